import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { MARKS, type MarkStrength } from './marks.ts';

/** A phrase the scanner recognizes: a mark, or an official title or alias of catalog entries. */
export interface Phrase {
  /** Verbatim. */
  readonly text: string;
  /** Letters before the first one are left out here, so that every phrase can be found at the start of a word. */
  readonly folded: string;
  /** Characters of `text` in front of `folded`. */
  readonly lead: number;
  readonly mark?: MarkStrength;
  readonly entries: readonly Entry[];
}

/** All that the scanner looks for, in a form it can test for each character at almost no cost. */
export interface Lexicon {
  /** 1 at the hash of three letters that begin at least one phrase. */
  readonly begins: Uint8Array;
  /** Phrases under that hash, longest first. */
  readonly phrases: ReadonlyMap<number, readonly Phrase[]>;
  /** The marks among the phrases, longest first. */
  readonly marks: readonly Phrase[];
  /** Entries of a number, the most general first. */
  entriesOf(value: number): readonly Entry[];
  /** True for a code that the catalog has subcodes of. */
  hasSubcodes(value: number): boolean;
  /** True for a number with as many digits and the same first two as a code of five digits and more. */
  looksLikeLongCode(value: number): boolean;
}

/** Codes below this are `small`: so common as ordinary numbers that only strong evidence makes them codes. */
export const SMALLEST_LONG_CODE = 10_000;

const SHORTEST_TITLE = 8;
const lexicons = new WeakMap<Catalog, Lexicon>();

/** The lexicon of a catalog, built once. */
export function lexiconOf(catalog: Catalog): Lexicon {
  let lexicon = lexicons.get(catalog);
  if (!lexicon) {
    lexicon = buildLexicon(catalog);
    lexicons.set(catalog, lexicon);
  }
  return lexicon;
}

/** Hash of the three letters at `at`; letter case is lost on purpose. */
export function hashAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 10) | ((text.charCodeAt(at + 1) & 31) << 5) | (text.charCodeAt(at + 2) & 31);
}

function buildLexicon(catalog: Catalog): Lexicon {
  const begins = new Uint8Array(1 << 15);
  const phrases = new Map<number, Phrase[]>();
  const marks = [...markPhrases()].sort((a, b) => b.folded.length - a.folded.length);
  for (const phrase of [...marks, ...titlePhrases(catalog)]) {
    const hash = hashAt(phrase.folded, 0);
    begins[hash] = 1;
    const list = phrases.get(hash);
    if (list) list.push(phrase);
    else phrases.set(hash, [phrase]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b.folded.length - a.folded.length);
  return { begins, phrases, marks, ...numbersOf(catalog) };
}

function* markPhrases(): Iterable<Phrase> {
  for (const [text, mark] of MARKS) yield { text, folded: foldCase(text), lead: 0, mark, entries: [] };
}

function* titlePhrases(catalog: Catalog): Iterable<Phrase> {
  const titles = new Set<string>();
  for (const entry of catalog.entries) {
    // Names are codes and titles at once; as text they are too common to stand for anything.
    if (typeof entry.code !== 'number') continue;
    for (const title of [entry.title, ...entry.aliases]) if (title) titles.add(title.trim());
  }
  for (const title of titles) {
    const text = title.replace(/\.$/, '');
    const lead = text.search(/[A-Za-z]/);
    if (text.length < SHORTEST_TITLE || lead < 0 || lead > 1 || MARKS.has(text)) continue;
    yield { text, folded: foldCase(text.slice(lead)), lead, entries: catalog.byTitle(title) };
  }
}

function numbersOf(catalog: Catalog): Pick<Lexicon, 'entriesOf' | 'hasSubcodes' | 'looksLikeLongCode'> {
  const entries = new Map<number, readonly Entry[]>();
  const shapes = new Set<number>();
  const withSubcodes = new Set<number>();
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const entry of catalog.entries) {
    const { code, codeTo } = entry;
    if (typeof code !== 'number') continue;
    entries.set(code, catalog.byCode(code));
    if (entry.subcode !== null) withSubcodes.add(code);
    if (code >= SMALLEST_LONG_CODE) shapes.add(shapeOf(code));
    if (codeTo === undefined) continue;
    lowest = Math.min(lowest, code);
    highest = Math.max(highest, codeTo);
  }
  const none: readonly Entry[] = [];
  return {
    entriesOf: (value) => entries.get(value) ?? (value >= lowest && value <= highest ? catalog.byCode(value) : none),
    hasSubcodes: (value) => withSubcodes.has(value),
    looksLikeLongCode: (value) => value >= SMALLEST_LONG_CODE && shapes.has(shapeOf(value)),
  };
}

function shapeOf(value: number): number {
  let digits = 2;
  let first = value;
  while (first >= 100) {
    first = Math.trunc(first / 10);
    digits += 1;
  }
  return digits * 100 + first;
}

/** Lower case for ASCII letters only, so that offsets never move. */
function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
