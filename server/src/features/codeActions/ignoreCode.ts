import * as l10n from '@vscode/l10n';
import { codeLabel, entryKey } from '../../../../shared/src/catalog/catalog.ts';
import { ignoreHere } from '../../../../shared/src/fixes/ignoreHere.ts';
import { IGNORE_CODE_COMMAND } from '../../../../shared/src/protocol.ts';
import { entriesTouched } from './openInCatalog.ts';
import type { FixProvider, FixSource } from './provider.ts';

/** `Ignore 131056 here`: a comment above the line. */
export const ignoreHereProvider: FixProvider = {
  id: 'ignore-here',
  kind: 'quickfix',
  offers: (request) =>
    entriesTouched(request).flatMap(({ entry, start }) => {
      const key = entryKey(entry);
      return comment(request, key, start) ? [{ title: l10n.t('Ignore {0} here', codeLabel(entry)), key, start }] : [];
    }),
  changes: (source, { key, start }) => {
    const changes = comment(source, key, start);
    return changes && { changes };
  },
};

/** `Ignore 131056 in this workspace`: the setting, which only a client can write. */
export const ignoreInWorkspaceProvider: FixProvider = {
  id: 'ignore-in-workspace',
  kind: 'quickfix',
  offers: (request) => {
    if (!request.commands.includes(IGNORE_CODE_COMMAND)) return [];
    return entriesTouched(request).map(({ entry, start }) => {
      const key = entryKey(entry);
      const title = l10n.t('Ignore {0} in this workspace', codeLabel(entry));
      return { title, key, start, command: { title, command: IGNORE_CODE_COMMAND, arguments: [{ key }] } };
    });
  },
};

function comment({ document, code }: FixSource, key: string, start: number) {
  return ignoreHere(document.getText(), document.languageId, key, start, code?.file);
}
