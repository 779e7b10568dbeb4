import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  ProgressType,
  type SymbolInformation,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { type ScannedFile, type ScanSummary, ScanWorkspaceRequest } from '../../shared/src/protocol.ts';
import { type ClientProfile, inProcess, LspClient } from './lspClient.ts';
import { LOG, TYPESCRIPT, UNRELATED } from './scenarios.ts';

let client: LspClient | undefined;
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'scan-'));
});

afterEach(() => {
  client?.dispose();
  client = undefined;
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

function uriOf(name: string): string {
  return `${pathToFileURL(root).href}/${name}`;
}

async function start(profile: ClientProfile = {}): Promise<LspClient> {
  client = await LspClient.start(inProcess(), { folders: [pathToFileURL(root).href], ...profile });
  return client;
}

interface Scanned {
  readonly files: readonly ScannedFile[];
  readonly summary: ScanSummary;
  readonly progress: readonly { kind: string; message?: string }[];
}

let scans = 0;

async function scan(started: LspClient, key?: string, source = new CancellationTokenSource()): Promise<Scanned> {
  scans += 1;
  const files: ScannedFile[] = [];
  const progress: Scanned['progress'][number][] = [];
  const { connection } = started;
  const heard = [
    connection.onProgress(new ProgressType<ScannedFile[]>(), `found ${scans}`, (more) => void files.push(...more)),
    connection.onProgress(new ProgressType<{ kind: string }>(), `done ${scans}`, (value) => void progress.push(value)),
  ];
  const params = { ...(key && { key }), partialResultToken: `found ${scans}`, workDoneToken: `done ${scans}` };
  const summary: ScanSummary = await connection.sendRequest(ScanWorkspaceRequest.method, params, source.token);
  for (const listener of heard) listener.dispose();
  return { files, summary, progress };
}

/** `src/send.ts: 131056 131047` for each file. */
function told({ files }: Scanned): string[] {
  return files.map(({ uri, matches }) => `${uri.replace(uriOf(''), '')}: ${matches.map(({ key }) => key).join(' ')}`);
}

describe('a scan of the workspace', () => {
  it('finds codes in all files, with the lines they stand on', async () => {
    write({ 'src/send.ts': TYPESCRIPT, 'logs/app.log': LOG, 'other.js': UNRELATED });
    const scanned = await scan(await start());
    expect(told(scanned)).toEqual(['logs/app.log: 131056', 'src/send.ts: 131056 131047']);
    expect(scanned.summary).toEqual({ files: 3, matches: 3, incomplete: false });
    expect(scanned.files[1]?.matches[0]).toEqual({
      key: '131056',
      range: { start: { line: 6, character: 23 }, end: { line: 6, character: 29 } },
      preview: 'if (error.code === 131056) return;',
      previewRange: { start: 19, end: 25 },
    });
    expect(scanned.progress.at(0)?.kind).toBe('begin');
    expect(scanned.progress.at(-1)?.kind).toBe('end');
  });

  it('finds one code where one is asked for', async () => {
    write({ 'send.ts': TYPESCRIPT, 'app.log': LOG });
    const scanned = await scan(await start(), '131047');
    expect(told(scanned)).toEqual(['send.ts: 131047']);
    expect(scanned.summary).toEqual({ files: 2, matches: 1, incomplete: false });
  });

  it('leaves out what is ignored, what others wrote, and binary files', async () => {
    write({
      '.gitignore': 'build/\n*.tmp.log\n!kept.tmp.log\n',
      'build/app.log': LOG,
      'a.tmp.log': LOG,
      'kept.tmp.log': LOG,
      'node_modules/x/index.ts': TYPESCRIPT,
      '.git/logs/app.log': LOG,
      'deep/.gitignore': 'app.log\n',
      'deep/app.log': LOG,
      'deep/down/app.log': LOG,
      'picture.png': Buffer.concat([Buffer.from([0x89, 0x50, 0]), Buffer.from(LOG)]),
    });
    expect(told(await scan(await start()))).toEqual(['kept.tmp.log: 131056']);
  });

  it('leaves out what the settings of the editor hide', async () => {
    write({
      'dist/app.log': LOG,
      'a/app.map': LOG,
      'a/app.snap': LOG,
      'a/dist.log': LOG,
      'x.log': LOG,
      'b/x.log': LOG,
    });
    const settings = (_uri: string | undefined, section?: string) => {
      if (section === 'files.exclude') return { '**/dist': true, '**/*.{map,snap}': true, 'x.log': true };
      return section === 'search.exclude' ? { '**/dist.log': false, '**/b': { when: '$(basename).ts' } } : null;
    };
    expect(told(await scan(await start({ settings })))).toEqual(['a/dist.log: 131056', 'b/x.log: 131056']);
  });

  it('reads UTF-16, and names with all sorts of characters', async () => {
    write({ 'übel (1) #2.log': Buffer.from(`\ufeff${LOG}`, 'utf16le') });
    const { files } = await scan(await start());
    expect(files.map(({ uri, matches }) => [uri.replace(uriOf(''), ''), matches.length])).toEqual([
      ['%C3%BCbel%20%281%29%20%232.log', 1],
    ]);
  });

  it('takes open documents as they are in the editor', async () => {
    write({ 'app.log': LOG, 'send (1).ts': TYPESCRIPT });
    const started = await start();
    await started.open('log', 'nothing', uriOf('app.log'));
    await started.open('typescript', TYPESCRIPT.replace('131056', '131026'), uriOf('send%20(1).ts'));
    await started.open('log', LOG, 'untitled:Untitled-1');
    await started.open('log', LOG, 'git:/work/app.log');
    const scanned = await scan(started);
    expect(told(scanned)).toEqual(['send%20(1).ts: 131026 131047', 'untitled:Untitled-1: 131056']);
    expect(scanned.summary).toEqual({ files: 3, matches: 3, incomplete: false });
  });

  it('says that it is incomplete where a file is too large', async () => {
    write({ 'app.log': LOG, 'large.log': LOG.repeat(20) });
    const scanned = await scan(await start({ settings: () => ({ limits: { maxFileSizeKB: 1 } }) }));
    expect(told(scanned)).toEqual(['app.log: 131056']);
    expect(scanned.summary).toEqual({ files: 1, matches: 1, incomplete: true });
  });

  it('ends at ten thousand matches', async () => {
    write({ 'a.log': LOG.repeat(6_000), 'b.log': LOG.repeat(6_000), 'c.log': LOG });
    const scanned = await scan(await start());
    expect(scanned.files.map(({ matches }) => matches.length)).toEqual([6_000, 4_000]);
    expect(scanned.summary).toEqual({ files: 2, matches: 10_000, incomplete: true });
  });

  it('answers with what it has when it is cancelled', async () => {
    write(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.log`, LOG])));
    const started = await start();
    const source = new CancellationTokenSource();
    const scanning = scan(started, undefined, source);
    source.cancel();
    const { summary } = await scanning;
    expect(summary.incomplete).toBe(true);
    expect(summary.files).toBeLessThan(300);
  });

  it('sees files that have changed, came and went, and changed settings', async () => {
    write({ 'a.log': LOG, 'b.log': LOG, 'c.log': LOG });
    let ignoredCodes: string[] = [];
    const started = await start({ settings: () => ({ ignoredCodes }) });
    await scan(started);
    write({ 'a.log': LOG.replaceAll('131056', '131047'), 'd.log': LOG });
    utimesSync(join(root, 'a.log'), 1, 1);
    rmSync(join(root, 'b.log'));
    expect(told(await scan(started))).toEqual(['a.log: 131047', 'c.log: 131056', 'd.log: 131056']);
    ignoredCodes = ['131056'];
    await started.changeConfiguration(null);
    expect(told(await scan(started))).toEqual(['a.log: 131047']);
  });

  it('shows a part of a long line', async () => {
    write({ 'app.log': `${'x'.repeat(5_000)} ${LOG.replace('\n', ` ${'y'.repeat(5_000)}\n`)}` });
    const { files } = await scan(await start());
    const [match] = files[0]?.matches ?? [];
    expect(match?.preview).toHaveLength(200);
    expect(match?.preview.slice(match.previewRange.start, match.previewRange.end)).toBe('131056');
  });

  it('answers also where nobody can tell what is asked', async () => {
    const started = await start();
    const params = { key: 131056 };
    const nothing = { files: 0, matches: 0, incomplete: true };
    expect(await started.connection.sendRequest(ScanWorkspaceRequest.method, params)).toEqual(nothing);
  });

  it('does without folders and without anybody to tell', async () => {
    const started = await start({ folders: null });
    await started.open('log', LOG);
    expect(await started.connection.sendRequest(ScanWorkspaceRequest.method, {})).toEqual({
      files: 1,
      matches: 1,
      incomplete: false,
    });
  });
});

describe('references', () => {
  it('are all places of a code, in files that are not open too', async () => {
    write({ 'src/send.ts': TYPESCRIPT, 'logs/app.log': LOG, 'other.js': UNRELATED });
    const started = await start();
    const document = await started.open('typescript', TYPESCRIPT, uriOf('src/send.ts'));
    const places = (await document.references('131056')).map(({ uri, range }) => [uri, range.start.line]);
    expect(places).toEqual([
      [uriOf('src/send.ts'), 6],
      [uriOf('logs/app.log'), 0],
    ]);
    expect(await document.references('notify')).toEqual([]);
  });

  it('are those of now', async () => {
    write({ 'a.log': LOG, 'b.log': LOG });
    const started = await start();
    const document = await started.open('log', LOG);
    expect(await document.references('131056')).toHaveLength(3);
    write({ 'a.log': `\n${LOG}` });
    rmSync(join(root, 'b.log'));
    const places = (await document.references('131056')).map(({ uri, range }) => [uri, range.start.line]);
    expect(places).toEqual([
      [document.uri, 0],
      [uriOf('a.log'), 1],
    ]);
  });

  it('can be switched off', async () => {
    const started = await start({ settings: () => ({ references: { enabled: false } }) });
    const document = await started.open('log', LOG);
    expect(await document.references('131056')).toEqual([]);
  });
});

describe('symbols of the workspace', () => {
  const symbols = async (started: LspClient, query: string) => {
    const found = (await started.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) as SymbolInformation[];
    return found.map(({ name, location }) => [name, location.uri, location.range.start.line]);
  };

  it('are the codes of open files, and of those that were scanned', async () => {
    write({ 'src/send.ts': TYPESCRIPT });
    const started = await start();
    const document = await started.open('log', LOG);
    const inLog = [expect.stringMatching(/^131056 .*pair rate limit hit$/), document.uri, 0];
    const inSource = [expect.stringMatching(/^131056 .*pair rate limit hit$/), uriOf('src/send.ts'), 6];
    expect(await symbols(started, '131056')).toEqual([inLog]);
    await scan(started);
    expect(await symbols(started, '131056')).toEqual([inLog, inSource]);
    expect(await symbols(started, 'pair rate')).toEqual([inLog, inSource]);
    write({ 'src/send.ts': `\n\n${TYPESCRIPT}` });
    expect(await symbols(started, '131056')).toEqual([inLog, [inSource[0], inSource[1], 8]]);
    rmSync(join(root, 'src/send.ts'));
    expect(await symbols(started, '131056')).toEqual([inLog]);
  });

  it('are none without a query, and none where the setting says so', async () => {
    let enabled = true;
    const started = await start({ settings: () => ({ workspaceSymbols: { enabled } }) });
    await started.open('log', LOG);
    expect(await symbols(started, '')).toEqual([]);
    expect(await symbols(started, '131056')).toHaveLength(1);
    enabled = false;
    await started.changeConfiguration(null);
    expect(await symbols(started, '131056')).toEqual([]);
  });

  it('are two hundred at most', async () => {
    const started = await start();
    await started.open('log', LOG.repeat(300));
    expect(await symbols(started, '131056')).toHaveLength(200);
  });
});
