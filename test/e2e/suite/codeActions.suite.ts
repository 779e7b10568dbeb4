import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.ts';
import { openFixture, positionOf } from './document.ts';

async function quickFixes(document: vscode.TextDocument, needle: string): Promise<vscode.CodeAction[]> {
  const position = positionOf(document, needle);
  const range = new vscode.Range(position, position);
  const actions = await untilNotCanceled(() =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    ),
  );
  return actions.filter(({ title }) => /\d{6}/.test(title));
}

/** The editor cancels a request of ours whenever it makes one of its own for the same file, as it does after opening. */
async function untilNotCanceled<T>(request: () => Thenable<T>): Promise<T> {
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'Canceled') throw error;
    }
  }
}

describe('code actions', () => {
  it('add a retry, and undo takes it back', async () => {
    const document = await openFixture('src/sender.ts');
    const before = document.getText();
    const offered = await quickFixes(document, '131056');
    const retry = offered.find(({ title }) => title === 'Add retry for 131056');
    assert(retry?.edit, `no edit for "Add retry for 131056" among: ${offered.map(({ title }) => title).join('; ')}`);
    await vscode.workspace.applyEdit(retry.edit);
    assert(document.getText() !== before, 'the edit changed nothing');
    await vscode.commands.executeCommand('undo');
    assertEqual(document.getText(), before, 'text after undo');
  });

  it('offer no retry where sending again is wrong', async () => {
    const document = await openFixture('src/sender.ts');
    const titles = (await quickFixes(document, '131047')).map(({ title }) => title);
    assertEqual(
      titles.slice(0, 2),
      ['131047: send a template instead', 'Open 131047 in the catalog'],
      'actions for 131047',
    );
    assert(!titles.some((title) => title.startsWith('Add retry')), 'a retry is offered for 131047');
  });
});
