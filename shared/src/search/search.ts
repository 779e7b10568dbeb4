import type { SearchResult } from 'minisearch';
import { type Catalog, createCatalog, normalizeKey } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { codesInText } from './pastedText.ts';
import { reasonFor } from './reason.ts';
import { buildIndex, FIELD_BOOST, loadIndex } from './searchIndex.ts';
import { foldText } from './words.ts';

export { foldText } from './words.ts';

/** An entry a query found. */
export interface SearchHit {
  readonly entry: Entry;
  /** Only for comparing hits of the same query; higher is better. */
  readonly score: number;
  /** What of the entry's text matched, folded as `foldText` does: beginnings of words, for marking them. */
  readonly terms: readonly string[];
  /** Why it was found, where code and title do not show it: a sentence of the entry, or the words people use for it. */
  readonly reason?: string;
  /** For pasted text: what the text says about this code. */
  readonly reading?: string;
}

/** Ranked search over the catalog; built once, then only asked. */
export interface CodeSearch {
  /**
   * Entries that answer what a person typed, best first: a code (`131056`, `(#131056)`, `100/33`) finds its entry
   * first and then the codes of Meta it stands for; words find entries by title, meaning, causes and fixes, half words and
   * small typing errors included. Of a pasted error, log line or payload the codes inside are found. An empty query gives
   * every entry in the catalog's order.
   */
  search(query: string): SearchHit[];
}

/** Above any score the index gives, so that a typed code stands before everything that only mentions it. */
const EXACT_CODE = 1_000_000;

/**
 * Search over the entries, which an empty query lists in this order. `index` is the JSON made of the same entries at build
 * time, in any order; without it they are indexed here, which takes longer.
 */
export function createSearch(entries: readonly Entry[], index?: string): CodeSearch {
  const catalog = createCatalog(entries);
  const words = index === undefined ? buildIndex(entries) : loadIndex(index);
  const named = byName(entries);
  const options = {
    boost: FIELD_BOOST,
    prefix: true,
    fuzzy: typingErrors,
    maxFuzzy: 2,
    boostDocument: weightOf(catalog),
  };

  const ranked = (query: string, isKnownCode: boolean): SearchResult[] => {
    const everyWord = words.search(query, { ...options, combineWith: 'AND' });
    if (everyWord.length > 0) return everyWord;
    const anyWord = words.search(query, { ...options, combineWith: 'OR' });
    // Last, a digit may be wrong too.
    return anyWord.length > 0 || isKnownCode
      ? anyWord
      : words.search(query, { ...options, combineWith: 'OR', fuzzy: 1 });
  };
  return {
    search(query) {
      if (query.trim() === '') return entries.map((entry) => ({ entry, score: 0, terms: [] }));
      const inside = codesInText(catalog, query);
      if (inside.length > 0) return exactHits(catalog, inside);
      const exact = [...withCode(catalog, query), ...named(query), ...codesInside(catalog, query)];
      const hits = exactHits(
        catalog,
        exact.map((entry) => ({ entry })),
      );
      const seen = new Set(hits.map(({ entry }) => entry));
      for (const { id, score, terms } of ranked(normalizeKey(query), hits.length > 0)) {
        const entry = catalog.get(String(id));
        if (entry && !seen.has(entry)) hits.push({ entry, score, terms, ...reasonFor(entry, terms) });
      }
      return hits;
    },
  };
}

/** Entries whose code was given, each followed by the codes of Meta it stands for. */
function exactHits(
  catalog: Catalog,
  found: readonly { readonly entry: Entry; readonly reading?: string }[],
): SearchHit[] {
  const readings = new Map<Entry, string | undefined>();
  for (const { entry, reading } of found) if (!readings.has(entry)) readings.set(entry, reading);
  for (const { entry } of found) {
    for (const key of entry.mapsTo) {
      const meant = catalog.get(key);
      if (meant && !readings.has(meant)) readings.set(meant, undefined);
    }
  }
  return [...readings].map(([entry, reading], n) => ({
    entry,
    score: EXACT_CODE - n,
    terms: [`${entry.code}`, `${entry.subcode ?? entry.code}`],
    ...(reading !== undefined && { reading }),
  }));
}

/** What most people look for weighs more: Meta's codes in use, before other providers' and retired ones. */
function weightOf(catalog: Catalog): (id: string) => number {
  return (id) => {
    const entry = catalog.get(id);
    if (entry?.provider !== 'meta') return 1;
    return entry.status === 'sunset' ? 0.5 : 3;
  };
}

/** Finds the entries whose title, label or alias is the whole query. */
function byName(entries: readonly Entry[]): (query: string) => readonly Entry[] {
  const names = new Map<string, Entry[]>();
  const ordered = entries.toSorted((a, b) => Number(b.provider === 'meta') - Number(a.provider === 'meta'));
  for (const entry of ordered) {
    for (const name of new Set([entry.title, entry.label, ...entry.aliases])) {
      const folded = foldText(name ?? '').trim();
      if (folded) names.set(folded, [...(names.get(folded) ?? []), entry]);
    }
  }
  return (query) => names.get(foldText(query).trim()) ?? [];
}

/** Entries of the long numbers in a sentence: `error 131026 what to do`. */
function codesInside(catalog: Catalog, query: string): Entry[] {
  return (query.match(/\d{3,}/g) ?? []).flatMap((number) => catalog.byCode(Number(number)));
}

/** Entries whose code the query is: the very key first, then the code with its subcodes, then the range around it. */
function withCode(catalog: Catalog, query: string): Entry[] {
  const key = normalizeKey(query);
  const own = catalog.get(key);
  const code = /^\d+$/.test(key) ? Number(key) : key;
  return [...new Set([...(own ? [own] : []), ...catalog.byCode(code)])];
}

/** How much of a word may be mistyped; a code with another digit is another code. */
function typingErrors(term: string): number | false {
  return term.length < 4 || /\d/.test(term) ? false : 0.25;
}
