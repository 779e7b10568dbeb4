import { ancestors, descendants, field, holds, nodeAt, type SourceFile, type SyntaxNode } from '../syntax.ts';
import type { CallGrammar } from './callGrammar.ts';
import { helperCallAround, type RetryNames, retriesElsewhere } from './retryAround.ts';
import { innermost, type RetryCall, type SendCall } from './sendCall.ts';
import { functionAround, mayBeSend, sendEvidence, sendsMany } from './sendEvidence.ts';

/** What the search needs of a language. */
export interface CallLanguage extends RetryNames {
  readonly grammar: CallGrammar;
  /** Reads the codes a call of our helper lists. */
  readonly readCodes: (helperCall: SyntaxNode) => Pick<RetryCall, 'codes' | 'insertAt'>;
  /** True where the retry can be added to a call that has none. */
  readonly isSafe: (call: SendCall, source: SourceFile) => boolean;
}

/** The innermost send call that holds a selection (offsets), its `await` and the retry around it included. */
export function callAt(source: SourceFile, language: CallLanguage, start: number, end: number): SendCall | undefined {
  const node = source.root.namedDescendantForIndex(start, end);
  if (!node) return undefined;
  for (const at of ancestors(node)) {
    if (language.grammar.functions.includes(at.type)) return undefined;
    const reach = reachOf(at, language);
    const reached = sendCallsIn([reach], source, language).filter(
      (call) => holds(outermost(call), { startIndex: start, endIndex: end }) || reach.id !== at.id,
    );
    const call = innermost(reached);
    if (call) return call;
    if (/statement|declaration|^block$|^program$|^module$/.test(at.type)) return undefined;
  }
  return undefined;
}

/**
 * The calls whose failure is handled at an offset: those in the `try` of the `catch` around it, the one a `.catch()` or
 * `.then()` hangs on, or the last one before the condition it stands in, in the same function. For a code in a constant,
 * those handled where the constant is used.
 */
export function callsHandledAt(source: SourceFile, language: CallLanguage, offset: number): SendCall[] {
  const node = nodeAt(source.root, offset);
  const direct = handledAround(source, language, node, offset);
  if (direct.length > 0) return direct;
  const name = declaredName(language.grammar, node);
  if (name === undefined) return [];
  for (const use of usesOf(source, name)) {
    if (holds(node, { startIndex: use, endIndex: use })) continue;
    const calls = handledAround(source, language, nodeAt(source.root, use), use);
    if (calls.length > 0) return calls;
  }
  return [];
}

function handledAround(source: SourceFile, language: CallLanguage, node: SyntaxNode, offset: number): SendCall[] {
  const { grammar } = language;
  let inner = node;
  let asked = false;
  for (const at of ancestors(node)) {
    const guarded = grammar.handlers.includes(at.type) ? grammar.guarded(at) : [];
    const caught = handledCalls(sendCallsIn(guarded, source, language), source, language);
    if (caught.length > 0) return caught;
    const chained = grammar.functions.includes(at.type) ? grammar.chained?.(at) : undefined;
    if (chained) {
      const calls = sendCallsIn([chained], source, language).filter((call) => outermost(call).id === chained.id);
      return handledCalls(calls, source, language);
    }
    asked ||= asks(grammar, at, inner);
    if (grammar.functions.includes(at.type)) break;
    inner = at;
  }
  return asked ? precedingCall(source, language, node, offset) : [];
}

function asks(grammar: CallGrammar, node: SyntaxNode, inner: SyntaxNode): boolean {
  const fields = grammar.conditions[node.type];
  if (!fields) return false;
  return fields.length === 0 || fields.some((name) => field(node, name)?.id === inner.id);
}

function precedingCall(source: SourceFile, language: CallLanguage, node: SyntaxNode, offset: number): SendCall[] {
  const around = functionAround(node, language.grammar);
  const before = sendCallsIn([around ?? source.root], source, language).filter(
    (call) => call.node.endIndex <= offset && call.function?.id === around?.id,
  );
  const own = before.filter((call) => call.evidence !== 'network');
  const counting = own.length > 0 ? own : before;
  const last = counting.at(-1);
  const handled = counting.filter((call) => call === last || (last && areAlternatives(call.node, last.node)));
  return handledCalls(handled, source, language);
}

