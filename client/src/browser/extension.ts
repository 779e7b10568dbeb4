import { type ExtensionContext, Uri } from 'vscode';
import { type Extension, type ExtensionApi, startClient } from '../startClient.ts';
import { serveFiles } from './serverFiles.ts';

let extension: Extension | undefined;

/** Entry in the browser: the server is a web worker, which is handed the catalog because it cannot read files. */
export function activate(context: ExtensionContext): ExtensionApi {
  const main = Uri.joinPath(context.extensionUri, 'dist', 'server.js').toString(true);
  extension = startClient(context, {
    gunzip,
    clientFactory: (source) => async (options) => {
      const { LanguageClient } = await import('vscode-languageclient/browser');
      const initializationOptions = { ...options.initializationOptions, catalog: await source.text() };
      const clientOptions = { ...options, initializationOptions };
      const client = new LanguageClient('whatsappErrors', 'WhatsApp Errors', new Worker(main), clientOptions);
      serveFiles(client, context.extensionUri);
      return client;
    },
  });
  return extension.api;
}

/** Ends the worker before the extension host goes. */
export function deactivate(): Promise<void> | undefined {
  return extension?.stop();
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const plain = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
