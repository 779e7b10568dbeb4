import { calleeIndex, chainEnd, chainStart, receiverNames } from './callChain.ts';
import { blockOf, headersAbove, lineOf, type PythonLine, pythonLines, tryOf } from './pythonBlocks.ts';
import {
  callsHelper,
  countsAttempts,
  isHelper,
  isRetryDecorator,
  namesRetried,
  otherRetryAround,
  retryCallAround,
  sendsInside,
} from './retryCall.ts';
import { handledCalls, innermostCall, type SendCall, type SourceCalls } from './sendCall.ts';
import { mayBeSend, namesWhatsApp, sendEvidence } from './sendEvidence.ts';
import { tokenizePython } from './tokenizePython.ts';
import { enclosingBrackets, type TokenStream, textAt, tokenIndexAt } from './tokens.ts';

const KEYWORDS = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);
const GRAMMAR = { keywords: KEYWORDS, types: false };
/** Functions that take a coroutine: a call handed to them has not run yet. */
const COROUTINE_TAKERS =
  /^(?:run|gather|create_task|ensure_future|wait_for|wait|shield|run_until_complete|run_coroutine_threadsafe|start_soon|as_completed|async_to_sync)$/;
const CONDITIONS = new Set(['if', 'elif', 'while', 'match', 'case']);

interface PythonCall extends SendCall {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  /** Line index of the function around it; -1 at module level. */
  readonly function: number;
}

interface Source {
  readonly stream: TokenStream;
  readonly lines: readonly PythonLine[];
  readonly retried: ReadonlySet<string>;
}

/** The send calls of Python; undefined where brackets do not match. */
export function readPythonCalls(text: string): SourceCalls | undefined {
  const stream = tokenizePython(text);
  if (!stream.balanced) return undefined;
  const source: Source = { stream, lines: pythonLines(stream, text), retried: namesRetried(stream) };
  const calls = findCalls(source);
  return {
    stream,
    namesWhatsApp: namesWhatsApp(stream),
    callAt: (start, end) => innermostCall(calls, start, end),
    callsHandledAt: (offset) => callsHandledAt(source, calls, offset),
  };
}

function callsHandledAt({ stream, lines }: Source, calls: readonly PythonCall[], offset: number): SendCall[] {
  const index = tokenIndexAt(stream, offset);
  const line = lineOf(lines, index);
  if (line < 0) return [];
  for (const header of [line, ...headersAbove(lines, line)]) {
    if (lines[header]?.word === 'def') break;
    const start = lines[header]?.word === 'except' ? tryOf(lines, header) : -1;
    if (start < 0) continue;
    const { from, to } = blockOf(lines, start);
    const found = handledCalls(calls.filter((call) => from <= call.line && call.line < to));
    if (found.length > 0) return found;
  }
  if ((stream.tokens[index]?.start ?? 0) > offset || !isCondition(stream, lines[line], index)) return [];
  const around = functionOf(lines, line);
  const before = calls.filter((call) => call.to < index && call.function === around);
  const own = before.filter((call) => call.evidence !== 'network');
  const last = (own.length > 0 ? own : before).at(-1);
  return last ? handledCalls([last]) : [];
}

/** True where a code is asked for: in the head of a condition, compared, or in a list behind `in`. */
function isCondition(stream: TokenStream, line: PythonLine | undefined, index: number): boolean {
  if (line && CONDITIONS.has(line.word)) return true;
  const beside = [textAt(stream, index - 1), textAt(stream, index + 1)];
  if (beside.some((text) => text === '==' || text === '!=')) return true;
  return enclosingBrackets(stream, index).some((bracket) => textAt(stream, bracket - 1) === 'in');
}

function functionOf(lines: readonly PythonLine[], line: number): number {
  return headersAbove(lines, line).find((header) => lines[header]?.word === 'def') ?? -1;
}

function findCalls(source: Source): PythonCall[] {
  const { stream, lines } = source;
  const byStart = new Map<number, PythonCall>();
  for (let open = 0; open < stream.tokens.length; open++) {
    const name = calleeIndex(stream, open, GRAMMAR);
    if (name < 0 || !mayBeSend(textAt(stream, name)) || textAt(stream, name - 1) === 'def') continue;
    const from = chainStart(stream, name, GRAMMAR);
    if (textAt(stream, from - 1) === '@') continue;
    const awaited = isAwaited(stream, from);
    const closed = stream.pair[open] ?? open;
    const to = awaited ? chainEnd(stream, closed, new Set()) : closed;
    const shape = { name: textAt(stream, name), receivers: receiverNames(stream, from, name), from, to };
    const evidence = sendEvidence(stream, shape);
    if (evidence) byStart.set(from, pythonCall(source, shape, evidence, lineOf(lines, from)));
  }
  return [...byStart.values()];
}

