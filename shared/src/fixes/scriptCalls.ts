import { type ChainGrammar, calleeIndex, chainEnd, chainStart, receiverNames } from './callChain.ts';
import { usesTestedProperty } from './narrowing.ts';
import {
  callsHelper,
  countsAttempts,
  isHelper,
  namesRetried,
  otherRetryAround,
  retryCallAround,
  sendsInside,
} from './retryCall.ts';
import { functionAround, type ScriptFunction, scriptFunctions, scriptTries } from './scriptScopes.ts';
import { handledCalls, innermostCall, type SendCall, type SourceCalls } from './sendCall.ts';
import { mayBeSend, namesWhatsApp, sendEvidence } from './sendEvidence.ts';
import { tokenizeScript } from './tokenizeScript.ts';
import { enclosingBrackets, type TokenStream, textAt, tokenIndexAt } from './tokens.ts';

const KEYWORDS = new Set(
  'await break case catch class const continue delete do else export extends finally for function if import in instanceof let new of return switch throw try typeof var void while with yield'.split(
    ' ',
  ),
);
const PROMISE_METHODS = new Set(['then', 'catch', 'finally']);
/** Callees that are known to give a promise, wherever they are called. */
const PROMISE_CALLEE = /^(?:fetch|axios)$/;
const LOOPS = new Set(['for', 'while', 'await']);
const COMPARISONS = new Set(['===', '==', '!==', '!=']);

/** A send call with the token indices that relate it to the code around it. */
interface ScriptCall extends SendCall {
  readonly from: number;
  readonly to: number;
  /** First token of the call of our helper around it, else `from`. */
  readonly outer: number;
  readonly function: ScriptFunction | undefined;
}

/** The send calls of JavaScript or TypeScript; undefined where brackets do not match. */
export function readScriptCalls(text: string, types: boolean): SourceCalls | undefined {
  const stream = tokenizeScript(text);
  if (!stream.balanced) return undefined;
  const grammar = { keywords: KEYWORDS, types };
  const functions = scriptFunctions(stream);
  const calls = findCalls(stream, grammar, functions);
  const tries = scriptTries(stream);
  return {
    stream,
    namesWhatsApp: namesWhatsApp(stream),
    callAt: (start, end) => innermostCall(calls, start, end),
    callsHandledAt(offset) {
      const index = tokenIndexAt(stream, offset);
      const caught = tries
        .filter(({ catchFrom, catchTo }) => catchFrom < index && index <= catchTo)
        .map((found) => ({
          at: found.catchFrom,
          calls: handledCalls(calls.filter((call) => found.tryFrom < call.from && call.to < found.tryTo)),
        }));
      const chained = promiseCallbacks(stream, index, grammar, calls);
      const nearest = [...caught, ...chained].filter((region) => region.calls.length > 0);
      if (nearest.length > 0) return nearest.reduce((best, region) => (region.at > best.at ? region : best)).calls;
      return isCondition(stream, index, offset) ? precedingCall(calls, index, functionAround(functions, index)) : [];
    },
  };
}

function findCalls(stream: TokenStream, grammar: ChainGrammar, functions: readonly ScriptFunction[]): ScriptCall[] {
  const byStart = new Map<number, ScriptCall>();
  const definitions = new Set(functions.map((found) => found.parameters));
  const retried = namesRetried(stream);
  for (let open = 0; open < stream.tokens.length; open++) {
    const name = calleeIndex(stream, open, grammar);
    if (name < 0 || !mayBeSend(textAt(stream, name)) || definitions.has(open)) continue;
    const from = chainStart(stream, name, grammar);
    if (byStart.has(from)) continue;
    const to = chainEnd(stream, stream.pair[open] ?? open, PROMISE_METHODS);
    const shape = { name: textAt(stream, name), receivers: receiverNames(stream, from, name), from, to };
    const evidence = sendEvidence(stream, shape);
    if (!evidence) continue;
    const retry = retryCallAround(stream, from);
    const around = functionAround(functions, retry?.name ?? from);
    const blocked =
      retry !== undefined ||
      retriesTwice(stream, shape, around, functions, retried) ||
      (grammar.types && usesTestedProperty(stream, around?.from ?? 0, from, to));
    byStart.set(from, scriptCall(stream, shape, around, evidence, retry, !blocked));
  }
  return [...byStart.values()];
}

type Shape = Parameters<typeof sendEvidence>[1];

