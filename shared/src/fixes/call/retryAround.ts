import { ancestors, descendants, type SourceFile, type SyntaxNode } from '../syntax.ts';
import type { CallGrammar } from './callGrammar.ts';
import { bodyOf } from './sendEvidence.ts';

const RETRY_NAME = /retr(?:y|ies|ier|ying|iable)|backoff|resilien|polly/i;
const ATTEMPT_NAME = /attempt|retr(?:y|ies)|\btries\b|tentativa|intento|backoff/i;

/** A language's calls, and the names of the helpers we write in it. */
export interface RetryNames {
  readonly grammar: CallGrammar;
  readonly helpers: ReadonlySet<string>;
}

/** The call of our helper around a node, in the same statement or function. */
export function helperCallAround(node: SyntaxNode, { grammar, helpers }: RetryNames): SyntaxNode | undefined {
  for (const at of ancestors(node)) {
    if (at.id !== node.id && grammar.calls.includes(at.type) && helpers.has(grammar.callee(at)?.name ?? '')) return at;
  }
  return undefined;
}

/**
 * True where a retry of another make is around a call or one call further in: `pRetry(() => …)`, a loop that counts
 * attempts, a decorator such as tenacity's, or a function that already hands the call to our helper.
 */
export function retriesElsewhere(source: SourceFile, call: SyntaxNode, name: string, names: RetryNames): boolean {
  const { grammar, helpers } = names;
  for (const at of ancestors(call)) {
    if (at.id === call.id) continue;
    if (grammar.calls.includes(at.type)) {
      const callee = grammar.callee(at);
      const said = [callee?.name ?? '', ...(callee?.receivers ?? [])];
      if (callee && !helpers.has(callee.name) && said.some((part) => RETRY_NAME.test(part))) return true;
    }
    if (grammar.loops.includes(at.type) && (countsAttempts(source, at) || goesRoundOnFailure(source, at, call))) {
      return true;
    }
    if (grammar.functions.includes(at.type) && isRetried(source, at, names)) return true;
  }
  return reachesHelper(source, name, names);
}

/** True where a function of this name is in the file and hands something to our helper, itself or through others. */
export function reachesHelper(source: SourceFile, name: string, names: RetryNames): boolean {
  return chainsOf(source, names).over.has(name);
}

/** True where our helper runs a function of this name, as far as the file shows: directly or through others. */
export function isRunByHelper(source: SourceFile, name: string, names: RetryNames): boolean {
  return chainsOf(source, names).under.has(name);
}

/** True where a loop's head counts attempts: `for (let attempt = 0; …)`, `for attempt in range(3)`, `do … while`. */
function countsAttempts({ text }: SourceFile, loop: SyntaxNode): boolean {
  const body = bodyOf(loop);
  const head = text.slice(loop.startIndex, body.startIndex) + text.slice(body.endIndex, loop.endIndex);
  return ATTEMPT_NAME.test(head);
}

/** True for a loop without end whose way out is that the call succeeds: it goes round only to send again. */
function goesRoundOnFailure({ text }: SourceFile, loop: SyntaxNode, call: SyntaxNode): boolean {
  const head = text.slice(loop.startIndex, bodyOf(loop).startIndex).replace(/[\s():]/g, '');
  if (!/^(?:while(?:true|1)|for(?:;;)?)$/i.test(head)) return false;
  for (const at of ancestors(call)) {
    if (at.id === loop.id) return false;
    if (/^return/.test(at.type)) return true;
  }
  return false;
}

/**
 * True for a function that is one of our helpers, is decorated with a retry, calls itself with a count of attempts, or
 * is run by our helper.
 */
function isRetried(source: SourceFile, fn: SyntaxNode, names: RetryNames): boolean {
  const { grammar, helpers } = names;
  if (/(?:^|\s)[@[#]\[?[^\n]{0,80}(?:[Rr]etr(?:y|ies)|[Bb]ackoff)/.test(grammar.head(fn))) return true;
  const name = nameOf(fn);
  if (name === undefined) return false;
  return helpers.has(name) || callsItself(source, fn, name, grammar) || isRunByHelper(source, name, names);
}

function callsItself({ text }: SourceFile, fn: SyntaxNode, name: string, grammar: CallGrammar): boolean {
  const body = bodyOf(fn);
  if (!ATTEMPT_NAME.test(text.slice(fn.startIndex, body.startIndex).replace(name, ''))) return false;
  return descendants(body, grammar.calls).some((call) => grammar.callee(call)?.name === name);
}

/** Names of functions on the way to and from our helper. */
interface HelperChains {
  /** Functions that hand something to it, themselves or through others. */
  readonly over: ReadonlySet<string>;
  /** What it runs, directly or through functions of the file. */
  readonly under: ReadonlySet<string>;
}

const chains = new WeakMap<SyntaxNode, HelperChains>();

/** A send that runs within another to the same recipient would wait for that one, which waits for it. */
function chainsOf(source: SourceFile, names: RetryNames): HelperChains {
  const known = chains.get(source.root);
  if (known) return known;
  const { grammar, helpers } = names;
  const uses = helperCalls(source, names).filter(
    (call) => !ownersOf(call, grammar).some((owner) => helpers.has(owner)),
  );
  const over = new Set(uses.flatMap((call) => ownersOf(call, grammar)));
  const inner = uses.flatMap((call) => descendants(call, grammar.calls).filter(({ id }) => id !== call.id));
  const under = new Set(inner.flatMap((call) => grammar.callee(call)?.name ?? []));
  const calls = uses.length > 0 ? descendants(source.root, grammar.calls) : [];
  const links = calls.map((call) => [ownersOf(call, grammar), grammar.callee(call)?.name ?? ''] as const);
  for (let size = -1; size < over.size + under.size; ) {
    size = over.size + under.size;
    for (const [owners, callee] of links) {
      if (over.has(callee)) for (const owner of owners) over.add(owner);
      if (owners.some((owner) => under.has(owner))) under.add(callee);
    }
  }
  const result = { over, under };
  chains.set(source.root, result);
  return result;
}

/** The names of the functions around a call. */
function ownersOf(call: SyntaxNode, grammar: CallGrammar): string[] {
  return [...ancestors(call)].flatMap((at) => (grammar.functions.includes(at.type) ? (nameOf(at) ?? []) : []));
}

const found = new WeakMap<SyntaxNode, readonly SyntaxNode[]>();

/** Every call of our helpers in a file. */
function helperCalls({ root, text }: SourceFile, { grammar, helpers }: RetryNames): readonly SyntaxNode[] {
  const known = found.get(root);
  if (known) return known;
  const calls = [...helpers].some((helper) => text.includes(helper))
    ? descendants(root, grammar.calls).filter((call) => helpers.has(grammar.callee(call)?.name ?? ''))
    : [];
  found.set(root, calls);
  return calls;
}

/** The name a function is declared or assigned under. */
function nameOf(fn: SyntaxNode): string | undefined {
  const own = fn.childForFieldName('name')?.text;
  if (own !== undefined) return own;
  const around = fn.parent;
  return around?.childForFieldName('name')?.text ?? around?.childForFieldName('left')?.text;
}
