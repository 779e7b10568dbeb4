import { commands, type Disposable, l10n, window } from 'vscode';
import type { LanguageServer } from '../languageServer.ts';

/** `Restart Server`; starts it too when it does not run yet. */
export function registerRestartServer(server: LanguageServer): Disposable {
  return commands.registerCommand('whatsappErrors.restartServer', async () => {
    try {
      await server.restart();
    } catch {
      const message = l10n.t('The WhatsApp Errors language server did not start.');
      const choice = await window.showErrorMessage(message, l10n.t('Show Output'));
      if (choice) await commands.executeCommand('whatsappErrors.showOutput');
    }
  });
}
