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
import { clausesAround } from './javaExceptions.ts';
import { javaGrammar } from './javaGrammar.ts';
import { isEffectivelyFinal, localsNamed, methodAround, variablesIn } from './javaScope.ts';

/** Calls whose answer comes later, in another thread. */
const LATER =
  /Async$|^(?:enqueue|subscribe\w{0,10}|toFuture|then[A-Z]\w{0,20}|whenComplete|exceptionally|handle|bodyToMono|bodyToFlux|toEntityFlux|exchangeToMono|join|callAsFlow)$/;
/** Types of values that stand for an answer to come. */
const FUTURE =
  /\b(?:CompletableFuture|CompletionStage|ListenableFuture|ApiFuture|Future|Mono|Flux|Uni|Single|Maybe|Observable|Publisher|Call)\b/;
/** Receivers on which a request is put together, not sent. */
const BUILDER = /^(?:HttpRequest|Request\.Builder|Request|newBuilder|\w{0,40}[bB]uilder)$/;
/** Publishers and bodies that can be read once only. */
const READ_ONCE =
  /\b(?:BodyPublishers\s{0,40}\.\s{0,40}(?:ofInputStream|fromPublisher)|new RequestBody\(|isOneShot|InputStreamResource|InputStreamEntity)/;
/** Types of values that the first attempt would use up. */
const ONE_PASS = /(?:InputStream|Reader|Iterator|Stream|Scanner|Channel)\b/;
/** What a declaration says that is held while its body runs. */
const HOLDING = /\bsynchronized\b|@(?:[\w.]{1,60}\.)?Transactional\b/;
/** Methods that make a value of each element: their lambdas give one. */
const MAPPERS = /^(?:map|flatMap|supplyAsync|supply)$/;

/** True where a call can be handed to the helper as it stands and its outcome stays what it was. */
export function isSafeInJava(call: SendCall, source: SourceFile): boolean {
  const { node, function: around } = call;
  const method = methodAround(node);
  if (!around || !method || around.type === 'static_initializer' || node.hasError) return false;
  if (isBuilding(call) || answersLater(node, around) || READ_ONCE.test(source.text)) return false;
  if (descendants(node, ['assignment_expression', 'update_expression']).length > 0) return false;
  if (
    sendsInside(node, call.call) ||
    isLocked(node) ||
    pausesAfter(node, around) ||
    closest(node, ['explicit_constructor_invocation'], around)
  ) {
    return false;
  }
  const names = variablesIn(node);
  if (names.some((name) => localsNamed(method, name).some(({ type }) => ONE_PASS.test(type)))) return false;
  return isTaken(node, around) && names.every((name) => isEffectivelyFinal(name, method));
}

/** True where nothing is sent yet: `HttpRequest.newBuilder(uri).POST(body)`. */
function isBuilding({ node, name, receivers }: SendCall): boolean {
  if (/^POST$|^build$/.test(name) || field(node, 'name')?.text === 'build') return true;
  return /^(?:post|put|method)$/.test(name) && receivers.some((receiver) => BUILDER.test(receiver));
}

function answersLater(node: SyntaxNode, around: SyntaxNode): boolean {
  const names = chainNames(node);
  if (names.at(-1) === 'block') return false;
  if (names.some((name) => LATER.test(name)) || (names.length > 1 && names.at(-1) === 'get')) return true;
  const outer = node.parent;
  if (outer?.type === 'method_invocation' && field(outer, 'object')?.id === node.id) {
    const next = field(outer, 'name')?.text ?? '';
    const given = namedChildren(field(outer, 'arguments') ?? outer).length;
    if (LATER.test(next) || (next === 'get' && given !== 1)) return true;
  }
  const declared = outer?.type === 'variable_declarator' ? outer.parent : undefined;
  const type = declared
    ? field(declared, 'type')
    : outer?.type === 'return_statement'
      ? field(around, 'type')
      : undefined;
  return FUTURE.test(type?.text ?? '');
}

/** The names of the methods that are called one on the other, outermost call last. */
function chainNames(node: SyntaxNode): string[] {
  const inner = field(node, 'object');
  const names = inner?.type === 'method_invocation' ? chainNames(inner) : [];
  return [...names, field(node, 'name')?.text ?? ''];
}

/** True where an argument sends, uploads or creates something: each attempt would do it again. */
function sendsInside(node: SyntaxNode, own: SyntaxNode): boolean {
  return descendants(node, javaGrammar.calls).some((inner) => {
    if (inner.id === own.id || inner.startIndex === own.startIndex || inner.startIndex === node.startIndex)
      return false;
    return /^_{0,8}(?:send(?!er)|upload|create(?:Media|Message|Order|Template)|incrementAndGet|getAndIncrement|next(?:[A-Z]|$)|poll|take|remove)/.test(
      field(inner, 'name')?.text ?? '',
    );
  });
}

/** True where a lock or a transaction is held meanwhile: others would wait for the pauses too. */
function isLocked(node: SyntaxNode): boolean {
  for (const at of ancestors(node)) {
    if (at.type === 'synchronized_statement' || HOLDING.test(modifiersOf(at))) return true;
    const last = namedChildren(at).find(({ type }) => type === 'finally_clause');
    if (last && descendants(last, javaGrammar.calls).some((call) => field(call, 'name')?.text === 'unlock'))
      return true;
    const receivers = at.type === 'method_invocation' ? (javaGrammar.callee(at)?.receivers ?? []) : [];
    if (at.id !== node.id && receivers.some((receiver) => /transaction|^tx/i.test(receiver))) return true;
  }
  return false;
}

/** The annotations and modifiers of a declaration; empty for any other node. */
function modifiersOf(node: SyntaxNode): string {
  const own = /_declaration$/.test(node.type)
    ? namedChildren(node).find(({ type }) => type === 'modifiers')
    : undefined;
  return own?.text ?? '';
}

/** True where the file waits by itself after a failure: that is a retry of its own, and both would wait. */
function pausesAfter(node: SyntaxNode, around: SyntaxNode): boolean {
  const asked = descendants(around, ['if_statement']).filter(
    (branch) => !holds(branch, node) && /\b\d{5,6}\b/.test(field(branch, 'condition')?.text ?? ''),
  );
  return [...clausesAround(node), ...asked].some((part) =>
    descendants(part, javaGrammar.calls).some((call) => field(call, 'name')?.text === 'sleep'),
  );
}

/** True where it is known whether the call's value is used: a statement leaves it, everything else takes it. */
function isTaken(node: SyntaxNode, around: SyntaxNode): boolean {
  if (around.type !== 'lambda_expression' || field(around, 'body')?.id !== node.id) return true;
  const taker = around.parent?.type === 'argument_list' ? around.parent.parent : null;
  return MAPPERS.test((taker && field(taker, 'name')?.text) ?? '') || isLeft(node);
}

/** True where nobody reads the call's value, so that it may have none: a statement, or the body of a `forEach`. */
export function isLeft(node: SyntaxNode): boolean {
  if (node.parent?.type === 'expression_statement')
    return node.parent.parent?.type !== 'switch_rule' || !isValue(node.parent.parent);
  const lambda = node.parent?.type === 'lambda_expression' ? node.parent : undefined;
  const taker = lambda?.parent?.type === 'argument_list' ? lambda.parent.parent : null;
  return taker !== null && taker !== undefined && /^forEach(?:Ordered)?$/.test(field(taker, 'name')?.text ?? '');
}

/** True for the rule of a `switch` that gives a value. */
function isValue(rule: SyntaxNode): boolean {
  const found = closest(rule, ['switch_expression']);
  return !/^(?:block|switch_block_statement_group|constructor_body|expression_statement)$/.test(
    found?.parent?.type ?? '',
  );
}
