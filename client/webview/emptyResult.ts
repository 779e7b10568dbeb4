import '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { Narrowing } from '../../shared/src/panelState.ts';
import { isFiltered } from './filters.ts';

/** A longer query is cut where it is repeated, in UTF-16 code units. */
const LONGEST_SHOWN = 80;

/** Stands in for a list that has no code, with the ways out. */
export function emptyResult({ query, filters }: Narrowing, showAll: () => void): TemplateResult {
  const searched = query.trim();
  const shown = searched.length > LONGEST_SHOWN ? `${searched.slice(0, LONGEST_SHOWN)}…` : searched;
  return html`
    <div class="empty">
      <p class="empty-title">
        ${searched === '' ? l10n.t('No codes match these filters.') : l10n.t('No code matches “{0}”.', shown)}
      </p>
      <ul class="items">
        ${isFiltered(filters) ? html`<li>${l10n.t('A filter may be hiding the code.')}</li>` : nothing}
        ${
          searched === ''
            ? nothing
            : html`
                <li>${l10n.t('Check the digits, or type fewer of them.')}</li>
                <li>${l10n.t('Try a word from the error message, such as “template” or “limit”.')}</li>
              `
        }
      </ul>
      <vscode-button @click=${showAll}>${l10n.t('Show All Codes')}</vscode-button>
    </div>
  `;
}
