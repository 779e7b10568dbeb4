import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { codeLabel, entryKey, entryTitle } from '../../shared/src/catalog/catalog.ts';
import { verdictOf } from '../../shared/src/render/card.ts';
import type { SearchHit } from '../../shared/src/search/search.ts';
import type { PanelState } from '../../shared/src/webviewMessages.ts';
import { highlight } from './highlight.ts';
import { verdictIcon } from './icons.ts';

/** What the list asks for. */
export interface ResultListActions {
  /** Shows the entry in the detail; the focus stays in the list. */
  select(key: string): void;
  /** Moves the focus into the detail. */
  openDetail(): void;
  /** Moves the focus to the search box. */
  focusSearch(): void;
  clear(): void;
}

/** How many rows Page Up and Page Down move. */
const PAGE = 10;

/** The codes found, one row each, as a list box with one tab stop. */
export function resultList(hits: readonly SearchHit[], state: PanelState, actions: ResultListActions): TemplateResult {
  if (hits.length === 0) return emptyResult(state, actions);
  const tabStop = hits.some(({ entry }) => entryKey(entry) === state.key) ? state.key : null;
  return html`
    <ul
      class="results"
      role="listbox"
      aria-label="Codes"
      @click=${(event: Event) => withKey(event, actions.select)}
      @dblclick=${actions.openDetail}
      @keydown=${(event: KeyboardEvent) => moveByKey(event, actions)}
    >
      ${repeat(
        hits,
        ({ entry }) => entryKey(entry),
        (hit, n) => row(hit, tabStop === null ? n === 0 : entryKey(hit.entry) === tabStop, state.key),
      )}
    </ul>
  `;
}

/** Focuses the row of the open entry, or the first or last one; says whether there is a row at all. */
export function focusResult(root: ParentNode, which: 'current' | 'last' = 'current'): boolean {
  const rows = root.querySelectorAll<HTMLElement>('[role="option"]');
  const tabStop = root.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
  const target = which === 'current' ? tabStop : rows[rows.length - 1];
  if (!target) return false;
  if (which === 'last') target.click();
  target.focus({ preventScroll: true });
  return true;
}

function row({ entry, terms }: SearchHit, isTabStop: boolean, openKey: string | null): TemplateResult {
  const key = entryKey(entry);
  return html`
    <li
      class="result"
      role="option"
      data-key=${key}
      tabindex=${isTabStop ? 0 : -1}
      aria-selected=${key === openKey ? 'true' : 'false'}
    >
      ${verdictIcon(entry.retry.when)}
      <span class="row-title"><span class="code">${marked(codeLabel(entry), terms)}</span>
      ${marked(entryTitle(entry), terms)}</span>
      <span class="row-verdict">${verdictOf(entry).lead}</span>
    </li>
  `;
}

function marked(text: string, terms: readonly string[]): Array<TemplateResult | string> {
  return highlight(text, terms).map((piece) => (piece.marked ? html`<mark>${piece.text}</mark>` : piece.text));
}

function emptyResult(state: PanelState, actions: ResultListActions): TemplateResult {
  const query = state.query.trim();
  const filtered = [state.category, state.retry, state.httpStatus].some((value) => value !== '');
  return html`
    <div class="empty">
      <p class="empty-title">${query === '' ? 'No code passes these filters.' : html`No code matches “${query}”.`}</p>
      <ul class="items">
        ${filtered ? html`<li>A filter is on: it may hide the code.</li>` : nothing}
        ${query === '' ? nothing : html`<li>Check the digits, or type fewer of them.</li>`}
        ${query === '' ? nothing : html`<li>Try a word of the error message, such as “template” or “limit”.</li>`}
      </ul>
      <vscode-button @click=${actions.clear}>Show all codes</vscode-button>
    </div>
  `;
}

function withKey(event: Event, then: (key: string) => void): void {
  const key = (event.target as Element).closest<HTMLElement>('[role="option"]')?.dataset.key;
  if (key !== undefined) then(key);
}

function moveByKey(event: KeyboardEvent, actions: ResultListActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const list = event.currentTarget as HTMLElement;
  const rows = [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const at = rows.indexOf(event.target as HTMLElement);
  if (event.key === 'Enter' || event.key === ' ') {
    withKey(event, actions.select);
    if (event.key === 'Enter') actions.openDetail();
  } else if (event.key === 'ArrowUp' && at <= 0) {
    actions.focusSearch();
  } else {
    const to = destination(event.key, at, rows.length - 1);
    const target = to === undefined ? undefined : rows[to];
    if (!target) return;
    actions.select(target.dataset.key ?? '');
    target.focus({ preventScroll: true });
  }
  event.preventDefault();
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
