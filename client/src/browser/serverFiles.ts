import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient/browser';
import { encodingOf } from '../../../shared/src/fileEncoding.ts';
import {
  type FileParams,
  type FolderContent,
  ListFolderRequest,
  ReadFileRequest,
  type ReadForScanParams,
  ReadForScanRequest,
  type ReadGrammarParams,
  ReadGrammarRequest,
  type ScanText,
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
  client.onRequest(ListFolderRequest.method, async ({ uri }: FileParams): Promise<FolderContent> => {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri)).then(undefined, () => []);
    const names = (wanted: FileType) => entries.filter(([, type]) => type === wanted).map(([name]) => name);
    return { files: names(FileType.File), folders: names(FileType.Directory) };
  });
  client.onRequest<ScanText, void>(ReadForScanRequest.method, (params: ReadForScanParams) =>
    readForScan(params).catch((): ScanText => ({ kind: 'missing' })),
  );
}

async function readForScan({ uri, maxBytes, known }: ReadForScanParams): Promise<ScanText> {
  const file = Uri.parse(uri);
  const { mtime, size } = await workspace.fs.stat(file);
  const stamp = `${mtime} ${size}`;
  if (size > maxBytes) return { kind: 'too-large' };
  if (stamp === known) return { kind: 'unchanged' };
  const bytes = await workspace.fs.readFile(file);
  const encoding = encodingOf(bytes);
  return encoding ? { kind: 'text', stamp, text: new TextDecoder(encoding).decode(bytes) } : { kind: 'binary', stamp };
}
