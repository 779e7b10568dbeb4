import { commands, type Disposable, type LogOutputChannel } from 'vscode';

/** `Show Output`. */
export function registerShowOutput(log: LogOutputChannel): Disposable {
  return commands.registerCommand('whatsappErrors.showOutput', () => log.show());
}
