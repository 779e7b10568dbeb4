import * as l10n from '@vscode/l10n';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import { EMPTY_STATE, type FilterName, type PanelState } from '../../shared/src/panelState.ts';
import type { ScanToPanel } from '../../shared/src/scanMessages.ts';
import type { PanelStart, PanelTarget } from '../../shared/src/webviewMessages.ts';
import { DETAIL_HEADING_ID, Detail, FIXES_ID, WORKSPACE_ID } from './detail.ts';
import { emptyResult } from './emptyResult.ts';
import { filterBar, filterButtonId } from './filterBar.ts';
import { listHead } from './listHead.ts';
import { followPageKeys, type PanelKeyActions, searchKey } from './panelKeys.ts';
import { createPanelModel, isGrouped } from './panelModel.ts';
import { PanelSession } from './panelSession.ts';
import { ResultList } from './resultList.ts';
import { settleTabStop } from './roving.ts';
import { bringIntoView, scrollerOf } from './scrolling.ts';
import { SEARCH_ID, toolbar } from './toolbar.ts';
import type { VscodeApi } from './vscodeApi.ts';
import { welcome } from './welcome.ts';

/** How long a button says that it has copied, in milliseconds. */
const COPIED_MS = 2000;

/** The panel on the page: draws what the session says, and answers what the reader does. */
export class CatalogView {
  readonly #root: HTMLElement;
  readonly #vscode: VscodeApi;
  readonly #session: PanelSession;
  readonly #list: ResultList;
  readonly #detail: Detail;
  /** The filter whose values are shown. */
  #openFilter: FilterName | null = null;
  /** Label of the copy button pressed a moment ago. */
  #copied: string | null = null;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #keys: PanelKeyActions = {
    focusSearch: () => this.focusSearch(),
    focusList: (which) => this.#list.focus(which),
    openDetail: () => this.#openDetail(),
    clearQuery: () => {
      if (this.#session.state.query !== '') this.#session.search('');
    },
    go: (steps) => this.#go(steps),
  };

