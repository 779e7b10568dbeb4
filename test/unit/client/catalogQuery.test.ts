import { expect, it } from 'vitest';
import { isCatalogQuery } from '../../../client/src/catalogQuery.ts';

it.each([
  ['131056', true],
  ['(#131056)', true],
  ['twilio 63016', true],
  ['pair rate', true],
  ['sendMessage', false],
  ['send ', false],
  ['V2', false],
  ['', false],
])('%s is meant for the catalog: %s', (query, expected) => {
  expect(isCatalogQuery(query)).toBe(expected);
});
