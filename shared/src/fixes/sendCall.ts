import type { SendEvidence } from './sendEvidence.ts';
import type { TokenStream } from './tokens.ts';

/** A span of text in UTF-16 offsets; `end` is behind its last character. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A call that sends a message. */
export interface SendCall {
  /** The call expression, without an `await` in front of it: `client.sendMessage(to, body)`. */
  readonly span: TextSpan;
  /** Where a caret is on the call: its span with the `await` and the retry already around it. */
  readonly reach: TextSpan;
  readonly evidence: SendEvidence;
  /** The helper that can run it; undefined where no edit is safe. */
  readonly runs: 'sync' | 'async' | undefined;
  /** True where an argument awaits something, so that the function around the call has to be async. */
  readonly awaitsArguments: boolean;
  /** The call of our helper that is already around it. */
  readonly retry: RetryCall | undefined;
}

/** A call of our helper, `withWhatsAppRetry([131056], …)`. */
export interface RetryCall {
  readonly codes: readonly string[];
  /** Offset behind the last code, where another one is added; undefined where the list is no plain list of numbers. */
  readonly insertAt: number | undefined;
}

/** The send calls of one text. */
export interface SourceCalls {
  readonly stream: TokenStream;
  /** True where the text clearly works with WhatsApp's Cloud API. */
  readonly namesWhatsApp: boolean;
  /** The innermost send call that holds a selection (offsets). */
  callAt(start: number, end: number): SendCall | undefined;
  /**
   * The calls whose failure is handled at an offset: those in the `try` of the `catch` around it, the one a `.catch()` or
   * `.then()` hangs on, or the last one before the condition it stands in, in the same function.
   */
  callsHandledAt(offset: number): readonly SendCall[];
}

/** Innermost of the calls whose reach holds the selection. */
export function innermostCall(calls: readonly SendCall[], start: number, end: number): SendCall | undefined {
  const holding = calls.filter(({ reach }) => reach.start <= start && end <= reach.end);
  return holding.reduce<SendCall | undefined>(
    (best, call) => (best && best.span.end - best.span.start <= call.span.end - call.span.start ? best : call),
    undefined,
  );
}

/**
 * The calls of a region that count where a code is handled right at them: those with evidence of their own, else requests
 * whose target is not in sight.
 */
export function handledCalls(calls: readonly SendCall[]): SendCall[] {
  const own = calls.filter((call) => call.evidence !== 'network');
  return (own.length > 0 ? own : calls).filter((call) => call.runs !== undefined || call.retry !== undefined);
}
