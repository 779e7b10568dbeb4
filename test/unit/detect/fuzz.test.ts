import { expect, it } from 'vitest';
import { fuzz } from '../../fuzz/fuzz.ts';

// `npm run fuzz` takes 100,000 inputs, and another seed each time.
it('stands mutated files of the corpus, whole and in blocks', { timeout: 120_000 }, () => {
  const { matches, edits } = fuzz(3_000, 20_261_120);
  expect(matches).toBeGreaterThan(1_000);
  expect(edits).toBeGreaterThan(1_000);
});