  constructor(root: HTMLElement, vscode: VscodeApi, start: PanelStart, state: PanelState) {
    this.#root = root;
    this.#vscode = vscode;
    this.#session = new PanelSession(createPanelModel(start.data, start.index), state, start.recent, {
      changed: (before) => this.#changed(before),
      viewed: (key) => vscode.postMessage({ type: 'viewed', key }),
    });
    this.#detail = new Detail(this.#session.model.catalog, start, {
      openEntry: (key) => this.show({ key }),
      openPage: (url) => vscode.postMessage({ type: 'open', url }),
      copy: (text, label) => this.#copy(text, label),
      insert: (code) => vscode.postMessage({ type: 'insert', code }),
      post: (message) => vscode.postMessage(message),
      redraw: () => this.#draw(),
    });
    this.#draw();
    this.#list = new ResultList(this.#part('.results'), {
      select: (row, by) => this.#selected(() => this.#session.select(row), by),
      openDetail: () => this.#openDetail(),
      focusSearch: () => this.focusSearch(),
    });
    this.#drawList();
    this.#bringRowIntoView();
    // The components of the search row settle after the first drawing, and the reader may resize the window.
    new ResizeObserver(() => this.#bringRowIntoView()).observe(this.#part('.list-pane'));
    followPageKeys(this.#keys);
  }

  /** Brings a code or a search into view and the reader's focus with it. */
  show(target: PanelTarget): void {
    this.#session.open(target);
    this.#bringRowIntoView();
    const entry = this.#session.openEntry;
    if (target.key === undefined || !entry) {
      this.focusSearch();
      return;
    }
    this.#openDetail();
    if (target.section === 'workspace') this.#detail.lookInWorkspace(entryKey(entry));
    if (target.section) this.#mark(target.section === 'workspace' ? WORKSPACE_ID : FIXES_ID);
  }

  /** Takes news of a scan of the workspace. */
  receive(message: ScanToPanel): void {
    this.#detail.receive(message);
  }

  /** Takes the codes looked at last, the newest first, when another part of the extension showed one. */
  setRecent(keys: readonly string[]): void {
    this.#session.setRecent(keys);
  }

  /** Makes the search ready, so that the first key typed does not wait for it. */
  prepareSearch(): void {
    this.#session.model.prepareSearch();
    performance.mark('search-ready');
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

  #changed(before: PanelState): void {
    const { state } = this.#session;
    this.#vscode.setState(state);
    this.#draw();
    this.#drawList();
    if (state.key !== before.key) this.#part('.detail-pane').scrollTo({ top: 0 });
    if (state.query !== before.query) this.#list.scrollToTop();
  }

  #draw(): void {
    const { state, openEntry, hits } = this.#session;
    const isEmpty = hits.length === 0;
    render(
      html`
        <h1 class="for-screen-readers">${l10n.t('WhatsApp error codes')}</h1>
        <div class="toolbar" role="search" aria-label=${l10n.t('Codes')}>${this.#toolbar()} ${this.#filterBar()}</div>
        <div class="columns">
          <section class="list-pane" aria-label=${l10n.t('Results')}>
            ${listHead(
              { countText: this.#countText(), sort: state.sort, grouped: isGrouped(state) },
              { setSort: (order) => this.#session.sort(order), toggleGroups: () => this.#session.toggleGroups() },
            )}
            ${isEmpty ? emptyResult(state, () => this.#showAll()) : nothing}
            <div class="results" role="listbox" aria-label=${l10n.t('Codes')} ?hidden=${isEmpty}></div>
          </section>
          <section class="detail-pane" aria-label=${l10n.t('Detail')}>
            ${openEntry ? this.#detail.draw(openEntry, this.#copied) : isEmpty ? nothing : welcome()}
          </section>
        </div>
        <p class="for-screen-readers" role="status">${this.#copied === null ? '' : l10n.t('Copied to the clipboard.')}</p>
      `,
      this.#root,
    );
    for (const group of this.#root.querySelectorAll('.filters, .choices, .chosen')) settleTabStop(group);
  }

  #toolbar(): TemplateResult {
    const { query, at, history } = this.#session.state;
    return toolbar(
      { query, canGoBack: at > 0, canGoForward: at < history.length - 1 },
      {
        setQuery: (text) => this.#session.search(text),
        clearQuery: () => {
          this.#session.search('');
          this.focusSearch();
        },
        searchKey: (event) => searchKey(event, this.#keys),
        goBack: () => this.#go(-1),
        goForward: () => this.#go(1),
      },
    );
  }

  #filterBar(): TemplateResult {
    const open = this.#openFilter;
    return filterBar(
      { filters: this.#session.state.filters, open, choices: open ? this.#session.choices(open) : [] },
      {
        openFilter: (name) => this.#showFilter(name),
        toggle: (name, value) => this.#session.toggleFilter(name, value),
        clearFilters: () => {
          this.#session.clearFilters();
          this.focusSearch();
        },
      },
    );
  }

  #drawList(): void {
    this.#list.show(this.#session.listing, this.#session.openRow);
  }

  #countText(): string {
    const { model, hits, state } = this.#session;
    const all = model.catalog.entries.length;
    const inside = model.codesInside(state.query);
    // What the filters hide is not said to be in the text.
    if (inside === 1 && hits.length > 0) return l10n.t('1 code in the pasted text');
    if (inside > 1 && hits.length >= inside) return l10n.t('{0} codes in the pasted text', inside);
    if (hits.length === 0) return l10n.t('No codes found');
    return hits.length === all ? l10n.t('{0} codes', all) : l10n.t('{0} of {1} codes', hits.length, all);
  }

  #showFilter(name: FilterName | null): void {
    const closed = this.#openFilter;
    this.#openFilter = name;
    this.#draw();
    if (name === null && closed !== null) document.getElementById(filterButtonId(closed))?.focus();
  }

  #showAll(): void {
    this.#session.showAll();
    this.#bringRowIntoView();
    this.focusSearch();
  }

  /** A row was chosen: it comes into view, also where the page scrolls instead of the list. */
  #selected(choose: () => void, by: 'pointer' | 'key'): void {
    choose();
    if (by === 'pointer') this.#session.visit();
    const row = this.#bringRowIntoView();
    if (row) bringIntoView(document.documentElement, row, 'nearest');
  }

  #openDetail(): void {
    if (!this.#session.openEntry) this.#list.focus();
    this.#session.visit();
    const heading = document.getElementById(DETAIL_HEADING_ID);
    if (!heading) return;
    heading.focus({ preventScroll: true });
    bringIntoView(scrollerOf(this.#part('.detail-pane')), heading, 'start');
  }

  /** Brings a part of the detail into view and marks it for a moment. */
  #mark(id: string): void {
    const part = document.getElementById(id);
    if (!part) return;
    bringIntoView(scrollerOf(this.#part('.detail-pane')), part, 'start');
    part.classList.remove('marked');
    // Reading a size makes the browser take the class away before it comes back: the mark starts anew.
    void part.offsetWidth;
    part.classList.add('marked');
    part.addEventListener('animationend', () => part.classList.remove('marked'), { once: true });
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

  /** Goes back or forward in the history; the focus goes along where it was in the part that changes. */
  #go(steps: 1 | -1): boolean {
    const inDetail = this.#part('.detail-pane').contains(document.activeElement);
    const inList = this.#part('.results').contains(document.activeElement);
    if (!this.#session.go(steps)) return false;
    this.#bringRowIntoView();
    if (inDetail) document.getElementById(DETAIL_HEADING_ID)?.focus({ preventScroll: true });
    else if (inList) this.#list.focus();
    return true;
  }

  #bringRowIntoView(): HTMLElement | undefined {
    return this.#list.bringOpenIntoView();
  }

  /** A part of the page that is always there. */
  #part(selector: string): HTMLElement {
    const part = this.#root.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`The panel has no part "${selector}".`);
    return part;
  }
}

/** Starts the view with what the extension sent and the state kept from before. */
export function openCatalogView(
  root: HTMLElement,
  vscode: VscodeApi,
  start: PanelStart,
  state: PanelState | undefined,
): CatalogView {
  const view = new CatalogView(root, vscode, start, state ?? EMPTY_STATE);
  if (start.target) view.show(start.target);
  else view.focusSearch();
  // Two frames from now the list is on the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => view.prepareSearch()));
  return view;
}
