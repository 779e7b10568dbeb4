import { entryTitle } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';

/** Longest name, in words: titles can be whole sentences. */
const MAX_WORDS = 6;

/** A name for a code, from its title: `PairRateLimitHit`, `PAIR_RATE_LIMIT_HIT`. */
export function constantName(entry: Entry, nameCase: 'pascal' | 'upper'): string {
  const words = entryTitle(entry)
    .replace(/\([^)]{0,200}\)/g, ' ')
    .replace(/['’]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '' && !/^(?:a|an|the)$/i.test(word))
    .slice(0, MAX_WORDS);
  const named = words.length > 0 && !/^\d/.test(words[0] ?? '') ? words : ['Code', `${entry.code}`, ...words];
  if (nameCase === 'upper') return named.join('_').toUpperCase();
  return named.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
}
