// Runs inside an extension host, as the tests there do, and prints one line of JSON with what it measured.
import * as vscode from 'vscode';
import { endLine, reportLine } from '../e2e/suite/report.ts';

/** `publisher.name` of the extension under test; set when the bundle is made. */
declare const extensionUnderTest: string;

/** What one start of the editor gave, in milliseconds. */
export interface EditorFigures {
  readonly activateOurs: number;
  readonly activateEmpty: number;
  /** From opening the first file with a code to its card, the start of the server included. */
  readonly firstHover: number;
  /** The same for a second file, with the server running. */
  readonly secondHover: number;
}

/** Called by the editor. */
export async function run(): Promise<void> {
  try {
    console.log(reportLine(JSON.stringify(await measure())));
    console.log(endLine(true));
  } catch (error) {
    console.log(reportLine(`${error}`));
    console.log(endLine(false));
  }
}

async function measure(): Promise<EditorFigures> {
  // The empty one first: whatever the host loads for its first extension is not ours to pay.
  const activateEmpty = await time(() => activate('whatsapp-error-codes.in-editor-test-driver'));
  const activateOurs = await time(() => activate(extensionUnderTest));
  const firstHover = await time(() => openAndHover('logs/app.log'));
  const secondHover = await time(() => openAndHover('payloads/failed-status.json'));
  return { activateOurs, activateEmpty, firstHover, secondHover };
}

async function activate(id: string): Promise<void> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension || extension.isActive) throw new Error(`${id} is missing or runs already`);
  await extension.activate();
}

async function openAndHover(path: string): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  await vscode.window.showTextDocument(document);
  const position = document.positionAt(document.getText().indexOf('131056'));
  for (;;) {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    if (texts.some((text) => text.includes('131056'))) return;
  }
}

async function time(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
