import type { SendCall } from '../call/sendCall.ts';
import { bodyOf } from '../call/sendEvidence.ts';
import { descendants, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { forgetsType } from './narrowing.ts';
import { insideFunction, isRepeatable } from './repeatable.ts';
import { contextOf, isChained, scriptGrammar } from './scriptGrammar.ts';

/** Callees that are known to give a promise, wherever they are called. */
const PROMISE_CALLEE = /^(?:fetch|axios)$/;
/** `race` and `any` go on without the others, which would still be sent again then. */
const WAITS_FOR_ALL = new Set(['all', 'allSettled']);

/** True where a call can be handed to the helper and its value stays what it was: a promise somebody waits for. */
export function isSafeInScript(call: SendCall, source: SourceFile): boolean {
  const { node, function: around } = call;
  if (node.hasError || node.text.includes('yield') || isGenerator(around) || !isRepeatable(call, source)) return false;
  if (source.language === 'typescript' && forgetsType(node, around ? bodyOf(around) : source.root, source))
    return false;
  const context = contextOf(node);
  if (!context) return false;
  if (context.type === 'await_expression' || isChained(node)) return true;
  const promise = PROMISE_CALLEE.test(call.name) || call.receivers[0] === 'axios';
  if (context.type === 'return_statement') return promise || isAsync(around);
  if (context.type === 'arrow_function' && contextOf(node)?.id === around?.id) {
    return promise || isAsync(around) || isWaitedFor(context);
  }
  return isInPromiseList(node);
}

/** True where an argument awaits something, so that the function around the call has to be async. */
export function awaitsArguments(node: SyntaxNode): boolean {
  return descendants(node, ['await_expression']).some(
    // One that begins before the call is the call's own.
    (inner) => inner.startIndex >= node.startIndex && !insideFunction(inner, node),
  );
}

function isAsync(fn: SyntaxNode | undefined): boolean {
  return /^(?:(?:public|private|protected|static|override|readonly)\s+)*async\b/.test(fn?.text.slice(0, 80) ?? '');
}

function isGenerator(fn: SyntaxNode | undefined): boolean {
  return fn !== undefined && (/^generator/.test(fn.type) || /^(?:\w+\s+)*\*/.test(fn.text.slice(0, 80)));
}

/** True for the callback of a `map` whose promises are waited for together. */
function isWaitedFor(callback: SyntaxNode): boolean {
  const mapped = callback.parent?.type === 'arguments' ? callback.parent.parent : null;
  return mapped !== null && /^(?:map|flatMap)$/.test(scriptGrammar.callee(mapped)?.name ?? '') && isGivenToAll(mapped);
}

/** True for an element of `Promise.all([…])`. */
function isInPromiseList(node: SyntaxNode): boolean {
  return node.parent?.type === 'array' && isGivenToAll(node.parent);
}

function isGivenToAll(node: SyntaxNode): boolean {
  const taker = node.parent?.type === 'arguments' ? node.parent.parent : null;
  const callee = taker ? scriptGrammar.callee(taker) : undefined;
  return callee?.receivers[0] === 'Promise' && WAITS_FOR_ALL.has(callee.name);
}