type Shape = Parameters<typeof sendEvidence>[1];

function pythonCall(source: Source, shape: Shape, evidence: SendCall['evidence'], line: number): PythonCall {
  const { stream, lines } = source;
  const { from, to } = shape;
  const span = { start: stream.tokens[from]?.start ?? 0, end: stream.tokens[to]?.end ?? 0 };
  const retry = retryCallAround(stream, from);
  const outer = retry ? retry.name : from;
  const first = isAwaited(stream, outer) ? outer - 1 : outer;
  const last = retry ? (stream.pair[retry.name + 1] ?? to) : to;
  const runs = isAwaited(stream, from) ? 'async' : 'sync';
  const safe = !retry && isSafe(source, shape, line, runs);
  return {
    span,
    reach: { start: stream.tokens[first]?.start ?? span.start, end: stream.tokens[last]?.end ?? span.end },
    evidence,
    runs: safe ? runs : undefined,
    awaitsArguments: false,
    retry: retry?.call,
    from,
    to,
    line,
    function: functionOf(lines, line),
  };
}

/** True where the call can stand in a lambda and the helper that runs it neither blocks an event loop nor nests. */
function isSafe(source: Source, shape: Shape, line: number, runs: 'sync' | 'async'): boolean {
  const { stream, lines, retried } = source;
  const inside = stream.tokens.slice(shape.from, shape.to + 1);
  // A lambda cannot await or yield, has no `super()`, and would keep what `:=` binds to itself.
  if (inside.some(({ text }) => ['await', 'yield', 'super', ':='].includes(text))) return false;
  if (sendsInside(stream, shape.from, shape.to)) return false;
  const headers = headersAbove(lines, line).flatMap((header) => lines[header] ?? []);
  const scope = headers.find(({ word }) => word === 'def' || word === 'class');
  if (scope?.word === 'class' || lines[line]?.word === 'def' || textAt(stream, lines[line]?.from ?? 0) === '@')
    return false;
  const sleeping = runs === 'sync' && (scope?.async === true || isCoroutine(source, shape));
  const name = scope ? defName(stream, scope) : '';
  return !sleeping && !isHelper(name) && !retried.has(name) && !retriesTwice(source, shape, headers, scope);
}

/** True where the call only makes a coroutine, for `asyncio.run` and the like. */
function isCoroutine({ stream, lines }: Source, { name, from }: Shape): boolean {
  const taken = enclosingBrackets(stream, from).some(
    (bracket) => textAt(stream, bracket) === '(' && COROUTINE_TAKERS.test(textAt(stream, bracket - 1)),
  );
  return taken || lines.some((line) => line.word === 'def' && line.async && defName(stream, line) === name);
}

function retriesTwice(
  { stream, lines }: Source,
  { name, from }: Shape,
  headers: readonly PythonLine[],
  scope: PythonLine | undefined,
): boolean {
  if (otherRetryAround(stream, from)) return true;
  const inFunction = scope ? headers.slice(0, headers.indexOf(scope)) : headers;
  const loops = inFunction.filter(({ word }) => word === 'for' || word === 'while');
  if (loops.some((loop) => countsAttempts(stream, loop.from, loop.to))) return true;
  const decorators = scope ? decoratorsOf(stream, lines, lines.indexOf(scope)) : [];
  if (decorators.some((line) => isRetryDecorator(stream, line.from, line.to))) return true;
  return lines.some((line, index) => {
    if (line.word !== 'def' || defName(stream, line) !== name) return false;
    const { to } = blockOf(lines, index);
    return callsHelper(stream, line.to + 1, lines[to - 1]?.to ?? line.to);
  });
}

function decoratorsOf(stream: TokenStream, lines: readonly PythonLine[], definition: number): PythonLine[] {
  const found: PythonLine[] = [];
  for (let at = definition - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line || textAt(stream, line.from) !== '@') break;
    found.push(line);
  }
  return found;
}

function defName(stream: TokenStream, line: PythonLine): string {
  return textAt(stream, line.from + (line.async ? 2 : 1));
}

function isAwaited(stream: TokenStream, from: number): boolean {
  return textAt(stream, from - 1) === 'await';
}
