import type { Scan } from './candidates.ts';
import { type LineView, lineEnd, lineStart } from './surroundings.ts';

interface Placed {
  readonly start: number;
}

/**
 * Runs over the own line and then the lines around it, nearest first, until `look` finds something.
 *
 * @param lines How many lines up and down.
 * @param longest Lines longer than this are passed over: too long to be read as a whole, they say nothing of neighbours.
 */
export function eachNear<T>(
  scan: Scan,
  view: LineView,
  lines: number,
  longest: number,
  look: (from: number, to: number) => T | undefined,
): T | undefined {
  const own = look(view.from, view.to);
  if (own !== undefined) return own;
  for (let distance = 1; distance <= lines; distance += 1) {
    for (const line of [view.line + distance, view.line - distance]) {
      if (line < 0 || line >= scan.lineStarts.length) continue;
      const from = lineStart(scan, line);
      const to = lineEnd(scan, line);
      const found = to - from > longest ? undefined : look(from, to);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The first of `items`, which are in the order of the text, that begins between the offsets and is wanted. */
export function firstBetween<T extends Placed>(
  items: readonly T[],
  from: number,
  to: number,
  wanted: (item: T) => boolean = () => true,
): T | undefined {
  for (let index = indexFrom(items, from); index < items.length; index += 1) {
    const item = items[index];
    if (!item || item.start >= to) return undefined;
    if (wanted(item)) return item;
  }
  return undefined;
}

/** Index of the first of `items` that begins at or after `from`. */
function indexFrom(items: readonly Placed[], from: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
