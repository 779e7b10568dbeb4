import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import type { SearchHit } from '../../shared/src/search/search.ts';
import type { PanelState, PanelTarget } from '../../shared/src/webviewMessages.ts';
import { DETAIL_HEADING_ID, detail, FIXES_ID } from './detail.ts';
import {
  createPanelModel,
  EMPTY_STATE,
  firstKey,
  type PanelModel,
  stateWithTarget,
  visibleHits,
} from './panelModel.ts';
import { focusResult, resultList } from './resultList.ts';
import { bringIntoView, scrollerOf } from './scrolling.ts';
import { SEARCH_ID, toolbar } from './toolbar.ts';
import type { VscodeApi } from './vscodeApi.ts';

/** How long a button says that it has copied, in milliseconds. */
const COPIED_MS = 2000;

/** The panel on the page: holds the state, draws it, and answers what the reader does. */
export class CatalogView {
  readonly #root: HTMLElement;
  readonly #vscode: VscodeApi;
  readonly #model: PanelModel;
  #state: PanelState;
  #hits: SearchHit[];
  /** Label of the copy button pressed a moment ago. */
  #copied: string | null = null;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, vscode: VscodeApi, model: PanelModel, state: PanelState) {
    this.#root = root;
    this.#vscode = vscode;
    this.#model = model;
    this.#state = state;
    this.#hits = visibleHits(model, state);
    this.#draw();
    this.#bringRowIntoView();
    // The components of the search row settle after the first drawing, and the reader may resize the window.
    const list = root.querySelector('.list-pane');
    if (list) new ResizeObserver(() => this.#bringRowIntoView()).observe(list);
    document.addEventListener('keydown', (event) => this.#pageKey(event));
  }

  /** Brings a code or a search into view and the reader's focus with it. */
  show(target: PanelTarget): void {
    this.#set(stateWithTarget(this.#model, this.#state, target));
    this.#bringRowIntoView();
    if (target.key === undefined || !this.#openEntry()) {
      this.focusSearch();
      return;
    }
    this.#openDetail();
    if (target.section === 'fixes') this.#markFixes();
  }

  /** Puts the focus into the search box and selects what is in it. */
  focusSearch(): void {
    const search = this.#root.querySelector<VscodeTextfield>(`#${SEARCH_ID}`);
    if (!search) return;
    // A key typed in the list must find the focus moved at once; only just after the start is there nothing to focus.
    const focus = () => {
      search.focus();
      search.wrappedElement.select();
    };
    if (search.hasUpdated) focus();
    else void search.updateComplete.then(focus);
  }

  #set(state: PanelState, hits = visibleHits(this.#model, state)): void {
    const opened = state.key !== this.#state.key;
    this.#state = state;
    this.#hits = hits;
    this.#vscode.setState(state);
    this.#draw();
    if (opened) this.#detailPane()?.scrollTo({ top: 0 });
  }

