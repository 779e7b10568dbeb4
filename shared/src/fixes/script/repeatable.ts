import type { SendCall } from '../call/sendCall.ts';
import { bodyOf } from '../call/sendEvidence.ts';
import { closest, descendants, field, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { assignedIn } from './narrowing.ts';
import { contextOf, isChained, scriptGrammar } from './scriptGrammar.ts';

/** Methods that give or leave something else each time they are called. */
const TAKES = /^(?:shift|unshift|pop|push|splice|next|dequeue)$/;
/** Functions that send or store something, so that each attempt would do it again, and those that retry themselves. */
const ACTS = /^_*(?:send|upload|retry(?:When)?$)/i;
/** What is waited for and leaves something behind. */
const STORES =
  /^_*(?:create|insert|upsert|save|store|add|append|write|update|delete|remove|incr|enqueue|publish|reserve)/i;
const CHANGES = ['assignment_expression', 'augmented_assignment_expression', 'update_expression'];
/** Values that can be read only once; the `FormData` is the package's of that name, not the platform's. */
const READ_ONCE = /^new\s{1,4}(?:Request|ReadableStream|Readable|PassThrough)\b|\bcreateReadStream\b|^Readable\.from\b/;
const READ_ONCE_TYPE = /\b(?:Request|ReadableStream|Readable|ReadStream)\b/;

/** True where what is handed over can be evaluated later and again, and does the same each time. */
export function isRepeatable(call: SendCall, source: SourceFile): boolean {
  const { node } = call;
  const changes = descendants(node, CHANGES).some((inner) => !insideFunction(inner, node));
  return !changes && !actsInside(node, call.call) && !readsOnce(node, source) && !changesMeanwhile(call);
}

/** True for a node inside a function that is part of another node. */
export function insideFunction(inner: SyntaxNode, outer: SyntaxNode): boolean {
  const fn = closest(inner, scriptGrammar.functions, outer);
  return fn !== undefined && fn.startIndex >= outer.startIndex && field(fn, 'body') !== undefined;
}

function actsInside(node: SyntaxNode, own: SyntaxNode): boolean {
  return descendants(node, scriptGrammar.calls).some((inner) => {
    const name = scriptGrammar.callee(inner)?.name ?? '';
    if (inner.id === own.id || insideFunction(inner, node)) return false;
    if (TAKES.test(name) || /^retry(?:When)?$/.test(name)) return true;
    if (inner.startIndex === own.startIndex) return false;
    return ACTS.test(name) || (STORES.test(name) && contextOf(inner)?.type === 'await_expression');
  });
}

/** True where an argument or the body of a request is used up by the first attempt. */
function readsOnce(node: SyntaxNode, { text, root }: SourceFile): boolean {
  const given = descendants(node, ['identifier', 'shorthand_property_identifier']).filter(({ parent, type, text }) => {
    if (parent?.type === 'arguments') return true;
    const key = type === 'identifier' && parent?.type === 'pair' ? field(parent, 'key')?.text : text;
    return (parent?.type === 'pair' || type !== 'identifier') && /^(?:body|data)$/.test(key ?? '');
  });
  const names = new Set(given.map((identifier) => identifier.text));
  if ([...names].some((name) => /stream$/i.test(name)) || /\bduplex\b/.test(node.text)) return true;
  const forms = /['"]form-data['"]/.test(text);
  return descendants(root, ['variable_declarator', 'required_parameter']).some((declared) => {
    const name = (field(declared, 'name') ?? field(declared, 'pattern'))?.text ?? '';
    if (!names.has(name)) return false;
    const value = field(declared, 'value')?.text ?? '';
    const type = field(declared, 'type')?.text ?? '';
    return READ_ONCE.test(value) || READ_ONCE_TYPE.test(type) || (forms && /^new\s+FormData\b/.test(value));
  });
}

/**
 * True where the code behind the call goes on without waiting for it, and changes a variable that the call reads: the
 * call is evaluated later then.
 */
function changesMeanwhile({ node, function: around }: SendCall): boolean {
  if (!around || !isChained(node)) return false;
  let outer = node;
  while (outer.parent && ['member_expression', 'call_expression'].includes(outer.parent.type)) outer = outer.parent;
  if (/^(?:await_expression|return_statement|arrow_function)$/.test(contextOf(outer)?.type ?? '')) return false;
  const assigned = new Set(assignedIn(bodyOf(around)).map((target) => /^[\w$]+/.exec(target)?.[0]));
  return descendants(node, ['identifier', 'shorthand_property_identifier']).some(({ text }) => assigned.has(text));
}
