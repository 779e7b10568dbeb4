import { type Catalog, entryKey, entryTitle, normalizeKey, readCatalog } from '../../shared/src/catalog/catalog.ts';
import type { CatalogData, Entry } from '../../shared/src/catalog/types.ts';
import { EMPTY_STATE, type Narrowing, type PanelState, type SortOrder } from '../../shared/src/panelState.ts';
import { areaName } from '../../shared/src/render/areaName.ts';
import { type CodeSearch, createSearch, type SearchHit } from '../../shared/src/search/search.ts';
import type { PanelTarget } from '../../shared/src/webviewMessages.ts';
import { type FilterValues, filterValues, isFiltered, passes } from './filters.ts';

/** The catalog as the panel works on it. No part of it changes after the start. */
export interface PanelModel {
  readonly catalog: Catalog;
  readonly values: FilterValues;
  /** What the search finds, best first and not filtered; without a query every entry by its code. */
  found(query: string): readonly SearchHit[];
  /** Makes the search ready, which takes a while; the first query does so by itself. */
  prepareSearch(): void;
  /** How many codes are inside a pasted text; 0 where the query is no such text. */
  codesInside(query: string): number;
  /** The hits in this order; `best` leaves them as they are. */
  sorted(hits: readonly SearchHit[], order: SortOrder): readonly SearchHit[];
}

/** Prepares the data for the panel. The first drawing needs no search, so none is made ready yet. */
export function createPanelModel(data: CatalogData, index: string): PanelModel {
  const catalog = readCatalog(data);
  const entries = [...catalog.entries].sort(byCode);
  const all = entries.map((entry): SearchHit => ({ entry, score: 0, terms: [] }));
  const ranks = new Map<SortOrder, Map<Entry, number>>();
  let search: CodeSearch | undefined;
  let last: { readonly query: string; readonly hits: readonly SearchHit[] } = { query: '', hits: all };

  const prepared = (): CodeSearch => {
    search ??= createSearch(entries, index);
    return search;
  };
  const found = (query: string): readonly SearchHit[] => {
    if (query.trim() === '') return all;
    if (query !== last.query) last = { query, hits: prepared().search(query) };
    return last.hits;
  };

  const rankOf = (order: Exclude<SortOrder, 'best'>): Map<Entry, number> => {
    const known = ranks.get(order);
    if (known) return known;
    const made = new Map(inOrder(entries, order).map((entry, n) => [entry, n]));
    ranks.set(order, made);
    return made;
  };
  return {
    catalog,
    values: filterValues(entries),
    found,
    // The first query of all takes longest.
    prepareSearch: () => void prepared().search('131056'),
    codesInside: (query) => found(query).filter(({ inText }) => inText).length,
    sorted(hits, order) {
      if (order === 'best') return hits;
      const rank = rankOf(order);
      return hits.toSorted((a, b) => (rank.get(a.entry) ?? 0) - (rank.get(b.entry) ?? 0));
    },
  };
}

/** What the list shows in this state, in its order. */
export function visibleHits(model: PanelModel, state: PanelState): readonly SearchHit[] {
  const found = model.found(state.query);
  const passing = isFiltered(state.filters) ? found.filter(({ entry }) => passes(entry, state.filters)) : found;
  // Groups come in the order of their areas' names, unless it is the search that says what comes first.
  const order = state.sort === 'best' && isGrouped(state) && state.query.trim() === '' ? 'area' : state.sort;
  return model.sorted(passing, order);
}

/** True where the list is to be grouped by area now. */
export function isGrouped({ query, grouped }: PanelState): boolean {
  return query.trim() === '' ? grouped.browsing : grouped.searching;
}

/** True where the search or a filter narrows the list. */
export function isNarrowed({ query, filters }: Narrowing): boolean {
  return query.trim() !== '' || isFiltered(filters);
}

/**
 * The state that shows a target. A key that the search or a filter would hide clears them; a key nobody knows becomes the
 * search, so that the reader sees what was looked for.
 */
export function stateWithTarget(model: PanelModel, state: PanelState, target: PanelTarget): PanelState {
  const searched = target.query === undefined ? state : { ...state, filters: {}, query: target.query };
  if (target.key === undefined) return { ...searched, key: firstKey(visibleHits(model, searched)) };
  const entry = model.catalog.get(target.key);
  if (!entry) return { ...state, filters: {}, query: normalizeKey(target.key), key: null };
  const shown = visibleHits(model, searched).some((hit) => hit.entry === entry);
  return { ...(shown ? searched : cleared(state)), key: entryKey(entry) };
}

/** The state with nothing searched and nothing filtered; order, grouping and history stay. */
export function cleared(state: PanelState): PanelState {
  return { ...state, query: EMPTY_STATE.query, filters: EMPTY_STATE.filters };
}

/** Key of the best hit; null where there is none. */
export function firstKey(hits: readonly SearchHit[]): string | null {
  const [first] = hits;
  return first ? entryKey(first.entry) : null;
}

function inOrder(entries: readonly Entry[], order: Exclude<SortOrder, 'best'>): readonly Entry[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  switch (order) {
    case 'code':
      return entries;
    case 'title':
      return entries.toSorted((a, b) => compare(entryTitle(a), entryTitle(b)));
    case 'area':
      return entries.toSorted((a, b) => compare(areaName(a.category), areaName(b.category)));
  }
}

/** Numbers before names, smaller before larger, a code before its subcodes. */
function byCode(a: Entry, b: Entry): number {
  const provider = ({ provider: name }: Entry): string => (name === 'meta' ? '' : name);
  if (a.provider !== b.provider) return provider(a) < provider(b) ? -1 : 1;
  if (typeof a.code === 'number' && typeof b.code === 'number') {
    return a.code - b.code || (a.subcode ?? -1) - (b.subcode ?? -1);
  }
  if (typeof a.code === 'string' && typeof b.code === 'string') return a.code.localeCompare(b.code);
  return typeof a.code === 'number' ? -1 : 1;
}
