import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import {
  type FileParams,
  ListFolderRequest,
  ReadFileRequest,
  ReadForScanRequest,
  type ReadGrammarParams,
  ReadGrammarRequest,
  type ScanText,
} from '../../../shared/src/protocol.ts';
import { startServer } from '../server.ts';

declare const self: DedicatedWorkerGlobalScope;

// The parser's package asks the document for the address of its script when it is loaded, and refuses a host without one,
// although it is handed all it would fetch.
Object.assign(globalThis, { document: { currentScript: null } });

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

startServer(connection, {
  nextTurn: () => new Promise((resolve) => setTimeout(resolve, 0)),
  async readCatalog({ catalog }) {
    if (typeof catalog === 'string') return catalog;
    throw new Error(
      'The catalog is missing: pass the JSON of dist/catalog.packed.gz as initializationOptions.catalog.',
    );
  },
  // A worker has no files: the client reads them.
  readGrammar: (file) => connection.sendRequest(ReadGrammarRequest.method, { file } satisfies ReadGrammarParams),
  async readFile(uri) {
    const text: string | null = await connection.sendRequest(ReadFileRequest.method, { uri } satisfies FileParams);
    return text ?? undefined;
  },
  listFolder: (uri) => connection.sendRequest(ListFolderRequest.method, { uri } satisfies FileParams),
  readForScan: (params) =>
    connection.sendRequest<ScanText>(ReadForScanRequest.method, params).catch((): ScanText => ({ kind: 'missing' })),
});
