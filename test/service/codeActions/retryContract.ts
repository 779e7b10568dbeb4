import { describe, expect, it } from 'vitest';
import type { Answer, Answers, GraphServer } from './graphServer.ts';

/** The waits of 131056, without jitter; jitter adds up to half of each. */
const DELAYS = [1, 4, 16, 64];
/** What every sender makes of an answer with 131056 that it sees; it reads that answer after the helper did. */
const TOO_FAST = 'too fast';
/** In milliseconds; drivers wait a small part of each wait, and a loaded machine makes that long. */
const PATIENCE = 20_000;

/** What came of one send, or of the several of an order. */
export interface RetryRun {
  /** What the sender gave back or threw, in whichever form the contract of the language is written for. */
  readonly outcome: unknown;
  /** The waits the helper asked for between attempts, in seconds; hardly any of it is really waited. */
  readonly waits: readonly number[];
  /** How many recipients the helper still remembers; absent where the driver cannot look into the helper. */
  readonly left?: number;
}

/** Several messages at once: first those to `a`, each begun a moment after the one before, then one to `b`. */
export interface RetryOrder {
  /** The senders that can do this; all where absent. */
  readonly senders?: readonly string[];
  /** Recipients of the messages in the order in which they are begun. */
  readonly messages: readonly string[];
  /** How often the first message to `a` is answered with 131056 before it is sent. */
  readonly failures: number;
  /** Plays the answers, which are given for each recipient, and sends the messages. */
  run(sender: string, answers: Answers): Promise<RetryRun>;
  /** The outcome where `b` ended before those to `a`, and those to `a` in the order in which they were begun. */
  readonly ended: unknown;
}

/** What a language gives for its helpers to be held to the cases that all languages share. */
export interface RetryContract {
  /** The server that the senders are sent to; asked for in tests only, as hooks start it. */
  server(): GraphServer;
  /** Plays the answers and lets the sender send one message to `a`. */
  run(sender: string, answers: readonly Answer[]): Promise<RetryRun>;
  /** The outcome of a message that was sent. */
  readonly success: unknown;
  /** What the outcome, as JSON, has in it where the answer was 131047. */
  readonly otherCode: RegExp;
  /** The outcome, or a matcher for it, where the sender threw as there was no answer. */
  readonly threw: unknown;
  /** Whether runs say what is `left`. Stated apart, so that a driver cannot stop saying it unnoticed. */
  readonly tellsLeft: boolean;
  /** Senders whose outcomes carry the headers of the answer: only they can be asked for `Retry-After`. */
  readonly withHeaders: readonly string[];
  /** Senders whose outcomes carry `is_transient`: an exception with nothing but a code cannot say that it is final. */
  readonly withTransient: readonly string[];
  /** Absent where a language sends one message after the other anyway. */
  readonly order?: RetryOrder;
}

/**
 * Registers the cases that the retry helpers of all languages share.
 *
 * A language file starts a server, applies the fix to its senders, and makes their waits short and recorded. Its
 * senders give {@link TOO_FAST} where the last answer was 131056. Whatever only this language can do, such as ending a
 * wait from outside, it tests on its own.
 *
 * @param language as the names of the tests say it
 * @param senders names of the ways in which code of the language can see the outcome of a send
 */
