import type { Entry } from '../../shared/src/catalog/types.ts';
import { areaName } from '../../shared/src/render/areaName.ts';

/** An area of the catalog with its entries. */
export interface Area {
  /** The `category` of its entries. */
  readonly id: string;
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Entries by area, Meta's first; the areas by name, and what has no better area last. */
export function areasOf(entries: readonly Entry[]): Area[] {
  const areas = new Map<string, Entry[]>();
  const metaFirst = entries.toSorted((a, b) => Number(a.provider !== 'meta') - Number(b.provider !== 'meta'));
  for (const entry of metaFirst) {
    const area = areas.get(entry.category);
    if (area) area.push(entry);
    else areas.set(entry.category, [entry]);
  }
  return [...areas]
    .map(([id, inside]) => ({ id, name: areaName(id), entries: inside }))
    .sort((a, b) => Number(a.id === 'other') - Number(b.id === 'other') || a.name.localeCompare(b.name));
}
