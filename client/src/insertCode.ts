import { type Disposable, l10n, type TextEditor, window } from 'vscode';

/** Inserts a text where the person was typing, even when a panel has the focus now. */
export interface CodeInserter extends Disposable {
  insert(text: string): Promise<void>;
}

/** Remembers the last text editor, because a webview panel takes `activeTextEditor` away. */
export function createCodeInserter(): CodeInserter {
  let last: TextEditor | undefined;
  const remember = (editor: TextEditor | undefined): void => {
    if (editor && isFile(editor)) last = editor;
  };
  remember(window.activeTextEditor);
  const listener = window.onDidChangeActiveTextEditor(remember);

  const target = async (): Promise<TextEditor | undefined> => {
    const visible = window.visibleTextEditors.filter(isFile);
    if (!last || visible.includes(last)) return last;
    // A panel in the same group covers the file; it comes back with its selection.
    if (!last.document.isClosed) return window.showTextDocument(last.document, { viewColumn: last.viewColumn ?? 1 });
    return visible[0];
  };
  return {
    async insert(text) {
      const editor = await target();
      if (!editor) {
        void window.showInformationMessage(l10n.t('Open a file first. The text is inserted at its cursor.'));
        return;
      }
      const done = await editor.edit((edit) => {
        for (const selection of editor.selections) edit.replace(selection, text);
      });
      if (!done) void window.showWarningMessage(l10n.t('The file could not be edited. It may be read-only.'));
      await window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? 1 });
    },
    dispose: () => listener.dispose(),
  };
}

/** Output channels are text editors too, but not ones to write in. */
function isFile({ document }: TextEditor): boolean {
  return document.uri.scheme !== 'output';
}
