import { entryTitle } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { foldText } from './foldText.ts';

/**
 * The sentence of the entry with the most of these terms (folded beginnings of words), where code and title do not show
 * them all; nothing where no text of the entry shows more than the title.
 */
export function reasonFor(entry: Entry, terms: readonly string[]): string | undefined {
  const shown = shownIn(`${entry.code} ${entry.subcode ?? ''} ${entryTitle(entry)}`, terms);
  if (shown === new Set(terms).size) return undefined;
  let best: { reason: string | undefined; shown: number } = { reason: undefined, shown };
  for (const sentence of sentencesOf(entry)) {
    const found = shownIn(sentence, terms);
    if (found > best.shown) best = { reason: sentence, shown: found };
  }
  return best.reason;
}

/** True for a text that shows every one of the terms. */
export function showsAll(text: string, terms: readonly string[]): boolean {
  return shownIn(text, terms) === new Set(terms).size;
}

function sentencesOf(entry: Entry): string[] {
  const variants = entry.variants ?? [];
  const texts = [
    ...entry.aliases,
    ...variants.map(({ title }) => title ?? ''),
    entry.meaning,
    ...variants.map(({ meaning }) => meaning),
    entry.action,
    ...entry.causes,
    ...entry.fixes,
    entry.retry.limit ?? '',
  ];
  return texts.flatMap((text) => text.split(/(?<=[.;]) /));
}

/** How many of the terms a text shows. */
function shownIn(text: string, terms: readonly string[]): number {
  const words = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(terms.filter((term) => words.some((word) => word.startsWith(term)))).size;
}
