import '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import * as l10n from '@vscode/l10n';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from './icons.ts';

/** What the search row asks for. */
export interface ToolbarActions {
  setQuery(query: string): void;
  /** Empties the search box and puts the focus there. */
  clearQuery(): void;
  /** A key was pressed in the search box. */
  searchKey(event: KeyboardEvent): void;
  goBack(): void;
  goForward(): void;
}

/** What the search row shows. */
export interface ToolbarState {
  readonly query: string;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

/** Element id of the search box. */
export const SEARCH_ID = 'search';

/** A longer text is cut when it is pasted: no message of one failure is that long. In UTF-16 code units. */
const LONGEST_QUERY = 100_000;

/** History buttons and search box. */
export function toolbar(state: ToolbarState, actions: ToolbarActions): TemplateResult {
  return html`
    <div class="history" role="group" aria-label=${l10n.t('History')}>
      ${historyButton('arrowLeft', l10n.t('Go Back'), 'Alt+←', state.canGoBack, actions.goBack)}
      ${historyButton('arrowRight', l10n.t('Go Forward'), 'Alt+→', state.canGoForward, actions.goForward)}
    </div>
    <vscode-textfield
      id=${SEARCH_ID}
      class="search-box"
      .label=${l10n.t('Search codes')}
      placeholder=${l10n.t('Search codes or words, or paste an error')}
      autocomplete="off"
      spellcheck="false"
      .value=${live(state.query)}
      @input=${(event: Event) => actions.setQuery((event.currentTarget as VscodeTextfield).value)}
      @paste=${(event: ClipboardEvent) => pasteLines(event, state.query, actions)}
      @keydown=${actions.searchKey}
    >
      <span slot="content-before" class="search-icon">${icon('search')}</span>
      ${
        state.query === ''
          ? html`<kbd slot="content-after" class="search-hint" title=${l10n.t('Press / to search')} aria-hidden="true">/</kbd>`
          : html`<button
              type="button"
              slot="content-after"
              class="icon-button clear-query"
              aria-label=${l10n.t('Clear Search')}
              title=${l10n.t('Clear Search')}
              @click=${actions.clearQuery}
            >
              ${icon('close')}
            </button>`
      }
    </vscode-textfield>
  `;
}

function historyButton(
  name: 'arrowLeft' | 'arrowRight',
  label: string,
  keys: string,
  enabled: boolean,
  go: () => void,
): TemplateResult {
  return html`
    <button
      type="button"
      class="icon-button"
      aria-label=${label}
      title=${`${label} (${keys})`}
      ?disabled=${!enabled}
      @click=${go}
    >
      ${icon(name)}
    </button>
  `;
}

/** A pasted payload keeps its lines: the box itself would join them, and the codes are read line by line. */
function pasteLines(event: ClipboardEvent, query: string, actions: ToolbarActions): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!text.trim().includes('\n')) return;
  event.preventDefault();
  const { selectionStart, selectionEnd } = (event.currentTarget as VscodeTextfield).wrappedElement;
  // The box shows a query with lines without them, so its offsets say nothing about such a query.
  const single = query.includes('\n') ? '' : query;
  const before = single.slice(0, selectionStart ?? 0);
  const after = single.slice(selectionEnd ?? single.length);
  actions.setQuery(`${before}${text.slice(0, LONGEST_QUERY)}${after}`);
}
