import { ENCLOSING_CHARS, ENCLOSING_LINES, SIDE_CHARS } from './limits.ts';
import { lineAt, type Scan } from './scan.ts';
import { keyAtEnd } from './tail.ts';

const LF = 10;
const CR = 13;

/** The line a piece of text stands on, cut to what may be read of it. */
export interface LineView {
  /** Index of the line in the text. */
  readonly line: number;
  /** Offsets of the part of the line that may be read; the line break is outside. */
  readonly from: number;
  readonly to: number;
  /** Text of the line in front of the piece and after it, at most `SIDE_CHARS` each, with the backslashes of escaped quotes removed. */
  readonly before: string;
  readonly after: string;
  /** True where the line is longer than the limit. */
  readonly cut: boolean;
}

/** An opening bracket around a piece of text. */
export interface Opener {
  readonly at: number;
  readonly bracket: '(' | '[' | '{';
  /** The key it is the value of, where it is one: `errors` for `"errors": [`. */
  readonly key: string | undefined;
  /** Text of its line in front of it. */
  readonly head: string;
}

/** Offset of the first character of a line; the end of the text for a line after the last. */
export function lineStart(scan: Scan, line: number): number {
  return line < 0 ? 0 : (scan.lineStarts[line] ?? scan.text.length);
}

/** Offset after the last character of a line, its line break left out. */
export function lineEnd(scan: Scan, line: number): number {
  const next = scan.lineStarts[line + 1];
  if (next === undefined) return scan.text.length;
  const end = scan.text.charCodeAt(next - 1) === LF ? next - 1 : next;
  return scan.text.charCodeAt(end - 1) === CR ? end - 1 : end;
}

/** Reads the line around the piece of text between `start` and `end`. */
export function viewLine(scan: Scan, start: number, end: number, maxLineLength: number): LineView {
  const line = lineAt(scan.lineStarts, start);
  const first = lineStart(scan, line);
  const last = lineEnd(scan, line);
  const cut = last - first > maxLineLength;
  const from = cut ? Math.max(first, start - maxLineLength) : first;
  const to = cut ? Math.min(last, end + maxLineLength) : last;
  return {
    line,
    from,
    to,
    before: unescapeQuotes(scan.text.slice(Math.max(from, start - SIDE_CHARS), start)),
    after: unescapeQuotes(scan.text.slice(end, Math.min(to, end + SIDE_CHARS))),
    cut,
  };
}

/** Text of a whole line, at most `length` characters of it. */
export function lineText(scan: Scan, line: number, length = SIDE_CHARS): string {
  const from = lineStart(scan, line);
  return scan.text.slice(from, Math.min(lineEnd(scan, line), from + length));
}

/** Text of a whole line, however long. */
export function wholeLine(scan: Scan, line: number): string {
  return scan.text.slice(lineStart(scan, line), lineEnd(scan, line));
}

/**
 * The brackets open at `start`, innermost first, at most two: more say nothing of a number. Walks back over balanced
 * brackets, so that it works the same in JSON, in JSON inside a string or a log line, in truncated JSON, and in the
 * literals of any language.
 *
 * @param records True for a log, where a line that begins like a record ends the walk.
 */
export function enclosing(scan: Scan, start: number, line: number, records = false): Opener[] {
  const { text } = scan;
  const stop = lineStart(scan, line - ENCLOSING_LINES);
  const openers: Opener[] = [];
  let closed = 0;
  let steps = 0;
  for (let at = start - 1; at >= stop && steps < ENCLOSING_CHARS && openers.length < 2; at -= 1) {
    const unit = text.charCodeAt(at);
    if (unit !== CR) steps += 1;
    if (unit === LF) {
      if (records && RECORD_START.test(text.slice(at + 1, at + 3))) break;
      scan.wandered = true;
    }
    if (unit === 41 || unit === 93 || unit === 125) closed += 1;
    else if (unit === 40 || unit === 91 || unit === 123) {
      if (closed > 0) closed -= 1;
      else openers.push(readOpener(scan, at, stop));
    }
  }
  return openers;
}

/** Offset after the bracket that closes the one at `open`, or where reading stops. */
export function closingOf(scan: Scan, open: number, from: number, line: number): number {
  const { text } = scan;
  const stop = lineEnd(scan, Math.min(line + ENCLOSING_LINES, scan.lineStarts.length - 1));
  const own = lineEnd(scan, line);
  let depth = open < 0 ? 0 : 1;
  let steps = 0;
  let at = from;
  for (; at < stop && steps < ENCLOSING_CHARS; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== CR) steps += 1;
    if (unit === 40 || unit === 91 || unit === 123) depth += 1;
    else if (unit === 41 || unit === 93 || unit === 125) {
      depth -= 1;
      if (depth === 0) {
        scan.wandered ||= at > own;
        return at + 1;
      }
    }
  }
  scan.wandered ||= at > own;
  return at;
}

/** The line that opens the block a line belongs to by its indentation, as in Python or YAML. */
export function blockHead(scan: Scan, line: number): string {
  const depth = indentation(lineText(scan, line));
  for (let above = line - 1; above >= 0 && above >= line - ENCLOSING_LINES; above -= 1) {
    const text = lineText(scan, above);
    if (text.trim() !== '' && indentation(text) < depth) {
      scan.wandered = true;
      return text.trim();
    }
  }
  return '';
}

/** How many characters of white space a line begins with. */
export function indentation(text: string): number {
  return text.length - text.trimStart().length;
}

/** True for a line that begins like a record of its own, in a log or a file of JSON lines. */
export function beginsRecord(scan: Scan, line: number): boolean {
  const start = lineStart(scan, line);
  if (!RECORD_START.test(scan.text.slice(start, start + 2))) return false;
  // An object that goes on in the next line is no record yet.
  return scan.text[start] !== '{' || scan.text[lineEnd(scan, line) - 1] === '}';
}

/** A date, a level or a name at the very beginning, perhaps in a bracket; not JSON's own brackets or an indentation. */
const RECORD_START = /^(?:\[?[A-Za-z\d]|\{["'])/;

function readOpener(scan: Scan, at: number, stop: number): Opener {
  const { text } = scan;
  const from = Math.max(stop, lineStart(scan, lineAt(scan.lineStarts, at)), at - SIDE_CHARS);
  const head = unescapeQuotes(text.slice(from, at));
  const own = head.slice(Math.max(head.lastIndexOf('{'), head.lastIndexOf('}'), head.lastIndexOf(';')) + 1);
  const alone = own.trim() === '' && text[at] === '{' && /^[ \t]*\r?\n/.test(text.slice(at + 1, at + 40));
  if (alone && from > stop) return openerOnOwnLine(scan, at, from);
  const bracket = text[at] === '(' ? '(' : text[at] === '[' ? '[' : '{';
  return { at, bracket, key: keyAtEnd(own), head: own };
}

/** A brace on a line of its own belongs to the line above. */
function openerOnOwnLine(scan: Scan, at: number, from: number): Opener {
  const head = lineText(scan, Math.max(0, lineAt(scan.lineStarts, from) - 1));
  return { at, bracket: '{', key: keyAtEnd(head), head };
}

function unescapeQuotes(text: string): string {
  return text.includes('\\') ? text.replace(/\\{1,40}(?=["'])/g, '') : text;
}
