import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { createSearch } from '../../../shared/src/search/search.ts';
import { hitShare, measure } from '../../search/measure.ts';
import { BAR, TABLES } from '../../search/queries.ts';

const catalog = loadCatalog();
const search = createSearch(catalog.entries);

describe.each(Object.entries(TABLES))('queries, %s', (_, rows) => {
  it('expect entries that exist, each query once', () => {
    const keys = rows.flatMap(([, ...expected]) => expected.flatMap((either) => either.split('|')));
    expect(keys.filter((key) => !catalog.get(key))).toEqual([]);
    expect(new Set(rows.map(([query]) => query)).size).toBe(rows.length);
  });

  it(`are answered among the first three, ${BAR * 100} % of them`, () => {
    expect(hitShare(measure(search, rows))).toBeGreaterThanOrEqual(BAR);
  });
});
