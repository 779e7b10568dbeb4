import { commands, type Disposable } from 'vscode';
import { parsePanelTarget } from '../../../shared/src/webviewMessages.ts';
import type { CatalogPanel } from '../catalogPanel/panel.ts';

/** `Open Catalog`; links in hovers and quick fixes call it with a target, the palette without. */
export function registerOpenCatalog(panel: CatalogPanel): Disposable {
  return commands.registerCommand('whatsappErrors.openCatalog', (target: unknown) =>
    panel.open(parsePanelTarget(target)),
  );
}
