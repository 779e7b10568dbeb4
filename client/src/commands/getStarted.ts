import { commands, type Disposable, type ExtensionContext } from 'vscode';

/** Until this is set, the editor does not know the walkthrough, so it cannot open it after an installation. */
const WANTED = 'whatsappErrors.getStarted';

/** `Get Started`: opens the walkthrough, which never opens by itself. */
export function registerGetStarted({ extension }: ExtensionContext): Disposable {
  return commands.registerCommand('whatsappErrors.getStarted', async () => {
    await commands.executeCommand('setContext', WANTED, true);
    await commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#getStarted`, false);
  });
}
