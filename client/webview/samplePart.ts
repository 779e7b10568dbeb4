import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { Entry, Surface } from '../../shared/src/catalog/types.ts';
import { samplePayload, usualSurface } from '../../shared/src/samples/samplePayload.ts';
import { icon } from './icons.ts';
import { jsonPieces } from './jsonPieces.ts';

/** What the part asks for. */
export interface SampleActions {
  show(surface: Surface): void;
  copy(text: string, label: string): void;
  insert(text: string): void;
}

const PANEL_ID = 'sample-json';
const SURFACES: readonly Surface[] = ['response', 'webhook'];

/** A payload with the code, as it arrives; undefined where there is none. `chosen` is the tab the reader took. */
export function samplePart(
  entry: Entry,
  chosen: Surface | undefined,
  actions: SampleActions,
): TemplateResult | undefined {
  const offered = SURFACES.filter((surface) => entry.surface.includes(surface));
  const surface = chosen && offered.includes(chosen) ? chosen : usualSurface(entry);
  const payload = samplePayload(entry, surface);
  if (!payload) return undefined;
  const text = JSON.stringify(payload, null, 2);
  return html`
    <p class="muted">${
      surface === 'response'
        ? l10n.t('The body of the HTTP response, with made-up values.')
        : l10n.t('The body of the webhook request, with made-up values.')
    }</p>
    <div class="sample">
      <div class="sample-bar">
        ${offered.length > 1 ? tabs(offered, surface, actions) : html`<span class="tab tab-alone">${nameOf(surface)}</span>`}
        <span class="sample-actions">
          ${toolButton('insert', l10n.t('Insert Sample in Editor'), () => actions.insert(text))}
          ${toolButton('copy', l10n.t('Copy Sample'), () => actions.copy(text, l10n.t('Copy Sample')))}
        </span>
      </div>
      <pre id=${PANEL_ID} class="json" tabindex="0" role=${offered.length > 1 ? 'tabpanel' : 'region'} aria-label=${l10n.t('Sample payload, {0}', nameOf(surface))}>${jsonPieces(
        payload,
      ).map(({ text: piece, kind }) =>
        kind === 'sign' ? piece : html`<span class="json-${kind}">${piece}</span>`,
      )}</pre>
    </div>
  `;
}

function nameOf(surface: Surface): string {
  return surface === 'response' ? l10n.t('Response') : l10n.t('Webhook');
}

function tabs(surfaces: readonly Surface[], shown: Surface, actions: SampleActions): TemplateResult {
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const [other] = surfaces.filter((surface) => surface !== shown);
    const list = event.currentTarget as HTMLElement;
    if (other) actions.show(other);
    list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${l10n.t('Where the code arrives')} @keydown=${move}>
    ${surfaces.map(
      (surface) => html`<button
        type="button"
        class="tab"
        role="tab"
        aria-selected=${surface === shown}
        aria-controls=${surface === shown ? PANEL_ID : nothing}
        tabindex=${surface === shown ? 0 : -1}
        @click=${() => actions.show(surface)}
      >${nameOf(surface)}</button>`,
    )}
  </div>`;
}

function toolButton(name: 'copy' | 'insert', label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="tool" data-action="${name}-sample" title=${label} aria-label=${label} @click=${act}>${icon(name)}</button>`;
}
