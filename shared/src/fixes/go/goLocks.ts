import { ancestors, closest, descendants, field, holds, type SyntaxNode } from '../syntax.ts';
import { goGrammar } from './goGrammar.ts';

const TAKES = /^(?:R?Lock|Begin(?:Tx|Txx)?)$/;
const GIVES_BACK = /^(?:R?Unlock|Commit|Rollback)$/;
/** Functions that hold a lock or a transaction while they run what they are given. */
const HOLDS = /transaction|^(?:run_?)?(?:in|with)_?(?:tx|lock)$/i;

/** True where a lock or a transaction is held at a call: nobody should wait for a retry's waits. */
export function isHeldUp(call: SyntaxNode): boolean {
  for (const fn of ancestors(call)) {
    if (!goGrammar.functions.includes(fn.type)) continue;
    if (isTakenIn(fn, call)) return true;
    const taker = fn.parent?.type === 'argument_list' ? fn.parent.parent : null;
    if (taker && HOLDS.test(goGrammar.callee(taker)?.name ?? '')) return true;
    // A goroutine runs while the function that starts it goes on.
    if (fn.parent?.parent?.type === 'go_statement') return false;
  }
  return false;
}

/** True where a function takes something on the way to a call and has it still. */
function isTakenIn(fn: SyntaxNode, call: SyntaxNode): boolean {
  let taken = false;
  for (const before of descendants(fn, goGrammar.calls)) {
    const block = closest(before, ['block', 'expression_case', 'type_case', 'communication_case', 'default_case']);
    if (before.endIndex > call.startIndex || !block || !holds(block, call)) continue;
    const name = goGrammar.callee(before)?.name ?? '';
    if (TAKES.test(name) && field(before, 'function')?.type === 'selector_expression') taken = true;
    if (GIVES_BACK.test(name) && before.parent?.type !== 'defer_statement') taken = false;
  }
  return taken;
}
