import { entryKey } from '../../shared/src/catalog/catalog.ts';
import type { CodeSearch } from '../../shared/src/search/search.ts';
import type { Row } from './queries/row.ts';

/** How many of the first results count. */
const FIRST = 3;

/** What a search made of a row. */
export interface Measured {
  readonly query: string;
  readonly expected: readonly string[];
  /** Keys of the first results, best first. */
  readonly found: readonly string[];
  /** True where everything expected is among them. */
  readonly hit: boolean;
}

/** Asks every query of a table. */
export function measure(search: CodeSearch, rows: readonly Row[]): Measured[] {
  return rows.map(([query, ...expected]) => {
    const found = search
      .search(query)
      .slice(0, FIRST)
      .map(({ entry }) => entryKey(entry));
    const hit = expected.every((keys) => keys.split('|').some((key) => found.includes(key)));
    return { query, expected, found, hit };
  });
}

/** The share of hits, 0 to 1. */
export function hitShare(measured: readonly Measured[]): number {
  return measured.filter(({ hit }) => hit).length / measured.length;
}
