/** What a token is. Comments and space are no tokens; a template literal or f-string is one `string`. */
type TokenKind = 'name' | 'number' | 'string' | 'regex' | 'punct' | 'newline';

/** One token; `start` and `end` are UTF-16 offsets in the text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** True where a line ends between the token before and this one. */
  readonly lineBreak: boolean;
}

/** The tokens of a text and its brackets. Indices are positions in `tokens`; -1 means none. */
export interface TokenStream {
  readonly tokens: readonly Token[];
  /** For each bracket the index of its partner. */
  readonly pair: readonly number[];
  /** For each token the index of the innermost bracket open around it. */
  readonly parent: readonly number[];
  /** False where brackets do not match: then nothing can be said about the text's structure. */
  readonly balanced: boolean;
}

const CLOSING = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Pairs the brackets of a token list. */
export function pairBrackets(tokens: readonly Token[]): TokenStream {
  const pair = new Array<number>(tokens.length).fill(-1);
  const parent = new Array<number>(tokens.length).fill(-1);
  const open: number[] = [];
  let balanced = true;
  for (const [index, token] of tokens.entries()) {
    const opening = token.kind === 'punct' ? CLOSING.get(token.text) : undefined;
    if (opening !== undefined) {
      const start = open.pop();
      if (start === undefined || tokens[start]?.text !== opening) balanced = false;
      else {
        pair[start] = index;
        pair[index] = start;
      }
    }
    parent[index] = open.at(-1) ?? -1;
    if (isOpening(token)) open.push(index);
  }
  return { tokens, pair, parent, balanced: balanced && open.length === 0 };
}

/** True for `(`, `[` and `{`. */
export function isOpening(token: Token | undefined): boolean {
  return token?.kind === 'punct' && (token.text === '(' || token.text === '[' || token.text === '{');
}

/** Index of the first token that ends after `offset`; the number of tokens where there is none. */
export function tokenIndexAt(stream: TokenStream, offset: number): number {
  let low = 0;
  let high = stream.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stream.tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Indices of the brackets open around a token, innermost first. */
export function enclosingBrackets(stream: TokenStream, index: number): number[] {
  const found: number[] = [];
  for (let at = stream.parent[index] ?? -1; at >= 0; at = stream.parent[at] ?? -1) found.push(at);
  return found;
}

/** Text of the token at an index; empty where there is none, so that comparisons need no check. */
export function textAt(stream: TokenStream, index: number): string {
  return stream.tokens[index]?.text ?? '';
}

/** True where the token is a name and no keyword; behind a dot every word is a name. */
export function isNameAt(stream: TokenStream, index: number, keywords: ReadonlySet<string>): boolean {
  const token = stream.tokens[index];
  return token?.kind === 'name' && (!keywords.has(token.text) || /^\??\.$/.test(textAt(stream, index - 1)));
}

/**
 * Index of the last token of the expression that begins at `from`: what ends it is a comma, a semicolon, a closing
 * bracket, or a line break where the next line cannot go on with it.
 */
export function expressionEnd(stream: TokenStream, from: number): number {
  let at = from;
  while (at < stream.tokens.length) {
    const token = stream.tokens[at];
    if (!token || token.kind === 'newline') break;
    if (token.kind === 'punct' && [',', ';', ')', ']', '}'].includes(token.text)) break;
    const before = stream.tokens[at - 1];
    const operandBefore = before?.kind !== 'punct' || [')', ']', '}'].includes(before.text);
    if (at > from && token.lineBreak && token.kind !== 'punct' && operandBefore) break;
    const partner = stream.pair[at] ?? -1;
    at = partner > at ? partner + 1 : at + 1;
  }
  return at - 1;
}
