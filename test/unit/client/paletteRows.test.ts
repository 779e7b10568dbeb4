import { describe, expect, it } from 'vitest';
import { type PaletteRow, paletteRows } from '../../../client/src/paletteRows.ts';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { createSearch } from '../../../shared/src/search/search.ts';

const { entries } = loadCatalog();
const search = createSearch(entries);

interface Given {
  readonly recent?: readonly string[];
  readonly offers?: (entry: Entry) => boolean;
}

function rows(typed: string, { recent = [], offers = () => true }: Given = {}): PaletteRow[] {
  return paletteRows(typed, { search, recent, offers });
}

function keys(found: readonly PaletteRow[]): string[] {
  return found.flatMap((row) => (row.kind === 'code' ? entryKey(row.hit.entry) : []));
}

function areasIn(found: readonly PaletteRow[]): string[] {
  return found.flatMap((row) => (row.kind === 'area' ? row.area.id : []));
}

describe('with nothing typed', () => {
  it('everything stands there once, by area', () => {
    const found = rows('');
    expect(keys(found).toSorted()).toEqual(entries.map(entryKey).toSorted());
    expect(found[0]).toMatchObject({ kind: 'separator', group: { id: 'template' } });
    const areas = found.flatMap((row) => (row.kind === 'separator' && row.group !== 'recent' ? row.group.id : []));
    expect(areas).toEqual([...new Set(areas)]);
  });

  it('the codes seen last come first, and only there', () => {
    const found = rows('', { recent: ['131056', '100:33', 'gone'] });
    expect(found[0]).toEqual({ kind: 'separator', group: 'recent' });
    expect(keys(found).slice(0, 2)).toEqual(['131056', '100:33']);
    expect(keys(found)).toHaveLength(entries.length);
  });

  it('nothing is offered that was not asked for', () => {
    const offers = ({ provider }: Entry) => provider === 'twilio';
    const found = rows('', { recent: ['131056'], offers });
    expect(new Set(keys(found).map((key) => key.split(':')[0]))).toEqual(new Set(['twilio']));
  });
});

describe('behind #', () => {
  it('alone, the areas with their counts', () => {
    const found = rows('#');
    expect(areasIn(found)).toHaveLength(found.length);
    const counts = found.map((row) => (row.kind === 'area' ? row.area.entries.length : 0));
    expect(counts.reduce((sum, count) => sum + count)).toBe(entries.length);
  });

  it.each(['#p', '#P'])('with a beginning, the areas that begin so', (typed) => {
    expect(areasIn(rows(typed))).toEqual(['parameter', 'payments', 'phone-number']);
  });

  it.each(['#template limit', '#templates limit', '  #TEMPL limit'])('%s searches in one area', (typed) => {
    const found = keys(rows(typed));
    expect(found.length).toBeGreaterThan(0);
    const all = keys(rows('limit'));
    expect(all).toEqual(expect.arrayContaining(found));
    for (const key of found) expect(entries.find((entry) => entryKey(entry) === key)?.category).toBe('template');
  });

  it('one area by its name alone, all its codes', () => {
    const inFlows = entries.filter(({ category }) => category === 'flows').map(entryKey);
    expect(keys(rows('#flows')).toSorted()).toEqual(inFlows.toSorted());
    expect(keys(rows('#flows ')).toSorted()).toEqual(inFlows.toSorted());
  });

  it.each(['#131056', '(#131056)', '# 131056'])('%s is a code', (typed) => {
    expect(keys(rows(typed))[0]).toBe('131056');
  });

  it('what names no area is searched for', () => {
    expect(keys(rows('#pair rate'))).toContain('131056');
  });
});

it('text is searched for, the best first', () => {
  expect(keys(rows('pair rate limit'))[0]).toBe('131056');
});
