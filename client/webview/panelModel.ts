import { type Catalog, entryKey, normalizeKey, readCatalog } from '../../shared/src/catalog/catalog.ts';
import type { CatalogData, Entry } from '../../shared/src/catalog/types.ts';
import { areaName } from '../../shared/src/render/areaName.ts';
import { retryLabel } from '../../shared/src/render/names.ts';
import { type CodeSearch, createSearch, type SearchHit } from '../../shared/src/search/search.ts';
import type { PanelState, PanelTarget } from '../../shared/src/webviewMessages.ts';

/** Names of the filters, as in the state. The empty value of a filter lets everything through. */
export type FilterName = 'category' | 'retry' | 'httpStatus';

/** A value to filter by, and how it is called. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/** The catalog as the panel works on it. No part of it changes after the start. */
export interface PanelModel {
  readonly catalog: Catalog;
  readonly search: CodeSearch;
  /** For each filter the values that occur. */
  readonly choices: Readonly<Record<FilterName, readonly FilterChoice[]>>;
}

/** Nothing searched, nothing filtered, nothing open. */
export const EMPTY_STATE: PanelState = {
  version: 1,
  query: '',
  category: '',
  retry: '',
  httpStatus: '',
  key: null,
};

const RETRY_ORDER = ['backoff', 'after-wait', 'after-fix', 'never'] as const;

/** The value of the HTTP status filter for entries without one. */
const NO_HTTP_STATUS = 'none';

/** Prepares the data, sorted by code, for the panel. */
export function createPanelModel(data: CatalogData): PanelModel {
  const catalog = readCatalog(data);
  const entries = [...catalog.entries].sort(byCode);
  return {
    catalog,
    search: createSearch(entries),
    choices: {
      category: occurring(entries, (entry) => entry.category)
        .map((value) => ({ value, label: areaName(value) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
      retry: RETRY_ORDER.filter((when) => entries.some((entry) => entry.retry.when === when)).map((value) => ({
        value,
        label: retryLabel(value),
      })),
      httpStatus: occurring(entries, httpStatusOf)
        .sort()
        .map((value) => ({ value, label: value === NO_HTTP_STATUS ? 'No HTTP status' : `HTTP ${value}` })),
    },
  };
}

/** What the list shows in this state, best first. */
export function visibleHits(model: PanelModel, state: PanelState): SearchHit[] {
  return model.search
    .search(state.query)
    .filter(
      ({ entry }) =>
        (state.category === '' || entry.category === state.category) &&
        (state.retry === '' || entry.retry.when === state.retry) &&
        (state.httpStatus === '' || httpStatusOf(entry) === state.httpStatus),
    );
}

/**
 * The state that shows a target. A key that the search or a filter would hide clears them; a key nobody knows becomes the
 * search, so that the reader sees what was looked for.
 */
export function stateWithTarget(model: PanelModel, state: PanelState, target: PanelTarget): PanelState {
  const searched = target.query === undefined ? state : { ...EMPTY_STATE, query: target.query };
  if (target.key === undefined) return { ...searched, key: firstKey(visibleHits(model, searched)) };
  const entry = model.catalog.get(target.key);
  if (!entry) return { ...EMPTY_STATE, query: normalizeKey(target.key) };
  const shown = visibleHits(model, searched).some((hit) => hit.entry === entry);
  return { ...(shown ? searched : EMPTY_STATE), key: entryKey(entry) };
}

/** Key of the best hit; null where there is none. */
export function firstKey(hits: readonly SearchHit[]): string | null {
  const [first] = hits;
  return first ? entryKey(first.entry) : null;
}

/** True where the search or a filter narrows the list. */
export function isNarrowed(state: PanelState): boolean {
  return [state.query.trim(), state.category, state.retry, state.httpStatus].some((value) => value !== '');
}

function httpStatusOf(entry: Entry): string {
  return entry.httpStatus === null ? NO_HTTP_STATUS : `${entry.httpStatus}`;
}

function occurring(entries: readonly Entry[], value: (entry: Entry) => string): string[] {
  return [...new Set(entries.map(value))];
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
