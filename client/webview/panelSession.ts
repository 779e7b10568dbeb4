import { entryKey } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import type { FilterName, Filters, PanelState, SortOrder } from '../../shared/src/panelState.ts';
import type { SearchHit } from '../../shared/src/search/search.ts';
import type { PanelTarget } from '../../shared/src/webviewMessages.ts';
import { type FilterChoice, filterChoices, toggled } from './filters.ts';
import { movedBy, visited } from './history.ts';
import { type Listing, type ListRow, listingOf } from './listing.ts';
import {
  cleared,
  firstKey,
  isGrouped,
  isNarrowed,
  type PanelModel,
  stateWithTarget,
  visibleHits,
} from './panelModel.ts';
import { RecentCodes } from './recent.ts';

/** A code that stays open this long was looked at, and was not only passed by, in milliseconds. */
const VIEWED_MS = 1000;

/** Who is told of what happens in the panel. */
interface PanelListener {
  /** The state is another one; `before` is the one it was. */
  changed(before: PanelState): void;
  /** The reader looks at a code that was not the last one looked at. */
  viewed(key: string): void;
}

/** What the reader does in the panel, apart from the page: the state, the list that follows from it, and the history. */
export class PanelSession {
  readonly model: PanelModel;
  readonly #listener: PanelListener;
  readonly #recent: RecentCodes;
  #state: PanelState;
  #hits: readonly SearchHit[];
  #listing: Listing;
  /** Id of the row the reader chose: a code looked at lately has two. */
  #chosenRow: string | null = null;
  #viewedTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(model: PanelModel, state: PanelState, recent: readonly string[], listener: PanelListener) {
    this.model = model;
    this.#listener = listener;
    this.#recent = new RecentCodes(recent);
    this.#state = state;
    this.#hits = visibleHits(model, state);
    this.#listing = this.#layOut();
  }

  get state(): PanelState {
    return this.#state;
  }

  /** What the list shows, in its order. */
  get hits(): readonly SearchHit[] {
    return this.#hits;
  }

  get listing(): Listing {
    return this.#listing;
  }

  /** The entry in the detail: the open one, as long as the list shows it. */
  get openEntry(): Entry | undefined {
    return this.openRow?.hit?.entry;
  }

  /** The row of the open entry. */
  get openRow(): ListRow | undefined {
    const { key } = this.#state;
    if (key === null) return undefined;
    const chosen = this.#chosenRow === null ? undefined : this.#listing.byId.get(this.#chosenRow);
    return chosen?.key === key ? chosen : this.#listing.byId.get(key);
  }

  /** The values of a filter, with what each would show. */
  choices(name: FilterName): FilterChoice[] {
    const { query, filters } = this.#state;
    return filterChoices(name, this.model.values, this.model.found(query), filters);
  }

  /** The best hit opens by itself, so that a typed code is read without another key. */
  search(query: string): void {
    const searched = { ...this.#state, query };
    const best = query.trim() === '' ? null : firstKey(visibleHits(this.model, searched));
    this.#set({ ...searched, key: best ?? searched.key });
  }

  toggleFilter(name: FilterName, value: string): void {
    this.#filter(toggled(this.#state.filters, name, value));
  }

  clearFilters(): void {
    this.#filter({});
  }

  /** Neither searched nor filtered. */
  showAll(): void {
    this.#set(cleared(this.#state));
  }

  sort(order: SortOrder): void {
    this.#set({ ...this.#state, sort: order });
  }

  /** Groups the list by area, or no more: while searching and while looking around each on its own. */
  toggleGroups(): void {
    const { grouped, query } = this.#state;
    const mode = query.trim() === '' ? 'browsing' : 'searching';
    this.#set({ ...this.#state, grouped: { ...grouped, [mode]: !grouped[mode] } });
  }

  /** Opens the entry of a row. */
  select(row: ListRow): void {
    if (row.key === undefined) return;
    const sameRow = this.openRow === row;
    this.#chosenRow = row.id;
    if (!sameRow) this.#set({ ...this.#state, key: row.key });
  }

  /** Opens a code or a search from anywhere; what was open before can be come back to. */
  open(target: PanelTarget): void {
    this.visit();
    this.#chosenRow = null;
    this.#set(stateWithTarget(this.model, this.#state, target));
    if (target.key !== undefined) this.visit();
  }

  /** Goes back (-1) or forward (1) in the history; says whether there was such a place. */
  go(steps: 1 | -1): boolean {
    this.visit();
    const moved = movedBy(this.#state, steps);
    if (moved) this.#set(moved);
    return moved !== undefined;
  }

  /** The open code was looked at: it can be come back to, and other parts of the extension hear of it. */
  visit(): void {
    clearTimeout(this.#viewedTimer);
    const entry = this.openEntry;
    if (!entry) return;
    const before = this.#state;
    this.#state = visited(before);
    const key = entryKey(entry);
    if (this.#recent.add(key)) this.#listener.viewed(key);
    this.#listener.changed(before);
  }

  /** Takes the codes looked at last, the newest first, when another part of the extension showed one. */
  setRecent(keys: readonly string[]): void {
    this.#recent.replace(keys);
  }

  /** While searching something is open: where the filters hide it, the best of what they leave. */
  #filter(filters: Filters): void {
    const filtered = { ...this.#state, filters };
    const isSearched = filtered.query.trim() !== '';
    const hits = isSearched ? visibleHits(this.model, filtered) : [];
    const isOpen = hits.some(({ entry }) => entryKey(entry) === filtered.key);
    this.#set({ ...filtered, key: (isOpen ? null : firstKey(hits)) ?? filtered.key });
  }

  #set(state: PanelState): void {
    const before = this.#state;
    this.#state = state;
    const sameList = (['query', 'filters', 'sort', 'grouped'] as const).every((part) => state[part] === before[part]);
    if (!sameList) {
      // Only now: while the reader moves in the list, its rows stay where they are.
      this.#recent.refresh();
      this.#hits = visibleHits(this.model, state);
      this.#listing = this.#layOut();
    }
    this.#listener.changed(before);
    clearTimeout(this.#viewedTimer);
    this.#viewedTimer = setTimeout(() => this.visit(), VIEWED_MS);
  }

  #layOut(): Listing {
    const keys = isNarrowed(this.#state) ? [] : this.#recent.shown;
    const recent = keys.flatMap((key) => this.#hits.find(({ entry }) => entryKey(entry) === key) ?? []);
    return listingOf({ hits: this.#hits, grouped: isGrouped(this.#state), recent });
  }
}
