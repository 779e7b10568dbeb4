import { ancestors, closest, descendants, field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { namesOf, pythonGrammar } from './pythonGrammar.ts';
import { decoratorsAround, isAsyncFunction } from './pythonScopes.ts';

/** What holds something while its body runs: a lock, a transaction, a time limit. A wait in it is none to add. */
const HOLDING =
  /(?:^|_)r?locks?$|Lock$|[Tt]imeout(?:_at)?$|^(?:locked|mutex|atomic|transaction|begin(?:_nested)?|fail_after|move_on_after)$/;
const HOLDING_DECORATOR = /\b(?:atomic|synchronized|locked)\b/;
/** A fixed number of rounds: `range(3)`, `range(1, LIMIT + 1)`. */
const FIXED_ROUNDS =
  /^range\(\s{0,9}(?:[01]\s{0,9},\s{0,9})?(?:\d{1,3}|[A-Z][A-Z\d_]{0,60})(?:\s{0,9}\+\s{0,9}1)?\s{0,9}\)$/;
/** How a task puts itself into its queue again. */
const QUEUES_AGAIN = /^(?:apply_async|delay|retry|send_with_options|schedule)$/;

/** True inside a `with` or a function that holds a lock, a transaction or a time limit. */
export function isHeld(node: SyntaxNode): boolean {
  if (decoratorsAround(node).some(({ text }) => HOLDING_DECORATOR.test(text))) return true;
  for (const at of ancestors(node)) {
    if (pythonGrammar.functions.includes(at.type)) return false;
    if (at.type === 'with_statement' && heldBy(at).some((name) => HOLDING.test(name))) return true;
  }
  return false;
}

/** The last name of each thing a `with` enters: `atomic` for `with transaction.atomic():`. */
function heldBy(statement: SyntaxNode): string[] {
  const clause = namedChildren(statement).find(({ type }) => type === 'with_clause');
  const items = clause ? namedChildren(clause).filter(({ type }) => type === 'with_item') : [];
  return items.flatMap((item) => {
    const value = field(item, 'value');
    const entered = value?.type === 'as_pattern' ? namedChildren(value)[0] : value;
    return namesOf(entered).slice(-1);
  });
}

/** True where a function of the file that an event loop runs calls the function around a node: a wait would hold it up. */
export function isCalledFromCoroutine(node: SyntaxNode, root: SyntaxNode): boolean {
  const calls = descendants(root, ['call']);
  const seen = new Set<string>();
  const open = [closest(node, pythonGrammar.functions)];
  for (const fn of open) {
    const name = fn && field(fn, 'name')?.text;
    if (name === undefined || seen.has(name)) continue;
    if (isAsyncFunction(fn)) return true;
    seen.add(name);
    const users = calls.filter((call) => {
      const callee = pythonGrammar.callee(call);
      return callee?.name === name && /^(?:self|cls)?$/.test(callee.receivers.join('.'));
    });
    // What stands in a lambda runs elsewhere, as in `run_in_executor(None, lambda: send(to))`.
    open.push(...users.map((user) => closest(user, pythonGrammar.functions)));
  }
  return false;
}

/** True where the code around a call sends again by itself: it waits in a loop, calls itself, or queues its task again. */
export function isRetriedByHand(node: SyntaxNode): boolean {
  for (const at of ancestors(node)) {
    if (at.type === 'for_statement' && triesAgain(at)) return true;
    if (at.type === 'while_statement' && waitsBehind(at, node)) return true;
    if (pythonGrammar.functions.includes(at.type)) return callsItself(at, node);
  }
  return false;
}

function triesAgain(loop: SyntaxNode): boolean {
  const leaves = descendants(loop, ['break_statement', 'return_statement']).length > 0;
  return leaves && FIXED_ROUNDS.test(field(loop, 'right')?.text ?? '');
}

/** True where a loop sleeps in a branch behind the call: what it does next is to send again. */
function waitsBehind(loop: SyntaxNode, node: SyntaxNode): boolean {
  return descendants(loop, ['call']).some((call) => {
    if (call.startIndex < node.endIndex || pythonGrammar.callee(call)?.name !== 'sleep') return false;
    for (const at of ancestors(call)) {
      if (at.id === loop.id) return false;
      if (/^(?:if_statement|elif_clause|else_clause|except_clause|case_clause)$/.test(at.type)) return true;
    }
    return false;
  });
}

function callsItself(fn: SyntaxNode, node: SyntaxNode): boolean {
  const name = field(fn, 'name')?.text;
  if (name === undefined) return false;
  return descendants(fn, ['call']).some((call) => {
    const callee = call.startIndex < node.endIndex ? undefined : pythonGrammar.callee(call);
    const on = callee?.receivers.join('.') ?? '';
    if (callee?.name === name) return /^(?:self|cls)?$/.test(on);
    return callee !== undefined && (on === name || on === 'self') && QUEUES_AGAIN.test(callee.name);
  });
}