export function describeRetryContract(language: string, senders: readonly string[], contract: RetryContract): void {
  /** A run after which, whatever came of it, the helper has to have forgotten the recipient. */
  async function run(sender: string, answers: readonly Answer[]): Promise<RetryRun> {
    const done = await contract.run(sender, answers);
    expectNothingLeft(contract, done);
    return done;
  }

  describe.each(senders)(`the ${language} helper, outcome seen as %s`, (sender) => {
    it('sends again after 131056 and waits as long as is asked for', async () => {
      const { outcome, waits } = await run(sender, [131056, 131056, 'sent']);
      expect(outcome).toEqual(contract.success);
      expect(contract.server().recipients).toEqual(['a', 'a', 'a']);
      expectWaits(waits, DELAYS.slice(0, 2));
    });

    it(
      'gives up after its attempts and hands the last outcome on, its body still readable',
      async () => {
        const { outcome, waits } = await run(sender, [131056]);
        expect(outcome).toBe(TOO_FAST);
        expect(contract.server().recipients).toHaveLength(DELAYS.length + 1);
        expectWaits(waits, DELAYS);
      },
      PATIENCE,
    );

    it('sends once where the code is another', async () => {
      const { outcome, waits } = await run(sender, [131047]);
      expect(JSON.stringify(outcome)).toMatch(contract.otherCode);
      expectSentOnce(contract, waits);
    });

    // The message may have been taken: to send it again could send it twice.
    it.each(['drop', 'silence'] as const)('sends once where the answer is %s', async (answer) => {
      const { outcome, waits } = await run(sender, [answer]);
      expect(outcome).toEqual(contract.threw);
      expectSentOnce(contract, waits);
    });
  });

  describe.each(contract.withTransient)(`is_transient in ${language}, outcome seen as %s`, (sender) => {
    it('is final where it is false', async () => {
      const { outcome, waits } = await run(sender, [{ code: 131056, transient: false }, 'sent']);
      expect(outcome).toBe(TOO_FAST);
      expectSentOnce(contract, waits);
    });

    it('changes nothing where it is true', async () => {
      const { outcome, waits } = await run(sender, [{ code: 131056, transient: true }, 'sent']);
      expect(outcome).toEqual(contract.success);
      expectWaits(waits, DELAYS.slice(0, 1));
    });
  });

  describe.each(contract.withHeaders)(`Retry-After in ${language}, outcome seen as %s`, (sender) => {
    it('is waited for where it is longer than the policy', async () => {
      const { waits } = await run(sender, [{ code: 131056, retryAfter: '30' }, 'sent']);
      expect(waits).toEqual([30]);
    });

    it('never shortens a wait, be it the first or one after a longer one', async () => {
      expectWaits((await run(sender, [{ code: 131056, retryAfter: '0' }, 'sent'])).waits, DELAYS.slice(0, 1));
      const longer = [{ code: 131056, retryAfter: '30' }, { code: 131056, retryAfter: '0' }, 'sent'] as const;
      const { waits } = await run(sender, longer);
      expect(waits[0]).toBe(30);
      expectWaits(waits.slice(1), DELAYS.slice(1, 2));
    });

    it.each(['3600', 'Wed, 21 Oct 2099 07:28:00 GMT'])('of %s is left to the caller', async (retryAfter) => {
      const { outcome, waits } = await run(sender, [{ code: 131056, retryAfter }, 'sent']);
      expect(outcome).toBe(TOO_FAST);
      expectSentOnce(contract, waits);
    });
  });

  if (contract.order) describeOrder(language, senders, contract, contract.order);
}

function describeOrder(
  language: string,
  senders: readonly string[],
  contract: RetryContract,
  { messages, failures, ended, ...order }: RetryOrder,
): void {
  describe.each(order.senders ?? senders)(`messages to the same recipient in ${language}, sent by %s`, (sender) => {
    it('go out one after the other, none of them twice, and hold back no other', async () => {
      const failing = Array.from({ length: failures }, () => 131056);
      const done = await order.run(sender, { a: [...failing, 'sent'], b: ['sent'] });
      expect(done.outcome).toEqual(ended);
      const { recipients } = contract.server();
      expect(recipients.toSorted()).toEqual([...messages, ...failing.map(() => 'a')].toSorted());
      // In front of the request with which the first message to `a` is sent at last.
      expect(recipients.indexOf('b')).toBeLessThanOrEqual(failures);
      expectNothingLeft(contract, done);
    });
  });
}

function expectNothingLeft(contract: RetryContract, { left }: RetryRun): void {
  expect(left).toBe(contract.tellsLeft ? 0 : undefined);
}

function expectSentOnce(contract: RetryContract, waits: readonly number[]): void {
  expect(contract.server().recipients).toHaveLength(1);
  expect(waits).toEqual([]);
}

function expectWaits(waits: readonly number[], delays: readonly number[]): void {
  expect(waits).toHaveLength(delays.length);
  for (const [index, delay] of delays.entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(delay);
    expect(waits[index]).toBeLessThanOrEqual(delay * 1.5);
  }
}
