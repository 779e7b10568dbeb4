import { expressionEnd, type TokenStream, textAt } from './tokens.ts';

/** A function of JavaScript or TypeScript; all fields are token indices unless said otherwise. */
export interface ScriptFunction {
  /** First and last token of its body (the braces, or the expression of an arrow function). */
  readonly from: number;
  readonly to: number;
  /** The bracket that opens its parameters; -1 for an arrow function with one bare parameter. */
  readonly parameters: number;
  readonly async: boolean;
  /** The name it is declared or assigned under; empty where it has none. */
  readonly name: string;
  /** True where the body is an expression. */
  readonly expression: boolean;
}

/** A `try` with its `catch`, as token indices of the braces. */
export interface ScriptTry {
  readonly tryFrom: number;
  readonly tryTo: number;
  readonly catchFrom: number;
  readonly catchTo: number;
}

const BLOCK_KEYWORDS = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'await']);

/** All functions of a text, outer ones first. */
export function scriptFunctions(stream: TokenStream): ScriptFunction[] {
  const found: ScriptFunction[] = [];
  for (const [index, token] of stream.tokens.entries()) {
    if (token.kind !== 'punct') continue;
    const arrow = token.text === '=>';
    if (!arrow && (token.text !== '{' || textAt(stream, index - 1) === '=>')) continue;
    const parameters = parametersBefore(stream, index - 1);
    const head = arrow ? arrowHead(stream, index, parameters) : braceHead(stream, parameters);
    if (!head) continue;
    const expression = arrow && textAt(stream, index + 1) !== '{';
    const from = arrow ? index + 1 : index;
    const to = expression ? expressionEnd(stream, from) : (stream.pair[from] ?? from);
    found.push({ from, to, parameters, expression, ...head });
  }
  return found;
}

/** The innermost function around a token; undefined at module level. */
export function functionAround(functions: readonly ScriptFunction[], index: number): ScriptFunction | undefined {
  return functions.filter((candidate) => candidate.from <= index && index <= candidate.to).at(-1);
}

/** All `try` statements that have a `catch`. */
export function scriptTries(stream: TokenStream): ScriptTry[] {
  const found: ScriptTry[] = [];
  for (const [index, token] of stream.tokens.entries()) {
    if (token.text !== 'try' || textAt(stream, index + 1) !== '{' || textAt(stream, index - 1) === '.') continue;
    const tryTo = stream.pair[index + 1] ?? -1;
    if (textAt(stream, tryTo + 1) !== 'catch') continue;
    const bound = textAt(stream, tryTo + 2) === '(';
    const catchFrom = bound ? (stream.pair[tryTo + 2] ?? -1) + 1 : tryTo + 2;
    found.push({ tryFrom: index + 1, tryTo, catchFrom, catchTo: stream.pair[catchFrom] ?? catchFrom });
  }
  return found;
}

/** The `(` of the parameters in front of a body or arrow, a return type in between skipped; -1 where none is. */
function parametersBefore(stream: TokenStream, end: number): number {
  if (textAt(stream, end) === ')') return stream.pair[end] ?? -1;
  let angles = 0;
  for (let at = end; at > 0; at--) {
    const token = stream.tokens[at];
    if (!token) return -1;
    if (token.text === ':' && angles === 0) {
      return at < end && textAt(stream, at - 1) === ')' ? (stream.pair[at - 1] ?? -1) : -1;
    }
    if (token.text === '>') angles += 1;
    else if (token.text === '<') angles -= 1;
    else if (token.text === ')' || token.text === ']' || token.text === '}') at = stream.pair[at] ?? at;
    else if (token.kind === 'punct' && !['.', '|', '&', '?', '=>'].includes(token.text)) {
      if (token.text !== ',' || angles === 0) return -1;
    }
  }
  return -1;
}

type Head = Pick<ScriptFunction, 'async' | 'name'>;

function arrowHead(stream: TokenStream, arrow: number, parameters: number): Head | undefined {
  let start = parameters >= 0 ? skipTypeParameters(stream, parameters) : arrow - 1;
  const async = textAt(stream, start - 1) === 'async';
  if (async) start -= 1;
  const assigned = textAt(stream, start - 1) === '=' || textAt(stream, start - 1) === ':';
  return { async, name: assigned ? nameAt(stream, start - 2) : '' };
}

function braceHead(stream: TokenStream, parameters: number): Head | undefined {
  if (parameters < 0) return undefined;
  let at = skipTypeParameters(stream, parameters) - 1;
  if (BLOCK_KEYWORDS.has(textAt(stream, at)) && textAt(stream, at - 1) !== '.') return undefined;
  let name = '';
  if (textAt(stream, at) === ']') at = (stream.pair[at] ?? at) - 1;
  else if (textAt(stream, at) !== 'function' && textAt(stream, at) !== '*') name = nameAt(stream, at--);
  if (textAt(stream, at) === '*') at -= 1;
  if (textAt(stream, at) === 'function') at -= 1;
  return { async: textAt(stream, at) === 'async', name };
}

function skipTypeParameters(stream: TokenStream, open: number): number {
  if (textAt(stream, open - 1) !== '>') return open;
  let depth = 0;
  for (let at = open - 1; at >= 0; at--) {
    if (textAt(stream, at) === '>') depth += 1;
    if (textAt(stream, at) === '<' && --depth === 0) return at;
  }
  return open;
}

function nameAt(stream: TokenStream, index: number): string {
  return stream.tokens[index]?.kind === 'name' ? textAt(stream, index) : '';
}
