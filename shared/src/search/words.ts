import { foldText } from './foldText.ts';
import { EMPTY_WORDS } from './vocabulary.ts';

/** The words of a text, folded: `Doesn't` is `doesnt`, `24h` is `24` and `h`, `hello_world` is two words. */
export function wordsOf(text: string): string[] {
  const words = foldText(text)
    .replace(/['’`]/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).flatMap((word) => /^(\d{1,2})(h|hs|hr|hrs|horas?|hours?)$/.exec(word)?.slice(1) ?? [word]);
}

/** The words in a list separated by blanks, folded. */
export function wordList(list: string): string[] {
  return foldText(list)
    .split(' ')
    .filter((word) => word !== '');
}

/** Words of the catalog's texts that tell no entry from another. */
const STOP_WORDS = new Set(wordList(EMPTY_WORDS.en));

/** The form a word is indexed and looked up in; null leaves it out. A plural finds its singular and the reverse. */
export function indexedWord(word: string): string | null {
  const folded = foldText(word);
  if (folded === '' || STOP_WORDS.has(folded)) return null;
  return /[^su\d]s$/.test(folded) && folded.length > 3 ? folded.slice(0, -1) : folded;
}

/**
 * How many letters have to be added, left out, changed or swapped with the next to make one word of the other; at most
 * `most + 1`. The optimal string alignment distance (Damerau-Levenshtein, in which no swapped pair is changed again),
 * given up as soon as a whole row is above `most`.
 */
export function typingDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (!same && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return above[b.length] ?? most + 1;
}
