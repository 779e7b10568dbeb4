/** What the panel keeps over a reload of the window. */
export interface PanelState extends Narrowing {
  readonly version: 2;
  readonly sort: SortOrder;
  /** Whether the list is grouped by area, kept apart for looking through the catalog and for the hits of a search. */
  readonly grouped: { readonly browsing: boolean; readonly searching: boolean };
  /** Key of the open entry. */
  readonly key: string | null;
  /** Entries opened, in the order of time. */
  readonly history: readonly Place[];
  /** Where in `history` the reader is; -1 where it is empty. */
  readonly at: number;
}

/** What narrows the list. */
export interface Narrowing {
  /** As typed; a pasted text with its line breaks. */
  readonly query: string;
  /** The chosen values of each filter: an entry passes with any of them. A filter that is absent lets everything through. */
  readonly filters: Filters;
}

/** Chosen values by filter; no list is empty. */
export type Filters = Readonly<Partial<Record<FilterName, readonly string[]>>>;

/** An entry that was opened, and the list it was opened from. */
export interface Place extends Narrowing {
  readonly key: string;
}

/** Names of the filters, in the order they are shown. */
export const FILTER_NAMES = ['category', 'retry', 'owner', 'httpStatus', 'status', 'provider'] as const;

/** Name of a filter. */
export type FilterName = (typeof FILTER_NAMES)[number];

/** Orders of the list. `best`: as the search ranks; without a query by code. */
export const SORT_ORDERS = ['best', 'code', 'title', 'area'] as const;

/** Name of an order. */
export type SortOrder = (typeof SORT_ORDERS)[number];

/** Nothing searched, nothing filtered, nothing open. */
export const EMPTY_STATE: PanelState = {
  version: 2,
  query: '',
  filters: {},
  sort: 'best',
  grouped: { browsing: true, searching: false },
  key: null,
  history: [],
  at: -1,
};

/** Checks a state read back after a reload; anything that is not a state of this version is forgotten. */
export function parsePanelState(value: unknown): PanelState | undefined {
  if (!isRecord(value) || value.version !== 2 || !isNarrowing(value)) return undefined;
  const { sort, grouped, key, history, at } = value as Record<string, unknown>;
  const known =
    SORT_ORDERS.some((order) => order === sort) &&
    isRecord(grouped) &&
    typeof grouped.browsing === 'boolean' &&
    typeof grouped.searching === 'boolean' &&
    (key === null || typeof key === 'string') &&
    Array.isArray(history) &&
    history.every((place) => isRecord(place) && typeof place.key === 'string' && isNarrowing(place)) &&
    (at === -1 ? history.length === 0 : Number.isInteger(at) && history[at as number] !== undefined);
  return known ? (value as unknown as PanelState) : undefined;
}

function isNarrowing({ query, filters }: Record<string, unknown>): boolean {
  if (typeof query !== 'string' || !isRecord(filters)) return false;
  return Object.entries(filters).every(
    ([name, values]) =>
      FILTER_NAMES.some((known) => known === name) &&
      Array.isArray(values) &&
      values.length > 0 &&
      values.every((one) => typeof one === 'string'),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
