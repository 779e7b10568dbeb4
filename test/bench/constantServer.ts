// What a hover costs at the very least: a server that keeps documents and answers every hover with the same text.

import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true },
}));
connection.onHover(() => ({ contents: { kind: 'markdown', value: '**131056** · pair rate limit hit' } }));
new TextDocuments(TextDocument).listen(connection);
connection.listen();
