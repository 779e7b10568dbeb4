import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Catalog } from '../../shared/src/catalog/catalog.ts';
import { detect } from '../../shared/src/detect/detect.ts';
import type { Match } from '../../shared/src/detect/types.ts';
import { languageOfPath } from '../../shared/src/languages.ts';
import { type Expected, readMarkedText, type Size, sizeOf } from './markedText.ts';

/** How often the detection was right and wrong. */
export interface Tally {
  /** Expected and found, with exactly the expected edges. */
  found: number;
  /** Expected and not found. */
  missed: number;
  /** Found and not expected. */
  wrong: number;
}

/** One thing the detection got wrong. */
export interface Mistake {
  readonly kind: 'missed' | 'wrong';
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units, without the marks. */
  readonly column: number;
  /** The number or title in question. */
  readonly matched: string;
  /** The text of its line, cut to the part around it. */
  readonly excerpt: string;
  /** Identifiers of the evidence, strongest first; empty for what was missed. */
  readonly evidence: readonly string[];
}

/** What a run over marked files gave. */
export interface Measurement {
  /** Number of files by folder. */
  readonly files: ReadonlyMap<string, number>;
  readonly bySize: Readonly<Record<Size, Tally>>;
  /** By the folder a file is in, which is named after the form of its codes, or the kind of its look-alikes. */
  readonly byFolder: ReadonlyMap<string, Readonly<Record<Size, Tally>>>;
  readonly mistakes: readonly Mistake[];
}

/** Share of what was found that is right; 1 where nothing was found. */
export function precision({ found, wrong }: Tally): number {
  return found + wrong === 0 ? 1 : found / (found + wrong);
}

/** Share of what is right that was found; 1 where nothing was to be found. */
export function recall({ found, missed }: Tally): number {
  return found + missed === 0 ? 1 : found / (found + missed);
}

/**
 * Marked files under a path, sorted; of a folder all but the README.md that explains it.
 * @throws Error that names the path where it does not exist.
 */
export function markedFiles(path: string): string[] {
  if (!existsSync(path)) throw new Error(`${path} does not exist; give a file or folder of marked files`);
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => file !== join(path, 'README.md')).sort();
}

/**
 * Runs the detection over marked files and compares.
 * @throws SyntaxError where a mark is bad; it names the file, the line and the mend.
 */
export function measure(paths: readonly string[], catalog: Catalog): Measurement {
  const bySize = noTallies();
  const files = new Map<string, number>();
  const byFolder = new Map<string, Record<Size, Tally>>();
  const mistakes: Mistake[] = [];
  for (const path of paths) {
    const parent = dirname(resolve(path));
    const folder = `${basename(dirname(parent))}/${basename(parent)}`;
    const inFolder = byFolder.get(folder) ?? noTallies();
    byFolder.set(folder, inFolder);
    files.set(folder, (files.get(folder) ?? 0) + 1);
    const { text, expected } = readMarkedText(readFileSync(path, 'utf8'), path, catalog);
    const { matches } = detect(text, { catalog, languageId: languageOfPath(path) });
    for (const { kind, start, end, evidence } of compare(expected, matches)) {
      const matched = text.slice(start, end);
      for (const tallies of [bySize, inFolder]) tallies[sizeOf(matched)][kind] += 1;
      if (kind !== 'found') mistakes.push({ kind, path, matched, ...place(text, start), evidence });
    }
  }
  return { files, bySize, byFolder, mistakes };
}

/** A range that was found, missed or wrong. */
interface Verdict {
  readonly kind: keyof Tally;
  readonly start: number;
  readonly end: number;
  readonly evidence: readonly string[];
}

/** The verdict on each expected match and on each match that was not expected. */
function compare(expected: readonly Expected[], matches: readonly Match[]): Verdict[] {
  const key = ({ start, end }: { start: number; end: number }): string => `${start}-${end}`;
  const found = new Set(matches.map(key));
  const wanted = new Set(expected.map(key));
  const optional = expected.filter((one) => one.optional);
  const forgiven = (match: Match): boolean => optional.some(({ start, end }) => match.start < end && start < match.end);
  return [
    ...expected
      .filter((one) => !one.optional)
      .map((one): Verdict => ({ ...one, kind: found.has(key(one)) ? 'found' : 'missed', evidence: [] })),
    ...matches
      .filter((match) => !wanted.has(key(match)) && !forgiven(match))
      .map((match): Verdict => ({ ...match, kind: 'wrong', evidence: match.evidence.map(({ id }) => id) })),
  ];
}

function place(text: string, offset: number): Pick<Mistake, 'line' | 'column' | 'excerpt'> {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const nextEnd = text.indexOf('\n', offset);
  const lineEnd = nextEnd < 0 ? text.length : nextEnd;
  return {
    line: text.slice(0, offset).split('\n').length,
    column: offset - lineStart + 1,
    excerpt: text.slice(Math.max(lineStart, offset - 90), Math.min(lineEnd, offset + 90)).trim(),
  };
}

function noTallies(): Record<Size, Tally> {
  const none = (): Tally => ({ found: 0, missed: 0, wrong: 0 });
  return { long: none(), small: none(), title: none() };
}
