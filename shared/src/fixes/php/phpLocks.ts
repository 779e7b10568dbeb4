import { ancestors, closest, descendants, field, holds, type SyntaxNode } from '../syntax.ts';
import { phpGrammar } from './phpGrammar.ts';

const TAKES = /^(?:mysqli_)?begin_?transaction$/i;
const GIVES_BACK = /^(?:mysqli_)?(?:commit|roll_?back)$/i;
/** Functions that hold a lock or a transaction while they run what they are given: `DB::transaction(function () { … })`. */
const HOLDS = /^(?:(?:wrap_?in_?)?transaction(?:al)?|synchronized|block|without_?overlapping)$/i;
const BODIES = ['compound_statement', 'case_statement', 'default_statement', 'program'];

/** True where a lock or a transaction is held at a call: nobody should wait for a retry's waits. */
export function isHeldUp(call: SyntaxNode): boolean {
  for (const at of ancestors(call)) {
    if (at.type === 'program') return isTakenIn(at, call);
    if (!phpGrammar.functions.includes(at.type)) continue;
    if (isTakenIn(at, call)) return true;
    const taker = at.parent?.type === 'argument' ? at.parent.parent?.parent : undefined;
    if (taker && HOLDS.test(nameOf(taker))) return true;
    if (!/^(?:anonymous|arrow)_function$/.test(at.type)) return false;
  }
  return false;
}

/** True where a function takes something on the way to a call and has it still. */
function isTakenIn(fn: SyntaxNode, call: SyntaxNode): boolean {
  let taken = false;
  for (const before of descendants(fn, phpGrammar.calls)) {
    const body = closest(before, BODIES);
    if (before.endIndex > call.startIndex || !body || !holds(body, call)) continue;
    if (TAKES.test(nameOf(before))) taken = true;
    if (GIVES_BACK.test(nameOf(before))) taken = false;
  }
  return taken;
}

function nameOf(call: SyntaxNode): string {
  return (field(call, 'name') ?? field(call, 'function'))?.text ?? '';
}
