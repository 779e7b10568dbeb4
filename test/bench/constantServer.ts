// What a hover costs at the very least: a server that keeps documents and answers every hover with the same text.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createConnection, ProposedFeatures, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true },
}));
connection.onHover(() => ({ contents: { kind: 'markdown', value: '**131056** · pair rate limit hit' } }));
new TextDocuments(TextDocument).listen(connection);
connection.listen();
