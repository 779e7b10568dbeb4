import { closest, field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { chainedMethod, contextOf, csharpGrammar, plainName } from './csharpGrammar.ts';

/** How the outcome of a call is waited for. */
export interface Waiting {
  /** False for a call that blocks until it is done. */
  readonly async: boolean;
  /** False where a call is a statement of its own: it may give no value at all. */
  readonly value: boolean;
}

/** How a call's outcome is waited for; undefined where nobody waits, or it is not certain. */
export function waitingFor(node: SyntaxNode, name: string, fn: SyntaxNode | undefined): Waiting | undefined {
  const configured = chainedMethod(node);
  const outer = configured?.name === 'ConfigureAwait' ? configured.call : node;
  const context = contextOf(outer);
  if (!context) return undefined;
  if (context.type === 'await_expression') {
    return { async: true, value: contextOf(context)?.type !== 'expression_statement' };
  }
  if (isBlocked(outer, context)) return { async: true, value: true };
  if (context.type === 'return_statement' || context.type === 'arrow_expression_clause') {
    const task = /^(?:[\w.]{1,60}\.)?(Value)?Task\b(<)?/.exec(returnTypeOf(fn));
    if (task) return task[1] || isAsync(fn) ? undefined : { async: true, value: task[2] !== undefined };
  }
  if (context.type === 'lambda_expression' && isAwaitedTogether(context)) return { async: true, value: true };
  // Without `await` a name that says Async, or a function that can wait, means a task nobody waits for.
  if (/Async$/.test(name) || isAsync(fn) || isAwaitedLater(context, fn)) return undefined;
  if (context.type === 'lambda_expression') return undefined;
  return { async: false, value: context.type !== 'expression_statement' };
}

/** True for a function with `async` among its modifiers. */
export function isAsync(fn: SyntaxNode | undefined): boolean {
  return fn !== undefined && namedChildren(fn).some(({ type, text }) => type === 'modifier' && text === 'async');
}

/** The type a function says it returns; empty for one that says none. */
export function returnTypeOf(fn: SyntaxNode | undefined): string {
  return (fn && (field(fn, 'returns') ?? field(fn, 'type'))?.text) ?? '';
}

/** `.Result` and `.GetAwaiter().GetResult()`. */
function isBlocked(node: SyntaxNode, context: SyntaxNode): boolean {
  if (context.type !== 'member_access_expression') return false;
  const member = plainName(field(context, 'name'));
  const awaiter = chainedMethod(node)?.call;
  return (
    member === 'Result' || (member === 'GetAwaiter' && awaiter !== undefined && chainedMethod(awaiter) !== undefined)
  );
}

/** True for `to => client.SendAsync(to)` in `Task.WhenAll(list.Select(…))`. */
function isAwaitedTogether(lambda: SyntaxNode): boolean {
  const select = closest(lambda, ['invocation_expression']);
  const all = select?.parent ? closest(select.parent, ['invocation_expression']) : undefined;
  const named = (call: SyntaxNode | undefined, name: string): boolean =>
    call !== undefined && csharpGrammar.callee(call)?.name === name;
  return !isAsync(lambda) && named(select, 'Select') && named(all, 'WhenAll');
}

/** True where what is declared from a call is a task: it is awaited by its name later. */
function isAwaitedLater(context: SyntaxNode, fn: SyntaxNode | undefined): boolean {
  if (context.type !== 'variable_declarator') return false;
  if (/^(?:[\w.]{1,60}\.)?(?:Value)?Task\b/.test(context.parent ? (field(context.parent, 'type')?.text ?? '') : ''))
    return true;
  const name = field(context, 'name')?.text ?? '';
  return /task/i.test(name) || (fn?.text ?? '').includes(`await ${name}`);
}
