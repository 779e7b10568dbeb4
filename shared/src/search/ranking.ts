import type MiniSearch from 'minisearch';
import type { SearchResult } from 'minisearch';
import { type Catalog, entryKey, entryTitle, providerName } from '../catalog/catalog.ts';
import { MOST_ASKED } from '../catalog/mostAsked.ts';
import type { Entry } from '../catalog/types.ts';
import { foldText } from './foldText.ts';
import { createMeanings, type Word } from './meanings.ts';
import { createPhraseIndex, type PhraseHit } from './phraseIndex.ts';
import { reasonFor, showsAll } from './reason.ts';
import { FIELD_BOOST } from './searchIndex.ts';

/** What the words of a query find. */
export interface Ranked {
  readonly entry: Entry;
  readonly score: number;
  readonly terms: readonly string[];
  readonly reason: string | undefined;
  /** True where the whole query is the title, the label or an alias. */
  readonly isName: boolean;
}

/** What a word counts that is in nearly every question. */
const WEAK = 0.3;
/** Shorter words are looked up in titles only: the texts are full of words that begin so. */
const SHORTEST_IN_TEXTS = 3;
/** What a match of another word for the same thing counts, against the typed one. */
const OTHER_WORD = 0.6;
/** What the likeness to a phrase counts, against the best match in the texts. */
const LIKENESS = 1.6;
/** Likeness below this says nothing. */
const LEAST_LIKENESS = 0.45;
/** What it counts that the whole query is the title or an alias. */
const SAME_NAME = 3;
/** Up to so many words are taken to be all meant; of a sentence some may be missing. */
const FEW_WORDS = 3;
/** The part of a sentence's words, against the entry that has most of them, that an entry must have. */
const LEAST_COVERED = 0.6;

const ASKED = new Set(MOST_ASKED);

/** Ranks entries by what the words of a query mean. */
export function createRanking(catalog: Catalog, index: MiniSearch<Entry>): (query: string) => Ranked[] {
  const meanings = createMeanings();
  const phrases = createPhraseIndex(catalog.entries, meanings);
  const byName = namesOf(catalog.entries);
  const order = new Map(catalog.entries.map((entry, n) => [entry, n]));
  const isIndexed = (word: string): boolean =>
    index.search(word, { fields: ['title', 'aliases', 'meaning'] }).length > 0;

  return (query) => {
    const words = meanings.wordsTyped(query, isIndexed);
    const named = new Set(byName.get(foldText(query).trim()));
    const texts = inTexts(index, words);
    const spoken = phrases.search(words.filter((word) => texts.known.has(word) || word.meanings.some(phrases.has)));
    const said = new Map(
      spoken.filter(({ likeness }) => likeness >= LEAST_LIKENESS).map((hit) => [entryKey(hit.entry), hit]),
    );
    const best = Math.max(...[...texts.found.values()].map(({ score }) => score), 0) || 1;
    const covered = Math.max(...[...texts.found.values()].map(({ part }) => part), 0);
    const least = covered * (words.length <= FEW_WORDS ? 1 : LEAST_COVERED);
    const ranked: Ranked[] = [];
    for (const key of new Set([...said.keys(), ...texts.found.keys()])) {
      const entry = catalog.get(key);
      const text = texts.found.get(key);
      const phrase = said.get(key);
      if (!entry || (!phrase && (text?.part ?? 0) < least)) continue;
      const ofText = ((text?.score ?? 0) / best) * covered;
      const isName = named.has(entry);
      const alike = LIKENESS * (phrase?.likeness ?? 0) ** 2 + (isName ? SAME_NAME : 0);
      const terms = [...new Set([...(text?.terms ?? []), ...(phrase?.terms ?? [])])].sort();
      const hit = {
        entry,
        score: rounded((ofText + alike) * weightOf(entry, words)),
        terms,
        isName,
        // Reading all texts of an entry again is left to those who show it.
        get reason() {
          return reasonOf(entry, phrase, terms);
        },
      };
      ranked.push(hit);
    }
    return ranked.sort((a, b) => b.score - a.score || (order.get(a.entry) ?? 0) - (order.get(b.entry) ?? 0));
  };
}

