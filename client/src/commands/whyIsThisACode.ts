import { commands, type Disposable, l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { LANGUAGE_IDS } from '../../../shared/src/languages.ts';
import { type WhyInfo, WhyRequest } from '../../../shared/src/protocol.ts';
import type { CatalogPanel } from '../catalogPanel/panel.ts';
import type { LanguageServer } from '../languageServer.ts';
import { isOwnLog } from '../log.ts';
import { requestAtCursor } from '../requestAtCursor.ts';

/** `Why Is This (Not) a Code?`: shows what speaks for and against the number or title at the caret. */
export function registerWhyIsThisACode(panel: CatalogPanel, server: LanguageServer): Disposable {
  return commands.registerCommand('whatsappErrors.whyIsThisACode', async () => {
    const editor = window.activeTextEditor;
    const languages: readonly string[] = LANGUAGE_IDS;
    if (editor && (isOwnLog(editor.document) || !languages.includes(editor.document.languageId))) {
      const { languageId } = editor.document;
      void window.showInformationMessage(
        l10n.t('This document is not checked for WhatsApp error codes ({0}).', languageId),
      );
      return;
    }
    let why: WhyInfo | null | undefined;
    try {
      why = editor && (await requestAtCursor<WhyInfo>(WhyRequest.method, editor, server));
    } catch {
      const choice = await window.showErrorMessage(
        l10n.t('The WhatsApp Errors language server did not answer.'),
        l10n.t('Show Output'),
      );
      if (choice) await commands.executeCommand('whatsappErrors.showOutput');
      return;
    }
    if (why) await show(why, panel);
    else
      void window.showInformationMessage(
        l10n.t('The cursor is on neither a number nor the title of a WhatsApp error.'),
      );
  });
}

async function show({ subject, key, verdict, sections }: WhyInfo, panel: CatalogPanel): Promise<void> {
  const rows = sections.flatMap(({ heading, rows }): QuickPickItem[] => [
    { label: heading, kind: QuickPickItemKind.Separator },
    ...rows.map(({ text, detail }) => ({ label: plain(text), detail })),
  ]);
  const catalog = {
    label: key === undefined ? `$(search) ${l10n.t('Search Codes…')}` : `$(book) ${l10n.t('Show {0}', plain(subject))}`,
  };
  const separator = { label: l10n.t('Catalog'), kind: QuickPickItemKind.Separator };
  const choice = await window.showQuickPick([...rows, separator, catalog], { title: verdict, placeHolder: subject });
  if (choice !== catalog) return;
  if (key === undefined) await commands.executeCommand('whatsappErrors.searchCodes');
  else await panel.open({ key });
}

/** Text of a document may look like the editor's names of icons: `$(book)`. */
function plain(text: string): string {
  return text.replace(/\$\((?=[\w~-]{1,60}\))/g, '\\$(');
}
