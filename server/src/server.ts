import {
  type CancellationToken,
  type CodeAction,
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
import { type Catalog, parseCatalog } from '../../shared/src/catalog/catalog.ts';
import { LANGUAGE_FIXES } from '../../shared/src/fixes/allLanguages.ts';
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
import { type BlockDocument, blockDocuments } from './blockDocument.ts';
import { type ClientSupport, clientSupport } from './clientCapabilities.ts';
import { pullDiagnostics, pushDiagnostics } from './diagnosticsTransport.ts';
import { createDocumentMatches, type Part } from './documentMatches.ts';
import { codeActions, FIX_KINDS, resolveCodeAction } from './features/codeActions/index.ts';
import type { FixCode } from './features/codeActions/provider.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentLinks } from './features/documentLinks.ts';
import { hover } from './features/hover.ts';
import { type FindMatches, matchAt, matchInfo } from './features/matchAt.ts';
import { whyAt } from './features/whyAt.ts';
import { createProjects } from './projects.ts';
import { runQuietly, runSafe } from './runSafe.ts';
import type { Runtime } from './runtime.ts';
import { type DocumentFeature, documentHandler, onDocument, type Session } from './session.ts';
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
    codeActionProvider: { codeActionKinds: [...FIX_KINDS], resolveProvider: true },
    ...(client.pullDiagnostics && {
      diagnosticProvider: { identifier: SETTINGS_SECTION, interFileDependencies: false, workspaceDiagnostics: false },
    }),
  };
}

function createSession(connection: Connection, runtime: Runtime, catalog: Catalog, client: ClientSupport): Session {
  const syntax = createSyntaxTrees((file) => runtime.readGrammar(file));
  return {
    syntax,
    projects: createProjects(runtime, syntax),
    connection,
    runtime,
    catalog,
    client,
    log: { error: (message) => connection.console.error(message) },
    documents: new TextDocuments(blockDocuments),
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

function registerCodeActions(session: Session): void {
  const { connection, catalog, client, runtime, log } = session;
  const enabled = (settings: Settings) => settings.codeActions.enabled;
  const readCode = (document: BlockDocument) => () => codeOf(session, document);
  const resolve = (action: CodeAction, document: BlockDocument, find: FindMatches) =>
    resolveCodeAction(action, document, {
      find,
      catalog,
      readCode: readCode(document),
      versionedEdits: client.versionedEdits,
    });
  connection.onCodeAction(
    documentHandler(session, {
      name: 'textDocument/codeAction',
      fallback: [],
      enabled,
      part: ({ range }, document) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end) }),
      run: async ({ range, context }: CodeActionParams, document, find, settings) => {
        const actions = await codeActions(document, range, context, {
          find,
          catalog,
          settings,
          readCode: readCode(document),
          commands: client.commands,
        });
        return client.resolvesEdits
          ? actions
          : Promise.all(actions.map((action) => resolve(action, document, find)));
      },
    }),
  );
  connection.onCodeActionResolve((action, token) => {
    const uri = resolvableUri(action);
    if (uri === undefined) return action;
    const name = 'codeAction/resolve';
    const feature: DocumentFeature<undefined, CodeAction> = {
      name,
      fallback: action,
      enabled,
      run: (_params, document, find) => resolve(action, document, find),
    };
    return runSafe(() => onDocument(session, uri, undefined, feature, token), action, name, token, runtime, log);
  });
}

/** A document as code: its syntax tree and what is known of its project. */
async function codeOf({ syntax, projects }: Session, document: BlockDocument): Promise<FixCode | undefined> {
  const { uri, languageId } = document;
  const file = await syntax.of(document);
  const language = file && LANGUAGE_FIXES[file.language];
  return language && { file, language, project: await projects.of(uri, languageId, file, language) };
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

/** The document an action was offered for; undefined for actions of other servers or of a broken client. */
function resolvableUri(action: CodeAction): string | undefined {
  const data = action.data as { uri?: unknown } | undefined;
  return typeof data?.uri === 'string' ? data.uri : undefined;
}
