import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ListGroup, Listing, ListRow } from './listing.ts';
import { place } from './place.ts';
import { resultRow } from './resultRow.ts';

/** What the list asks for. */
interface ResultListActions {
  /** Shows the entry of a row in the detail; the focus stays in the list. `by` says how the reader got to the row. */
  select(row: ListRow, by: 'pointer' | 'key'): void;
  /** Moves the focus into the detail. */
  openDetail(): void;
  /** Moves the focus to the search box. */
  focusSearch(): void;
}

/** How many rows Page Up and Page Down move. */
const PAGE = 10;

/** Rows drawn above and below the visible ones, so that scrolling shows no gaps. */
const OVERSCAN = 6;

/** Heights before a row has been measured, in pixels. */
const GUESSED_ROW = 50;
const GUESSED_HEADING = 26;

/** Drawing makes rows known, and their real heights can make room for more; it settles in one or two rounds. */
const MAX_ROUNDS = 4;

/**
 * The codes found, one row each, as a list box with one tab stop. Only the rows in view are drawn, and the active one,
 * so that it can have the focus.
 */
export class ResultList {
  readonly #host: HTMLElement;
  readonly #actions: ResultListActions;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #listing: Listing = { rows: [], byId: new Map(), codes: 0 };
  /** Rows that are codes, from top to bottom. */
  #codeRows: number[] = [];
  /** The row of the open entry; -1 where the list does not have it. */
  #open = -1;
  #drawing = false;
  #stale = false;

