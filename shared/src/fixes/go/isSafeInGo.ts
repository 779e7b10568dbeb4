import type { SendCall } from '../call/sendCall.ts';
import type { SourceFile } from '../syntax.ts';
import { isHeldUp } from './goLocks.ts';
import { actsInArguments, isLocal, planOf } from './goPlan.ts';

/** Names the wrapped call needs as they are meant. */
const NEEDED = ['context', 'http', 'bytes', 'fmt', 'int', 'error', 'nil'];

/**
 * True where a call can be handed to the helper: the file tells what it gives, so that the result types of the function
 * literal can be written; what a failure looks like; and that each attempt sends the whole body.
 */
export function isSafeInGo(call: SendCall, source: SourceFile): boolean {
  const { node } = call;
  if (node.hasError || actsInArguments(node) || isHeldUp(node) || NEEDED.some((name) => isLocal(name, node)))
    return false;
  return planOf(call, source) !== undefined;
}
