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

describe('catalog panel', () => {
  it('opens once, however often it is asked for', async () => {
    const opened = whenCatalogTab();
    await vscode.commands.executeCommand('whatsappErrors.openCatalog');
    await opened;
    await vscode.commands.executeCommand('whatsappErrors.openCatalog', { key: '131056' });
    assert(catalogTabs().length === 1, `${catalogTabs().length} catalog panels are open`);
  });
});
