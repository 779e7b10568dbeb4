import MiniSearch, { type SearchResult } from 'minisearch';
import { type Catalog, codeLabel, createCatalog, entryKey, normalizeKey } from './catalog.ts';
import type { Entry } from './types.ts';

/** An entry a query found. */
export interface SearchHit {
  readonly entry: Entry;
  /** Only for comparing hits of the same query; higher is better. */
  readonly score: number;
  /** What of the entry's text matched, folded as `foldText` does: beginnings of words, for marking them. */
  readonly terms: readonly string[];
}

/** Ranked search over the catalog; built once, then only asked. */
export interface CodeSearch {
  /**
   * Entries that answer what a person typed, best first: a code (`131056`, `(#131056)`, `100/33`) finds its entry
   * first, words find entries by title, meaning, causes, fixes and category, half words and small typing errors included.
   * An empty query gives every entry in the catalog's order.
   */
  search(query: string): SearchHit[];
}

/** What a word in each field is worth against one in the meaning. */
const FIELD_BOOST = { code: 12, title: 6, aliases: 4, category: 2, meaning: 1, action: 1, causes: 0.7, fixes: 0.7 };

type Field = keyof typeof FIELD_BOOST;

/** Above any score the index gives, so that a typed code stands before everything that only mentions it. */
const EXACT_CODE = 1_000_000;

/** Words too common in questions to tell entries apart. */
const STOP_WORDS = new Set(
  'a an and are as at be by can do does for from how i in is it its my of on or the this to what when why with you your'.split(
    ' ',
  ),
);

/** Indexes the entries. Takes them in the order an empty query shall list them. */
export function createSearch(entries: readonly Entry[]): CodeSearch {
  const catalog = createCatalog(entries);
  const index = new MiniSearch<Entry>({
    fields: Object.keys(FIELD_BOOST),
    extractField: (entry, field) => (field === 'id' ? entryKey(entry) : fieldText(entry, field as Field)),
    processTerm,
    searchOptions: {
      boost: FIELD_BOOST,
      prefix: true,
      fuzzy: typingErrors,
      maxFuzzy: 2,
      boostDocument: weightOf(catalog),
    },
  });
  index.addAll(entries);
  const named = byName(entries);

  const ranked = (query: string, isKnownCode: boolean): SearchResult[] => {
    const everyWord = index.search(query, { combineWith: 'AND' });
    if (everyWord.length > 0) return everyWord;
    const anyWord = index.search(query, { combineWith: 'OR' });
    // Last, a digit may be wrong too.
    return anyWord.length > 0 || isKnownCode ? anyWord : index.search(query, { combineWith: 'OR', fuzzy: 1 });
  };
  return {
    search(query) {
      if (query.trim() === '') return entries.map((entry) => ({ entry, score: 0, terms: [] }));
      const hits = new Map<Entry, SearchHit>();
      const exact = [...new Set([...withCode(catalog, query), ...named(query), ...codesInside(catalog, query)])];
      exact.forEach((entry, n) => {
        hits.set(entry, { entry, score: EXACT_CODE - n, terms: [`${entry.code}`, `${entry.subcode ?? entry.code}`] });
      });
      for (const result of ranked(normalizeKey(query), exact.length > 0)) {
        const entry = catalog.get(String(result.id));
        if (entry && !hits.has(entry)) hits.set(entry, { entry, score: result.score, terms: result.terms });
      }
      return [...hits.values()];
    },
  };
}

/** Lower case without accents, so that `Número` and `numero` are the same word. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
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

function fieldText(entry: Entry, field: Field): string {
  switch (field) {
    case 'code':
      // The words of a name weigh no more than those of a title; a whole name is found as a code all the same.
      return typeof entry.code === 'number' ? codeLabel(entry) : '';
    case 'title':
      return entry.title ?? entry.label ?? '';
    case 'aliases':
      return [
        `${entry.code}`.replaceAll(/[_-]/g, ' '),
        ...entry.aliases,
        ...(entry.variants ?? []).map(({ title }) => title ?? ''),
      ].join('\n');
    case 'category':
      return `${entry.category} ${entry.api}`;
    case 'meaning':
      return [entry.meaning, ...(entry.variants ?? []).map((variant) => variant.meaning)].join('\n');
    case 'action':
      return [entry.action, entry.retry.limit ?? ''].join('\n');
    case 'causes':
      return entry.causes.join('\n');
    case 'fixes':
      return entry.fixes.join('\n');
  }
}

/** The form a word is indexed and looked up in; null leaves it out. A plural finds its singular and the reverse. */
function processTerm(term: string): string | null {
  const folded = foldText(term);
  if (folded === '' || STOP_WORDS.has(folded)) return null;
  return /[^su\d]s$/.test(folded) && folded.length > 3 ? folded.slice(0, -1) : folded;
}

/** How much of a word may be mistyped; a code with another digit is another code. */
function typingErrors(term: string): number | false {
  return term.length < 4 || /\d/.test(term) ? false : 0.25;
}
