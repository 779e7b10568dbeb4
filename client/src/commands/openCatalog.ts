import { commands, type Disposable } from 'vscode';
import type { PanelTarget } from '../../../shared/src/webviewMessages.ts';
import type { CatalogPanel } from '../catalogPanel/panel.ts';

/** `Open Catalog`; links in hovers and quick fixes call it with a target, the palette without. */
export function registerOpenCatalog(panel: CatalogPanel): Disposable {
  return commands.registerCommand('whatsappErrors.openCatalog', (target: unknown) => panel.open(parseTarget(target)));
}

/** Command arguments can come from anywhere; what is not a target is left out. */
function parseTarget(value: unknown): PanelTarget | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { key, query, section } = value as Record<string, unknown>;
  return {
    ...(typeof key === 'string' && { key }),
    ...(typeof query === 'string' && { query }),
    ...(section === 'fixes' && { section }),
  };
}
