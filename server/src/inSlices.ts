import type { Runtime } from './runtime.ts';

/** Milliseconds of work after which waiting messages come first: less than a keystroke takes to be seen. */
const SLICE = 5;

/** Turns a request takes from being read to being answered: with fewer, it would wait for a slice at each of them. */
const TURNS = 4;

/** Takes all steps, and lets messages in after each slice of them. False where it ended early. */
export async function inSlices(
  steps: Iterable<unknown>,
  { nextTurn }: Pick<Runtime, 'nextTurn'>,
  isStale: () => boolean | undefined,
): Promise<boolean> {
  let end = Date.now() + SLICE;
  for (const _ of steps) {
    if (Date.now() < end) continue;
    await nextTurn();
    if (isStale()) return false;
    end = Date.now() + SLICE;
  }
  return true;
}

/**
 * Gives a function to call between pieces of work: it lets messages in once a slice of work was done since the last time.
 * What is at hand already is awaited without anybody else having a turn.
 */
export function turns({ nextTurn }: Pick<Runtime, 'nextTurn'>): () => Promise<void> {
  let end = Date.now() + SLICE;
  return async () => {
    if (Date.now() < end) return;
    for (let turn = 0; turn < TURNS; turn++) await nextTurn();
    end = Date.now() + SLICE;
  };
}
