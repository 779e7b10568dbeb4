import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  DidChangeConfigurationNotification,
  ErrorCodes,
  type InitializeError,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Catalog, parseCatalog } from '../../shared/src/catalog/catalog.ts';
import type { Match } from '../../shared/src/detect/types.ts';
import {
  DocumentLimitNotification,
  type InitializationOptions,
  type MatchAtParams,
  MatchAtRequest,
} from '../../shared/src/protocol.ts';
import { SETTINGS_SECTION, type Settings } from '../../shared/src/settings.ts';
import { type ClientSupport, clientSupport } from './clientCapabilities.ts';
import { pullDiagnostics, pushDiagnostics } from './diagnosticsTransport.ts';
import { createMatchCache } from './documentMatches.ts';
import { codeActions, resolveCodeAction } from './features/codeActions/index.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentLinks } from './features/documentLinks.ts';
import { hover } from './features/hover.ts';
import { matchAt, matchInfo } from './features/matchAt.ts';
import { runQuietly, runSafe } from './runSafe.ts';
import type { Runtime } from './runtime.ts';
import { documentHandler, onDocument, type Session } from './session.ts';
import { createSettingsStore } from './settingsStore.ts';

/** Serves one client over `connection`, until it asks to exit. */
export function startServer(connection: Connection, runtime: Runtime): void {
  connection.onInitialize(async (params): Promise<InitializeResult | ResponseError<InitializeError>> => {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const client = clientSupport(params.capabilities, options);
    try {
      const catalog = parseCatalog(await runtime.readCatalog(options));
      registerHandlers(createSession(connection, runtime, catalog, client));
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The catalog is missing.';
      return new ResponseError(ErrorCodes.InternalError, message, { retry: false });
    }
    return { capabilities: capabilities(client), serverInfo: { name: 'whatsapp-errors' } };
  });
  connection.listen();
}

function capabilities(client: ClientSupport): InitializeResult['capabilities'] {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    documentLinkProvider: {},
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true },
    ...(client.pullDiagnostics && {
      diagnosticProvider: { identifier: SETTINGS_SECTION, interFileDependencies: false, workspaceDiagnostics: false },
    }),
  };
}

function createSession(connection: Connection, runtime: Runtime, catalog: Catalog, client: ClientSupport): Session {
  return {
    connection,
    runtime,
    catalog,
    client,
    log: { error: (message) => connection.console.error(message) },
    documents: new TextDocuments(TextDocument),
    settings: createSettingsStore(connection, client.configuration),
    cache: createMatchCache(catalog, (change) => {
      void connection.sendNotification(DocumentLimitNotification.method, change);
    }),
  };
}

function registerHandlers(session: Session): void {
  registerLookups(session);
  registerCodeActions(session);
  registerChanges(session);
  session.documents.listen(session.connection);
}

function registerLookups(session: Session): void {
  const { connection, client } = session;
  connection.onHover(
    documentHandler(session, {
      name: 'textDocument/hover',
      fallback: null,
      enabled: (settings: Settings) => settings.hover.enabled,
      run: ({ position }, document, matches) =>
        hover(document, position, matches, { markdown: client.hoverMarkdown, canOpenCatalog: client.canOpenCatalog }),
    }),
  );
  connection.onDocumentLinks(
    documentHandler(session, {
      name: 'textDocument/documentLink',
      fallback: [],
      enabled: (settings: Settings) => settings.documentLinks.enabled,
      run: (_params, document, matches) => documentLinks(document, matches),
    }),
  );
  connection.onRequest(
    MatchAtRequest.method,
    documentHandler(session, {
      name: MatchAtRequest.method,
      fallback: null,
      run: ({ position }: MatchAtParams, document, matches) => {
        const match = matchAt(document, position, matches);
        return match ? matchInfo(document, match) : null;
      },
    }),
  );
}

function registerCodeActions(session: Session): void {
  const { connection, catalog, client, runtime, log } = session;
  const enabled = (settings: Settings) => settings.codeActions.enabled;
  const resolve = (action: CodeAction, document: TextDocument, matches: readonly Match[]) =>
    resolveCodeAction(action, document, { matches, catalog, versionedEdits: client.versionedEdits });
  connection.onCodeAction(
    documentHandler(session, {
      name: 'textDocument/codeAction',
      fallback: [],
      enabled,
      run: ({ range, context }: CodeActionParams, document, matches, settings) => {
        const actions = codeActions(document, range, context, {
          matches,
          catalog,
          settings,
          commands: client.commands,
        });
        return client.resolvesEdits ? actions : actions.map((action) => resolve(action, document, matches));
      },
    }),
  );
  connection.onCodeActionResolve((action, token) => {
    const uri = resolvableUri(action);
    if (uri === undefined) return action;
    const name = 'codeAction/resolve';
    const feature = {
      name,
      fallback: action,
      enabled,
      run: (_params: unknown, document: TextDocument, matches: readonly Match[]) => resolve(action, document, matches),
    };
    return runSafe(() => onDocument(session, uri, undefined, feature), action, name, token, runtime, log);
  });
}

function registerChanges(session: Session): void {
  const { connection, client, documents, settings, cache, log } = session;
  const source = {
    ...session,
    validate: async (document: TextDocument) => {
      const current = await settings.of(document.uri);
      return diagnostics(document, () => cache.get(document, current).matches);
    },
  };
  const transport = client.pullDiagnostics
    ? pullDiagnostics(connection, source, client.diagnosticsRefresh)
    : pushDiagnostics(connection, source);

  connection.onInitialized(() => {
    if (!client.configurationRegistration) return;
    void connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
  });
  connection.onDidChangeConfiguration((change) => {
    const take = () => {
      settings.changed(change.settings);
      transport.refresh();
    };
    runQuietly(take, 'workspace/didChangeConfiguration', log);
  });
  documents.onDidClose(({ document }) => {
    settings.forget(document.uri);
    cache.forget(document.uri);
  });
}

/** The document an action was offered for; undefined for actions of other servers or of a broken client. */
function resolvableUri(action: CodeAction): string | undefined {
  const data = action.data as { uri?: unknown } | undefined;
  return typeof data?.uri === 'string' ? data.uri : undefined;
}
