import type { Catalog } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { COMMENT_REACH, notDisabled } from '../../../shared/src/detect/ignoreComment.ts';
import { CONTEXT_LINES } from '../../../shared/src/detect/limits.ts';
import type { DocumentSignals, Match } from '../../../shared/src/detect/types.ts';
import { type FoundMatch, MatchPlaces, NO_LIMIT } from './foundMatch.ts';
import type { RecordMemo } from './recordMemo.ts';
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
  readonly memo: RecordMemo;
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

function judge(judging: Judging, window: Window): FoundMatch[] {
  const { text, memo } = judging;
  const found: FoundMatch[] = [];
  const around = new WindowText(judging, window);
  for (const stretch of window.stretches) {
    const content = text.decode(stretch.from, stretch.to);
    const places = new MatchPlaces(content, 0, text.lineOf(stretch.from), text.columnOf(stretch.from));
    // Records are whole lines; a piece of a longer line is judged in its surroundings.
    const isWhole = text.beginsLine(stretch.from);
    let lineBefore = '';
    for (let from = 0; from < content.length; ) {
      const feed = content.indexOf('\n', from);
      const to = feed < 0 ? content.length : feed + 1;
      const line = content.slice(from, to);
      let matches = isWhole ? memo.recall(line) : undefined;
      if (!matches) {
        const judged = around.judge(stretch, from, to);
        matches = judged.matches;
        if (isWhole && judged.alone) memo.learn(line, matches);
      }
      if (matches.length > 0) {
        const above =
          from === 0 ? text.decode(text.lineStart(stretch.from, 1, COMMENT_REACH), stretch.from) : lineBefore;
        for (const match of notDisabled(line, matches, above)) found.push(places.found(shifted(match, from)));
      }
      lineBefore = line;
      from = to;
    }
  }
  return found;
}

function shifted({ kind, entry, evidence, start, end }: Match, by: number): Match {
  return { kind, entry, evidence, start: start + by, end: end + by };
}

/** The text of a window, decoded when it is needed: where all its records are of known forms, it is not. */
class WindowText {
  readonly #judging: Judging;
  readonly #window: Window;
  #content: string | undefined;

  constructor(judging: Judging, window: Window) {
    this.#judging = judging;
    this.#window = window;
  }

  /** Judges the part of a stretch between two offsets in its content; gives matches with offsets from the part's begin. */
  judge(stretch: Stretch, from: number, to: number): { matches: readonly Match[]; alone: boolean } {
    const { text, catalog, languageId, signals } = this.#judging;
    this.#content ??= text.decode(this.#window.from, this.#window.to);
    const begin = text.units(this.#window.from, stretch.from);
    const range = { from: begin + from, to: begin + to };
    const options = { catalog, languageId, limits: NO_LIMIT, signals, range };
    const { matches, alone = false } = detect(this.#content, options);
    return { matches: matches.map((match) => shifted(match, -range.from)), alone };
  }
}
