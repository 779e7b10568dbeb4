import type { Catalog } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { CONTEXT_LINES } from '../../../shared/src/detect/limits.ts';
import type { DocumentSignals } from '../../../shared/src/detect/types.ts';
import { type FoundMatch, MatchPlaces, NO_LIMIT } from './foundMatch.ts';
import type { Search } from './sieveTables.ts';
import type { SlidingText } from './slidingText.ts';

/** Bytes of a line that are judged as one, from the first place in it; nearly all lines are shorter. */
const LINE_BYTES = 16 * 1024;
/** Bytes of context on each side: fewer than `CONTEXT_LINES` lines where those have more than four thousand bytes each. */
const CONTEXT_BYTES = 64 * 1024;
/** Windows that touch are one, up to this length. */
const WINDOW_BYTES = 16 * 1024;

/** A cue and the number it leads to are not longer. */
const CUE_BYTES = 128;
/** How far from a place the context of its line may begin and end. */
const BEHIND_BYTES = LINE_BYTES + CONTEXT_BYTES;
export const AHEAD_BYTES = LINE_BYTES + CONTEXT_BYTES;

interface Judging {
  readonly text: SlidingText;
  readonly catalog: Catalog;
  readonly languageId: string;
  readonly signals: DocumentSignals;
}

/** Whole lines, or a part of a very long one, that hold a place found by the sieve. */
interface Stretch {
  readonly from: number;
  to: number;
}

/** Stretches close to each other with the lines around them. */
interface Window {
  readonly from: number;
  to: number;
  readonly stretches: Stretch[];
}

/**
 * Finds the codes of a text of any length: `search` tells where to look, `detect` judges those lines in windows with as
 * much context as it may read. Memory is bounded by what `text` holds.
 *
 * @param pieceBytes How much is read and searched at a time.
 */
export async function* matchesOfLargeFile(
  judging: Judging,
  search: Search,
  pieceBytes: number,
): AsyncGenerator<FoundMatch[]> {
  const { text } = judging;
  let next = text.start;
  let judged = text.start;
  for (;;) {
    // What is near the end waits until the lines after it are there.
    const end = text.complete
      ? text.end
      : Math.max(next, text.lineStart(text.end - CUE_BYTES, CONTEXT_LINES, AHEAD_BYTES));
    while (next < end) {
      const to = Math.min(end, next + pieceBytes);
      for (const window of windowsAround(text, search(next, to), judged)) {
        const matches = judge(judging, window);
        if (matches.length > 0) yield matches;
        judged = window.stretches.at(-1)?.to ?? judged;
      }
      next = to;
    }
    if (text.complete) return;
    const moved = text.drop(text.lineStart(next, CONTEXT_LINES, BEHIND_BYTES));
    next -= moved;
    judged -= moved;
    await text.fill(text.end + pieceBytes);
  }
}

function* windowsAround(text: SlidingText, places: Uint32Array, judged: number): Iterable<Window> {
  let window: Window | undefined;
  for (const stretch of stretchesAround(text, places, judged)) {
    const from = text.lineStart(stretch.from, CONTEXT_LINES, CONTEXT_BYTES);
    const to = text.lineEnd(stretch.to, CONTEXT_LINES, CONTEXT_BYTES);
    if (window && from <= window.to && to - window.from <= WINDOW_BYTES) {
      window.to = to;
      window.stretches.push(stretch);
    } else {
      if (window) yield window;
      window = { from, to, stretches: [stretch] };
    }
  }
  if (window) yield window;
}

/** `judged` is where the part ends that was judged before: a line is judged once. */
function* stretchesAround(text: SlidingText, places: Uint32Array, judged: number): Iterable<Stretch> {
  let stretch: Stretch | undefined;
  for (const place of places) {
    if (place < (stretch?.to ?? judged)) continue;
    const begin = text.lineStart(place, 0, LINE_BYTES);
    const from = text.beginsLine(begin) ? begin : place;
    const to = text.lineEnd(place, 0, LINE_BYTES);
    if (stretch && from <= stretch.to && to - stretch.from <= LINE_BYTES) {
      stretch.to = to;
    } else {
      if (stretch) yield stretch;
      stretch = { from: Math.max(from, stretch?.to ?? judged), to };
    }
  }
  if (stretch) yield stretch;
}

function judge({ text, catalog, languageId, signals }: Judging, window: Window): FoundMatch[] {
  const found: FoundMatch[] = [];
  const content = text.decode(window.from, window.to);
  const ascii = content.length === window.to - window.from;
  let at = window.from;
  let offset = 0;
  const offsetOf = (place: number): number => {
    offset += ascii ? place - at : text.units(at, place);
    at = place;
    return offset;
  };
  for (const stretch of window.stretches) {
    const from = offsetOf(stretch.from);
    const to = offsetOf(stretch.to);
    const options = { catalog, languageId, limits: NO_LIMIT, signals, range: { from, to } };
    const places = new MatchPlaces(content, from, text.lineOf(stretch.from), text.columnOf(stretch.from));
    for (const match of detect(content, options).matches) found.push(places.found(match));
  }
  return found;
}
