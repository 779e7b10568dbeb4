import type { Entry } from '../../shared/src/catalog/types.ts';
import { areaName } from '../../shared/src/render/areaName.ts';

/** An area of the catalog with its entries, in the order they came. */
export interface Area {
  /** The `category` of its entries. */
  readonly id: string;
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Entries by area, the areas by name; what has no better area comes last. */
export function areasOf(entries: readonly Entry[]): Area[] {
  const areas = new Map<string, Entry[]>();
  for (const entry of entries) {
    const area = areas.get(entry.category);
    if (area) area.push(entry);
    else areas.set(entry.category, [entry]);
  }
  return [...areas]
    .map(([id, inside]) => ({ id, name: areaName(id), entries: inside }))
    .sort((a, b) => Number(a.id === 'other') - Number(b.id === 'other') || a.name.localeCompare(b.name));
}
