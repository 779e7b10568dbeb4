import * as l10n from '@vscode/l10n';
import { providerName } from '../../shared/src/catalog/catalog.ts';
import type { Entry, Owner, RetryWhen, Status } from '../../shared/src/catalog/types.ts';
import { FILTER_NAMES, type FilterName, type Filters } from '../../shared/src/panelState.ts';
import { areaName } from '../../shared/src/render/areaName.ts';
import { ownerName, retryLabel } from '../../shared/src/render/names.ts';
import type { SearchHit } from '../../shared/src/search/search.ts';

/** A value to filter by. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  /** How many entries the list would show with this value alone, the search and the other filters as they are. */
  readonly count: number;
  readonly chosen: boolean;
}

/** For each filter the values that occur in the catalog, in the order they are shown. */
export type FilterValues = Readonly<Record<FilterName, readonly string[]>>;

/** The value of the HTTP status filter for entries without one. */
const NO_HTTP_STATUS = 'none';

const VERDICTS: readonly RetryWhen[] = ['backoff', 'after-wait', 'after-fix', 'never'];
const OWNERS: readonly Owner[] = ['you', 'recipient', 'meta', 'billing'];
const STATUSES: readonly Status[] = ['active', 'deprecated', 'sunset'];

const VALUE_OF: Readonly<Record<FilterName, (entry: Entry) => string>> = {
  category: (entry) => entry.category,
  retry: (entry) => entry.retry.when,
  owner: (entry) => entry.owner,
  httpStatus: (entry) => (entry.httpStatus === null ? NO_HTTP_STATUS : `${entry.httpStatus}`),
  status: (entry) => entry.status,
  provider: (entry) => entry.provider,
};

/** How a filter is called on its button. */
export function filterLabel(name: FilterName): string {
  switch (name) {
    case 'category':
      return l10n.t('Area');
    case 'retry':
      return l10n.t('Retry');
    case 'owner':
      return l10n.t('Who can fix it');
    case 'httpStatus':
      return l10n.t('HTTP status');
    case 'status':
      return l10n.t('Status');
    case 'provider':
      return l10n.t('Provider');
  }
}

/** How a value of a filter is called on its chip. */
export function valueLabel(name: FilterName, value: string): string {
  switch (name) {
    case 'category':
      return areaName(value);
    case 'retry':
      return retryLabel(value as RetryWhen);
    case 'owner':
      return ownerLabel(value as Owner);
    case 'httpStatus':
      return value === NO_HTTP_STATUS ? l10n.t('None') : value;
    case 'status':
      return statusLabel(value as Status);
    case 'provider':
      return providerName({ provider: value });
  }
}

function ownerLabel(owner: Owner): string {
  return owner === 'meta' ? l10n.t('Meta or the provider') : ownerName({ owner, provider: 'meta' });
}

/** Whether a code can still occur, in a word. */
export function statusLabel(status: Status): string {
  switch (status) {
    case 'active':
      return l10n.t('Active');
    case 'deprecated':
      return l10n.t('Deprecated');
    case 'sunset':
      return l10n.t('Sunset');
  }
}

/** The values to filter these entries by. */
export function filterValues(entries: readonly Entry[]): FilterValues {
  const occurring = (name: FilterName) => [...new Set(entries.map(VALUE_OF[name]))];
  const among = (name: FilterName, ordered: readonly string[]) => {
    const present = new Set(occurring(name));
    return ordered.filter((value) => present.has(value));
  };
  const byLabel = (name: FilterName) =>
    occurring(name).sort((a, b) => valueLabel(name, a).localeCompare(valueLabel(name, b)));
  return {
    category: byLabel('category'),
    retry: among('retry', VERDICTS),
    owner: among('owner', OWNERS),
    // Digits come before the letters of "none".
    httpStatus: occurring('httpStatus').sort(),
    status: among('status', STATUSES),
    provider: byLabel('provider').sort((a, b) => Number(b === 'meta') - Number(a === 'meta')),
  };
}

/** True where an entry passes every filter, or every one but `except`. */
export function passes(entry: Entry, filters: Filters, except?: FilterName): boolean {
  return FILTER_NAMES.every((name) => {
    const chosen = filters[name];
    return chosen === undefined || name === except || chosen.includes(VALUE_OF[name](entry));
  });
}

/** The values of a filter with what each would show; those that would show nothing are left out, unless chosen. */
export function filterChoices(
  name: FilterName,
  values: FilterValues,
  found: readonly SearchHit[],
  filters: Filters,
): FilterChoice[] {
  const counts = new Map<string, number>();
  for (const { entry } of found) {
    if (!passes(entry, filters, name)) continue;
    const value = VALUE_OF[name](entry);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const chosen = filters[name] ?? [];
  return values[name]
    .map((value) => ({
      value,
      label: valueLabel(name, value),
      count: counts.get(value) ?? 0,
      chosen: chosen.includes(value),
    }))
    .filter((choice) => choice.count > 0 || choice.chosen);
}

/** The filters with one value chosen where it was not, or the reverse. */
export function toggled(filters: Filters, name: FilterName, value: string): Filters {
  const { [name]: chosen = [], ...others } = filters;
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return next.length === 0 ? others : { ...others, [name]: next };
}

/** True where a filter is on. */
export function isFiltered(filters: Filters): boolean {
  return Object.keys(filters).length > 0;
}
