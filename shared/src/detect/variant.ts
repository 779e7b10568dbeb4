import type { Entry, Variant } from '../catalog/types.ts';

/** Shorter titles are words that may stand anywhere. */
const SHORTEST_TITLE = 12;

/** Characters on each side of a code in which the words of a variant are looked for: its object, or its line. */
const REACH = 600;

/**
 * The variant that the text around a code tells: the only one whose words stand there. Undefined where none do, or where
 * those of several do, since then nobody knows.
 *
 * @param bounds Offsets of the record that the code stands in, where its line is one.
 */
export function variantAt(
  entry: Entry,
  text: string,
  start: number,
  end: number,
  bounds = { from: 0, to: text.length },
): Variant | undefined {
  if (!entry.variants) return undefined;
  const near = text.slice(Math.max(bounds.from, start - REACH), Math.min(bounds.to, end + REACH)).toLowerCase();
  const told = entry.variants.filter((variant) => {
    const title = ownTitle(entry, variant);
    return variant.context?.some((word) => near.includes(word)) || (title !== undefined && near.includes(title));
  });
  return told.length === 1 ? told[0] : undefined;
}

/** The title of a variant where it tells it from the entry, in lower case; many have the entry's own. */
function ownTitle(entry: Entry, { title }: Variant): string | undefined {
  const folded = title?.toLowerCase();
  const shared = [entry.title, ...entry.aliases].some((other) => other?.toLowerCase() === folded);
  return folded && folded.length >= SHORTEST_TITLE && !shared ? folded : undefined;
}
