import { html, nothing, type TemplateResult } from 'lit';
import { codeLabel, entryTitle } from '../../shared/src/catalog/catalog.ts';
import { verdictOf } from '../../shared/src/render/card.ts';
import type { SearchHit } from '../../shared/src/search/search.ts';
import { statusLabel } from './filters.ts';
import { highlight } from './highlight.ts';
import { verdictIcon } from './icons.ts';
import type { ListRow } from './listing.ts';
import { place } from './place.ts';

/** What a row has to know beside its code. */
export interface RowState {
  /** Which row of the list it is, headings counted. */
  readonly index: number;
  /** Distance from the top of its group, in pixels. */
  readonly top: number;
  readonly codes: number;
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
}

/** A code in the list: code and title, what the search found it by, and the verdict. */
export function resultRow({ id, key, position }: ListRow, hit: SearchHit, state: RowState): TemplateResult {
  const { entry, terms, reason, reading } = hit;
  return html`
    <div
      class="result"
      role="option"
      data-row=${id}
      data-key=${key ?? ''}
      data-index=${state.index}
      tabindex=${state.isTabStop ? 0 : -1}
      aria-selected=${state.isOpen ? 'true' : 'false'}
      aria-posinset=${position}
      aria-setsize=${state.codes}
      ${place(state.top)}
    >
      ${verdictIcon(entry.retry.when)}
      <span class="row-title" lang="en"><span class="code">${marked(codeLabel(entry), terms)}</span>
      ${marked(entryTitle(entry), terms)}</span>
      ${reason === undefined ? nothing : html`<span class="row-reason" lang="en">${marked(reason, terms)}</span>`}
      ${reading === undefined ? nothing : html`<span class="row-reading">${reading}</span>`}
      <span class="row-verdict">${
        entry.status === 'active' ? nothing : html`<span class="row-status">${statusLabel(entry.status)}</span> `
      }${verdictOf(entry).lead}</span>
    </div>
  `;
}

function marked(text: string, terms: readonly string[]): Array<TemplateResult | string> {
  return highlight(text, terms).map((piece) => (piece.marked ? html`<mark>${piece.text}</mark>` : piece.text));
}
