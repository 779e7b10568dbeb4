import { ancestors, descendants, field, holds, nodeAt, type SourceFile, type SyntaxNode, wordsAt } from '../syntax.ts';
import type { CallGrammar } from './callGrammar.ts';
import { helperCallAround, type RetryNames, retriesElsewhere } from './retryAround.ts';
import { innermost, type RetryCall, type SendCall } from './sendCall.ts';
import { functionAround, mayBeSend, sendEvidence, sendsMany } from './sendEvidence.ts';

/** Nodes that run one of their parts. */
const CHOICE = /^(?:if|if_statement|elif_clause|elsif|unless|conditional|conditional_expression|ternary_expression)$/;

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

/** How far a code is followed: from a constant to the predicate that asks for it, to where that is called. */
const MAX_STEPS = 3;
/** Most places where a name is used that are looked at. */
const MAX_USES = 50;

/**
 * The calls whose failure is handled at an offset: those in the `try` of the `catch` around it, the one a `.catch()` or
 * `.then()` hangs on, or the last one before the condition it stands in, in the same function. For a code in a constant
 * or in a predicate, those handled where that is used.
 */
export function callsHandledAt(source: SourceFile, language: CallLanguage, offset: number): SendCall[] {
  const known = handled.get(source)?.get(offset);
  if (known?.language === language) return known.calls;
  const calls = handledFrom(source, language, offset, MAX_STEPS, new Set());
  const all = handled.get(source) ?? new Map();
  handled.set(source, all.set(offset, { language, calls }));
  return calls;
}

const handled = new WeakMap<SourceFile, Map<number, { readonly language: CallLanguage; readonly calls: SendCall[] }>>();

function handledFrom(
  source: SourceFile,
  language: CallLanguage,
  offset: number,
  steps: number,
  seen: Set<string>,
): SendCall[] {
  const node = nodeAt(source.root, offset);
  const direct = handledAround(source, language, node, offset);
  if (direct.length > 0 || steps === 0) return direct;
  const declared = declarationAround(language.grammar, node);
  if (!declared || seen.has(declared.name)) return [];
  seen.add(declared.name);
  let uses = 0;
  for (const use of wordsAt(source.text, declared.name)) {
    if (++uses > MAX_USES) break;
    if (holds(declared.node, { startIndex: use, endIndex: use })) continue;
    const calls = handledFrom(source, language, use, steps - 1, seen);
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
  const handled = counting.filter((call) => call === last || (last && areAlternatives(call.node, last.node, offset)));
  return handledCalls(handled, source, language);
}

/**
 * True for two calls of which only one is run before an offset: in the branches of an `if … else`, or of
 * `condition ? a : b`.
 */
function areAlternatives(call: SyntaxNode, other: SyntaxNode, offset: number): boolean {
  for (const at of ancestors(call)) {
    if (!holds(at, other)) continue;
    const asking = conditionOf(at);
    const isBranch = (part: SyntaxNode): boolean => !asking.some((asked) => asked && holds(asked, part));
    return CHOICE.test(at.type) && at.endIndex <= offset && isBranch(call) && isBranch(other);
  }
  return false;
}

/** What a choice asks, and does before; in `a if condition else b` that is no field. */
function conditionOf(choice: SyntaxNode): readonly (SyntaxNode | null | undefined)[] {
  const condition = field(choice, 'condition') ?? choice.namedChildren[1];
  return [condition, field(choice, 'initializer')];
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
  return call.retry !== undefined || canBeRetried(call, source, language);
}

const judged = new WeakMap<CallLanguage, WeakMap<SourceFile, Map<string, boolean>>>();

/** True where a call that has no retry can be given one; worked out once for each call of a file. */
export function canBeRetried(call: SendCall, source: SourceFile, language: CallLanguage): boolean {
  if (call.retriedElsewhere) return false;
  const files = judged.get(language) ?? new WeakMap<SourceFile, Map<string, boolean>>();
  judged.set(language, files);
  const known = files.get(source) ?? new Map<string, boolean>();
  files.set(source, known);
  const place = `${call.node.startIndex} ${call.node.endIndex}`;
  const before = known.get(place);
  if (before !== undefined) return before;
  const safe = language.isSafe(call, source);
  known.set(place, safe);
  return safe;
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

interface Declared {
  readonly name: string;
  readonly node: SyntaxNode;
}

/** The constant whose value a node is in, or the function that asks for a code and does nothing else of note. */
function declarationAround(grammar: CallGrammar, node: SyntaxNode): Declared | undefined {
  let predicate = false;
  for (const at of ancestors(node)) {
    const assigned = grammar.assignments.includes(at.type) ? grammar.assigned(at) : undefined;
    if (assigned && holds(assigned.value, node)) return { name: assigned.name, node: at };
    if (!grammar.functions.includes(at.type)) continue;
    const name = field(at, 'name')?.text;
    if (at.text.length > LONGEST_PREDICATE) return undefined;
    if (name !== undefined) return { name, node: at };
    // A function without a name has that of what it is assigned to, right around it.
    if (predicate) return undefined;
    predicate = true;
  }
  return undefined;
}

/** A function that is longer does more than ask for a code, in UTF-16 code units. */
const LONGEST_PREDICATE = 600;
