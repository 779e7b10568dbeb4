import * as vscode from 'vscode';
import { assert } from './assert.ts';

function isCatalog(tab: vscode.Tab | undefined): boolean {
  return tab?.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('whatsappErrors.catalog');
}

describe('catalog panel', () => {
  it('opens once, however often it is asked for', async () => {
    await vscode.commands.executeCommand('whatsappErrors.openCatalog');
    await vscode.commands.executeCommand('whatsappErrors.openCatalog', { key: '131056' });
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(isCatalog);
    assert(tabs.length === 1, `${tabs.length} catalog panels are open`);
  });
});
