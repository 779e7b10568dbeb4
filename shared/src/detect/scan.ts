import { type Candidates, readCandidates } from './candidates.ts';
import type { Lexicon } from './lexicon.ts';
import { PIECE_CHARS } from './limits.ts';
import type { CodeOwner } from './providers.ts';

/** A text and what its pieces hold. A piece is read when it is first asked for, so that one place costs one place. */
export interface Scan {
  readonly text: string;
  /** Offset of the first character of each line; lines end with LF, or CR where no LF follows. */
  readonly lineStarts: readonly number[];
  /** True once a walk along brackets or blocks left the line it began on. */
  wandered: boolean;
  /** Goes over the candidates of a kind that begin between two offsets, in their order, until `look` says true. */
  find<K extends keyof Candidates>(
    kind: K,
    from: number,
    to: number,
    look: (item: Candidates[K][number]) => boolean,
  ): Candidates[K][number] | undefined;
  /** Goes over the pieces that touch the part between two offsets; what they hold may begin outside of it. */
  pieces(from: number, to: number): Iterable<Candidates>;
}

/** Takes up a text; nothing but its line breaks is read yet. */
export function scanOf(text: string, lexicon: Lexicon, owners: ReadonlySet<CodeOwner>): Scan {
  return new PieceScan(text, lexicon, owners);
}

/** A class, since closures made for each of thousands of windows would keep their texts alive for long. */
class PieceScan implements Scan {
  readonly text: string;
  readonly lineStarts: readonly number[];
  wandered = false;
  readonly #lexicon: Lexicon;
  readonly #owners: ReadonlySet<CodeOwner>;
  readonly #kept = new Map<number, Candidates>();

  constructor(text: string, lexicon: Lexicon, owners: ReadonlySet<CodeOwner>) {
    this.text = text;
    this.lineStarts = lineStartsOf(text);
    this.#lexicon = lexicon;
    this.#owners = owners;
  }

  find<K extends keyof Candidates>(
    kind: K,
    from: number,
    to: number,
    look: (item: Candidates[K][number]) => boolean,
  ): Candidates[K][number] | undefined {
    for (const piece of this.pieces(from, to)) {
      for (const item of piece[kind]) {
        if (item.start >= to) return undefined;
        if (item.start >= from && look(item)) return item;
      }
    }
    return undefined;
  }

  *pieces(from: number, to: number): Iterable<Candidates> {
    const { text, lineStarts } = this;
    for (let line = lineAt(lineStarts, from); line < lineStarts.length; line += 1) {
      const start = lineStarts[line] ?? 0;
      if (start >= to) return;
      const end = lineStarts[line + 1] ?? text.length;
      // Pieces of a long line lie on a grid from its start, so that every window of whole lines has the same ones.
      const first = from > start ? start + Math.floor((from - start) / PIECE_CHARS) * PIECE_CHARS : start;
      for (let at = first; at < end && at < to; at += PIECE_CHARS)
        yield this.#piece(at, Math.min(end, at + PIECE_CHARS));
    }
  }

  #piece(from: number, to: number): Candidates {
    let piece = this.#kept.get(from);
    if (!piece) {
      piece = readCandidates(this.text, from, to, this.#lexicon, this.#owners);
      this.#kept.set(from, piece);
    }
    return piece;
  }
}

/** Index of the line `offset` is on. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  let lone = text.indexOf('\r');
  for (let feed = text.indexOf('\n'); feed >= 0 || lone >= 0; ) {
    if (lone >= 0 && (feed < 0 || lone < feed)) {
      if (lone + 1 !== feed) starts.push(lone + 1);
      lone = text.indexOf('\r', lone + 1);
    } else {
      starts.push(feed + 1);
      feed = text.indexOf('\n', feed + 1);
    }
  }
  return starts;
}
