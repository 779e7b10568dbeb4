import type { Candidates } from './candidates.ts';
import type { Scan } from './scan.ts';
import { type LineView, lineEnd, lineStart } from './surroundings.ts';

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

/** The first candidate of a kind, on the own line or near it, that is wanted. */
export function nearest<K extends keyof Candidates>(
  scan: Scan,
  kind: K,
  view: LineView,
  lines: number,
  longest: number,
  wanted: (item: Candidates[K][number]) => boolean,
): Candidates[K][number] | undefined {
  return eachNear(scan, view, lines, longest, (from, to) => scan.find(kind, from, to, wanted));
}
