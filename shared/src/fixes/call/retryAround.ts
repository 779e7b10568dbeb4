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
    if (grammar.loops.includes(at.type) && countsAttempts(source, at)) return true;
    if (grammar.functions.includes(at.type) && isRetried(source, at, names)) return true;
  }
  return definesRetry(source, name, names);
}

/** True where a loop's head counts attempts: `for (let attempt = 0; …)`, `for attempt in range(3)`, `do … while`. */
function countsAttempts({ text }: SourceFile, loop: SyntaxNode): boolean {
  const body = bodyOf(loop);
  const head = text.slice(loop.startIndex, body.startIndex) + text.slice(body.endIndex, loop.endIndex);
  return ATTEMPT_NAME.test(head);
}

/** True for a function that is one of our helpers, is decorated with a retry, or is named inside a call of our helper. */
function isRetried(source: SourceFile, fn: SyntaxNode, { grammar, helpers }: RetryNames): boolean {
  const head = grammar.head(fn);
  if (/[@[#]\[?[^\n]{0,80}(?:[Rr]etr(?:y|ies)|[Bb]ackoff)/.test(head)) return true;
  const name = nameOf(fn);
  if (name === undefined) return false;
  if (helpers.has(name)) return true;
  return helperCalls(source, { grammar, helpers }).some((call) =>
    descendants(call, grammar.calls).some((inner) => inner.id !== call.id && grammar.callee(inner)?.name === name),
  );
}

/** True where a function of this name is in the file and hands something to our helper itself. */
function definesRetry(source: SourceFile, name: string, names: RetryNames): boolean {
  return helperCalls(source, names).some((call) => {
    for (const at of ancestors(call)) {
      if (names.grammar.functions.includes(at.type) && nameOf(at) === name) return true;
    }
    return false;
  });
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
