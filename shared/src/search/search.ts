import type MiniSearch from 'minisearch';
import type { SearchResult } from 'minisearch';
import { type Catalog, createCatalog, entryKey, normalizeKey } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { type CodeInText, codesInText } from './pastedText.ts';
import { createRanking, type Ranked, rankOf, rounded } from './ranking.ts';
import { reasonFor } from './reason.ts';
import { buildIndex, FIELD_BOOST, loadIndex } from './searchIndex.ts';
import { createTypedCodes } from './typedCodes.ts';

/** An entry a query found. */
export interface SearchHit {
  readonly entry: Entry;
  /** Only for comparing hits of the same query; higher is better. */
  readonly score: number;
  /** What of the entry's text matched, folded as `foldText` does: beginnings of words, for marking them. */
  readonly terms: readonly string[];
  /** Why it was found, where code and title do not show it: a sentence of the entry, or the words people use for it. */
  readonly reason?: string | undefined;
  /** True for a code that stands in a pasted text; absent for those it stands for, and for all that was typed. */
  readonly inText?: true;
  /** For pasted text: what the text says about this code. */
  readonly reading?: string;
}

/** Ranked search over the catalog; built once, then only asked. */
export interface CodeSearch {
  /**
   * Entries that answer what a person typed, best first: a code (`131056`, `(#131056)`, `100/33`) finds its entry
   * first and then the codes of Meta it stands for; words of English, Portuguese or Spanish find entries by title,
   * meaning, causes, fixes and what people say instead, half words and small typing errors included. Of a pasted error,
   * log line or payload the codes inside are found. An empty query gives every entry in the catalog's order.
   */
  search(query: string): SearchHit[];
}

/** Above any score words give, so that a typed code stands before everything that only mentions it. */
const EXACT_CODE = 1_000_000;

/**
 * Search over the entries, which an empty query lists in this order. `index` is the JSON made of the same entries at build
 * time, in any order; without it they are indexed here, which takes longer.
 */
export function createSearch(entries: readonly Entry[], index?: string): CodeSearch {
  const catalog = createCatalog(entries);
  const words = index === undefined ? buildIndex(entries) : loadIndex(index);
  const codes = createTypedCodes(catalog);
  let ranking: ((query: string) => Ranked[]) | undefined;
  const ranked = (query: string): Ranked[] => {
    // Made for the first words: most of the time codes are looked up.
    ranking ??= createRanking(catalog, words);
    return ranking(query);
  };
  return {
    search(text) {
      if (text.trim() === '') return entries.map((entry) => ({ entry, score: 0, terms: [] }));
      const inside = codesInText(catalog, text);
      if (inside.length > 0) {
        const found = new Set(inside.map(({ entry }) => entry));
        return exactHits(catalog, inside).map((hit) => (found.has(hit.entry) ? { ...hit, inText: true } : hit));
      }
      const query = text.trim().slice(0, LONGEST_QUERY);
      const key = normalizeKey(query);
      if (/^\d+$/.test(key)) {
        const hits = numberHits(words, catalog, key, codes.find(query));
        // What is no code may be the status of a response: `503`.
        return hits.length > 0 ? hits : [...ranked(key), ...mistypedCodes(words, catalog, key)];
      }
      const found = ranked(query);
      const scores = new Map(found.map((hit) => [hit.entry, hit.score]));
      // A number may be part of a title, too.
      const typed = found.some(({ isName }) => isName) ? codes.whole(query) : codes.find(query);
      // Of a code with many subcodes the words tell which one is meant.
      const [first, ...others] = typed;
      others.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
      const hits = exactHits(catalog, (first ? [first, ...others] : []).map(asFound));
      const seen = new Set(hits.map(({ entry }) => entry));
      return [...hits, ...found.filter(({ entry }) => !seen.has(entry))];
    },
  };
}

/** What is read of a text without codes, in UTF-16 code units: nobody types more. */
const LONGEST_QUERY = 500;

const asFound = (entry: Entry): CodeInText => ({ entry });

/** Entries whose code was given, each followed by the codes of Meta it stands for. */
function exactHits(catalog: Catalog, found: readonly CodeInText[]): SearchHit[] {
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

/** Entries of a number, and after them those whose code begins with these digits or whose texts mention it. */
function numberHits(index: MiniSearch<Entry>, catalog: Catalog, digits: string, known: readonly Entry[]): SearchHit[] {
  const exact = exactHits(catalog, known.map(asFound));
  const seen = new Set(exact.map(({ entry }) => entry));
  const options = { boost: FIELD_BOOST, boostDocument: (key: string) => rankOf(catalog.get(key)), prefix: true };
  const begun = hitsOf(catalog, index.search(digits, options));
  return [...exact, ...begun.filter(({ entry }) => !seen.has(entry))];
}

/** Entries whose code has one other digit. */
function mistypedCodes(index: MiniSearch<Entry>, catalog: Catalog, digits: string): SearchHit[] {
  return hitsOf(catalog, index.search(digits, { boost: FIELD_BOOST, fuzzy: 1 }));
}

function hitsOf(catalog: Catalog, results: readonly SearchResult[]): SearchHit[] {
  const found = new Map(
    results.map(({ id, score, terms }) => [String(id), { score: rounded(score), terms: [...terms].sort() }]),
  );
  // In the order of the catalog where scores are the same.
  const hits = catalog.entries.flatMap((entry) => {
    const hit = found.get(entryKey(entry));
    return hit ? [{ entry, ...hit, reason: reasonFor(entry, hit.terms) }] : [];
  });
  return hits.sort((a, b) => b.score - a.score);
}
