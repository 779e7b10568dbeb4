import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../server.ts';

declare const self: DedicatedWorkerGlobalScope;

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  nextTurn: () => new Promise((resolve) => setTimeout(resolve, 0)),
  async readCatalog({ catalog }) {
    if (typeof catalog === 'string') return catalog;
    throw new Error(
      'The catalog is missing: pass the JSON of dist/catalog.packed.gz as initializationOptions.catalog.',
    );
  },
});
