import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  ErrorCodes,
  type InitializeError,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { type Catalog, parseCatalog } from '../../shared/src/catalog/catalog.ts';
import { DocumentLimitNotification, type InitializationOptions } from '../../shared/src/protocol.ts';
import { SETTINGS_SECTION } from '../../shared/src/settings.ts';
import { setTranslations } from '../../shared/src/translations.ts';
import { type BlockDocument, blockDocuments } from './blockDocument.ts';
import { type ClientSupport, clientSupport } from './clientCapabilities.ts';
import { registerCodeActions } from './codeActionHandlers.ts';
import { pullDiagnostics, pushDiagnostics } from './diagnosticsTransport.ts';
import { createDocumentMatches } from './documentMatches.ts';
import { FIX_KINDS } from './features/codeActions/index.ts';
import { TRIGGERS } from './features/completion.ts';
import { diagnostics } from './features/diagnostics.ts';
import { registerHints } from './hintHandlers.ts';
import { registerLookups } from './lookupHandlers.ts';
import { createProjects } from './projects.ts';
import { ask, runQuietly } from './runSafe.ts';
import type { Runtime } from './runtime.ts';
import { type Session, WHOLE } from './session.ts';
import { createSettingsStore } from './settingsStore.ts';
import { createSyntaxTrees } from './syntaxTrees.ts';
import { warmUp } from './warmUp.ts';
import { foldersAtStart, workspaceOf } from './workspace.ts';
import { registerWorkspace } from './workspaceHandlers.ts';
import { createWorkspaceScan } from './workspaceScan.ts';

/** Serves one client over `connection`, until it asks to exit. */
export function startServer(connection: Connection, runtime: Runtime): void {
  connection.onInitialize(async (params): Promise<InitializeResult | ResponseError<InitializeError>> => {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const client = clientSupport(params.capabilities, options);
    setTranslations(options.l10n);
    try {
      const catalog = parseCatalog(await runtime.readCatalog(options));
      registerHandlers(createSession(connection, runtime, catalog, client, foldersAtStart(params)));
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
    documentHighlightProvider: true,
    referencesProvider: true,
    workspaceSymbolProvider: true,
    inlayHintProvider: true,
    completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: true },
    codeActionProvider: { codeActionKinds: [...FIX_KINDS], resolveProvider: true },
    ...(client.pullDiagnostics && {
      diagnosticProvider: { identifier: SETTINGS_SECTION, interFileDependencies: false, workspaceDiagnostics: false },
    }),
  };
}

function createSession(
  connection: Connection,
  runtime: Runtime,
  catalog: Catalog,
  client: ClientSupport,
  folders: readonly string[],
): Session {
  const syntax = createSyntaxTrees((file) => runtime.readGrammar(file));
  const documents = new TextDocuments(blockDocuments);
  const settings = createSettingsStore(connection, client.configuration);
  const matches = createDocumentMatches(catalog, runtime, (change) => {
    void connection.sendNotification(DocumentLimitNotification.method, change);
  });
  const workspace = workspaceOf(connection, client, folders);
  return {
    syntax,
    projects: createProjects(runtime, syntax, folders, (uri) => documents.get(uri)?.getText()),
    connection,
    runtime,
    catalog,
    client,
    log: { error: (message) => connection.console.error(message) },
    documents,
    settings,
    matches,
    scan: createWorkspaceScan({ runtime, catalog, documents, settings, matches, ...workspace }),
  };
}

function registerHandlers(session: Session): void {
  registerLookups(session);
  registerCodeActions(session);
  registerHints(session);
  registerWorkspace(session);
  registerChanges(session);
  session.documents.listen(session.connection);
}

function registerChanges(session: Session): void {
  const { connection, client, documents, settings, matches, log } = session;
  const source = {
    ...session,
    validate: (document: BlockDocument, token?: CancellationToken) =>
      diagnostics(document, async () => {
        const find = await matches.find(document, WHOLE, await settings.of(document.uri), token);
        return find?.(WHOLE.start, WHOLE.end);
      }),
  };
  const transport = client.pullDiagnostics
    ? pullDiagnostics(connection, source, client.diagnosticsRefresh)
    : pushDiagnostics(connection, source);

  connection.onInitialized(() => {
    if (client.configurationRegistration) {
      const options = { section: SETTINGS_SECTION };
      const { type } = DidChangeConfigurationNotification;
      ask(connection.client.register(type, options), 'client/registerCapability', log);
    }
    runQuietly(() => warmUp(session.catalog), 'initialized', log);
  });
  connection.onDidChangeConfiguration((change) => {
    const take = () => {
      settings.changed(change.settings);
      session.scan.forget();
      if (client.inlayHintsRefresh) ask(connection.languages.inlayHint.refresh(), 'workspace/inlayHint/refresh', log);
      transport.refresh();
    };
    runQuietly(take, 'workspace/didChangeConfiguration', log);
  });
  documents.onDidClose(({ document }) => {
    settings.forget(document.uri);
    matches.forget(document.uri);
    session.syntax.forget(document.uri);
  });
}
