import { EMPTY_WORDS, FIELD_WORDS, WEAK_WORDS } from './vocabulary.ts';
import { typingDistance, wordList, wordsOf } from './words.ts';

/** A word of a query or a phrase. */
export interface Word {
  /** As it was typed, folded. */
  readonly typed: string;
  /** What it may mean: names of field words, else its stem. Never empty. */
  readonly meanings: readonly string[];
  /** English words of the catalog's texts for it, beside the typed one. */
  readonly english: readonly string[];
  /** True for a word that is in nearly every question. */
  readonly weak: boolean;
}

const EMPTY = new Set([EMPTY_WORDS.en, EMPTY_WORDS.pt, EMPTY_WORDS.es].flatMap(wordsOf));
const WEAK = new Set(wordList(WEAK_WORDS));

/** Shortest word that is taken for the beginning of another. */
const SHORTEST_HALF_WORD = 3;
/** Most meanings a half word is taken for. */
const MOST_MEANINGS = 4;

/** Knows the words of the field in all languages, and those it was told. */
export interface Meanings {
  /** Makes a word known that is in titles or phrases. */
  learn(word: string): void;
  /** The words of a text that tell something; all of them where none does. */
  wordsIn(text: string): Word[];
  /**
   * The same for what somebody types: a word that is neither known nor `isKnown` is taken for the known word that begins
   * so, else for one with a letter or two mistyped.
   */
  wordsTyped(text: string, isKnown: (word: string) => boolean): Word[];
}

/** Starts with the field words. */
export function createMeanings(): Meanings {
  const known = new Map<string, string[]>();
  const english = new Map<string, string[]>();
  for (const [name, { en, pt = '', es = '' }] of Object.entries(FIELD_WORDS)) {
    english.set(name, [name, ...wordList(en)]);
    for (const form of new Set([name, en, pt, es].flatMap(wordList))) {
      known.set(form, [...(known.get(form) ?? []), name]);
    }
  }
  const word = (typed: string, meanings: readonly string[]): Word => ({
    typed,
    meanings,
    english: meanings.flatMap((meaning) => english.get(meaning) ?? (meaning === stem(typed) ? [] : [meaning])),
    weak: WEAK.has(typed),
  });
  // The same words stand in many phrases.
  const kept = new Map<string, Word>();
  const knownWord = (typed: string): Word => {
    let found = kept.get(typed);
    if (!found) {
      found = word(typed, known.get(typed) ?? [stem(typed)]);
      kept.set(typed, found);
    }
    return found;
  };
  const telling = (text: string): string[] => {
    const words = wordsOf(text);
    const full = words.filter((typed) => !EMPTY.has(typed));
    return full.length > 0 ? full : words;
  };
  const meant = (typed: string, isKnown: (word: string) => boolean): readonly string[] => {
    const own = known.get(typed);
    if (own) return own;
    if (/\d/.test(typed)) return [typed];
    const begun = typed.length < SHORTEST_HALF_WORD ? [] : [...known.keys()].filter((form) => form.startsWith(typed));
    if (begun.length > 0) {
      begun.sort((a, b) => a.length - b.length);
      return [...new Set([stem(typed), ...begun.flatMap((form) => known.get(form) ?? [])])].slice(0, MOST_MEANINGS);
    }
    return isKnown(typed) ? [stem(typed)] : (known.get(nearest(typed, known.keys()) ?? '') ?? [stem(typed)]);
  };
  return {
    learn(typed) {
      if (!known.has(typed)) known.set(typed, [stem(typed)]);
    },
    wordsIn: (text) => distinct(telling(text).map(knownWord)),
    wordsTyped: (text, isKnown) => distinct(telling(text).map((typed) => word(typed, meant(typed, isKnown)))),
  };
}

/** One word of each meaning: `phone number` says `number` once. */
function distinct(words: readonly Word[]): Word[] {
  const byMeaning = new Map(words.map((word) => [word.meanings.join(' '), word]));
  return [...byMeaning.values()];
}

/** The known word that is mistyped here. */
function nearest(typed: string, known: Iterable<string>): string | undefined {
  const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  let best: { form: string | undefined; distance: number } = { form: undefined, distance: most + 1 };
  for (const form of known) {
    if (form[0] !== typed[0] || form.length < 4) continue;
    const distance = typingDistance(typed, form, most);
    if (distance < best.distance) best = { form, distance };
  }
  return best.form;
}

/** An English word without its ending, where enough is left. */
function stem(word: string): string {
  return word.replace(/^(.{4,}?)(?:ing|ed|es|s)$/, '$1');
}
