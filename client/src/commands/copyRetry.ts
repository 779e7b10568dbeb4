import { commands, type Disposable, env, l10n, window } from 'vscode';
import { LANGUAGE_NAMES } from '../../../shared/src/fixes/languages.ts';
import { COPY_RETRY_COMMAND, type RetrySnippetParams, RetrySnippetRequest } from '../../../shared/src/protocol.ts';
import type { LanguageServer } from '../languageServer.ts';

/** `Copy retry for 131056 as Go`: puts the retry of a code on the clipboard; asks for the language where it is not said. */
export function registerCopyRetry(server: LanguageServer): Disposable {
  return commands.registerCommand(COPY_RETRY_COMMAND, async (target?: Partial<RetrySnippetParams>) => {
    const key = target?.key;
    if (typeof key !== 'string') {
      void window.showInformationMessage(
        l10n.t('Use the light bulb on a code: this command copies the retry it is offered for.'),
      );
      return;
    }
    const language = target?.language ?? (await askLanguage(key));
    if (language === undefined) return;
    const client = await server.start();
    const params: RetrySnippetParams = { key, language };
    const text = await client.sendRequest<string | null>(RetrySnippetRequest.method, params);
    if (text === null) {
      void window.showWarningMessage(
        l10n.t('{0} must not be retried automatically, so there is no retry to copy.', key),
      );
      return;
    }
    await env.clipboard.writeText(text);
    void window.setStatusBarMessage(`$(check) ${l10n.t('Copied the retry for {0}', key)}`, 4000);
  });
}

async function askLanguage(key: string): Promise<string | undefined> {
  const items = Object.entries(LANGUAGE_NAMES).map(([language, label]) => ({ label, language }));
  const choice = await window.showQuickPick(items, { placeHolder: l10n.t('Language of the retry for {0}', key) });
  return choice?.language;
}
