import type { SendCall } from '../call/sendCall.ts';
import {
  ancestors,
  closest,
  descendants,
  field,
  holds,
  namedChildren,
  type SourceFile,
  type SyntaxNode,
} from '../syntax.ts';
import { csharpGrammar } from './csharpGrammar.ts';
import { madeForCall } from './csharpNewEachTime.ts';
import { functionsAround, parametersOf, typeAround, typesOf, valueNames } from './csharpScope.ts';
import { waitingFor } from './csharpWaiting.ts';

const BORROWED = /^(?:ref|out|in|scoped)$/;
/** Sends to several at once: after a failure some of them may have got theirs. */
const SENDS_MANY = /(?:Messages|Texts|Templates|Many|All|Bulk|Batch|Range)(?:Async)?$/;
/** Calls that give something else each time. */
const TAKES_NEXT = /\.(?:Dequeue|Pop|Take|MoveNext|Read(?:Line|ToEnd)?|Increment|Decrement|Next)(?:Async)?\(/;
/** Statements in which nothing can be captured, or no time be spent. */
const HOLDING = ['fixed_statement', 'unsafe_statement', 'lock_statement'];
const TRANSACTION = /\bnew\s+TransactionScope\b|\bBeginTransaction(?:Async)?\(/;
const ONE_AT_A_TIME =
  /\bSemaphoreSlim\s{0,8}\(\s{0,8}1\b|\bnew\s{0,8}\(\s{0,8}1\s{0,8},\s{0,8}1\s{0,8}\)|\bMonitor\.Enter\(/;
const PAUSE = /\b(?:Task\s{0,8}\.\s{0,8}Delay|Thread\s{0,8}\.\s{0,8}Sleep)\(/;
const CHANGES = ['assignment_expression', 'postfix_unary_expression', 'prefix_unary_expression'];

/** True where a call can be made from a lambda, more than once, and its value stays what it was. */
export function isSafeInCsharp(call: SendCall, source: SourceFile): boolean {
  const { node, name, function: fn } = call;
  if (node.hasError || sendsInside(node, call.call) || !isInBody(node)) return false;
  if (SENDS_MANY.test(name) || sendsInLoop(name, source) || changesSomething(call.call)) return false;
  const waiting = waitingFor(node, name, fn);
  if (!waiting || (!waiting.async && awaitsArguments(node))) return false;
  if (typeAround(node)?.type === 'interface_declaration') return false;
  const made = madeForCall(call);
  return made !== undefined && [node, ...made].every((part) => canBeCaptured(part, source)) && !isHolding(node, source);
}

/** True where an argument awaits something, so that the lambda around the call has to be async. */
export function awaitsArguments(node: SyntaxNode): boolean {
  return descendants(node, ['await_expression']).some(
    (inner) => closest(inner, csharpGrammar.functions, node) === undefined,
  );
}

/** True in the body of a member or in a top-level statement: an initializer of a field cannot wait. */
function isInBody(node: SyntaxNode): boolean {
  return functionsAround(node).length > 0 || closest(node, ['global_statement']) !== undefined;
}

/** False where a lambda cannot use something a node names: borrowed parameters, spans, the `this` of a struct. */
function canBeCaptured(node: SyntaxNode, source: SourceFile): boolean {
  const borrows = descendants(node, ['argument']).some((argument) =>
    argument.children.some((child) => child !== null && !child.isNamed && BORROWED.test(child.text)),
  );
  if (borrows) return false;
  const names = new Set(valueNames(node).map(({ text }) => text));
  const borrowed = functionsAround(node)
    .flatMap(parametersOf)
    .filter((parameter) => parameter.children.some((child) => child !== null && BORROWED.test(child.text)))
    .map((parameter) => field(parameter, 'name')?.text ?? '');
  if (borrowed.some((name) => names.has(name))) return false;
  if ([...names].some((name) => typesOf(name, source).some((type) => /^(?:ReadOnly)?Span<|^dynamic$|\*$/.test(type))))
    return false;
  const type = typeAround(node);
  const struct = type?.type === 'struct_declaration' || (type && /\brecord\s+struct\b/.test(type.text.slice(0, 200)));
  return !struct || functionsAround(node).some((fn) => namedChildren(fn).some(({ text }) => text === 'static'));
}

/** True where an argument of the call sends, uploads or creates something: each attempt would do it again. */
function sendsInside(node: SyntaxNode, own: SyntaxNode): boolean {
  return descendants(node, csharpGrammar.calls).some((inner) => {
    if (inner.id === own.id || inner.startIndex === own.startIndex) return false;
    const name = csharpGrammar.callee(inner)?.name ?? '';
    return /^_*(?:send|upload)/i.test(name) || (/^_*create/i.test(name) && inner.parent?.type === 'await_expression');
  });
}

/** True where an argument has an effect that each attempt would have again. */
function changesSomething(call: SyntaxNode): boolean {
  const list = field(call, 'arguments');
  if (!list) return false;
  if (TAKES_NEXT.test(list.text)) return true;
  return descendants(list, CHANGES).some(({ type, text, parent }) =>
    type === 'assignment_expression'
      ? parent?.type !== 'initializer_expression'
      : /^(?:\+\+|--)|(?:\+\+|--)$/.test(text),
  );
}

/** True for a method of the file that sends in a loop: a part of it may be done when it fails. */
function sendsInLoop(name: string, { root }: SourceFile): boolean {
  return descendants(root, ['method_declaration', 'local_function_statement']).some(
    (method) =>
      field(method, 'name')?.text === name &&
      descendants(method, csharpGrammar.loops).some((loop) => /\bSend\w*\(/.test(loop.text)),
  );
}

/** True where a lock or a transaction is held meanwhile, or a retry of the file's own waits: both would wait. */
function isHolding(node: SyntaxNode, source: SourceFile): boolean {
  const around = [...ancestors(node)];
  if (around.some(({ type }) => HOLDING.includes(type)) || around.some((at) => isGate(at, source))) return true;
  const [fn] = functionsAround(node);
  return fn !== undefined && (TRANSACTION.test(fn.text) || pausesAfter(node, fn));
}

/** True for a `try` behind which a semaphore that lets in one at a time is opened again. */
function isGate(node: SyntaxNode, { text }: SourceFile): boolean {
  const last = node.type === 'try_statement' && namedChildren(node).find(({ type }) => type === 'finally_clause');
  return (
    last !== false && last !== undefined && /\.Release\(|\bMonitor\.Exit\(/.test(last.text) && ONE_AT_A_TIME.test(text)
  );
}

/** True where a handler of the call's failure pauses, or a branch for a code does. */
function pausesAfter(node: SyntaxNode, fn: SyntaxNode): boolean {
  return descendants(fn, ['catch_clause', 'if_statement']).some((part) => {
    if (!PAUSE.test(part.text) || holds(part, node)) return false;
    if (part.type === 'if_statement') return /\b\d{5,6}\b/.test(field(part, 'condition')?.text ?? '');
    return part.parent !== null && holds(part.parent, node);
  });
}
