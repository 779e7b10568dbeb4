import { entryKey, providerName } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import type { Meanings, Word } from './meanings.ts';
import { PHRASES } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** How well a query says what a phrase says. */
export interface PhraseHit {
  readonly entry: Entry;
  /** 0 to 1: 1 where each has all the words of the other. */
  readonly likeness: number;
  /** The phrase where it is one of the vocabulary; a title or alias stands in the entry itself. */
  readonly phrase?: string;
  /** Words of the phrase that were meant, folded. */
  readonly terms: readonly string[];
}

/** Titles, aliases and the phrases of the vocabulary, compared by what their words mean. */
export interface PhraseIndex {
  /** The best phrase of each entry that shares a word with the query. */
  search(query: readonly Word[]): PhraseHit[];
  /** True where a phrase has a word of this meaning. */
  has(meaning: string): boolean;
}

interface Phrase {
  readonly entry: Entry;
  readonly text: string;
  readonly own: boolean;
  readonly words: readonly Word[];
}

/** Longer aliases are sentences: they hold too many words that others hold as well. */
const LONGEST_ALIAS_WORDS = 12;
/** What a word is worth that is in nearly every question. */
const WEAK = 0.3;
/** What a title says is a little less telling than what people say. */
const TITLE_LIKENESS = 0.92;

/** Likeness that differs by less is the same. */
const SAME = 1e-9;

/** Collects the phrases of the entries and teaches `meanings` their words. */
export function createPhraseIndex(entries: readonly Entry[], meanings: Meanings): PhraseIndex {
  const phrases = entries.flatMap((entry) => phrasesOf(entry, meanings));
  const withMeaning = new Map<string, Set<number>>();
  phrases.forEach(({ words }, n) => {
    for (const { meanings: all } of words) {
      for (const meaning of all) withMeaning.set(meaning, (withMeaning.get(meaning) ?? new Set()).add(n));
    }
  });
  const rarities = new WeakMap<Word, number>();
  const rarity = (word: Word): number => {
    let found = rarities.get(word);
    if (found === undefined) {
      const most = Math.max(1, ...word.meanings.map((meaning) => withMeaning.get(meaning)?.size ?? 0));
      found = Math.log(1 + phrases.length / (8 + most)) * (word.weak ? WEAK : 1);
      rarities.set(word, found);
    }
    return found;
  };
  const total = (words: readonly Word[]): number => words.reduce((sum, word) => sum + rarity(word), 0);
  const weights = phrases.map(({ words }) => total(words));
  return {
    has: (meaning) => withMeaning.has(meaning),
    search(query) {
      const whole = total(query);
      const shared = new Map<number, number>();
      for (const word of query) {
        const found = new Set(word.meanings.flatMap((meaning) => [...(withMeaning.get(meaning) ?? [])]));
        for (const n of found) shared.set(n, (shared.get(n) ?? 0) + rarity(word));
      }
      const best = new Map<Entry, { n: number; likeness: number }>();
      for (const [n, sum] of shared) {
        const phrase = phrases[n];
        if (!phrase) continue;
        const ofPhrase = Math.min(1, sum / (weights[n] ?? 1));
        const likeness = ofPhrase ** 0.6 * (sum / whole) ** 0.4 * (phrase.own ? 1 : TITLE_LIKENESS);
        const before = best.get(phrase.entry);
        const more = likeness - (before?.likeness ?? 0);
        // Of phrases that say the same the first, whatever the last digits of a sum are.
        if (more > SAME || (more > -SAME && n < (before?.n ?? 0))) best.set(phrase.entry, { n, likeness });
      }
      const meant = new Set(query.flatMap((word) => word.meanings));
      return [...best].map(([entry, { n, likeness }]) => {
        const { text, own, words } = phrases[n] as Phrase;
        const terms = words.filter((word) => word.meanings.some((one) => meant.has(one))).map(({ typed }) => typed);
        return { entry, likeness, terms, ...(own && { phrase: text }) };
      });
    },
  };
}

function phrasesOf(entry: Entry, meanings: Meanings): Phrase[] {
  const whose = entry.provider === 'meta' ? '' : `${providerName(entry)} `;
  const titles = [entry.title, entry.label, ...entry.aliases, ...(entry.variants ?? []).map(({ title }) => title)];
  const phrase = (text: string, own: boolean): Phrase[] => {
    const words = wordsOf(text);
    if (!own && words.length > LONGEST_ALIAS_WORDS) return [];
    for (const word of words) meanings.learn(word);
    return [{ entry, text, own, words: meanings.wordsIn(`${own ? '' : whose}${text}`) }];
  };
  return [
    ...[...new Set(titles)].flatMap((title) => (title ? phrase(title, false) : [])),
    ...(PHRASES[entryKey(entry)] ?? []).flatMap((text) => phrase(text, true)),
  ];
}
