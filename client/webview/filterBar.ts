import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { RetryWhen } from '../../shared/src/catalog/types.ts';
import { FILTER_NAMES, type FilterName, type Filters } from '../../shared/src/panelState.ts';
import { type FilterChoice, filterLabel, isFiltered, valueLabel } from './filters.ts';
import { icon, verdictIcon } from './icons.ts';
import { moveInGroup } from './roving.ts';

/** What the filters ask for. */
export interface FilterBarActions {
  /** Shows the values of a filter, or none. */
  openFilter(name: FilterName | null): void;
  toggle(name: FilterName, value: string): void;
  clearFilters(): void;
}

/** What the filters show. */
export interface FilterBarState {
  readonly filters: Filters;
  /** The filter whose values are shown. */
  readonly open: FilterName | null;
  /** Values of the open filter. */
  readonly choices: readonly FilterChoice[];
}

/** Element id of the button that opens a filter. */
export function filterButtonId(name: FilterName): string {
  return `filter-${name}`;
}

const CHOICES_ID = 'filter-choices';

/** A button for each filter, the values of the open one, and the chosen values of all. */
export function filterBar(state: FilterBarState, actions: FilterBarActions): TemplateResult {
  return html`
    <div class="filters" role="toolbar" aria-label=${l10n.t('Filters')} @keydown=${moveInGroup}>
      ${FILTER_NAMES.map((name) => filterButton(name, state, actions))}
    </div>
    ${state.open === null ? nothing : choices(state.open, state.choices, actions)}
    ${isFiltered(state.filters) ? chosen(state.filters, actions) : nothing}
  `;
}

function filterButton(name: FilterName, { filters, open }: FilterBarState, actions: FilterBarActions): TemplateResult {
  const count = filters[name]?.length ?? 0;
  const isOpen = open === name;
  return html`
    <button
      type="button"
      id=${filterButtonId(name)}
      class="pill filter"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls=${isOpen ? CHOICES_ID : nothing}
      @click=${() => actions.openFilter(isOpen ? null : name)}
    >
      ${filterLabel(name)}${count === 0 ? nothing : html`<span class="count-badge">${count}</span>`}
      ${icon(isOpen ? 'chevronUp' : 'chevronDown')}
    </button>
  `;
}

function choices(name: FilterName, list: readonly FilterChoice[], actions: FilterBarActions): TemplateResult {
  const keydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      actions.openFilter(null);
      event.preventDefault();
      event.stopPropagation();
    } else {
      moveInGroup(event);
    }
  };
  return html`
    <div id=${CHOICES_ID} class="choices" role="group" aria-label=${filterLabel(name)} @keydown=${keydown}>
      ${list.map(
        ({ value, label, count, chosen: isChosen }) => html`
          <button
            type="button"
            class="pill choice"
            data-value=${value}
            aria-pressed=${isChosen ? 'true' : 'false'}
            @click=${() => actions.toggle(name, value)}
          >
            ${isChosen ? icon('check') : nothing}${name === 'retry' ? verdictIcon(value as RetryWhen) : nothing}${label}
            <span class="pill-count">${count}</span>
          </button>
        `,
      )}
    </div>
  `;
}

function chosen(filters: Filters, actions: FilterBarActions): TemplateResult {
  return html`
    <div class="chosen" role="group" aria-label=${l10n.t('Active filters')} @keydown=${moveInGroup}>
      ${FILTER_NAMES.flatMap((name) =>
        (filters[name] ?? []).map(
          (value) => html`
            <button
              type="button"
              class="pill chosen-value"
              aria-label=${l10n.t('Remove the filter {0}: {1}', filterLabel(name), valueLabel(name, value))}
              @click=${() => actions.toggle(name, value)}
            >
              <span class="chosen-name">${filterLabel(name)}:</span>
              <span class="chosen-label">${valueLabel(name, value)}</span>${icon('close')}
            </button>
          `,
        ),
      )}
      <button type="button" class="link clear-filters" @click=${actions.clearFilters}>${l10n.t('Clear Filters')}</button>
    </div>
  `;
}