function scriptCall(
  stream: TokenStream,
  { name, from, to, receivers }: Shape,
  around: ScriptFunction | undefined,
  evidence: SendCall['evidence'],
  retry: ReturnType<typeof retryCallAround>,
  free: boolean,
): ScriptCall {
  const span = { start: stream.tokens[from]?.start ?? 0, end: stream.tokens[to]?.end ?? 0 };
  const outer = retry?.name ?? from;
  const first = textAt(stream, outer - 1) === 'await' ? outer - 1 : outer;
  const last = retry ? (stream.pair[retry.name + 1] ?? to) : to;
  const promise = PROMISE_CALLEE.test(name) || receivers[0] === 'axios';
  return {
    span,
    reach: { start: stream.tokens[first]?.start ?? span.start, end: stream.tokens[last]?.end ?? span.end },
    evidence,
    runs: free && isSafe(stream, from, to, around, promise) ? 'async' : undefined,
    awaitsArguments: stream.tokens.slice(from, to + 1).some((token) => token.text === 'await'),
    retry: retry?.call,
    from,
    to,
    outer,
    function: around,
  };
}

/** True where the call can be handed to the helper and its value stays what it was: a promise somebody waits for. */
function isSafe(
  stream: TokenStream,
  from: number,
  to: number,
  around: ScriptFunction | undefined,
  promise: boolean,
): boolean {
  if (stream.tokens.slice(from, to + 1).some((token) => token.text === 'yield')) return false;
  if (sendsInside(stream, from, to)) return false;
  const before = textAt(stream, from - 1);
  if (before === 'yield') return false;
  const chained = /^\??\.$/.test(textAt(stream, to + 1)) && PROMISE_METHODS.has(textAt(stream, to + 2));
  if (before === 'await' || chained) return true;
  const given = before === 'return' || (before === '=>' && around?.expression === true && around.from === from);
  return given && (promise || around?.async === true);
}

/** True where a retry of another make, or ours one call further, already surrounds the call or lies within it. */
function retriesTwice(
  stream: TokenStream,
  { name, from }: Shape,
  around: ScriptFunction | undefined,
  functions: readonly ScriptFunction[],
  retried: ReadonlySet<string>,
): boolean {
  if (otherRetryAround(stream, from)) return true;
  if (around?.name && (isHelper(around.name) || retried.has(around.name))) return true;
  if (functions.some((found) => found.name === name && callsHelper(stream, found.from, found.to))) return true;
  return enclosingBrackets(stream, from).some((bracket) => {
    if (textAt(stream, bracket) !== '{' || (around && bracket < around.from)) return false;
    if (textAt(stream, bracket - 1) === 'do') {
      const tail = (stream.pair[bracket] ?? bracket) + 2;
      return countsAttempts(stream, tail, stream.pair[tail] ?? tail);
    }
    const head = stream.pair[bracket - 1] ?? -1;
    return head > 0 && LOOPS.has(textAt(stream, head - 1)) && countsAttempts(stream, head, bracket);
  });
}

/** The calls on whose `.then()` or `.catch()` a token stands, each with the index where that callback begins. */
function promiseCallbacks(stream: TokenStream, index: number, grammar: ChainGrammar, calls: readonly ScriptCall[]) {
  return enclosingBrackets(stream, index).flatMap((bracket) => {
    const method = calleeIndex(stream, bracket, grammar);
    if (method < 0 || !PROMISE_METHODS.has(textAt(stream, method)) || !/\.$/.test(textAt(stream, method - 1)))
      return [];
    const start = chainStart(stream, method, grammar);
    return [{ at: bracket, calls: handledCalls(calls.filter((call) => call.outer === start)) }];
  });
}

/** True where a code is asked for: compared, listed in a condition, or a `case`. */
function isCondition(stream: TokenStream, index: number, offset: number): boolean {
  const token = stream.tokens[index];
  if (!token || token.start > offset) return false;
  const beside = [textAt(stream, index - 1), textAt(stream, index + 1)];
  if (beside[0] === 'case' || beside.some((text) => COMPARISONS.has(text))) return true;
  return enclosingBrackets(stream, index).some((bracket) => {
    if (/^(?:if|while|switch)$/.test(textAt(stream, bracket - 1))) return true;
    const behind = (stream.pair[bracket] ?? bracket) + 1;
    return (
      textAt(stream, bracket) === '[' && textAt(stream, behind) === '.' && textAt(stream, behind + 1) === 'includes'
    );
  });
}

function precedingCall(calls: readonly ScriptCall[], index: number, around: ScriptFunction | undefined): SendCall[] {
  const before = calls.filter((call) => call.to < index && call.function === around);
  const own = before.filter((call) => call.evidence !== 'network');
  const last = (own.length > 0 ? own : before).at(-1);
  return last ? handledCalls([last]) : [];
}
