import type { RetryCall } from './sendCall.ts';
import { enclosingBrackets, type TokenStream, textAt } from './tokens.ts';

/** Names of the helpers we write. */
export const SCRIPT_HELPER = 'withWhatsAppRetry';
export const PYTHON_HELPER = 'with_whatsapp_retry';
export const PYTHON_ASYNC_HELPER = 'with_whatsapp_retry_async';

const HELPERS: ReadonlySet<string> = new Set([SCRIPT_HELPER, PYTHON_HELPER, PYTHON_ASYNC_HELPER]);
const RETRY_NAME = /retr(?:y|ies|ier|ying)|backoff/i;
const ATTEMPT_NAME = /attempt|retr(?:y|ies)|^tries$|backoff/i;

/** The call of our helper around a token, with the index of the helper's name. */
export function retryCallAround(stream: TokenStream, index: number): { call: RetryCall; name: number } | undefined {
  const open = enclosingBrackets(stream, index).find((bracket) => HELPERS.has(calleeText(stream, bracket)));
  return open === undefined ? undefined : { call: readCodes(stream, open), name: open - 1 };
}

/** True where a retry of another make is around a token: `pRetry(() => …)`, `backoff(…)`. */
export function otherRetryAround(stream: TokenStream, index: number): boolean {
  return enclosingBrackets(stream, index).some((bracket) => {
    const callee = calleeText(stream, bracket);
    return RETRY_NAME.test(callee) && !HELPERS.has(callee);
  });
}

/** True where the tokens of a loop's head count attempts: `for (let attempt = 0; …)`, `for attempt in range(3)`. */
export function countsAttempts(stream: TokenStream, from: number, to: number): boolean {
  return stream.tokens.slice(from, to + 1).some((token) => token.kind === 'name' && ATTEMPT_NAME.test(token.text));
}

/** True for a decorator such as tenacity's `@retry(…)`. */
export function isRetryDecorator(stream: TokenStream, from: number, to: number): boolean {
  return stream.tokens.slice(from, to + 1).some((token) => token.kind === 'name' && RETRY_NAME.test(token.text));
}

/** True where an argument of the call in this span sends, uploads or creates something: each attempt would do it again. */
export function sendsInside(stream: TokenStream, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) {
    const called = stream.tokens[at]?.kind === 'name' && textAt(stream, at + 1) === '(';
    if (!called || (stream.parent[at] ?? -1) < from) continue;
    const name = textAt(stream, at);
    if (/^_*(?:send|upload)/i.test(name)) return true;
    if (/^_*create/i.test(name) && awaits(stream, from, at)) return true;
  }
  return false;
}

/** True where something is awaited between two tokens: only then can a `create…` reach a server in time. */
function awaits(stream: TokenStream, from: number, to: number): boolean {
  return stream.tokens.slice(from, to).some((token) => token.text === 'await');
}

/** Names called inside calls of our helpers: what they name must not retry a second time within. */
export function namesRetried(stream: TokenStream): Set<string> {
  const names = new Set<string>();
  for (const [index, token] of stream.tokens.entries()) {
    if (!HELPERS.has(token.text) || textAt(stream, index + 1) !== '(') continue;
    for (let at = index + 2; at < (stream.pair[index + 1] ?? 0); at++) {
      if (textAt(stream, at + 1) === '(' && stream.tokens[at]?.kind === 'name') names.add(textAt(stream, at));
    }
  }
  return names;
}

/** True for the name of a helper of ours: the call of `send` in its body is no call to retry. */
export function isHelper(name: string): boolean {
  return HELPERS.has(name);
}

/** True where a span of tokens calls one of our helpers. */
export function callsHelper(stream: TokenStream, from: number, to: number): boolean {
  return stream.tokens.slice(from, to + 1).some((token) => token.kind === 'name' && HELPERS.has(token.text));
}

function calleeText(stream: TokenStream, bracket: number): string {
  return textAt(stream, bracket) === '(' && stream.tokens[bracket - 1]?.kind === 'name'
    ? textAt(stream, bracket - 1)
    : '';
}

function readCodes(stream: TokenStream, open: number): RetryCall {
  const list = open + 1;
  const close = textAt(stream, list) === '[' ? (stream.pair[list] ?? -1) : -1;
  const inside = stream.tokens.slice(list + 1, Math.max(close, list + 1));
  const plain = close > list + 1 && inside.every((token) => token.kind === 'number' || token.text === ',');
  const numbers = inside.filter((token) => token.kind === 'number');
  const codes = numbers.map((token) => token.text.replaceAll('_', ''));
  return { codes, insertAt: plain ? numbers.at(-1)?.end : undefined };
}
