import { expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { warmUp } from '../../../server/src/warmUp.ts';

it('makes a card for each code of its sample', () => {
  expect(warmUp(loadCatalog())).toBe(3);
});
