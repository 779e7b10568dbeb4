import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient/browser';
import {
  type FileParams,
  ListFolderRequest,
  ReadFileRequest,
  type ReadGrammarParams,
  ReadGrammarRequest,
} from '../../../shared/src/protocol.ts';

/** Reads files for a server in a web worker, which has none: grammars of the extension, manifests of the workspace. */
export function serveFiles(client: BaseLanguageClient, extensionUri: Uri): void {
  client.onRequest(ReadGrammarRequest.method, ({ file }: ReadGrammarParams) =>
    workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'grammars', file)),
  );
  client.onRequest(ReadFileRequest.method, async ({ uri }: FileParams) => {
    const bytes = await workspace.fs.readFile(Uri.parse(uri)).then(undefined, () => undefined);
    return bytes ? new TextDecoder().decode(bytes) : null;
  });
  client.onRequest(ListFolderRequest.method, async ({ uri }: FileParams) => {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri)).then(undefined, () => []);
    return entries.filter(([, type]) => (type & FileType.File) !== 0).map(([name]) => name);
  });
}
