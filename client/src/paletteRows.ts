import { entryKey } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import { foldText } from '../../shared/src/search/foldText.ts';
import type { CodeSearch, SearchHit } from '../../shared/src/search/search.ts';
import { type Area, areasOf } from './areas.ts';

/** A row of the palette. */
export type PaletteRow =
  | { readonly kind: 'code'; readonly hit: SearchHit }
  /** An area to choose from, with how many codes it has. */
  | { readonly kind: 'area'; readonly area: Area }
  /** A line between groups. */
  | { readonly kind: 'separator'; readonly group: 'recent' | Area };

/** What rows are made of. */
export interface PaletteSources {
  readonly search: CodeSearch;
  /** Keys of the entries seen last, the last one first. */
  readonly recent: readonly string[];
  /** False for entries that are not offered. */
  readonly offers: (entry: Entry) => boolean;
}

/**
 * The rows for what a person typed. Nothing: the codes seen last, then all by area, the largest first. `#`: the areas; `#template limit`:
 * what `limit` finds in the area. Everything else is searched for, `#131056` too, for that is how codes are written.
 */
export function paletteRows(typed: string, sources: PaletteSources): PaletteRow[] {
  const hits = (query: string) => sources.search.search(query).filter(({ entry }) => sources.offers(entry));
  const filter = areaFilter(typed);
  const areas = filter && areasNamed(filter.area, areasOf(hits('').map(({ entry }) => entry)));
  if (filter && areas && areas.length > 0) {
    if (areas.length > 1 && filter.query === undefined) return areas.map((area) => ({ kind: 'area', area }));
    const inside = new Set(areas.flatMap(({ entries }) => entries));
    if (filter.query) return codes(hits(filter.query).filter(({ entry }) => inside.has(entry)));
    if (inside.size > 0) return codes([...inside].map((entry) => ({ entry, score: 0, terms: [] })));
  }
  return typed.trim() === '' ? allRows(hits(''), sources.recent) : codes(hits(typed));
}

/** The area's part of `#template limit`, and the rest once there is a space; undefined where no area is named. */
function areaFilter(typed: string): { area: string; query: string | undefined } | undefined {
  const text = typed.trimStart();
  if (!text.startsWith('#') || /^#\s*\d/.test(text)) return undefined;
  const space = text.search(/\s/);
  if (space < 0) return { area: text.slice(1), query: undefined };
  return { area: text.slice(1, space), query: text.slice(space).trim() };
}

/** The word that names an area behind `#`: its name in one word. */
export function areaWord({ name }: Pick<Area, 'name'>): string {
  return foldText(name).replace(/\s+/g, '-');
}

/** Areas one of whose words begins with what was typed; one that is called just so, alone. */
function areasNamed(typed: string, areas: readonly Area[]): readonly Area[] {
  const wanted = foldText(typed);
  const exact = areas.filter((area) => areaWord(area) === wanted || area.id === wanted);
  if (exact.length > 0) return exact;
  return areas.filter((area) =>
    [areaWord(area), area.id].some((word) => word.startsWith(wanted) || word.includes(`-${wanted}`)),
  );
}

function allRows(hits: readonly SearchHit[], recentKeys: readonly string[]): PaletteRow[] {
  const byKey = new Map(hits.map((hit) => [entryKey(hit.entry), hit]));
  const recent = recentKeys.flatMap((key) => byKey.get(key) ?? []);
  const seen = new Set(recent.map(({ entry }) => entry));
  const rest = areasOf(hits.map(({ entry }) => entry).filter((entry) => !seen.has(entry)));
  rest.sort((a, b) => b.entries.length - a.entries.length);
  return [
    ...(recent.length > 0 ? [{ kind: 'separator', group: 'recent' } as const, ...codes(recent)] : []),
    ...rest.flatMap((area) => [
      { kind: 'separator', group: area } as const,
      ...codes(area.entries.flatMap((entry) => byKey.get(entryKey(entry)) ?? [])),
    ]),
  ];
}

function codes(hits: readonly SearchHit[]): PaletteRow[] {
  return hits.map((hit) => ({ kind: 'code', hit }));
}
