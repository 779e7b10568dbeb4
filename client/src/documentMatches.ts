import { type Disposable, type Event, EventEmitter, type TextDocument, workspace } from 'vscode';
import { type MatchesParams, MatchesRequest, type MatchInfo } from '../../shared/src/protocol.ts';
import { SETTINGS_SECTION } from '../../shared/src/settings.ts';
import type { LanguageServer } from './languageServer.ts';

/** Every extension host has timers; no type library of this ring names them. */
declare function setTimeout(run: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** A change is announced when the document rests for this long, in milliseconds. */
const REST = 300;

/** The codes of open documents, for all that shows them beside the text; asked of the server once per version. */
export interface DocumentMatches extends Disposable {
  /**
   * The codes of a document in the order of the text. None while no server runs, for it starts where a file may hold
   * one; `start` starts it anyway. Never rejects.
   */
  of(document: TextDocument, options?: { readonly start: boolean }): Promise<readonly MatchInfo[]>;
  /** Fires with a document some time after it was opened or edited, and with nothing when all may have other codes. */
  readonly onDidChange: Event<TextDocument | undefined>;
}

interface Answer {
  readonly version: number;
  readonly round: number;
  readonly matches: Promise<readonly MatchInfo[]>;
}

/** Asks nothing by itself. */
export function createDocumentMatches(server: LanguageServer): DocumentMatches {
  const changed = new EventEmitter<TextDocument | undefined>();
  const answers = new WeakMap<TextDocument, Answer>();
  const resting = createRest((document) => changed.fire(document));
  /** Grows when answers of before count no more. */
  let round = 0;

  const ask = async (document: TextDocument): Promise<readonly MatchInfo[]> => {
    const client = await server.start();
    const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    const params: MatchesParams = { textDocument };
    return (await client.sendRequest<readonly MatchInfo[] | null>(MatchesRequest.method, params)) ?? [];
  };
  const announce = (document: TextDocument): void => {
    if (server.started) resting.start(document);
  };
  const changeAll = (): void => {
    round += 1;
    changed.fire(undefined);
  };
  const listeners = [
    changed,
    resting,
    server.onDidStart(changeAll),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SETTINGS_SECTION)) changeAll();
    }),
    // A document whose language changes is closed and opened again, in the same version.
    workspace.onDidCloseTextDocument((document) => {
      resting.stop(document);
      answers.delete(document);
    }),
    workspace.onDidOpenTextDocument(announce),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) announce(document);
    }),
  ];
  return {
    onDidChange: changed.event,
    of(document, { start } = { start: false }) {
      if (!server.started && !start) return Promise.resolve([]);
      const known = answers.get(document);
      if (known?.version === document.version && known.round === round) return known.matches;
      // Why the server did not answer is in the output.
      const matches = ask(document).catch(() => []);
      answers.set(document, { version: document.version, round, matches });
      return matches;
    },
    dispose() {
      for (const listener of listeners) listener.dispose();
    },
  };
}

/** Calls `rested` when a document was left alone for a while after its last `start`. */
function createRest(rested: (document: TextDocument) => void) {
  const timers = new Map<TextDocument, unknown>();
  const stop = (document: TextDocument): void => {
    clearTimeout(timers.get(document));
    timers.delete(document);
  };
  return {
    stop,
    start(document: TextDocument): void {
      stop(document);
      const timer = setTimeout(() => {
        timers.delete(document);
        rested(document);
      }, REST);
      timers.set(document, timer);
    },
    dispose(): void {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
