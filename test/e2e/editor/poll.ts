import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 50;

/**
 * Asks again and again until there is an answer.
 *
 * @param what what is waited for, in words that complete "waited for …"
 * @param probe gives the answer, or undefined while there is none; what it throws ends the wait
 * @param timeoutMs when to give up
 * @param seen describes the present state for the error message
 * @throws when the time is over; the message says what was waited for and what was there instead
 */
export async function poll<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  timeoutMs = 30_000,
  seen: () => Promise<string> | string = () => '',
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > deadline) {
      const state = await seen();
      throw new Error(`Waited ${timeoutMs / 1000} s for ${what}.${state ? ` There was: ${state}` : ''}`);
    }
    await delay(pollMs);
  }
}
