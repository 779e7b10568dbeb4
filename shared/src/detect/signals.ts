import type { Catalog } from '../catalog/catalog.ts';
import { beginsWord, isCandidate, isDigit, readNumber, readPhrase } from './candidates.ts';
import { hashAt, type Lexicon, lexiconOf, type Phrase, SMALLEST_LONG_CODE } from './lexicon.ts';
import { SIGNALS_LENGTH } from './limits.ts';
import { isOwnCode, ownersIn } from './providers.ts';
import type { DocumentSignals } from './types.ts';

/**
 * What `text` says about itself. For a document in parts: compute each part's, cut at line breaks, and merge them; only
 * the lines that `signalsPart` gives count.
 */
export function documentSignals(text: string, catalog: Catalog): DocumentSignals {
  const found = findersOf(catalog);
  return { marks: marksIn(text, found), longCodes: longCodesIn(text, lexiconOf(catalog), found) };
}

/** The lines of a document that its signals are read from: nearly always all of them. */
export function signalsPart(text: string): string {
  if (text.length <= SIGNALS_LENGTH) return text;
  const feed = text.indexOf('\n', SIGNALS_LENGTH - 1);
  return feed < 0 ? text : text.slice(0, feed + 1);
}

/** True for signals of a text of `length` UTF-16 code units in which nothing could become a match. */
export function isSilent({ marks, longCodes }: DocumentSignals, length: number): boolean {
  // Of a longer text they say nothing about the rest.
  return marks.size === 0 && longCodes.size === 0 && length <= SIGNALS_LENGTH;
}

/** The signals of a document made of two parts, in either order. */
export function mergeSignals(a: DocumentSignals, b: DocumentSignals): DocumentSignals {
  return {
    marks: new Set([...a.marks, ...b.marks]),
    longCodes: new Set([...a.longCodes, ...b.longCodes]),
  };
}

/**
 * Expressions that stop wherever a mark or a long code may stand. The engine turns them into machine code before the first
 * run, where a loop of our own is slow until it has run for long: a document is mostly read once.
 */
interface Finders {
  readonly marks: RegExp;
  /** Marks by the hash of their first three letters, longest first. */
  readonly marksAt: ReadonlyMap<number, readonly Phrase[]>;
  readonly codes: RegExp;
  /** The same, and numbers with separators, which are seldom in a text and cost more to find. */
  readonly groupedCodes: RegExp;
}

const finders = new WeakMap<Catalog, Finders>();

function findersOf(catalog: Catalog): Finders {
  let found = finders.get(catalog);
  if (!found) {
    const { marks } = lexiconOf(catalog);
    const marksAt = new Map<number, Phrase[]>();
    for (const mark of marks) {
      const hash = hashAt(mark.folded, 0);
      marksAt.set(hash, [...(marksAt.get(hash) ?? []), mark]);
    }
    const codes = ownLongCodes(catalog).join('|') || '(?!)';
    found = {
      marks: new RegExp(marks.map(({ folded }) => folded.replace(/\W/g, '\\$&')).join('|'), 'gi'),
      marksAt,
      codes: new RegExp(codes, 'g'),
      groupedCodes: new RegExp(`${codes}|\\d_\\d{3}`, 'g'),
    };
    finders.set(catalog, found);
  }
  return found;
}

function ownLongCodes({ entries }: Catalog): number[] {
  const codes = new Set<number>();
  for (const entry of entries) {
    if (typeof entry.code !== 'number' || !isOwnCode(entry)) continue;
    for (let code = entry.code; code <= (entry.codeTo ?? entry.code); code += 1) {
      if (code >= SMALLEST_LONG_CODE) codes.add(code);
    }
  }
  return [...codes];
}

function marksIn(text: string, { marks, marksAt }: Finders): Set<string> {
  const found = new Set<string>();
  marks.lastIndex = 0;
  for (let hit = marks.exec(text); hit; hit = marks.exec(text)) {
    const start = hit.index;
    // Where no word begins, one may begin within.
    marks.lastIndex = start + 1;
    if (!beginsWord(start > 0 ? text.charCodeAt(start - 1) : 0, text.charCodeAt(start))) continue;
    const mark = readPhrase(text, start, marksAt.get(hashAt(text, start)) ?? []);
    if (mark) found.add(mark.phrase.text);
  }
  return found;
}

const GROUPED = /\d_\d{3}/;
const NOBODY_ELSE = ownersIn([]);

function longCodesIn(text: string, lexicon: Lexicon, { codes, groupedCodes }: Finders): Set<string> {
  const found = new Set<string>();
  const finder = GROUPED.test(text) ? groupedCodes : codes;
  finder.lastIndex = 0;
  for (let hit = finder.exec(text); hit; hit = finder.exec(text)) {
    let start = hit.index;
    while (start > 0 && inNumber(text.charCodeAt(start - 1))) start -= 1;
    let end = hit.index;
    while (end < text.length && inNumber(text.charCodeAt(end))) end += 1;
    for (let digit = start; digit < end; ) {
      if (!isDigit(text.charCodeAt(digit))) {
        digit += 1;
        continue;
      }
      const number = readNumber(text, digit, lexicon, NOBODY_ELSE);
      if (isCandidate(number) && number.value >= SMALLEST_LONG_CODE && number.entries.length > 0)
        found.add(`${number.value}`);
      digit = number.end;
    }
    finder.lastIndex = end;
  }
  return found;
}

function inNumber(unit: number): boolean {
  return isDigit(unit) || unit === 95;
}
