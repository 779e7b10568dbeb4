import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ExtensionContext } from 'vscode';
import { type Extension, type ExtensionApi, startClient } from '../startClient.ts';

let extension: Extension | undefined;

/** Entry on the desktop and in remote hosts: the server is a Node process of its own. */
export function activate(context: ExtensionContext): ExtensionApi {
  const module = context.asAbsolutePath('dist/server.js');
  extension = startClient(context, {
    gunzip: promisify<Uint8Array, Uint8Array>(gunzip),
    clientFactory: () => async (options) => {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      const run = { module, transport: TransportKind.ipc };
      const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
      return new LanguageClient('whatsappErrors', 'WhatsApp Errors', { run, debug }, options);
    },
  });
  return extension.api;
}

/** Ends the server before the extension host goes. */
export function deactivate(): Promise<void> | undefined {
  return extension?.stop();
}
