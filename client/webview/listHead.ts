import '@vscode-elements/elements/dist/vscode-option/vscode-option.js';
import '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import * as l10n from '@vscode/l10n';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { SORT_ORDERS, type SortOrder } from '../../shared/src/panelState.ts';
import { icon } from './icons.ts';

/** What the head of the list asks for. */
export interface ListHeadActions {
  setSort(order: SortOrder): void;
  toggleGroups(): void;
}

/** What the head of the list shows. */
export interface ListHeadState {
  readonly countText: string;
  readonly sort: SortOrder;
  readonly grouped: boolean;
}

/** How many codes there are, in which order, and whether in groups. */
export function listHead({ countText, sort, grouped }: ListHeadState, actions: ListHeadActions): TemplateResult {
  const change = (event: Event) => actions.setSort((event.currentTarget as VscodeSingleSelect).value as SortOrder);
  return html`
    <div class="list-head">
      <p class="count" role="status">${countText}</p>
      <vscode-single-select
        class="sort"
        label=${l10n.t('Sort by')}
        title=${l10n.t('Sort by')}
        .value=${live(sort)}
        @change=${change}
      >
        ${SORT_ORDERS.map((order) => html`<vscode-option value=${order}>${sortLabel(order)}</vscode-option>`)}
      </vscode-single-select>
      <button
        type="button"
        class="icon-button group-toggle"
        aria-label=${l10n.t('Group by Area')}
        title=${l10n.t('Group by Area')}
        aria-pressed=${grouped ? 'true' : 'false'}
        @click=${actions.toggleGroups}
      >
        ${icon('groupByRefType')}
      </button>
    </div>
  `;
}

function sortLabel(order: SortOrder): string {
  switch (order) {
    case 'best':
      return l10n.t('Best match');
    case 'code':
      return l10n.t('Code');
    case 'title':
      return l10n.t('Title');
    case 'area':
      return l10n.t('Area');
  }
}
