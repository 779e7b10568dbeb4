import * as vscode from 'vscode';

interface ExtensionApi {
  whenRunning(): Promise<void>;
}

/** `publisher.name` of the extension under test; set when the bundle is made. */
declare const extensionUnderTest: string;

/** Opens a file of the sample workspace and waits until the extension serves it. */
export async function openFixture(path: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The tests need the sample workspace open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  await vscode.window.showTextDocument(document);
  const api = await vscode.extensions.getExtension<ExtensionApi>(extensionUnderTest)?.activate();
  await api?.whenRunning();
  return document;
}

/** Where `needle` first stands in a document. */
export function positionOf(document: vscode.TextDocument, needle: string): vscode.Position {
  const offset = document.getText().indexOf(needle);
  if (offset < 0) throw new Error(`${document.uri.path} does not hold "${needle}"`);
  return document.positionAt(offset);
}
