import type { SendCall } from '../call/sendCall.ts';
import { mayBeSend } from '../call/sendEvidence.ts';
import { ancestors, closest, descendants, field, holds, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { isHeld, isRetriedByHand } from './rubyAround.ts';
import { BLOCKS, METHODS, namesOf, rubyGrammar } from './rubyGrammar.ts';

/** What leaves or repeats the code around it, or runs code that is not in sight. */
const JUMPS = ['break', 'next', 'redo', 'retry', 'return', 'yield', 'super', 'block_argument', 'forward_argument'];
/** Blocks that run once for each of many. */
const ITERATES = /^(?:\w{0,40}each\w{0,40}|\w{0,20}map|times|loop|upto|select|inject|reduce|foreach)$/;
/** Methods that take something from what they are called on. */
const TAKES = /^(?:shift|pop|deq|[lr]pop|next|gets|getc|read|readline|readlines|delete|delete_at|slice!|increment)$/;
/** Names of methods that send to many at once. */
const MANY = /(?:messages|texts|templates|all|bulk|batch|broadcast|many)$/;
/** What puts a call off to another thread or process. */
const LATER = /^(?:async|future|delay|delayed|later|defer|perform_(?:async|later|in)|deliver_later)$/;
/** What is read once, in an argument: a second attempt would send nothing. */
const STREAM = /\b(?:StringIO|Tempfile|UploadIO|ParamPart|FilePart)\b/;
/** The same where a variable holds it; a file that is opened in the call itself is opened anew. */
const OPENED = /\b(?:File|IO|URI)\.(?:open|new|popen)\b|\b(?:StringIO|Tempfile|UploadIO|ParamPart|FilePart)\b|\bopen\(/;

/** True where a call can be handed to the helper in a block and does in it what it did without. */
export function isSafeInRuby(call: SendCall, source: SourceFile): boolean {
  const { node } = call;
  if (node.hasError || isLater(call) || leavesNode(node) || changesArguments(node, call.call)) return false;
  if (isRetriedByHand(node) || isHeld(node) || sendsMany(call, source)) return false;
  return !readsOnce(node, source);
}

function isLater({ name, receivers }: SendCall): boolean {
  return /_(?:async|later)$|^async_/.test(name) || receivers.some((receiver) => LATER.test(receiver));
}

/**
 * True where something in the call means another thing in a block: `next`, an assignment (its variable would end with
 * the block), `_1` and `it` (they would be the block's own), `yield` (it would run again).
 */
function leavesNode(node: SyntaxNode): boolean {
  const own = (inner: SyntaxNode): boolean => !insideBlock(inner, node);
  if (descendants(node, JUMPS).some(own)) return true;
  if (descendants(node, ['assignment', 'operator_assignment']).some((set) => own(set) && setsVariable(set)))
    return true;
  return descendants(node, ['identifier']).some((name) => /^(?:_[1-9]|it)$/.test(name.text) && own(name));
}

function setsVariable(assignment: SyntaxNode): boolean {
  const left = field(assignment, 'left');
  return left?.type === 'identifier' || left?.type === 'left_assignment_list';
}

function insideBlock(inner: SyntaxNode, outer: SyntaxNode): boolean {
  for (const at of ancestors(inner)) {
    if (at.id === outer.id) return false;
    if ([...BLOCKS, 'lambda'].includes(at.type)) return true;
  }
  return false;
}

/** True where an argument sends, uploads, takes or changes something: each attempt would do it again. */
function changesArguments(node: SyntaxNode, own: SyntaxNode): boolean {
  return descendants(node, rubyGrammar.calls).some((inner) => {
    if (inner.startIndex === own.startIndex || holds(inner, own)) return false;
    const receiver = field(inner, 'receiver');
    const name = field(inner, 'method')?.text ?? '';
    if (receiver && TAKES.test(name)) return !/^(?:File|IO|Pathname|Rails|YAML|JSON)\b/.test(receiver.text);
    return /^_*(?:send_|upload|deliver|create)/.test(name) || name.endsWith('!');
  });
}

/** True for a method that sends more than one message: those that were sent would be sent again. */
function sendsMany({ name, receivers }: SendCall, { root }: SourceFile): boolean {
  if (MANY.test(name)) return true;
  if (receivers.length > 0 && receivers.join('.') !== 'self') return false;
  return descendants(root, [...METHODS]).some((method) => {
    if (field(method, 'name')?.text !== name) return false;
    const sends = descendants(method, rubyGrammar.calls).filter((inner) =>
      mayBeSend(rubyGrammar.callee(inner)?.name ?? ''),
    );
    return sends.length > 1 || sends.some((inner) => isRepeated(inner));
  });
}

function isRepeated(node: SyntaxNode): boolean {
  for (const at of ancestors(node)) {
    if (METHODS.includes(at.type)) return false;
    if (rubyGrammar.loops.includes(at.type)) return true;
    const taker = BLOCKS.includes(at.type) && at.parent?.type === 'call' ? at.parent : undefined;
    if (taker && ITERATES.test(field(taker, 'method')?.text ?? '')) return true;
  }
  return false;
}

/** True where a file or stream is sent: it is at its end when a second attempt reads it. */
function readsOnce(node: SyntaxNode, { text, root }: SourceFile): boolean {
  if (STREAM.test(node.text)) return true;
  const around = closest(node, METHODS) ?? root;
  if (/\bbody_stream\b|\bset_form\b/.test(text.slice(around.startIndex, around.endIndex))) return true;
  const names = new Set(descendants(node, ['identifier', 'instance_variable']).map((name) => name.text));
  const given = descendants(around, ['assignment']).filter((set) => names.has(field(set, 'left')?.text ?? ''));
  if (given.some((set) => OPENED.test(firstLine(field(set, 'right')?.text)))) return true;
  for (const at of ancestors(node)) {
    const taker = BLOCKS.includes(at.type) && at.parent?.type === 'call' ? at.parent : undefined;
    if (taker && /^(?:File|IO|Tempfile|URI)\./.test(namesOf(taker).join('.'))) return true;
  }
  return false;
}

function firstLine(text: string | undefined): string {
  return text?.split('\n', 1)[0] ?? '';
}
