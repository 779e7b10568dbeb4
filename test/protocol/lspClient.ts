import { type ChildProcess, fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type DocumentHighlight,
  DocumentHighlightRequest,
  type DocumentLink,
  DocumentLinkRequest,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type InlayHint,
  InlayHintRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type Location,
  type MarkupContent,
  type MessageReader,
  type MessageWriter,
  type Position,
  type ProtocolConnection,
  type Range,
  ReferencesRequest,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { readCatalogData } from '../../scripts/catalog.ts';
import { nodeRuntime } from '../../server/src/node/runtime.ts';
import { startServer } from '../../server/src/server.ts';
import { packCatalog } from '../../shared/src/catalog/packed.ts';
import { MatchAtRequest, type MatchInfo, OPEN_CATALOG_COMMAND } from '../../shared/src/protocol.ts';
import { readGrammar } from '../unit/fixes/parseSource.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');

/** The two ends of a running server. */
interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Absent for a server inside this process. */
  readonly process?: ChildProcess;
}

/** The server's own code on streams inside this process. */
export function inProcess(): Transport {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
    readCatalog: async () => JSON.stringify(packCatalog(readCatalogData())),
    readGrammar,
    readFile: nodeRuntime.readFile,
    listFolder: nodeRuntime.listFolder,
    readForScan: nodeRuntime.readForScan,
  });
  return { reader: new StreamMessageReader(toClient), writer: new StreamMessageWriter(toServer) };
}

