import { ConfigurationTarget, commands, type Disposable, l10n, window, workspace } from 'vscode';
import { IGNORE_CODE_COMMAND } from '../../../shared/src/protocol.ts';
import { SETTINGS_SECTION } from '../../../shared/src/settings.ts';

/** `Ignore 131056 in this workspace`: adds the code to the setting, in the workspace where one is open. */
export function registerIgnoreCodeInWorkspace(): Disposable {
  return commands.registerCommand(IGNORE_CODE_COMMAND, async (target?: { key?: unknown }) => {
    const key = target?.key;
    if (typeof key !== 'string') {
      void window.showInformationMessage(
        l10n.t('Use the light bulb on a code: this command ignores the code it is offered for.'),
      );
      return;
    }
    const settings = workspace.getConfiguration(SETTINGS_SECTION);
    const inWorkspace = workspace.workspaceFolders !== undefined;
    const before = settings.inspect<unknown>('ignoredCodes');
    const value = inWorkspace ? before?.workspaceValue : before?.globalValue;
    const codes: unknown[] = Array.isArray(value) ? value : [];
    if (codes.includes(key)) return;
    const place = inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    await settings.update('ignoredCodes', [...codes, key], place);
    const undo = l10n.t('Undo');
    const done = inWorkspace
      ? l10n.t('{0} is now ignored in this workspace.', key)
      : l10n.t('{0} is now ignored in your settings.', key);
    const choice = await window.showInformationMessage(done, undo);
    if (choice === undo) await settings.update('ignoredCodes', codes.length > 0 ? codes : undefined, place);
  });
}
