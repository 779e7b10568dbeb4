import { commands, type Event, EventEmitter, type LogOutputChannel, l10n } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { LANGUAGE_IDS } from '../../shared/src/languages.ts';
import {
  CLIENT_COMMANDS,
  DocumentLimitNotification,
  type DocumentLimitParams,
  type InitializationOptions,
  OPEN_CATALOG_COMMAND,
} from '../../shared/src/protocol.ts';
import { isOwnLog, measure } from './log.ts';
import type { Status } from './status.ts';

/** Makes the client of one kind of host: a process in Node, a worker in the browser. */
export type ClientFactory = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The language server's life. It does not run until something asks for it. */
export interface LanguageServer {
  /** Starts it if it does not run; all callers get the same running client. Rejects when it cannot start. */
  start(): Promise<BaseLanguageClient>;
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Fires each time a server begins to answer, the one after a crash too. */
  readonly onDidStart: Event<void>;
  /** True from the first call of `start` on, before it runs. */
  readonly started: boolean;
}

/** Options both hosts share; `initializationOptions` is completed by the host. */
function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: LANGUAGE_IDS.map((language) => ({ language })),
    outputChannel: log,
    initializationOptions: {
      commands: CLIENT_COMMANDS,
      ...(l10n.bundle && { l10n: l10n.bundle }),
    } satisfies InitializationOptions,
    middleware: {
      didOpen: async (document, next) => (isOwnLog(document) ? undefined : next(document)),
      didChange: async (event, next) => (isOwnLog(event.document) ? undefined : next(event)),
      didClose: async (document, next) => (isOwnLog(document) ? undefined : next(document)),
    },
    markdown: { isTrusted: { enabledCommands: [OPEN_CATALOG_COMMAND] }, supportHtml: false },
  };
}

/** Nothing is started yet. */
export function createLanguageServer(create: ClientFactory, log: LogOutputChannel, status: Status): LanguageServer {
  let running: Promise<BaseLanguageClient> | undefined;
  const didStart = new EventEmitter<void>();

  const launch = async (): Promise<BaseLanguageClient> => {
    status.set('starting');
    // The client library is most of our code: it is only loaded where a server is wanted.
    const { State } = await import('vscode-languageclient');
    const client = await create(clientOptions(log));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        status.set('running');
        didStart.fire();
      } else if (newState === State.Starting) status.set('starting');
      // The client starts a server that died again by itself; it stays stopped only when that failed too often.
      else if (running) status.set('failed');
    });
    client.onNotification(DocumentLimitNotification.method, (change: DocumentLimitParams) => status.limit(change));
    await measure(log, 'Starting the language server', () => client.start());
    // The menu of an editor names us only where a file may hold a code: in other projects no server starts.
    void commands.executeCommand('setContext', 'whatsappErrors.languages', LANGUAGE_IDS);
    return client;
  };
  const stop = async (): Promise<void> => {
    const stopping = running;
    running = undefined;
    try {
      const client = await stopping;
      await client?.dispose();
    } catch {
      // It never ran; what failed has been said by `start`.
    }
    // Somebody may have started another one meanwhile.
    if (!running) status.set('off');
  };
  const start = (): Promise<BaseLanguageClient> => {
    running ??= launch().catch((error: unknown) => {
      running = undefined;
      status.set('failed');
      log.error('The language server did not start', error instanceof Error ? error : `${error}`);
      throw error;
    });
    return running;
  };
  return {
    onDidStart: didStart.event,
    get started() {
      return running !== undefined;
    },
    start,
    stop,
    async restart() {
      await stop();
      await start();
    },
  };
}
