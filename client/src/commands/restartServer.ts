import { commands, type Disposable, window } from 'vscode';
import type { LanguageServer } from '../languageServer.ts';

/** `Restart Server`; starts it too when it does not run yet. */
export function registerRestartServer(server: LanguageServer): Disposable {
  return commands.registerCommand('whatsappErrors.restartServer', async () => {
    try {
      await server.restart();
    } catch {
      const choice = await window.showErrorMessage('The WhatsApp Errors language server did not start.', 'Show Output');
      if (choice) await commands.executeCommand('whatsappErrors.showOutput');
    }
  });
}