  /** Takes the element that scrolls; it has to be in the page, with its size. */
  constructor(host: HTMLElement, actions: ResultListActions) {
    this.#host = host;
    this.#actions = actions;
    this.#virtualizer = new Virtualizer(this.#options());
    host.addEventListener('click', (event) => this.#withRow(event, (row) => actions.select(row, 'pointer')));
    host.addEventListener('dblclick', () => actions.openDetail());
    host.addEventListener('keydown', (event) => this.#moveByKey(event));
  }

  /** Shows a list, with the row of the open entry selected. */
  show(listing: Listing, open: ListRow | undefined): void {
    if (listing !== this.#listing) {
      this.#listing = listing;
      this.#codeRows = listing.rows.flatMap((row, index) => (row.hit ? [index] : []));
    }
    this.#open = open ? listing.rows.indexOf(open) : -1;
    this.#virtualizer.setOptions(this.#options());
    this.#virtualizer._willUpdate();
    this.#draw();
  }

  /** Focuses the row of the open entry or else the first, or the last one; says whether there is a row at all. */
  focus(which: 'current' | 'last' = 'current'): boolean {
    const index = which === 'last' ? this.#codeRows.at(-1) : this.#active();
    const row = index === undefined ? undefined : this.#listing.rows[index];
    if (!row) return false;
    this.#actions.select(row, 'key');
    this.#focusActive();
    return true;
  }

  /** Scrolls the list until the row of the open entry is in view; gives the row. */
  bringOpenIntoView(): HTMLElement | undefined {
    if (this.#open < 0) return undefined;
    this.#virtualizer.scrollToIndex(this.#open, { align: 'auto' });
    return this.#rowElement(this.#open);
  }

  /** Scrolls the list to its top. */
  scrollToTop(): void {
    this.#virtualizer.scrollToOffset(0);
  }

  #options(): VirtualizerOptions<HTMLElement, HTMLElement> {
    const { rows } = this.#listing;
    const hasHeadings = rows.some(({ hit }) => hit === undefined);
    return {
      count: rows.length,
      getScrollElement: () => this.#host,
      estimateSize: (index) => (rows[index]?.hit ? GUESSED_ROW : GUESSED_HEADING),
      getItemKey: (index) => rows[index]?.id ?? index,
      overscan: OVERSCAN,
      // A heading stays at the top and would cover the row under it.
      scrollPaddingStart: hasHeadings ? GUESSED_HEADING : 0,
      rangeExtractor: (range) => {
        const indexes = defaultRangeExtractor(range);
        const active = this.#active();
        if (active === undefined || indexes.includes(active)) return indexes;
        return [...indexes, active].sort((a, b) => a - b);
      },
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#draw(),
    };
  }

  /** The row with the tab stop: the open one, or else the first. */
  #active(): number | undefined {
    return this.#open >= 0 ? this.#open : this.#codeRows[0];
  }

  #draw(): void {
    this.#stale = true;
    if (this.#drawing) return;
    this.#drawing = true;
    const hadFocus = this.#host.contains(document.activeElement);
    for (let round = 0; round < MAX_ROUNDS && this.#stale; round++) {
      this.#stale = false;
      render(this.#rows(), this.#host);
      for (const element of this.#host.querySelectorAll<HTMLElement>('[data-index]')) {
        this.#virtualizer.measureElement(element);
      }
    }
    this.#virtualizer.measureElement(null);
    this.#drawing = false;
    // A row that changes its place among the drawn ones is taken out and put back, which takes the focus from it.
    if (hadFocus && !this.#host.contains(document.activeElement)) this.#focusActive();
  }

  #rows(): TemplateResult {
    const items = new Map<ListGroup, VirtualItem[]>();
    for (const item of this.#virtualizer.getVirtualItems()) {
      const group = this.#listing.rows[item.index]?.group;
      if (group) items.set(group, [...(items.get(group) ?? []), item]);
    }
    return html`
      <div class="rows" role="presentation" ${place(0, this.#virtualizer.getTotalSize())}>
        ${repeat(
          items,
          ([group]) => group.id,
          ([group, members]) => this.#group(group, members),
        )}
      </div>
    `;
  }

  /** A group is as high as all of its rows, so that its heading stays in view as long as one of them does. */
  #group(group: ListGroup, items: readonly VirtualItem[]): TemplateResult {
    const hasHeading = group.label !== null;
    const lastRow = group.firstRow + group.hits.length - (hasHeading ? 0 : 1);
    const top = this.#virtualizer.measurementsCache[group.firstRow]?.start ?? 0;
    const bottom = this.#virtualizer.measurementsCache[lastRow]?.end ?? top;
    return html`
      <div
        class="group"
        role=${hasHeading ? 'group' : 'presentation'}
        aria-label=${group.label ?? nothing}
        ${place(top, bottom - top)}
      >
        ${
          hasHeading
            ? html`<div class="group-heading" aria-hidden="true" data-index=${group.firstRow}>
                <span class="group-label">${group.label}</span><span class="group-count">${group.hits.length}</span>
              </div>`
            : nothing
        }
        ${repeat(
          items,
          ({ key }) => key,
          ({ index, start }) => this.#row(index, start - top),
        )}
      </div>
    `;
  }

  #row(index: number, top: number): TemplateResult | typeof nothing {
    const row = this.#listing.rows[index];
    if (!row?.hit) return nothing;
    const isOpen = index === this.#open;
    const isTabStop = index === this.#active();
    return resultRow(row, row.hit, { index, top, codes: this.#listing.codes, isTabStop, isOpen });
  }

  #rowElement(index: number): HTMLElement | undefined {
    return this.#host.querySelector<HTMLElement>(`[role="option"][data-index="${index}"]`) ?? undefined;
  }

  #focusActive(): void {
    const active = this.#active();
    if (active !== undefined) this.#rowElement(active)?.focus({ preventScroll: true });
  }

  #withRow(event: Event, then: (row: ListRow) => void): void {
    const index = (event.target as Element).closest<HTMLElement>('[role="option"]')?.dataset.index;
    const row = this.#listing.rows[Number(index)];
    if (row) then(row);
  }

  #moveByKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.#codeRows.indexOf(Number((event.target as HTMLElement).dataset.index));
    if (event.key === 'Enter' || event.key === ' ') {
      this.#withRow(event, (row) => this.#actions.select(row, 'key'));
      if (event.key === 'Enter') this.#actions.openDetail();
    } else if (event.key === 'ArrowUp' && at <= 0) {
      this.#actions.focusSearch();
    } else {
      const to = destination(event.key, at, this.#codeRows.length - 1);
      const row = to === undefined ? undefined : this.#listing.rows[this.#codeRows[to] ?? -1];
      if (!row) return;
      this.#actions.select(row, 'key');
      this.#focusActive();
    }
    event.preventDefault();
  }
}

function destination(key: string, at: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + PAGE, last);
    case 'PageUp':
      return Math.max(at - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
