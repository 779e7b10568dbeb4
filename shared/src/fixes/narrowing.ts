import { enclosingBrackets, type TokenStream, textAt } from './tokens.ts';

const GUARDS = new Set(['&&', '||', '??', '?', '===', '!==', '==', '!=', 'instanceof', 'in']);

/**
 * True where a call uses a property that a condition before it, in the same function, has tested: `if (!user.phone) return`.
 * TypeScript forgets what it learned about properties (not about variables) inside an arrow function, so that the call
 * might not compile there. Indices are tokens; `start` is the first of the function's body.
 */
export function usesTestedProperty(stream: TokenStream, start: number, from: number, to: number): boolean {
  const tested = paths(stream, start, from - 1).filter(({ at, end }) => isTested(stream, at, end));
  if (tested.length === 0) return false;
  const used = paths(stream, from, to).map(({ path }) => `${path}.`);
  return tested.some(({ path }) => used.some((candidate) => candidate.startsWith(`${path}.`)));
}

interface Path {
  readonly path: string;
  /** Token indices of its first and last name. */
  readonly at: number;
  readonly end: number;
}

/** The accesses of two names and more in a span: `this.client.messages`. */
function paths(stream: TokenStream, from: number, to: number): Path[] {
  const found: Path[] = [];
  for (let at = from; at <= to; at++) {
    if (stream.tokens[at]?.kind !== 'name' || isAccess(textAt(stream, at - 1))) continue;
    let end = at;
    let path = textAt(stream, at);
    while (isAccess(textAt(stream, end + 1)) && stream.tokens[end + 2]?.kind === 'name') {
      end += 2;
      path += `.${textAt(stream, end)}`;
    }
    if (end > at) found.push({ path, at, end });
  }
  return found;
}

function isTested(stream: TokenStream, at: number, end: number): boolean {
  const before = textAt(stream, at - 1);
  if (before === '!' || before === 'typeof' || GUARDS.has(before) || GUARDS.has(textAt(stream, end + 1))) return true;
  return enclosingBrackets(stream, at).some((bracket) => /^(?:if|while)$/.test(textAt(stream, bracket - 1)));
}

function isAccess(text: string): boolean {
  return text === '.' || text === '?.';
}
