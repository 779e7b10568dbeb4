import type { SyntaxNode } from '../syntax.ts';
import type { SendEvidence } from './sendEvidence.ts';

/** A call that sends a message. */
export interface SendCall {
  /** The expression to hand over, without an `await` in front of it: `client.sendMessage(to, body)`. */
  readonly node: SyntaxNode;
  /** The call itself: `node`, or a part of its chain. */
  readonly call: SyntaxNode;
  readonly name: string;
  readonly receivers: readonly string[];
  readonly evidence: SendEvidence;
  /** The call of our helper that is already around it. */
  readonly retry: RetryCall | undefined;
  /** True where something else already sends again around it or within it, or where it would send again to many. */
  readonly retriedElsewhere: boolean;
  /** The innermost function around it; undefined at the top level. */
  readonly function: SyntaxNode | undefined;
}

/** A call of our helper, `withWhatsAppRetry([131056], …)`. */
export interface RetryCall {
  readonly node: SyntaxNode;
  /** The numbers it lists, without separators: `131056`. */
  readonly codes: readonly string[];
  /** Offset behind the last code, where another one is added; undefined where the list is no plain list of numbers. */
  readonly insertAt: number | undefined;
}

/** Of calls that overlap, the innermost one that holds the selection (offsets). */
export function innermost(calls: readonly SendCall[]): SendCall | undefined {
  const size = ({ node }: SendCall): number => node.endIndex - node.startIndex;
  return calls.reduce<SendCall | undefined>(
    (best, call) => (best && size(best) <= size(call) ? best : call),
    undefined,
  );
}
