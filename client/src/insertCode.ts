import { type Disposable, l10n, type TextEditor, window } from 'vscode';

/** Inserts a code where the person was typing, even when a panel has the focus now. */
export interface CodeInserter extends Disposable {
  insert(code: string): Promise<void>;
}

/** Remembers the last text editor, because a webview panel takes `activeTextEditor` away. */
export function createCodeInserter(): CodeInserter {
  let last: TextEditor | undefined = window.activeTextEditor;
  const listener = window.onDidChangeActiveTextEditor((editor) => {
    last = editor ?? last;
  });
  return {
    async insert(code) {
      const editor = window.visibleTextEditors.find((visible) => visible === last) ?? window.visibleTextEditors[0];
      if (!editor) {
        void window.showInformationMessage(l10n.t('Open a file first: the text goes where its caret is.'));
        return;
      }
      await editor.edit((edit) => {
        for (const selection of editor.selections) edit.replace(selection, code);
      });
      await window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? 1 });
    },
    dispose: () => listener.dispose(),
  };
}
