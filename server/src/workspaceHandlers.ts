import * as l10n from '@vscode/l10n';
import {
  CancellationToken,
  CancellationTokenSource,
  type Location,
  ProgressType,
  type SymbolInformation,
} from 'vscode-languageserver';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import {
  type ScannedFile,
  type ScanSummary,
  type ScanWorkspaceParams,
  ScanWorkspaceRequest,
} from '../../shared/src/protocol.ts';
import type { Settings } from '../../shared/src/settings.ts';
import { codeSymbols, entriesOfQuery } from './features/codeSymbols.ts';
import { matchAt } from './features/matchAt.ts';
import { runSafe } from './runSafe.ts';
import { documentHandler, type Session } from './session.ts';

/** Milliseconds between two messages about a scan, so that they do not crowd out its own work. */
const REPORT_EVERY = 100;
/** Milliseconds after which a scan nobody asked for by that name shows that it runs. */
const SHOWN_AFTER = 1_000;
/** More symbols than a list shows. */
const MOST_SYMBOLS = 200;

/** The totals of a scan that failed. */
const NOTHING: ScanSummary = { files: 0, matches: 0, incomplete: true };

const FOUND = new ProgressType<ScannedFile[]>();

/** Registers what looks beyond open documents. */
export function registerWorkspace(session: Session): void {
  const { connection, runtime, log } = session;
  const name = ScanWorkspaceRequest.method;
  connection.onRequest<ScanSummary, void>(name, (params: ScanWorkspaceParams, token) =>
    // A cancelled scan is no error: what it found was sent already, and the totals tell of it.
    runSafe(() => scanWorkspace(session, params, token), NOTHING, name, CancellationToken.None, runtime, log),
  );
  connection.onReferences(
    documentHandler(session, {
      name: 'textDocument/references',
      fallback: null,
      enabled: (settings: Settings) => settings.references.enabled,
      run: ({ position }, document, find, _settings, token) => {
        const match = matchAt(document, position, find);
        return match ? references(session, entryKey(match.entry), token) : null;
      },
    }),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    runSafe(() => symbols(session, query, token), [], 'workspace/symbol', token, runtime, log),
  );
}

/** Runs a scan and tells of it as it goes. */
async function scanWorkspace(
  { connection, scan }: Session,
  { key, workDoneToken, partialResultToken }: ScanWorkspaceParams,
  token: CancellationToken,
): Promise<ScanSummary> {
  const progress = connection.window.attachWorkDoneProgress(workDoneToken);
  progress.begin(l10n.t('Looking for codes'), undefined, undefined, true);
  let files: ScannedFile[] = [];
  const send = () => {
    if (files.length > 0 && partialResultToken !== undefined)
      void connection.sendProgress(FOUND, partialResultToken, files);
    files = [];
  };
  const examined = everyMoment((count) => {
    progress.report(filesText(count));
    send();
  });
  const summary = await scan.run({ key, token, found: (file) => void files.push(file), examined });
  send();
  progress.done();
  return summary;
}

/** All places of a code. Scans always: what has not changed since the last time is not read again. */
async function references(session: Session, key: string, token: CancellationToken): Promise<Location[]> {
  const places: Location[] = [];
  const progress = lateProgress(session, token);
  await session.scan.run({
    key,
    token: progress.token,
    found: ({ uri, matches }) => places.push(...matches.map(({ range }) => ({ uri, range }))),
    examined: everyMoment(progress.report),
  });
  progress.done();
  return places;
}

interface LateProgress {
  /** Cancelled with the request, or by the person where the progress is shown. */
  readonly token: CancellationToken;
  report(files: number): void;
  done(): void;
}

/** Shows that a scan runs once it takes longer than one waits for without wondering. */
function lateProgress({ connection, client }: Session, request: CancellationToken): LateProgress {
  const begun = Date.now();
  const source = new CancellationTokenSource();
  const listener = request.onCancellationRequested(() => source.cancel());
  let shown: ReturnType<typeof connection.window.createWorkDoneProgress> | undefined;
  const show = async () => {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(l10n.t('Looking for codes'), undefined, undefined, true);
    progress.token.onCancellationRequested(() => source.cancel());
    return progress;
  };
  const tell = (message: (progress: Awaited<NonNullable<typeof shown>>) => void) =>
    // A client that refuses to show it is no reason to stop.
    void shown?.then(message, () => {});
  return {
    token: source.token,
    report(files) {
      if (client.workDoneProgress && Date.now() - begun >= SHOWN_AFTER) shown ??= show();
      tell((progress) => progress.report(filesText(files)));
    },
    done() {
      listener.dispose();
      tell((progress) => progress.done());
    },
  };
}

/** Codes in open files, and in those that held some when they were scanned: it does not scan at each key. */
async function symbols(
  { catalog, scan, settings }: Session,
  query: string,
  token: CancellationToken,
): Promise<SymbolInformation[]> {
  const found: SymbolInformation[] = [];
  const entries = entriesOfQuery(catalog, query);
  if (entries.size === 0 || !(await settings.of()).workspaceSymbols.enabled) return found;
  for await (const file of scan.known((key) => entries.has(key), token)) {
    found.push(...codeSymbols(file, entries));
    if (found.length >= MOST_SYMBOLS) break;
  }
  return found.slice(0, MOST_SYMBOLS);
}

/** Hands a count on, but not more often than somebody can read. */
function everyMoment(report: (count: number) => void): (count: number) => void {
  let last = Date.now();
  return (count) => {
    if (Date.now() - last < REPORT_EVERY) return;
    last = Date.now();
    report(count);
  };
}

function filesText(count: number): string {
  return count === 1 ? l10n.t('1 file') : l10n.t('{0} files', `${count}`);
}
