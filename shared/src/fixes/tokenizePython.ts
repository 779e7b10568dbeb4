import { isOpening, pairBrackets, type Token, type TokenStream } from './tokens.ts';

const BLANK = /(?:[^\S\r\n]|\\\r?\n)+(?:#[^\r\n]*)?|#[^\r\n]*/uy;
const LINE_BREAK = /\r?\n|\r/uy;
const STRING_START = /[a-zA-Z]{0,2}("""|'''|"|')/uy;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const NUMBER = /\d[\w.]*/uy;
const PUNCT = /[=!<>]=|:=|->|\*\*|\/\/|[\s\S]/uy;

/**
 * Splits Python into tokens. The end of a logical line is a `newline` token: line breaks inside brackets, after a
 * backslash and on blank lines are none. Never throws: an unclosed quote becomes a `punct`.
 */
export function tokenizePython(text: string): TokenStream {
  const tokens: Token[] = [];
  let depth = 0;
  let lineBreak = true;
  let at = 0;
  while (at < text.length) {
    const blank = matchEnd(BLANK, text, at);
    if (blank > at) {
      at = blank;
      continue;
    }
    const broken = matchEnd(LINE_BREAK, text, at);
    if (broken > at) {
      const last = tokens.at(-1);
      if (depth === 0 && last && last.kind !== 'newline') {
        tokens.push({ kind: 'newline', text: '\n', start: at, end: broken, lineBreak: false });
      }
      lineBreak = true;
      at = broken;
      continue;
    }
    const token = readToken(text, at, lineBreak);
    if (isOpening(token)) depth++;
    else if (token.kind === 'punct' && ')]}'.includes(token.text)) depth = Math.max(0, depth - 1);
    tokens.push(token);
    at = token.end;
    lineBreak = false;
  }
  return pairBrackets(tokens);
}

function readToken(text: string, start: number, lineBreak: boolean): Token {
  const make = (kind: Token['kind'], end: number): Token => ({
    kind,
    text: text.slice(start, end),
    start,
    end,
    lineBreak,
  });
  STRING_START.lastIndex = start;
  const quote = STRING_START.exec(text)?.[1];
  if (quote) {
    const end = stringEnd(text, STRING_START.lastIndex, quote);
    return end > 0 ? make('string', end) : make('punct', start + 1);
  }
  const name = matchEnd(NAME, text, start);
  if (name > start) return make('name', name);
  const number = matchEnd(NUMBER, text, start);
  if (number > start) return make('number', number);
  return make('punct', Math.max(matchEnd(PUNCT, text, start), start + 1));
}

/** End of the string whose content starts at `from`; 0 where it is not closed. */
function stringEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (quote.length === 1 && text[at] === '\n') return 0;
    else if (text.startsWith(quote, at)) return at + quote.length;
  }
  return 0;
}

function matchEnd(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}
