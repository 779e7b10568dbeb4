import { ancestors, closest, descendants, field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { BLOCKS, METHODS, namesOf, rubyGrammar } from './rubyGrammar.ts';

/** Blocks that hold something while they run: a time limit, a lock, a transaction. A wait in them is none to add. */
const HOLDING =
  /^(?:timeout|timeout_after|mon_synchronize|(?:\w{1,40}_)?(?:transaction|lock|locked|mutex|synchronize))!?$/;
/** What a lock is taken on: `RedisLock.new(key).acquire { … }`. */
const LOCKS = /(?:lock|mutex)$/i;
/** Methods that run their block again and again. */
const COUNTING = /^(?:times|loop|upto|downto|step|each|each_with_index|each_with_object|cycle)$/;
/** Names that count attempts. */
const ATTEMPTS = /attempt|retr(?:y|ies)|\btr(?:y|ies)\b|backoff|tentativa|intento/i;
/** How a job puts itself into its queue again. */
const QUEUES_AGAIN = /^(?:retry_job|perform_(?:in|at|async|later))$/;

/** True in a block that holds a lock, a transaction or a time limit while it runs. */
export function isHeld(node: SyntaxNode): boolean {
  for (const at of ancestors(node)) {
    if (METHODS.includes(at.type)) return false;
    const names = namesOf(takerOf(at));
    const name = names.at(-1) ?? '';
    if (HOLDING.test(name) || (name === 'acquire' && names.some((part) => LOCKS.test(part)))) return true;
  }
  return false;
}

/**
 * True where the code around a call sends again by itself: a `retry`, a job that is run again, a loop that counts attempts
 * or waits, a method that calls itself.
 */
export function isRetriedByHand(node: SyntaxNode): boolean {
  for (const at of ancestors(node)) {
    if (at.id === node.id) continue;
    const guards = /^(?:begin|body_statement)$/.test(at.type) ? namedChildren(at) : [];
    if (guards.some((part) => part.type === 'rescue' && descendants(part, ['retry']).length > 0)) return true;
    if (at.type === 'call' && countsAttempts(at)) return true;
    const isLoop = rubyGrammar.loops.includes(at.type);
    if (isLoop && /(?:attempts?|tries|retries)\s*\+=/.test(at.text)) return true;
    if ((isLoop || isLoopBlock(at)) && waitsBehind(at, node)) return true;
    if (at.type === 'class' && /\b(?:retry_on|retryable_on)\s/.test(at.text)) return true;
  }
  const method = closest(node, METHODS);
  return method !== undefined && callsItself(method, node);
}

/** The call a block is given to. */
function takerOf(block: SyntaxNode): SyntaxNode | undefined {
  return BLOCKS.includes(block.type) && block.parent?.type === 'call' ? block.parent : undefined;
}

function isLoopBlock(node: SyntaxNode): boolean {
  return namesOf(takerOf(node)).join('.') === 'loop';
}

function countsAttempts(call: SyntaxNode): boolean {
  const block = field(call, 'block');
  const name = field(call, 'method')?.text ?? '';
  if (!block || !COUNTING.test(name)) return false;
  const body = field(block, 'body');
  const head = call.text.slice(0, (body ?? block).startIndex - call.startIndex);
  if (ATTEMPTS.test(head) || /(?:attempts?|tries|retries)\s*\+=/.test(block.text)) return true;
  // A number of rounds that may end early.
  const rounds = /^(?:\d|[A-Z][A-Z\d_]{0,60}\.|\(\d)/.test(head) && /^(?:times|upto|each|step)$/.test(name);
  return rounds && descendants(block, ['break', 'return']).length > 0;
}

/** True where a loop sleeps in a branch behind the call: what it does next is to send again. */
function waitsBehind(loop: SyntaxNode, node: SyntaxNode): boolean {
  return descendants(loop, ['call']).some((call) => {
    if (call.startIndex < node.endIndex || field(call, 'method')?.text !== 'sleep') return false;
    for (const at of ancestors(call)) {
      if (at.id === loop.id) return false;
      if (/^(?:if|unless|elsif|else|when|in_clause|rescue|(?:if|unless)_modifier)$/.test(at.type)) return true;
    }
    return false;
  });
}

/** True where a method calls itself behind a call, or puts its job into the queue again. */
function callsItself(method: SyntaxNode, node: SyntaxNode): boolean {
  const own = field(method, 'name')?.text;
  const type = field(closest(method, ['class']) ?? method, 'name')?.text;
  return descendants(method, ['call', 'identifier']).some((call) => {
    if (call.startIndex < node.endIndex) return false;
    if (call.type === 'identifier') return call.text === 'retry_job';
    const names = namesOf(call);
    const [name = '', on = ''] = [names.at(-1), names.slice(0, -1).join('.')];
    if (name === own) return on === '' || on === 'self';
    return QUEUES_AGAIN.test(name) && ['', 'self', 'self.class', 'class', type, `${type}.set`].includes(on);
  });
}
