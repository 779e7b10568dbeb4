import type { Entry, Variant } from '../catalog/types.ts';

/** Characters on each side of a code in which the words of a variant are looked for: its object, or its line. */
const REACH = 600;

/**
 * The variant that the text around a code tells: the only one whose words stand there. Undefined where none do, or where
 * those of several do, since then nobody knows.
 */
export function variantAt(entry: Entry, text: string, start: number, end: number): Variant | undefined {
  if (!entry.variants) return undefined;
  const near = text.slice(Math.max(0, start - REACH), end + REACH).toLowerCase();
  const told = entry.variants.filter(
    ({ context, title }) =>
      context?.some((word) => near.includes(word)) ||
      (title !== null && title.length > 12 && near.includes(title.toLowerCase())),
  );
  return told.length === 1 ? told[0] : undefined;
}
