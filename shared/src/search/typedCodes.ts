import { type Catalog, normalizeKey } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { foldText } from './foldText.ts';
import { ANSWERED_WORDS, CODE_WORDS, UNIT_WORDS } from './vocabulary.ts';
import { wordList } from './words.ts';

const CODES = new Set(wordList(CODE_WORDS));
const UNITS = new Set(wordList(UNIT_WORDS));
const ANSWERED = new Set(wordList(ANSWERED_WORDS));
/** Words before the status of an HTTP response. */
const HTTP = new Set(['http', 'status']);

/** Shortest number in a sentence that is a code by itself, and not an amount. */
const SHORTEST_CODE = 3;

/** Finds the entries whose code was typed. */
export interface TypedCodes {
  /** Entries of the code that the whole query is. */
  whole(query: string): readonly Entry[];
  /**
   * Entries of the codes in a query, the one meant most first: `131056`, `100/33`, `190 subcode 463`, `twilio 63016`,
   * `error 131026 what to do`. A number with a unit behind it (`24 hours`) is no code.
   */
  find(query: string): readonly Entry[];
}

/** Prepares what the catalog itself does not look up: subcodes by their number. */
export function createTypedCodes(catalog: Catalog): TypedCodes {
  const bySubcode = new Map<number, Entry[]>();
  for (const entry of catalog.entries) {
    if (entry.subcode !== null) bySubcode.set(entry.subcode, [...(bySubcode.get(entry.subcode) ?? []), entry]);
  }
  const ofNumber = (number: number): Entry[] => [...catalog.byCode(number), ...(bySubcode.get(number) ?? [])];
  const whole = (query: string): Entry[] => {
    const key = normalizeKey(query);
    const own = catalog.get(key);
    const found = /^\d+$/.test(key) ? ofNumber(Number(key)) : catalog.byCode(key);
    return [...new Set([...(own ? [own] : []), ...found])];
  };
  // `131 056` and `131.056`: some people write numbers in groups of three.
  const withoutGroups = (query: string): string =>
    query.replace(/\b(\d{3})[ .,](\d{3})\b/g, (written, high: string, low: string) =>
      catalog.byCode(Number(high + low)).length > 0 ? high + low : written,
    );
  return {
    whole,
    find(typed) {
      const query = withoutGroups(typed);
      const found = whole(query);
      if (found.length > 0) return found;
      const numbers = numbersIn(query);
      const pairs = numbers.slice(1).flatMap((subcode, n) => catalog.get(`${numbers[n]}:${subcode}`) ?? []);
      return [...new Set([...pairs, ...numbers.flatMap(ofNumber)])];
    },
  };
}

/** Numbers of a sentence that are meant as codes, in its order. */
function numbersIn(query: string): number[] {
  const pieces = foldText(query).match(/\d+(?:_\d+)*|[a-z]+|#/g) ?? [];
  return pieces.flatMap((piece, n) => {
    if (!/^\d/.test(piece) || UNITS.has(pieces[n + 1] ?? '')) return [];
    const before = pieces[n - 1] ?? '';
    if (HTTP.has(before) || (CODES.has(before) && HTTP.has(pieces[n - 2] ?? ''))) return [];
    if (ANSWERED.has(before) && /^[45]\d\d$/.test(piece)) return [];
    const isCode = piece.length >= SHORTEST_CODE || before === '#' || CODES.has(before);
    return isCode ? [Number(piece.replaceAll('_', ''))] : [];
  });
}
