import type { SendCall } from '../call/sendCall.ts';
import { ancestors, descendants, field, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { isCalledFromCoroutine, isHeld, isRetriedByHand } from './pythonAround.ts';
import { pythonGrammar } from './pythonGrammar.ts';
import { decoratorsAround, functionsNamed, importedNames, isAsyncFunction, isInHead, scopeOf } from './pythonScopes.ts';
import { isAsyncClient, isUnread, kindOf } from './pythonShape.ts';

/** Functions that take a coroutine: a call handed to them has not run yet. */
const COROUTINE_TAKERS =
  /^(?:run|gather|create_task|ensure_future|wait_for|wait|shield|run_until_complete|run_coroutine_threadsafe|start_soon|as_completed|async_to_sync|add_task)$/;
/** What a lambda cannot hold, or would do to itself only. */
const NOT_IN_LAMBDA = ['await', 'yield', 'named_expression'];
/** Calls that do or give something else each time. */
const TAKES = /^_*(?:send|upload|post|next$|pop|get_nowait|read|recv|input$)/i;
/** Other event loops than asyncio's. */
const OTHER_LOOPS = new Set(['trio', 'curio']);

/** True where a call can stand in a lambda, and the helper that runs it reads its outcome, blocks no event loop and is no second retry. */
export function isSafeInPython(call: SendCall, source: SourceFile): boolean {
  const { node } = call;
  if (node.hasError || isInHead(node) || scopeOf(node)?.type === 'class_definition') return false;
  if (descendants(node, NOT_IN_LAMBDA).length > 0 || /\b(?:async\s{1,20}for|super|locals|vars)\b/.test(node.text))
    return false;
  if (sendsInside(node, call.call) || readsOnce(node, source) || isRetriedByTaskQueue(node)) return false;
  if (isHeld(node) || isRetriedByHand(node) || isUnread(call, source)) return false;
  // What it calls is sent again by a decorator of its own.
  if (functionsNamed(source.root, call.name).some(isRetriedByDecorator)) return false;
  const kind = kindOf(call, source);
  if (kind === 'sync') return runsAtOnce(call, source);
  return [...importedNames(source.root).values()].every((module) => !OTHER_LOOPS.has(module.split('.')[0] ?? ''));
}

/** True for a blocking call: nothing says that it gives a coroutine, and no event loop waits for it. */
function runsAtOnce(call: SendCall, source: SourceFile): boolean {
  const { node, name } = call;
  if (isCalledFromCoroutine(node, source.root) || /async$/i.test(name) || isAsyncClient(call, source)) return false;
  if (functionsNamed(source.root, name).some(isAsyncFunction)) return false;
  for (const at of ancestors(node)) {
    if (/statement$|^block$|^module$|^lambda$/.test(at.type)) return true;
    if (at.id !== node.id && at.type === 'call' && COROUTINE_TAKERS.test(pythonGrammar.callee(at)?.name ?? '')) {
      return false;
    }
  }
  return true;
}

/** True where an argument of the call sends or uploads something, or takes the next one: each attempt would do it again. */
function sendsInside(node: SyntaxNode, own: SyntaxNode): boolean {
  return descendants(node, pythonGrammar.calls).some((inner) => {
    if (inner.id === own.id || inner.startIndex === own.startIndex) return false;
    return TAKES.test(pythonGrammar.callee(inner)?.name ?? '');
  });
}

/** True where the call is handed a file or stream that is at its end after the first attempt. */
function readsOnce(node: SyntaxNode, { root }: SourceFile): boolean {
  const keywords = descendants(node, ['keyword_argument']);
  if (keywords.some((argument) => /^(?:files|stream)$/.test(field(argument, 'name')?.text ?? ''))) return true;
  const names = new Set(descendants(node, ['identifier']).map(({ text }) => text));
  return descendants(root, ['assignment', 'as_pattern']).some((assignment) => {
    const assigned = pythonGrammar.assigned(assignment);
    if (!assigned || !names.has(assigned.name)) return false;
    const { value } = assigned;
    const callee = value.type === 'call' ? pythonGrammar.callee(value)?.name : undefined;
    return (
      value.type === 'generator_expression' || /^(?:open|iter|BytesIO|FormData|map|filter|zip)$/.test(callee ?? '')
    );
  });
}

/** True in a task that its queue starts again: by a decorator's setting, or by the task's own `self.retry(…)`. */
function isRetriedByTaskQueue(node: SyntaxNode): boolean {
  if (isRetriedByDecorator(node)) return true;
  const around = scopeOf(node);
  return (
    around !== undefined &&
    descendants(around, ['call']).some((call) =>
      /^(?:self|task|\w*task)\.retry$/.test(field(call, 'function')?.text ?? ''),
    )
  );
}

function isRetriedByDecorator(node: SyntaxNode): boolean {
  return decoratorsAround(node).some(({ text }) => /retr(?:y|ies)|backoff|max_tries/i.test(text));
}
