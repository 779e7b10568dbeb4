import { commands, type Disposable, l10n, window } from 'vscode';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import type { CatalogSource } from '../catalogData.ts';
import type { CatalogPanel } from '../catalogPanel/panel.ts';
import { codeAtCursor } from '../codeAtCursor.ts';
import { askForCode } from '../codePick.ts';
import { entryArgument } from '../entryArgument.ts';

/** `Find Code in Workspace…`: opens the panel at a code and starts the scan for it; asks which code where none is given. */
export function registerFindInWorkspace(source: CatalogSource, panel: CatalogPanel): Disposable {
  return commands.registerCommand('whatsappErrors.findInWorkspace', async (argument: unknown) => {
    const entry =
      (await entryArgument(argument, source)) ??
      (await askForCode(source, {
        title: l10n.t('Find which code in the workspace?'),
        value: codeAtCursor(window.activeTextEditor, await source.catalog()) ?? '',
      }));
    if (entry) panel.open({ key: entryKey(entry), section: 'workspace' });
  });
}
