import { readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Catalog } from '../../../shared/src/catalog/catalog.ts';
import { codeLabel, entryTitle } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import type { Match } from '../../../shared/src/detect/types.ts';
import { languageOfPath } from '../../../shared/src/languages.ts';
import { verdictOf } from '../../../shared/src/render/card.ts';
import type { Outcome } from './outcome.ts';
import type { Format } from './usageError.ts';
import { walk } from './walk.ts';

/** The word for standard input among the paths, and the name its matches are reported under. */
const STDIN = '-';

/** A NUL in the first bytes marks a binary file, as git and grep decide it. */
const BINARY_PROBE_BYTES = 8000;

interface FoundMatch {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  readonly endColumn: number;
  readonly match: Match;
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
  const take = (file: string, text: string) => {
    files++;
    found.push(...findIn(file, text, catalog));
  };
  if (paths.includes(STDIN)) take(STDIN, await readStdin());
  for await (const path of walk(paths.filter((path) => path !== STDIN))) {
    const file = path.split(sep).join('/');
    try {
      const bytes = await readFile(path);
      if (!bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) take(file, decode(bytes));
    } catch (error) {
      problems.push(`${file}: not examined, ${(error as Error).message}\n`);
    }
  }
  const stdout = format === 'json' ? `${JSON.stringify(scanJson(files, found))}\n` : scanText(files, found);
  return { stdout, stderr: problems.join(''), exitCode: 0 };
}

/** A byte order mark is no part of the text: it would shift every column of the first line. */
function decode(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function findIn(file: string, text: string, catalog: Catalog): FoundMatch[] {
  const languageId = languageOfPath(file);
  const document = TextDocument.create(file, languageId, 0, text);
  return detect(text, { catalog, languageId, limits: { maxMatches: Number.POSITIVE_INFINITY } }).matches.map(
    (match) => {
      const start = document.positionAt(match.start);
      const column = start.character + 1;
      return { file, line: start.line + 1, column, endColumn: column + match.end - match.start, match };
    },
  );
}

/** The answer of `scan --format json`, version 1: described by `output.schema.json`, never changed but for additions. */
function scanJson(files: number, found: readonly FoundMatch[]): object {
  return {
    version: 1,
    files,
    matches: found.map(({ match, file, line, column, endColumn }) => ({
      file,
      line,
      column,
      endColumn,
      kind: match.kind,
      provider: match.entry.provider,
      code: match.entry.code,
      subcode: match.entry.subcode,
      title: match.entry.title,
      evidence: match.evidence.map(({ text }) => text),
    })),
  };
}

function scanText(files: number, found: readonly FoundMatch[]): string {
  const lines = found.map(({ file, line, column, match }) => {
    const { entry } = match;
    return `${file}:${line}:${column}: ${codeLabel(entry)} ${entryTitle(entry)}. ${verdictOf(entry).lead}`;
  });
  const count = (n: number, noun: string) => `${n} ${n === 1 ? noun : `${noun}s`}`;
  lines.push(`${count(found.length, 'code')} in ${count(files, 'file')}`);
  return `${lines.join('\n')}\n`;
}
