import type { Catalog } from '../catalog/catalog.ts';
import { beginsWord, isCandidate, isDigit, readNumber, readPhrase } from './candidates.ts';
import { type Lexicon, lexiconOf, type Phrase, SMALLEST_LONG_CODE } from './lexicon.ts';
import { SIGNALS_LENGTH } from './limits.ts';
import { ownersIn } from './providers.ts';
import type { DocumentSignals } from './types.ts';

/**
 * What `text` says about itself. For a document in parts: compute each part's, cut at line breaks, and merge them; only
 * the lines that `signalsPart` gives count.
 */
export function documentSignals(text: string, catalog: Catalog): DocumentSignals {
  const lexicon = lexiconOf(catalog);
  return { marks: marksIn(text, lexicon), longCodes: longCodesIn(text, lexicon) };
}

/** The lines of a document that its signals are read from: nearly always all of them. */
export function signalsPart(text: string): string {
  if (text.length <= SIGNALS_LENGTH) return text;
  const feed = text.indexOf('\n', SIGNALS_LENGTH - 1);
  return feed < 0 ? text : text.slice(0, feed + 1);
}

/** The signals of a document made of two parts, in either order. */
export function mergeSignals(a: DocumentSignals, b: DocumentSignals): DocumentSignals {
  return {
    marks: new Set([...a.marks, ...b.marks]),
    longCodes: new Set([...a.longCodes, ...b.longCodes]),
  };
}

/** Wu and Manber's skip table: how far a window may move on, told by its last two characters. */
interface SkipTable {
  readonly skips: Uint8Array;
  /** Marks by the pair of characters their first window ends with. */
  readonly endingWith: ReadonlyMap<number, readonly Phrase[]>;
}

const WINDOW = 4;
const tables = new WeakMap<Lexicon, SkipTable>();

/** Letters lose their case, other characters may fall together with them: a table entry only says where to look. */
function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 0xdf) << 8) | (text.charCodeAt(at + 1) & 0xdf);
}

function tableOf(lexicon: Lexicon): SkipTable {
  let table = tables.get(lexicon);
  if (table) return table;
  const skips = new Uint8Array(1 << 16).fill(WINDOW - 1);
  const endingWith = new Map<number, Phrase[]>();
  for (const mark of lexicon.marks) {
    for (let at = 0; at <= WINDOW - 2; at += 1) {
      const pair = pairAt(mark.folded, at);
      skips[pair] = Math.min(skips[pair] ?? 0, WINDOW - 2 - at);
    }
    const pair = pairAt(mark.folded, WINDOW - 2);
    endingWith.set(pair, [...(endingWith.get(pair) ?? []), mark]);
  }
  table = { skips, endingWith };
  tables.set(lexicon, table);
  return table;
}

/** The marks of a text; looks at about every third character. */
function marksIn(text: string, lexicon: Lexicon): Set<string> {
  const { skips, endingWith } = tableOf(lexicon);
  const found = new Set<string>();
  for (let at = WINDOW - 2; at < text.length - 1; ) {
    const pair = pairAt(text, at);
    const skip = skips[pair] ?? 0;
    if (skip > 0) {
      at += skip;
      continue;
    }
    const start = at - (WINDOW - 2);
    if (beginsWord(start > 0 ? text.charCodeAt(start - 1) : 0, text.charCodeAt(start))) {
      const hit = readPhrase(text, start, endingWith.get(pair) ?? []);
      if (hit) found.add(hit.phrase.text);
    }
    at += 1;
  }
  return found;
}

const SHORTEST_LONG_CODE = 5;
const NOBODY_ELSE = ownersIn([]);

/** The different long codes of a text; looks at every fifth character, and closer where that is a digit. */
function longCodesIn(text: string, lexicon: Lexicon): Set<string> {
  const found = new Set<string>();
  for (let at = SHORTEST_LONG_CODE - 1; at < text.length; at += SHORTEST_LONG_CODE) {
    if (!inNumber(text.charCodeAt(at))) continue;
    let start = at;
    while (start > 0 && inNumber(text.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < text.length && inNumber(text.charCodeAt(end))) end += 1;
    for (let digit = start; end - start >= SHORTEST_LONG_CODE && digit < end; ) {
      if (!isDigit(text.charCodeAt(digit))) {
        digit += 1;
        continue;
      }
      const number = readNumber(text, digit, lexicon, NOBODY_ELSE);
      if (isCandidate(number) && number.value >= SMALLEST_LONG_CODE && number.entries.length > 0)
        found.add(`${number.value}`);
      digit = number.end;
    }
    at = end;
  }
  return found;
}

function inNumber(unit: number): boolean {
  return isDigit(unit) || unit === 95;
}
