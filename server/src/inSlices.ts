import type { Runtime } from './runtime.ts';

/** Milliseconds of work after which waiting messages come first: less than a keystroke takes to be seen. */
const SLICE = 5;

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
