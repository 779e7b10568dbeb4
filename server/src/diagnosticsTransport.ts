import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type ResponseError,
  type TextDocuments,
} from 'vscode-languageserver';
import type { BlockDocument } from './blockDocument.ts';
import { ask, type Log, outdated, runSafe } from './runSafe.ts';
import type { Runtime } from './runtime.ts';

/** How reports reach the client: on request where it pulls (LSP 3.17), else pushed after each change. */
export interface DiagnosticsTransport {
  /** Settings changed: everything reported so far may be wrong. */
  refresh(): void;
}

/** What both ways need. */
export interface DiagnosticsSource {
  readonly documents: TextDocuments<BlockDocument>;
  /** Undefined where the document has changed meanwhile, or the client no longer wants the answer. */
  validate(document: BlockDocument, token?: CancellationToken): Promise<Diagnostic[] | undefined>;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** Answers `textDocument/diagnostic`; an unchanged version is answered without its items. */
export function pullDiagnostics(
  connection: Connection,
  source: DiagnosticsSource,
  canRefresh: boolean,
): DiagnosticsTransport {
  let generation = 0;
  const report = async (
    uri: string,
    previousResultId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport | ResponseError<void>> => {
    const document = source.documents.get(uri);
    if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = `${generation}:${document.version}`;
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    const items = await source.validate(document, token);
    return items ? { kind: DocumentDiagnosticReportKind.Full, resultId, items } : outdated();
  };
  connection.languages.diagnostics.on(
    (params, token) =>
      runSafe<DocumentDiagnosticReport>(
        () => report(params.textDocument.uri, params.previousResultId, token),
        { kind: DocumentDiagnosticReportKind.Full, items: [] },
        'textDocument/diagnostic',
        token,
        source.runtime,
        source.log,
      ) as Promise<DocumentDiagnosticReport | ResponseError<never>>,
  );
  return {
    refresh() {
      generation++;
      if (canRefresh) ask(connection.languages.diagnostics.refresh(), 'workspace/diagnostic/refresh', source.log);
    },
  };
}

/** Sends `textDocument/publishDiagnostics` for clients that do not pull. */
export function pushDiagnostics(connection: Connection, source: DiagnosticsSource): DiagnosticsTransport {
  const push = async (document: BlockDocument): Promise<void> => {
    const { uri, version } = document;
    try {
      // Edits come in bursts: what is already outdated after one turn needs no report.
      await source.runtime.nextTurn();
      if (source.documents.get(uri)?.version !== version) return;
      const diagnostics = await source.validate(document);
      if (diagnostics && source.documents.get(uri)?.version === version)
        connection.sendDiagnostics({ uri, version, diagnostics });
    } catch {
      source.log.error('textDocument/publishDiagnostics failed');
    }
  };
  source.documents.onDidChangeContent(({ document }) => void push(document));
  source.documents.onDidClose(
    ({ document }) => void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }),
  );
  return { refresh: () => source.documents.all().forEach((document) => void push(document)) };
}
