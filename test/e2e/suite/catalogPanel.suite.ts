import * as vscode from 'vscode';
import { assert } from './assert.ts';

function catalogTabs(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('whatsappErrors.catalog'),
  );
}

/** Resolves when a catalog tab is there; the list of tabs follows the window with a delay. */
function whenCatalogTab(): Promise<void> {
  return new Promise((resolve) => {
    const listener = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (catalogTabs().length === 0) return;
      listener.dispose();
      resolve();
    });
  });
}

function whenNoTextIsVisible(): Promise<void> {
  return new Promise((resolve) => {
    const listener = vscode.window.onDidChangeVisibleTextEditors((visible) => {
      if (visible.length > 0) return;
      listener.dispose();
      resolve();
    });
  });
}

describe('catalog panel', () => {
  it('opens once, however often it is asked for', async () => {
    const opened = whenCatalogTab();
    await vscode.commands.executeCommand('whatsappErrors.openCatalog');
    await opened;
    await vscode.commands.executeCommand('whatsappErrors.openCatalog', { key: '131056' });
    assert(catalogTabs().length === 1, `${catalogTabs().length} catalog panels are open`);
  });

  it('may cover the file that a code is inserted into', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'if (code === )' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 13, 0, 13);
    const covered = whenNoTextIsVisible();
    await vscode.commands.executeCommand('whatsappErrors.openCatalog');
    await covered;
    await vscode.commands.executeCommand('whatsappErrors.insertCode', { key: '131056' });
    assert(document.getText() === 'if (code === 131056)', `the file has "${document.getText()}"`);
    assert(vscode.window.activeTextEditor?.document === document, 'the file is not in front');
  });
});
