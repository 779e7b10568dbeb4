import { CONTEXT_LINES, DEFAULT_LIMITS, PIECE_CHARS } from '../../shared/src/detect/limits.ts';
import type { BlockDocument } from './blockDocument.ts';

/** No match and no mark is longer, in UTF-16 units; a test holds the catalog to it. */
export const LONGEST_PHRASE = 512;

/**
 * How much of each end of a long line is kept at least. Detection reads a line that is too long for it only this far from
 * a number, and passes over such a line where it is a neighbour; both ends together are still too long.
 */
const LINE_END = DEFAULT_LIMITS.maxLineLength + LONGEST_PHRASE;

/** Detection reads a line in pieces that begin at multiples of these: what stays must lie in them as it did. */
const LINE_GRID = 5 * PIECE_CHARS;

/**
 * What stands above `offset` as far as detection may look: the beginning of its line, and `CONTEXT_LINES` lines. Of lines
 * too long to be read the middle is left out, so that the cost is bounded in any document.
 */
export function textAbove(document: BlockDocument, offset: number): string {
  return linesBetween(document, document.lineStart(document.lineAt(offset) - CONTEXT_LINES), offset);
}

/** The same for what stands below: the rest of the line `offset` is inside of, and the lines after it. */
export function textBelow(document: BlockDocument, offset: number): string {
  const line = document.lineAt(offset);
  const own = document.lineStart(line) < offset ? 1 : 0;
  return linesBetween(document, offset, document.lineStart(line + own + CONTEXT_LINES));
}

function linesBetween(document: BlockDocument, from: number, to: number): string {
  if (to - from <= 2 * LINE_END) return document.slice(from, to);
  let text = '';
  let start = from;
  for (let line = document.lineAt(from) + 1; start < to; line++) {
    const end = Math.min(to, document.lineStart(line));
    const spare = Math.max(0, Math.floor((end - start - 2 * LINE_END) / LINE_GRID)) * LINE_GRID;
    const head = Math.min(end, start + LINE_END);
    text += document.slice(start, head) + document.slice(head + spare, end);
    start = end;
  }
  return text;
}
