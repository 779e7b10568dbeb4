import * as l10n from '@vscode/l10n';
import { codeLabel, entryKey } from '../../../../shared/src/catalog/catalog.ts';
import { canAddRetry } from '../../../../shared/src/fixes/addRetry.ts';
import { LANGUAGE_NAMES } from '../../../../shared/src/fixes/languages.ts';
import { COPY_RETRY_COMMAND } from '../../../../shared/src/protocol.ts';
import { entriesTouched } from './openInCatalog.ts';
import type { FixProvider } from './provider.ts';

/** `Copy retry for 131056 as Go`: on a code in a log or payload, in the languages of the workspace. */
export const copyRetryProvider: FixProvider = {
  id: 'copy-retry',
  kind: 'quickfix',
  offers(request) {
    const { code, commands, workspaceLanguages } = request;
    if (code || !commands.includes(COPY_RETRY_COMMAND)) return [];
    const retried = entriesTouched(request).filter(({ entry }) => canAddRetry(entry));
    return retried.flatMap(({ entry, start }) => {
      const key = entryKey(entry);
      const offer = (as: string, language?: string) => {
        const title = l10n.t('Copy retry for {0} as {1}', codeLabel(entry), as);
        const command = { title, command: COPY_RETRY_COMMAND, arguments: [{ key, ...(language && { language }) }] };
        return { title, key, start, command };
      };
      // Where nothing says what the workspace is written in, the client asks.
      if (workspaceLanguages.length === 0) return [offer('…')];
      return workspaceLanguages.map((language) => offer(LANGUAGE_NAMES[language], language));
    });
  },
};
