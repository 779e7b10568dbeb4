import { type Disposable, languages, type TextDocument, workspace } from 'vscode';
import { mayHoldCodes } from '../../shared/src/detect/prefilter.ts';
import { LANGUAGE_IDS } from '../../shared/src/languages.ts';

const SELECTOR = LANGUAGE_IDS.map((language) => ({ language }));

/**
 * Calls `open` once, as soon as an open document may hold a code, so that projects that have nothing to do with
 * WhatsApp never pay for a server. Documents are tested when they are opened, edits by the lines they touch.
 */
export function watchForCodes(open: () => void): Disposable {
  const listeners: Disposable[] = [];
  const close = () => {
    for (const listener of listeners.splice(0)) listener.dispose();
  };
  const pass = () => {
    close();
    open();
  };
  const test = (document: TextDocument) => isExamined(document) && mayHoldCodes(document.getText());

  listeners.push(
    workspace.onDidOpenTextDocument((document) => {
      if (test(document)) pass();
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isExamined(document)) return;
      const touched = contentChanges.some(({ range, text }) => {
        const line = Math.min(range.start.line, document.lineCount - 1);
        return mayHoldCodes(text) || mayHoldCodes(document.lineAt(line).text);
      });
      if (touched) pass();
    }),
  );
  if (workspace.textDocuments.some(test)) pass();
  return { dispose: close };
}

/** Our own log is a document of the language `log` too; it must not wake the server. */
function isExamined(document: TextDocument): boolean {
  return document.uri.scheme !== 'output' && languages.match(SELECTOR, document) > 0;
}