  #draw(): void {
    const entry = this.#openEntry();
    render(
      html`
        <h1 class="for-screen-readers">WhatsApp error codes</h1>
        ${toolbar(this.#model, this.#state, {
          setQuery: (query) => this.#search(query),
          setFilter: (name, value) => this.#set({ ...this.#state, [name]: value }),
          clear: () => this.#clear(),
          searchKey: (event) => this.#searchKey(event),
        })}
        <div class="columns">
          <section class="list-pane" aria-label="Results">
            <p class="count" role="status">${this.#countText()}</p>
            ${resultList(this.#hits, this.#state, {
              select: (key) => this.#select(key),
              openDetail: () => this.#openDetail(),
              focusSearch: () => this.focusSearch(),
              clear: () => this.#clear(),
            })}
          </section>
          <section class="detail-pane" aria-label="Detail">${entry ? this.#detail(entry) : this.#welcome()}</section>
        </div>
        <p class="for-screen-readers" role="status">${this.#copied === null ? '' : 'Copied to the clipboard.'}</p>
      `,
      this.#root,
    );
  }

  #detail(entry: Entry): TemplateResult {
    return detail(entry, this.#model, this.#copied, {
      openEntry: (key) => this.show({ key }),
      openPage: (url) => this.#vscode.postMessage({ type: 'open', url }),
      copy: (text, label) => this.#copy(text, label),
      insert: (code) => this.#vscode.postMessage({ type: 'insert', code }),
    });
  }

  #welcome(): TemplateResult | typeof nothing {
    if (this.#hits.length === 0) return nothing;
    return html`
      <div class="welcome">
        <p class="welcome-title">Pick a code to read what it means and what to do</p>
        <dl class="keys">
          <div><dt><kbd>/</kbd></dt><dd>Search</dd></div>
          <div><dt><kbd>↓</kbd> <kbd>↑</kbd></dt><dd>Move through the codes</dd></div>
          <div><dt><kbd>Enter</kbd></dt><dd>Read the code</dd></div>
          <div><dt><kbd>Esc</kbd></dt><dd>Back to the search, then clear it</dd></div>
        </dl>
      </div>
    `;
  }

  #countText(): string {
    const all = this.#model.catalog.entries.length;
    const shown = this.#hits.length;
    if (shown === all) return `${all} codes`;
    return shown === 0 ? 'No codes found' : `${shown} of ${all} codes`;
  }

  /** The entry in the detail: the open one, as long as the list shows it. */
  #openEntry(): Entry | undefined {
    return this.#hits.find(({ entry }) => entryKey(entry) === this.#state.key)?.entry;
  }

  /** The best hit opens by itself, so that a typed code is read without another key. */
  #search(query: string): void {
    const state = { ...this.#state, query };
    const hits = visibleHits(this.#model, state);
    const best = query.trim() === '' ? state.key : firstKey(hits);
    this.#set({ ...state, key: best ?? state.key }, hits);
    this.#root.querySelector('.results')?.scrollTo({ top: 0 });
  }

  #clear(): void {
    this.#set({ ...EMPTY_STATE, key: this.#state.key });
    this.#bringRowIntoView();
    this.focusSearch();
  }

  #select(key: string): void {
    if (key !== this.#state.key) this.#set({ ...this.#state, key });
    const row = this.#bringRowIntoView();
    if (row) bringIntoView(document.documentElement, row, 'nearest');
  }

  #openDetail(): void {
    const first = firstKey(this.#hits);
    if (!this.#openEntry() && first !== null) this.#select(first);
    const heading = document.getElementById(DETAIL_HEADING_ID);
    const pane = this.#detailPane();
    if (!heading || !pane) return;
    heading.focus({ preventScroll: true });
    bringIntoView(scrollerOf(pane), heading, 'start');
  }

  #markFixes(): void {
    const fixes = document.getElementById(FIXES_ID);
    const pane = this.#detailPane();
    if (!fixes || !pane) return;
    bringIntoView(scrollerOf(pane), fixes, 'start');
    fixes.classList.remove('marked');
    // Reading a size makes the browser take the class away before it comes back: the mark starts anew.
    void fixes.offsetWidth;
    fixes.classList.add('marked');
    fixes.addEventListener('animationend', () => fixes.classList.remove('marked'), { once: true });
  }

  #copy(text: string, label: string): void {
    this.#vscode.postMessage({ type: 'copy', text });
    this.#copied = label;
    clearTimeout(this.#copiedTimer);
    this.#copiedTimer = setTimeout(() => {
      this.#copied = null;
      this.#draw();
    }, COPIED_MS);
    this.#draw();
  }

  #searchKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
        if (focusResult(this.#root)) this.#selectFocused();
        break;
      case 'ArrowUp':
        focusResult(this.#root, 'last');
        break;
      case 'Enter':
        this.#openDetail();
        break;
      case 'Escape':
        if (this.#state.query !== '') this.#search('');
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #selectFocused(): void {
    const key = (document.activeElement as HTMLElement | null)?.dataset.key;
    if (key !== undefined) this.#select(key);
  }

  /** Keys that work wherever the focus is: `/` and Escape lead to the search, and so does typing in the list. */
  #pageKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const origin = event.composedPath()[0];
    if (origin instanceof HTMLInputElement) return;
    const inList = origin instanceof Element && origin.closest('[role="option"]') !== null;
    const typed = inList && event.key.length === 1 && event.key !== ' ';
    if (event.key === 'Escape' || event.key === '/') event.preventDefault();
    else if (!typed) return;
    this.focusSearch();
  }

  #bringRowIntoView(): Element | undefined {
    const list = this.#root.querySelector('.results');
    const row = list?.querySelector('[aria-selected="true"]');
    if (!list || !row) return undefined;
    bringIntoView(list, row, 'nearest');
    return row;
  }

  #detailPane(): Element | null {
    return this.#root.querySelector('.detail-pane');
  }
}

/** Starts the view with the catalog, the state kept from before, and what to show first. */
export function openCatalogView(
  root: HTMLElement,
  vscode: VscodeApi,
  start: { data: Parameters<typeof createPanelModel>[0]; state: PanelState | undefined; target: PanelTarget | null },
): CatalogView {
  const view = new CatalogView(root, vscode, createPanelModel(start.data), start.state ?? EMPTY_STATE);
  if (start.target) view.show(start.target);
  else view.focusSearch();
  return view;
}
