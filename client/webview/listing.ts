import * as l10n from '@vscode/l10n';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import { areaName } from '../../shared/src/render/areaName.ts';
import type { SearchHit } from '../../shared/src/search/search.ts';

/** A part of the list under its own heading. */
export interface ListGroup {
  /** Tells it from the other groups of the list. */
  readonly id: string;
  /** Its heading; null in a list that is not grouped. */
  readonly label: string | null;
  readonly hits: readonly SearchHit[];
  /** Row of the list its first part, heading or code, is in. */
  readonly firstRow: number;
}

/** A row of the list: the heading of its group, or a code in it. */
export interface ListRow {
  /** The same row has the same id in other lists; a code that is also in another group has another one there. */
  readonly id: string;
  readonly group: ListGroup;
  /** Absent for a heading. */
  readonly hit?: SearchHit;
  /** Key of the entry; absent for a heading. */
  readonly key?: string;
  /** Place among the codes of the list, from 1; 0 for a heading. */
  readonly position: number;
}

/** The list as rows from top to bottom. */
export interface Listing {
  readonly rows: readonly ListRow[];
  readonly byId: ReadonlyMap<string, ListRow>;
  /** How many rows are codes. */
  readonly codes: number;
}

/** What the list is made of. */
export interface ListParts {
  /** In the order of the list. */
  readonly hits: readonly SearchHit[];
  /** True puts codes of one area together, the areas in the order of their first codes. */
  readonly grouped: boolean;
  /** Codes looked at last, shown on top; they stand in their place below as well. */
  readonly recent: readonly SearchHit[];
}

const RECENT = 'recent';

/** Lays the list out. */
export function listingOf({ hits, grouped, recent }: ListParts): Listing {
  const rows: ListRow[] = [];
  let position = 0;
  const add = (id: string, label: string | null, members: readonly SearchHit[]) => {
    const group = { id, label, hits: members, firstRow: rows.length };
    if (label !== null) rows.push({ id: `group ${id}`, group, position: 0 });
    for (const hit of members) {
      position += 1;
      const key = entryKey(hit.entry);
      rows.push({ id: id === RECENT ? `${RECENT} ${key}` : key, group, hit, key, position });
    }
  };
  if (recent.length > 0) add(RECENT, l10n.t('Recently viewed'), recent);
  if (grouped) {
    for (const [area, members] of byArea(hits)) add(`area ${area}`, areaName(area), members);
  } else if (hits.length > 0) {
    add('all', recent.length > 0 ? l10n.t('All codes') : null, hits);
  }
  return { rows, byId: new Map(rows.map((row) => [row.id, row])), codes: position };
}

function byArea(hits: readonly SearchHit[]): Map<string, SearchHit[]> {
  const areas = new Map<string, SearchHit[]>();
  for (const hit of hits) {
    const members = areas.get(hit.entry.category);
    if (members) members.push(hit);
    else areas.set(hit.entry.category, [hit]);
  }
  return areas;
}
