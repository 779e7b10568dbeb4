import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import '@vscode-elements/elements/dist/vscode-option/vscode-option.js';
import '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PanelState } from '../../shared/src/webviewMessages.ts';
import { icon } from './icons.ts';
import { type FilterName, isNarrowed, type PanelModel } from './panelModel.ts';

/** What the search and filter row asks for. */
export interface ToolbarActions {
  setQuery(query: string): void;
  setFilter(name: FilterName, value: string): void;
  /** Empties the search and the filters. */
  clear(): void;
  /** A key was pressed in the search box. */
  searchKey(event: KeyboardEvent): void;
}

/** Element id of the search box. */
export const SEARCH_ID = 'search';

const FILTERS: ReadonlyArray<{ name: FilterName; label: string; all: string }> = [
  { name: 'category', label: 'Category', all: 'All categories' },
  { name: 'retry', label: 'Retry verdict', all: 'Any retry verdict' },
  { name: 'httpStatus', label: 'HTTP status', all: 'Any HTTP status' },
];

/** Search box and filters. */
export function toolbar(model: PanelModel, state: PanelState, actions: ToolbarActions): TemplateResult {
  return html`
    <div class="toolbar" role="search" aria-label="Codes">
      <vscode-textfield
        id=${SEARCH_ID}
        class="search-box"
        .label=${'Search codes'}
        placeholder="Search by code, title or words of the message"
        autocomplete="off"
        spellcheck="false"
        .value=${live(state.query)}
        @input=${(event: Event) => actions.setQuery((event.currentTarget as VscodeTextfield).value)}
        @keydown=${actions.searchKey}
      >
        <span slot="content-before" class="search-icon">${icon('search')}</span>
        <kbd slot="content-after" class="search-hint" title="Press / to search" aria-hidden="true">/</kbd>
      </vscode-textfield>
      <div class="filters">
        ${FILTERS.map((filter) => filterSelect(filter, model, state, actions))}
        ${
          isNarrowed(state)
            ? html`<vscode-button secondary class="clear" @click=${actions.clear}>
                <span slot="content-before" class="button-icon">${icon('close')}</span>Clear
              </vscode-button>`
            : nothing
        }
      </div>
    </div>
  `;
}

function filterSelect(
  filter: (typeof FILTERS)[number],
  model: PanelModel,
  state: PanelState,
  actions: ToolbarActions,
): TemplateResult {
  const value = state[filter.name];
  return html`
    <vscode-single-select
      class=${value === '' ? 'filter' : 'filter filter-on'}
      data-filter=${filter.name}
      label=${filter.label}
      .value=${live(value)}
      @change=${(event: Event) => actions.setFilter(filter.name, (event.currentTarget as VscodeSingleSelect).value)}
    >
      <vscode-option value="">${filter.all}</vscode-option>
      ${model.choices[filter.name].map(
        (choice) => html`<vscode-option value=${choice.value}>${choice.label}</vscode-option>`,
      )}
    </vscode-single-select>
  `;
}
