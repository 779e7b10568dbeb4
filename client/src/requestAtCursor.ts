import type { TextEditor } from 'vscode';
import type { MatchAtParams } from '../../shared/src/protocol.ts';
import type { LanguageServer } from './languageServer.ts';

/** Asks the server about what the caret is on; starts it if need be. Rejects when it does not start or answer. */
export async function requestAtCursor<Result>(
  method: string,
  { document, selection }: TextEditor,
  server: LanguageServer,
): Promise<Result | null> {
  const client = await server.start();
  const params: MatchAtParams = {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(selection.active),
  };
  return client.sendRequest<Result | null>(method, params);
}