/** The built command line as any editor starts it. */
export function builtStdio(): Transport {
  const child = spawn(process.execPath, [join(DIST, 'cli.js'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return {
    reader: new StreamMessageReader(child.stdout),
    writer: new StreamMessageWriter(child.stdin),
    process: child,
  };
}

/** The built server as the extension starts it. */
export function builtIpc(): Transport {
  const child = fork(join(DIST, 'server.js'), ['--node-ipc'], { silent: true });
  return { reader: new IPCMessageReader(child), writer: new IPCMessageWriter(child), process: child };
}

/** What a test client says it can do; VS Code's answers where nothing else is given. */
export interface ClientProfile {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Answers to `workspace/configuration`, by document; absent: the client does not answer it. */
  readonly settings?: (uri: string | undefined, section: string | undefined) => unknown;
  /** URIs of the folders of the workspace. */
  readonly folders?: readonly string[] | null;
}

const VSCODE_CAPABILITIES: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { resolveSupport: { properties: ['edit'] } },
    diagnostic: {},
  },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

/** A language client of the tests: opens documents and asks about them. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly registrations: string[] = [];
  initializeResult: InitializeResult | undefined;
  readonly #transport: Transport;
  #files = 0;

  private constructor(transport: Transport) {
    this.#transport = transport;
    this.connection = createProtocolConnection(transport.reader, transport.writer);
  }

  /** Connects and says hello. Rejects with the server's own error when it refuses. */
  static async start(transport: Transport, profile: ClientProfile = {}): Promise<LspClient> {
    const client = new LspClient(transport);
    const { connection } = client;
    const { settings } = profile;
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      client.registrations.push(...registrations.map(({ method }) => method));
    });
    if (settings) {
      connection.onRequest(ConfigurationRequest.type, ({ items }) =>
        items.map(({ scopeUri, section }) => settings(scopeUri, section)),
      );
    }
    connection.listen();
    const base = profile.capabilities ?? VSCODE_CAPABILITIES;
    const workspace = { ...base.workspace, ...(settings && { configuration: true }) };
    client.initializeResult = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: profile.folders?.map((uri) => ({ uri, name: uri })) ?? null,
      capabilities: { ...base, workspace },
      initializationOptions: profile.initializationOptions ?? { commands: [OPEN_CATALOG_COMMAND] },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async open(
    languageId: string,
    text: string,
    uri = `file:///project/file${this.#files++}.txt`,
  ): Promise<OpenDocument> {
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return new OpenDocument(this.connection, uri, text);
  }

  async changeConfiguration(settings: unknown): Promise<void> {
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  resolveCompletion(item: CompletionItem): Promise<CompletionItem> {
    return this.connection.sendRequest(CompletionResolveRequest.type, item);
  }

  /** Ends the server as the protocol wants it; gives its exit code where it is a process. */
  async stop(): Promise<number | null> {
    const { process: child } = this.#transport;
    const exited = child && new Promise<number | null>((resolve) => child.once('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    // A server inside this process must not take the test runner along: only real processes are waited for.
    const code = exited ? await exited : null;
    this.connection.dispose();
    return code;
  }

  /** Drops the connection without the exit notification, which would end the process a server in this one lives in. */
  dispose(): void {
    this.connection.dispose();
    this.#transport.process?.kill();
  }
}

/** A document as the client holds it. */
export class OpenDocument {
  readonly #connection: ProtocolConnection;
  readonly uri: string;
  #text: string;
  #version = 1;

  constructor(connection: ProtocolConnection, uri: string, text: string) {
    this.#connection = connection;
    this.uri = uri;
    this.#text = text;
  }

  /** Position of the first (or nth, from 0) occurrence of `needle`. */
  positionOf(needle: string, nth = 0): Position {
    let offset = -1;
    for (let n = 0; n <= nth; n++) offset = this.#text.indexOf(needle, offset + 1);
    if (offset < 0) throw new Error(`"${needle}" is not in the document`);
    const before = this.#text.slice(0, offset);
    const line = before.split('\n').length - 1;
    return { line, character: offset - (before.lastIndexOf('\n') + 1) };
  }

  hoverAt(position: Position): Promise<Hover | null> {
    return this.#connection.sendRequest(HoverRequest.type, { textDocument: { uri: this.uri }, position });
  }

  /** Text of the hover at `needle`; undefined where there is none. */
  async hoverText(needle: string, nth = 0): Promise<string | undefined> {
    const hover = await this.hoverAt(this.positionOf(needle, nth));
    return hover ? (hover.contents as MarkupContent).value : undefined;
  }

  async codeActions(needle: string, only?: string[]): Promise<CodeAction[]> {
    const start = this.positionOf(needle);
    const range: Range = { start, end: start };
    const context = { diagnostics: [], ...(only && { only }) };
    const params = { textDocument: { uri: this.uri }, range, context };
    return ((await this.#connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  }

  async links(): Promise<DocumentLink[]> {
    const params = { textDocument: { uri: this.uri } };
    return (await this.#connection.sendRequest(DocumentLinkRequest.type, params)) ?? [];
  }

  async completion(needle: string): Promise<CompletionItem[]> {
    const params = { textDocument: { uri: this.uri }, position: this.positionOf(needle) };
    return ((await this.#connection.sendRequest(CompletionRequest.type, params)) ?? []) as CompletionItem[];
  }

  async inlayHints(range: Range): Promise<InlayHint[]> {
    const params = { textDocument: { uri: this.uri }, range };
    return (await this.#connection.sendRequest(InlayHintRequest.type, params)) ?? [];
  }

  async highlights(needle: string): Promise<DocumentHighlight[]> {
    const params = { textDocument: { uri: this.uri }, position: this.positionOf(needle) };
    return (await this.#connection.sendRequest(DocumentHighlightRequest.type, params)) ?? [];
  }

  async references(needle: string): Promise<Location[]> {
    const context = { includeDeclaration: true };
    const params = { textDocument: { uri: this.uri }, position: this.positionOf(needle), context };
    return (await this.#connection.sendRequest(ReferencesRequest.type, params)) ?? [];
  }

  diagnostics(previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const params = { textDocument: { uri: this.uri }, ...(previousResultId && { previousResultId }) };
    return this.#connection.sendRequest(DocumentDiagnosticRequest.type, params);
  }

  matchAt(needle: string): Promise<MatchInfo | null> {
    const params = { textDocument: { uri: this.uri }, position: this.positionOf(needle) };
    return this.#connection.sendRequest(MatchAtRequest.method, params);
  }

  /** Replaces the whole text, or applies the changes and takes `text` as their result. */
  async change(text: string, contentChanges: TextDocumentContentChangeEvent[] = [{ text }]): Promise<void> {
    this.#text = text;
    const textDocument = { uri: this.uri, version: ++this.#version };
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
  }

  async close(): Promise<void> {
    await this.#connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: this.uri } });
  }
}
