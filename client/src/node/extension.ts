import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Extension, type ExtensionApi, startClient } from '../startClient.ts';

let extension: Extension | undefined;

/** Entry on the desktop and in remote hosts: the server is a Node process of its own. */
export function activate(context: ExtensionContext): ExtensionApi {
  const run = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  extension = startClient(
    context,
    () => async (options) => new LanguageClient('whatsappErrors', 'WhatsApp Errors', { run, debug }, options),
  );
  return extension.api;
}

/** Ends the server before the extension host goes. */
export function deactivate(): Promise<void> | undefined {
  return extension?.stop();
}
