import * as l10n from '@vscode/l10n';
import type { Command } from 'vscode-languageserver-types';
import { codeLabel, entryKey } from '../../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../../shared/src/catalog/types.ts';
import { OPEN_CATALOG_COMMAND } from '../../../../shared/src/protocol.ts';
import type { PanelTarget } from '../../../../shared/src/webviewMessages.ts';
import type { FixProvider, FixRequest } from './provider.ts';

/** `Open 131047 in the catalog`. */
export const openInCatalogProvider: FixProvider = {
  id: 'open-in-catalog',
  kind: 'quickfix',
  offers: (request) =>
    entriesTouched(request).flatMap(({ entry, start }) => {
      const key = entryKey(entry);
      const title = l10n.t('Open {0} in the catalog', codeLabel(entry));
      return openCatalog(request, title, { key }).map((command) => ({ title, key, start, command }));
    }),
};

/** The command that opens the catalog, as a list of one; empty for a client that has no such command. */
export function openCatalog({ commands }: FixRequest, title: string, target: PanelTarget): Command[] {
  if (!commands.includes(OPEN_CATALOG_COMMAND)) return [];
  return [{ title, command: OPEN_CATALOG_COMMAND, arguments: [target] }];
}

/** The entries in the requested range, each once, with the offset of their first match there. */
export function entriesTouched({ touched }: FixRequest): { entry: Entry; start: number }[] {
  const first = new Map<Entry, number>();
  for (const { entry, start } of touched) if (!first.has(entry)) first.set(entry, start);
  return [...first].map(([entry, start]) => ({ entry, start }));
}
