/** What an error object, or the log line it became, says beside its code. */
export interface ErrorText {
  readonly message?: string;
  readonly details?: string;
  /** Digits of the recipient, with `+` where it stands there. */
  readonly recipient?: string;
}

/** Characters searched on each side of a code; an error object is far smaller. */
const REACH = 4000;

const FIELD =
  /["']?\b(message|details|title)["']?\s{0,4}(?::|=>|=)\s{0,4}(?:"((?:[^"\\]|\\.){0,1000})"|'((?:[^'\\]|\\.){0,1000})')/g;
const RECIPIENT = /["']?\b(?:recipient_id|wa_id|recipient|input|to)["']?\s{0,4}(?::|=>|=)\s{0,4}["']?(\+?\d{8,15})\b/;

/**
 * Reads the text beside the code at `start` to `end` (UTF-16 offsets): of the object it is a field of, or of its line
 * where it is in none. JSON inside a string is read as well.
 */
export function errorTextAround(text: string, start: number, end: number): ErrorText {
  const near = plain(objectAround(text, start, end) ?? lineAround(text, start, end));
  const found: { message?: string; details?: string; recipient?: string } = {};
  for (const [, name, double, single] of near.matchAll(FIELD)) {
    const value = withoutEscapes(double ?? single ?? '');
    if (name === 'details') found.details ??= value;
    else if (name === 'message' || found.message === undefined) found.message = value;
  }
  found.message ??= near;
  const recipient = RECIPIENT.exec(plain(text.slice(Math.max(0, start - REACH / 2), end + REACH / 2)))?.[1];
  if (recipient !== undefined) found.recipient = recipient;
  return found;
}

/** The `{…}` a position is in, nested ones included; undefined where no brace opens near. */
function objectAround(text: string, start: number, end: number): string | undefined {
  let depth = 0;
  for (let at = start - 1; at >= 0 && at > start - REACH; at--) {
    const sign = text[at];
    if (sign === '}') depth++;
    else if (sign === '{' && depth-- === 0) return text.slice(at, closingBrace(text, at, end));
  }
  return undefined;
}

function closingBrace(text: string, open: number, end: number): number {
  const limit = Math.min(text.length, end + REACH);
  let depth = 0;
  for (let at = open; at < limit; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return limit;
}

function lineAround(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(Math.max(from, start - REACH), Math.min(to < 0 ? text.length : to, end + REACH));
}

/** JSON that was put into a string has its quotes escaped, once or more often. */
function plain(text: string): string {
  return /\{\s{0,8}\\{1,40}"|\\"\s{0,4}:/.test(text) ? text.replace(/\\{1,40}"/g, '"') : text;
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(["'\\/])/g, '$1');
}
