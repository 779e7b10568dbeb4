import { pairBrackets, type Token, type TokenStream } from './tokens.ts';

const SPACE = /\s+/uy;
const NAME = /#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /\d[\w.]*/uy;
const PUNCT = /=>|\?\.(?!\d)|\.\.\.|[=!]==?|&&|\|\||\?\?|\+\+|--|[\s\S]/uy;
const REGEX_FLAGS = /[a-z]*/uy;

/** Keywords after which a slash starts a regular expression. */
const BEFORE_REGEX = new Set(
  'return typeof case in of delete void throw new else do instanceof await yield'.split(' '),
);

/**
 * Splits JavaScript or TypeScript into tokens. Never throws: what cannot be read (an apostrophe in JSX text) becomes a
 * `punct` of one character, and a text whose brackets then do not match is marked unbalanced.
 */
export function tokenizeScript(text: string): TokenStream {
  const tokens: Token[] = [];
  let at = text.startsWith('#!') ? lineEnd(text, 0) : 0;
  let lineBreak = true;
  while (at < text.length) {
    const skipped = skipBlank(text, at);
    if (skipped > at) {
      lineBreak ||= text.slice(at, skipped).includes('\n');
      at = skipped;
      continue;
    }
    const token = readToken(text, at, tokens.at(-1), lineBreak);
    tokens.push(token);
    at = token.end;
    lineBreak = false;
  }
  return pairBrackets(tokens);
}

/** The end of the space or comment that begins here; `at` itself where none does. */
function skipBlank(text: string, at: number): number {
  if (text.startsWith('//', at)) return lineEnd(text, at);
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  return matchEnd(SPACE, text, at);
}

function readToken(text: string, start: number, before: Token | undefined, lineBreak: boolean): Token {
  const make = (kind: Token['kind'], end: number): Token => ({
    kind,
    text: text.slice(start, end),
    start,
    end,
    lineBreak,
  });
  const first = text[start];
  if (first === '"' || first === "'") {
    const end = quotedEnd(text, start);
    return end > 0 ? make('string', end) : make('punct', start + 1);
  }
  if (first === '`') return make('string', templateEnd(text, start));
  const name = matchEnd(NAME, text, start);
  if (name > start) return make('name', name);
  const number = matchEnd(NUMBER, text, start);
  if (number > start) return make('number', number);
  if (first === '/' && regexAllowed(before, start)) {
    const end = regexEnd(text, start);
    if (end > 0) return make('regex', end);
  }
  return make('punct', Math.max(matchEnd(PUNCT, text, start), start + 1));
}

function regexAllowed(before: Token | undefined, start: number): boolean {
  if (!before) return true;
  if (before.kind === 'name') return BEFORE_REGEX.has(before.text);
  if (before.kind !== 'punct') return false;
  // `</p>` closes a JSX element; nobody writes a regular expression right behind a less-than sign.
  if (before.text === '<' && before.end === start) return false;
  return ![')', ']', '}', '++', '--'].includes(before.text);
}

/** End of a quoted string; 0 where its line ends first. */
function quotedEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '\n') return 0;
    else if (character === text[start]) return at + 1;
  }
  return 0;
}

/** End of a template literal, with whatever nests in its `${}`. */
function templateEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    if (text[at] === '\\') at += 2;
    else if (text[at] === '`') return at + 1;
    else if (text.startsWith('${', at)) at = substitutionEnd(text, at + 2);
    else at++;
  }
  return text.length;
}

function substitutionEnd(text: string, start: number): number {
  let depth = 1;
  let before: Token | undefined;
  let at = start;
  while (at < text.length) {
    const skipped = skipBlank(text, at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    before = readToken(text, at, before, false);
    at = before.end;
    if (before.kind !== 'punct') continue;
    if (before.text === '{') depth++;
    if (before.text === '}' && --depth === 0) return at;
  }
  return text.length;
}

/** End of a regular expression literal with its flags; 0 where its line ends first. */
function regexEnd(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '\n') return 0;
    if (character === '\\') at++;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return matchEnd(REGEX_FLAGS, text, at + 1);
  }
  return 0;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Where a sticky expression that is tried at `at` ends; `at` itself where it does not match. */
function matchEnd(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}
