import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { type Catalog, parseCatalog } from '../../shared/src/catalog/catalog.ts';
import {
  DocumentLimitNotification,
  type InitializationOptions,
  type MatchAtParams,
  MatchAtRequest,
  type WhyInfo,
  type WhyParams,
  WhyRequest,
} from '../../shared/src/protocol.ts';
import { SETTINGS_SECTION, type Settings } from '../../shared/src/settings.ts';
import { setTranslations } from '../../shared/src/translations.ts';
import { type BlockDocument, blockDocuments } from './blockDocument.ts';
import { type ClientSupport, clientSupport } from './clientCapabilities.ts';
import { registerCodeActions } from './codeActionHandlers.ts';
import { pullDiagnostics, pushDiagnostics } from './diagnosticsTransport.ts';
import { createDocumentMatches, type Part } from './documentMatches.ts';
import { FIX_KINDS } from './features/codeActions/index.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentLinks } from './features/documentLinks.ts';
import { hover } from './features/hover.ts';
import { matchAt, matchInfo } from './features/matchAt.ts';
import { whyAt } from './features/whyAt.ts';
import { createProjects } from './projects.ts';
import { runQuietly } from './runSafe.ts';
import type { Runtime } from './runtime.ts';
import { documentHandler, type Session } from './session.ts';
import { createSettingsStore } from './settingsStore.ts';
import { createSyntaxTrees } from './syntaxTrees.ts';
import { warmUp } from './warmUp.ts';

/** All of a document, however long it is. */
const WHOLE: Part = { start: 0, end: Number.POSITIVE_INFINITY };

/** Serves one client over `connection`, until it asks to exit. */
export function startServer(connection: Connection, runtime: Runtime): void {
  connection.onInitialize(async (params): Promise<InitializeResult | ResponseError<InitializeError>> => {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const client = clientSupport(params.capabilities, options);
    setTranslations(options.l10n);
    try {
      const catalog = parseCatalog(await runtime.readCatalog(options));
      registerHandlers(createSession(connection, runtime, catalog, client, foldersOf(params)));
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
  return {
    syntax,
    projects: createProjects(runtime, syntax, folders, (uri) => documents.get(uri)?.getText()),
    connection,
    runtime,
    catalog,
    client,
    log: { error: (message) => connection.console.error(message) },
    documents,
    settings: createSettingsStore(connection, client.configuration),
    matches: createDocumentMatches(catalog, runtime, (change) => {
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
      run: ({ position }, document, find) =>
        hover(document, position, find, { markdown: client.hoverMarkdown, canOpenCatalog: client.canOpenCatalog }),
    }),
  );
  connection.onDocumentLinks(
    documentHandler(session, {
      name: 'textDocument/documentLink',
      fallback: [],
      enabled: (settings: Settings) => settings.documentLinks.enabled,
      part: () => WHOLE,
      run: (_params, document, find) => documentLinks(document, find(WHOLE.start, WHOLE.end)),
    }),
  );
  connection.onRequest(
    MatchAtRequest.method,
    documentHandler(session, {
      name: MatchAtRequest.method,
      fallback: null,
      run: ({ position }: MatchAtParams, document, find) => {
        const match = matchAt(document, position, find);
        return match ? matchInfo(document, match) : null;
      },
    }),
  );
  connection.onRequest<WhyInfo | null, void>(
    WhyRequest.method,
    documentHandler(session, {
      name: WhyRequest.method,
      fallback: null,
      run: ({ position }: WhyParams, document, _find, settings) => whyAt(document, position, session.catalog, settings),
    }),
  );
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
      void connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
    }
    runQuietly(() => warmUp(session.catalog), 'initialized', log);
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
    matches.forget(document.uri);
    session.syntax.forget(document.uri);
  });
}

/** URIs of the folders of the workspace, without a slash at their end. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map((uri) => uri.replace(/\/$/, ''));
}