/** Without the digits that depend on the order in which an index adds up. */
export function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}

/** The phrase people say where the title does not say it, else the sentence that shows most. */
function reasonOf(entry: Entry, hit: PhraseHit | undefined, terms: readonly string[]): string | undefined {
  const isShown = hit?.phrase === undefined || showsAll(entryTitle(entry), hit.terms);
  return isShown ? reasonFor(entry, terms) : hit.phrase;
}

/** Entries by title, label and alias, folded. */
function namesOf(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const names = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const name of new Set([entry.title, entry.label, ...entry.aliases])) {
      const folded = foldText(name ?? '').trim();
      if (folded) names.set(folded, [...(names.get(folded) ?? []), entry]);
    }
  }
  return names;
}

interface TextMatch {
  readonly score: number;
  /** The part of the words, by their weight, that the entry has: 0 to 1. */
  readonly part: number;
  readonly terms: readonly string[];
}

/** What the index finds for each word, by key; and the words it knows at all. */
function inTexts(
  index: MiniSearch<Entry>,
  words: readonly Word[],
): { readonly found: ReadonlyMap<string, TextMatch>; readonly known: ReadonlySet<Word> } {
  const sums = new Map<string, { score: number; weight: number; terms: string[] }>();
  const known = new Set<Word>();
  let whole = 0;
  for (const word of words) {
    const results = searchWord(index, word);
    if (results.length === 0) continue;
    known.add(word);
    const weight = word.weak ? WEAK : 1;
    whole += weight;
    for (const { id, score, queryTerms, terms } of results) {
      const sum = sums.get(String(id)) ?? { score: 0, weight: 0, terms: [] };
      // The index multiplies by the number of words found; these are all one word.
      sum.score += (score / Math.max(1, queryTerms.length)) * weight;
      sum.weight += weight;
      sum.terms.push(...terms);
      sums.set(String(id), sum);
    }
  }
  const found = new Map<string, TextMatch>();
  for (const [key, { score, weight, terms }] of sums) {
    const part = weight / whole;
    found.set(key, { score: score * part ** 2, part, terms });
  }
  return { found, known };
}

function searchWord(index: MiniSearch<Entry>, { typed, english }: Word): SearchResult[] {
  const isNumber = /^\d+$/.test(typed);
  const others = english.filter((word) => word !== typed);
  const boost = Object.fromEntries(Object.entries(FIELD_BOOST).map(([field, value]) => [field, value * OTHER_WORD]));
  return index.search({
    combineWith: 'OR',
    queries: [
      {
        queries: [typed],
        // Of a short number in a sentence no code begins; a code with another digit is another code.
        prefix: !isNumber || typed.length > 3,
        fuzzy: isNumber || typed.length < 4 || others.length > 0 ? false : 0.25,
        maxFuzzy: 2,
        boost: FIELD_BOOST,
        ...(typed.length < SHORTEST_IN_TEXTS && { fields: ['code', 'title', 'aliases'] }),
      },
      { queries: others, prefix: (word: string) => word.length > 3, boost, combineWith: 'OR' },
    ],
  });
}

function weightOf(entry: Entry, words: readonly Word[]): number {
  const named = entry.provider !== 'meta' && words.some(({ typed }) => typed === foldText(providerName(entry)));
  return named ? 1.3 : rankOf(entry);
}

/** What most people look for weighs more: what is asked most, and Meta's codes in use before all others. */
export function rankOf(entry: Entry | undefined): number {
  if (entry?.provider !== 'meta') return 0.6;
  if (entry.status !== 'active') return entry.status === 'sunset' ? 0.5 : 0.7;
  return ASKED.has(entryKey(entry)) ? 1.25 : 1;
}