/** True for two calls of which only one is run: in the branches of an `if … else`, or of `condition ? a : b`. */
function areAlternatives(call: SyntaxNode, other: SyntaxNode): boolean {
  let branch = call;
  for (const at of ancestors(call)) {
    if (holds(at, other)) return CHOICE.test(at.type) && !isCondition(at, branch) && hasOtherBranch(at, other);
    branch = at;
  }
  return false;
}

function isCondition(choice: SyntaxNode, part: SyntaxNode): boolean {
  if (field(choice, 'condition')?.id === part.id) return true;
  // `a if condition else b` has no fields.
  return choice.type === 'conditional_expression' && !field(choice, 'condition') && choice.namedChildren[1]?.id === part.id;
}

/** True where a call stands in what runs if the condition does not hold. */
function hasOtherBranch(choice: SyntaxNode, call: SyntaxNode): boolean {
  if (choice.type === 'conditional_expression' && !field(choice, 'condition')) return true;
  return choice.childrenForFieldName === undefined ? false : false;
}

/**
 * The calls of a region that count where a code is handled right at them: those with evidence of their own, else requests
 * whose target is not in sight; of these, the ones that have a retry of ours or can be given one.
 */
function handledCalls(calls: readonly SendCall[], source: SourceFile, language: CallLanguage): SendCall[] {
  const own = calls.filter((call) => call.evidence !== 'network');
  return (own.length > 0 ? own : calls).filter((call) => isOpen(call, source, language));
}

/** True where a call has a retry of ours or can be given one. */
function isOpen(call: SendCall, source: SourceFile, language: CallLanguage): boolean {
  return call.retry !== undefined || (!call.retriedElsewhere && language.isSafe(call, source));
}

/** The send calls in some nodes, in the order of the text. */
function sendCallsIn(nodes: readonly SyntaxNode[], source: SourceFile, language: CallLanguage): SendCall[] {
  const calls = nodes.flatMap((node) => descendants(node, language.grammar.calls));
  const byNode = new Map<number, SendCall>();
  for (const node of calls) {
    const call = sendCall(node, source, language);
    if (call && !byNode.has(call.node.id)) byNode.set(call.node.id, call);
  }
  return [...byNode.values()];
}

function sendCall(call: SyntaxNode, source: SourceFile, language: CallLanguage): SendCall | undefined {
  const { grammar, helpers } = language;
  const callee = grammar.callee(call);
  if (!callee || helpers.has(callee.name) || !mayBeSend(callee.name)) return undefined;
  const node = grammar.whole(call);
  const evidence = sendEvidence(source, grammar, node, callee);
  if (!evidence) return undefined;
  const around = helperCallAround(node, language);
  const retry = around ? { node: around, ...language.readCodes(around) } : undefined;
  const outer = functionAround(around ?? node, grammar);
  const retriedElsewhere = !retry && (sendsMany(callee.name) || retriesElsewhere(source, call, callee.name, language));
  return { node, call, ...callee, evidence, retry, retriedElsewhere, function: outer };
}

function outermost({ node, retry }: SendCall): SyntaxNode {
  return retry?.node ?? node;
}

/** Where a caret on `await` counts for what is awaited. */
function reachOf(node: SyntaxNode, { grammar }: CallLanguage): SyntaxNode {
  const given = /await/.test(node.type) ? node.namedChildren.find((child) => child !== null) : undefined;
  return given && grammar.calls.includes(given.type) ? given : node;
}

function declaredName(grammar: CallGrammar, node: SyntaxNode): string | undefined {
  for (const at of ancestors(node)) {
    const assigned = grammar.assignments.includes(at.type) ? grammar.assigned(at) : undefined;
    if (assigned && holds(assigned.value, node)) return assigned.name;
    if (grammar.functions.includes(at.type)) return undefined;
  }
  return undefined;
}

/** Offsets at which a name stands as a word of its own. */
function usesOf({ text }: SourceFile, name: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at >= 0 && found.length < 50; at = text.indexOf(name, at + name.length)) {
    if (!/[\w$]/.test(text[at - 1] ?? '') && !/[\w$]/.test(text[at + name.length] ?? '')) found.push(at);
  }
  return found;
}
