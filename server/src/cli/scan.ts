import { open, readFile, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Catalog, codeLabel, entryTitle } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { documentSignals, mergeSignals } from '../../../shared/src/detect/signals.ts';
import type { DocumentSignals, Match } from '../../../shared/src/detect/types.ts';
import { languageOfPath } from '../../../shared/src/languages.ts';
import { verdictOf } from '../../../shared/src/render/card.ts';
import { type FileWindow, fileWindows } from './fileWindows.ts';
import type { Outcome } from './outcome.ts';
import type { Format } from './usageError.ts';
import { walk } from './walk.ts';

/** The word for standard input among the paths, and the name its matches are reported under. */
const STDIN = '-';

/** A NUL in the first bytes marks a binary file, as git and grep decide it. */
const BINARY_PROBE_BYTES = 8000;

/** Files are read in parts of this size, so that a log of any length fits into memory. */
const WINDOW_BYTES = 16 * 1024 * 1024;

interface FoundMatch extends Pick<Match, 'kind' | 'entry' | 'evidence'> {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  readonly endColumn: number;
}

/**
 * Finds codes in files, folders and standard input. `readStdin` is only called where `-` is among the paths.
 * @throws UsageError that names a path that does not exist.
 */
export async function scan(
  catalog: Catalog,
  paths: readonly string[],
  format: Format,
  readStdin: () => Promise<string>,
): Promise<Outcome> {
  const found: FoundMatch[] = [];
  const problems: string[] = [];
  let files = 0;
  const take = (matches: FoundMatch[]) => {
    files++;
    for (const match of matches) found.push(match);
  };
  if (paths.includes(STDIN)) take(findInText(STDIN, await readStdin(), catalog));
  for await (const path of walk(paths.filter((path) => path !== STDIN))) {
    try {
      const matches = await examine(path, catalog);
      if (matches) take(matches);
    } catch (error) {
      problems.push(`${nameOf(path)}: not examined, ${(error as Error).message}\n`);
    }
  }
  const stdout = format === 'json' ? `${JSON.stringify(scanJson(files, found))}\n` : scanText(files, found);
  return { stdout, stderr: problems.join(''), exitCode: 0 };
}

function nameOf(path: string): string {
  return path.split(sep).join('/');
}

/** How the bytes of a file are to be read, told by its first ones. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary';

async function encodingOf(path: string): Promise<Encoding> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BINARY_PROBE_BYTES), 0, BINARY_PROBE_BYTES, 0);
    const bytes = buffer.subarray(0, bytesRead);
    // Shells on Windows write UTF-16 with a byte order mark; without one nobody can tell it from binary data.
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
    return bytes.includes(0) ? 'binary' : 'utf-8';
  } finally {
    await file.close();
  }
}

/** Finds the codes of what a path leads to; undefined for a binary file. Pipes are read once, from begin to end. */
async function examine(path: string, catalog: Catalog): Promise<FoundMatch[] | undefined> {
  if (!(await stat(path)).isFile()) return findInText(nameOf(path), await readFile(path, 'utf8'), catalog);
  const encoding = await encodingOf(path);
  if (encoding === 'binary') return undefined;
  if (encoding === 'utf-8') return findInFile(path, catalog);
  return findInText(nameOf(path), new TextDecoder(encoding).decode(await readFile(path)), catalog);
}

/** Finds the codes of a file. `windowBytes` bounds how much of it is in memory at a time. */
export async function findInFile(path: string, catalog: Catalog, windowBytes = WINDOW_BYTES): Promise<FoundMatch[]> {
  const file = nameOf(path);
  const signals = await signalsOfFile(path, catalog, windowBytes);
  const found: FoundMatch[] = [];
  for await (const window of fileWindows(path, windowBytes)) {
    for (const match of findInWindow(file, window, catalog, signals)) found.push(match);
  }
  return found;
}

/** What the whole file says about itself; undefined for a file of one window, which says it there. */
async function signalsOfFile(
  path: string,
  catalog: Catalog,
  windowBytes: number,
): Promise<DocumentSignals | undefined> {
  if ((await stat(path)).size <= windowBytes) return undefined;
  let signals: DocumentSignals | undefined;
  for await (const { text } of fileWindows(path, windowBytes)) {
    const part = documentSignals(text, catalog);
    signals = signals ? mergeSignals(signals, part) : part;
  }
  return signals;
}

function findInText(file: string, text: string, catalog: Catalog): FoundMatch[] {
  const plain = text.replace(/^\uFEFF/, '');
  return findInWindow(
    file,
    { text: plain, range: { from: 0, to: plain.length + 1 }, firstLine: 0 },
    catalog,
    undefined,
  );
}

function findInWindow(
  file: string,
  { text, range, firstLine }: FileWindow,
  catalog: Catalog,
  signals: DocumentSignals | undefined,
): FoundMatch[] {
  const languageId = languageOfPath(file);
  const document = TextDocument.create(file, languageId, 0, text);
  const limits = { maxMatches: Number.POSITIVE_INFINITY };
  const { matches } = detect(text, { catalog, languageId, limits, range, ...(signals && { signals }) });
  return matches.map(({ kind, entry, evidence, start, end }) => {
    const { line, character } = document.positionAt(start);
    const column = character + 1;
    return { file, line: firstLine + line + 1, column, endColumn: column + end - start, kind, entry, evidence };
  });
}

/** The answer of `scan --format json`, version 1: described by `output.schema.json`, never changed but for additions. */
function scanJson(files: number, found: readonly FoundMatch[]): object {
  return {
    version: 1,
    files,
    matches: found.map(({ file, line, column, endColumn, kind, entry, evidence }) => ({
      file,
      line,
      column,
      endColumn,
      kind,
      provider: entry.provider,
      code: entry.code,
      subcode: entry.subcode,
      title: entry.title,
      evidence: evidence.map(({ text }) => text),
    })),
  };
}

function scanText(files: number, found: readonly FoundMatch[]): string {
  const lines = found.map(
    ({ file, line, column, entry }) =>
      `${file}:${line}:${column}: ${codeLabel(entry)} ${entryTitle(entry)}. ${verdictOf(entry).lead}`,
  );
  const count = (n: number, noun: string) => `${n} ${n === 1 ? noun : `${noun}s`}`;
  lines.push(`${count(found.length, 'code')} in ${count(files, 'file')}`);
  return `${lines.join('\n')}\n`;
}
