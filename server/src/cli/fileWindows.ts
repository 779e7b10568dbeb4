import { createReadStream } from 'node:fs';
import { CONTEXT_LINES } from '../../../shared/src/detect/limits.ts';

/** A part of a file with enough lines around it to judge what it holds. */
export interface FileWindow {
  readonly text: string;
  /** Offsets in `text` between which this window decides; what is outside is context. */
  readonly range: { readonly from: number; readonly to: number };
  /** 0-based line of the file at which `text` begins. */
  readonly firstLine: number;
}

/**
 * Reads a text file of any size in windows of about `size` bytes, cut at line breaks, so that memory stays bounded. Every
 * character is decided by exactly one window. A byte order mark is left out: it is no part of the text.
 */
export async function* fileWindows(path: string, size: number): AsyncGenerator<FileWindow> {
  let text = '';
  let from = 0;
  let firstLine = 0;
  let begun = false;
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: size })) {
    // Only now is it known that more follows: what is near the end waits for its context.
    const to = linesBack(text, text.length, CONTEXT_LINES + 1);
    if (to > from) {
      yield { text, range: { from, to }, firstLine };
      const keep = linesBack(text, to, CONTEXT_LINES + 1);
      firstLine += countLines(text, keep);
      from = to - keep;
      text = text.slice(keep);
    }
    text += begun ? chunk : `${chunk}`.replace(/^\uFEFF/, '');
    begun = true;
  }
  yield { text, range: { from, to: text.length + 1 }, firstLine };
}

/** Start of the line `count` line breaks before `at`; 0 where there are not so many. */
function linesBack(text: string, at: number, count: number): number {
  let start = at;
  for (let n = 0; n < count; n++) {
    const previous = text.lastIndexOf('\n', start - 2);
    if (start <= 0 || previous < 0) return 0;
    start = previous + 1;
  }
  return start;
}

function countLines(text: string, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
