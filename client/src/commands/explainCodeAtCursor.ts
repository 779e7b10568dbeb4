import { commands, type Disposable, l10n, type TextEditor, window } from 'vscode';
import { MatchAtRequest, type MatchInfo } from '../../../shared/src/protocol.ts';
import type { CatalogSource } from '../catalogData.ts';
import type { CatalogPanel } from '../catalogPanel/panel.ts';
import { codeAtCursor } from '../codeAtCursor.ts';
import type { LanguageServer } from '../languageServer.ts';
import { requestAtCursor } from '../requestAtCursor.ts';

/** `Explain Code at Cursor`: opens the panel at the code the caret is on. */
export function registerExplainCodeAtCursor(
  source: CatalogSource,
  panel: CatalogPanel,
  server: LanguageServer,
): Disposable {
  return commands.registerCommand('whatsappErrors.explainCodeAtCursor', async () => {
    const editor = window.activeTextEditor;
    // The server tells subcodes and titles apart; what it does not call a code may still be one to the person.
    const key = (await matchAtCursor(editor, server)) ?? codeAtCursor(editor, await source.catalog());
    if (key !== undefined) {
      await panel.open({ key });
      return;
    }
    const message = l10n.t('No known WhatsApp error code at the cursor.');
    const choice = await window.showInformationMessage(message, l10n.t('Search Codes…'));
    if (choice) await commands.executeCommand('whatsappErrors.searchCodes');
  });
}

async function matchAtCursor(editor: TextEditor | undefined, server: LanguageServer): Promise<string | undefined> {
  if (!editor) return undefined;
  try {
    const match = await requestAtCursor<MatchInfo>(MatchAtRequest.method, editor, server);
    return match?.key;
  } catch {
    // The catalog answers without a server too; why it did not start is in the output.
    return undefined;
  }
}
