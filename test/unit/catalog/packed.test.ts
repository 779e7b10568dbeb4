import { describe, expect, it } from 'vitest';
import { readCatalogData } from '../../../scripts/catalog.ts';
import { packCatalog, unpackCatalog } from '../../../shared/src/catalog/packed.ts';

describe('packCatalog', () => {
  it('loses nothing of the catalog', () => {
    const data = readCatalogData();
    const travelled = JSON.parse(JSON.stringify(packCatalog(data)));
    expect(unpackCatalog(travelled)).toEqual(data);
  });

  it('keeps what is absent absent and what is null null', () => {
    const [entry] = readCatalogData().entries;
    if (!entry) throw new Error('The catalog is empty');
    const { instead: _instead, label: _label, ...plain } = entry;
    const entries = [{ ...plain, title: null, label: 'Ours' }, plain, { ...plain, instead: 'wait' }];
    const [first, second, third] = unpackCatalog(packCatalog({ version: 1, sources: {}, entries })).entries;
    expect(first).toMatchObject({ title: null, label: 'Ours' });
    expect(second).not.toHaveProperty('label');
    expect(third).toHaveProperty('instead', 'wait');
  });

  it('packs an empty catalog', () => {
    const empty = { version: 1, sources: {}, entries: [] } as const;
    expect(unpackCatalog(packCatalog(empty))).toEqual(empty);
  });
});
