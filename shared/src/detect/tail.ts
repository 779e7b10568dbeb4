/**
 * Readers of what a text ends with. They walk back from the end, where a regular expression would try every place
 * before it first.
 */

/** The offset up to which `text` is left when spaces at its end are taken away, at most so many of them. */
function beforeSpaces(text: string, end: number, most = 8): number {
  let at = end;
  while (at > 0 && at > end - most && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/**
 * The name at the end of `text`, perhaps in quotes and before a closing bracket, as in `['error_code'] `: dots and
 * hyphens belong to it. Empty where there is none.
 */
export function nameAtEnd(text: string): string {
  let end = beforeSpaces(text, text.length, 20);
  if (text[end - 1] === ']') end -= 1;
  if (isQuote(text.charCodeAt(end - 1))) end -= 1;
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && isNamePart(text.charCodeAt(start - 1))) start -= 1;
  // A name does not begin with a dot: `.code` is the end of something that is no name.
  while (start < end && text[start] === '.') start += 1;
  return text.slice(start, end);
}

/** The characters at the end of `text` that `part`, an expression for one of them, matches; at most so many. */
export function runAtEnd(text: string, part: RegExp, most: number): string {
  let start = text.length;
  while (start > 0 && text.length - start < most && part.test(text[start - 1] ?? '')) start -= 1;
  return text.slice(start);
}

/** The name of a variable or column at the end of `text`: letters, digits, underscores and hyphens; undefined for none. */
export function variableAtEnd(text: string): string | undefined {
  const end = beforeSpaces(text, text.length, 2);
  let start = end;
  for (let at = end - 1; at >= 0 && end - at <= LONGEST_VARIABLE; at -= 1) {
    const unit = text.charCodeAt(at);
    if (!isKeyPart(unit) || unit === 36) break;
    // It does not begin with a digit or a hyphen.
    if (unit > 57) start = at;
  }
  return start < end ? text.slice(start, end) : undefined;
}

/** The key at the end of `text` whose value comes next: `errors` for `"errors": ` and `errors =>`. */
export function keyAtEnd(text: string): string | undefined {
  let end = beforeSpaces(text, text.length);
  const last = text[end - 1];
  if (last === '>' && text[end - 2] === '=') end -= 2;
  else if (last === ':' || last === '=') end -= 1;
  else return undefined;
  end = beforeSpaces(text, end);
  const quote = isQuote(text.charCodeAt(end - 1)) ? text[end - 1] : undefined;
  if (quote) end -= 1;
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && isKeyPart(text.charCodeAt(start - 1))) start -= 1;
  // Of a key of several words, `'account limit' =>`, the last one is not its name.
  if (quote && start > 0 && text[start - 1] !== quote) return undefined;
  return start < end ? text.slice(start, end) : undefined;
}

const LONGEST_NAME = 60;
const LONGEST_VARIABLE = 41;

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9;
}

function isQuote(unit: number): boolean {
  return unit === 34 || unit === 39 || unit === 96;
}

/** Letters, digits, underscore, dollar and hyphen. */
function isKeyPart(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    unit === 95 ||
    unit === 36 ||
    unit === 45
  );
}

function isNamePart(unit: number): boolean {
  return isKeyPart(unit) || unit === 46 || unit === 64;
}
