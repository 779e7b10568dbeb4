import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { Entry, Source, Variant } from '../../shared/src/catalog/types.ts';
import { areaName } from '../../shared/src/render/areaName.ts';
import { variantName, verdictOf, withVariant } from '../../shared/src/render/card.ts';
import { confidenceName, ownerName } from '../../shared/src/render/names.ts';
import { icon } from './icons.ts';
import { apiName, shortAddress, surfaceName } from './labels.ts';

/** What these parts ask for. */
export interface EntryPartActions {
  openPage(url: string): void;
}

/** Who can fix it, where it arrives, and what kind it is, side by side. */
export function facts(entry: Entry): TemplateResult {
  const rows: [string, string][] = [
    [l10n.t('Who can fix it'), ownerName(entry)],
    [l10n.t('Arrives in'), surfaceName(entry.surface)],
    ...(entry.httpStatus === null ? [] : [[l10n.t('HTTP status'), `${entry.httpStatus}`] as [string, string]]),
    [l10n.t('Area'), areaName(entry.category)],
    [l10n.t('API'), apiName(entry.api)],
  ];
  return html`<dl class="facts">
    ${rows.map(([name, value]) => html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

/** Notes for a careful reader, of which the entry brings some in the catalog's own words. */
export function caveats(texts: readonly string[], { httpStatusNote, retry, disagreements }: Entry): TemplateResult {
  const own = [httpStatusNote, retry.note, disagreements];
  return html`<ul class="caveats">
    ${texts.map((text) => html`<li>${icon('info')}<span lang=${own.includes(text) ? 'en' : nothing}>${text}</span></li>`)}
  </ul>`;
}

/** A list of the catalog's whose order counts. */
export function numbered(items: readonly string[]): TemplateResult {
  return html`<ol class="items" lang="en">${items.map((item) => html`<li>${item}</li>`)}</ol>`;
}

/** A list of the catalog's. */
export function bulleted(items: readonly string[]): TemplateResult {
  return html`<ul class="items" lang="en">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** Texts as programs print them. */
export function aliases(texts: readonly string[]): TemplateResult {
  return html`<ul class="items" lang="en">${texts.map((text) => html`<li><q>${text}</q></li>`)}</ul>`;
}

/** What the code means in other APIs and situations. */
export function variants(entry: Entry, list: readonly Variant[], actions: EntryPartActions): TemplateResult {
  return html`<dl class="variants">
    ${list.map(
      (variant) => html`
        <dt lang="en">${apiName(variant.api)}: <span>${variantName(entry, variant)}</span></dt>
        <dd>
          <p lang="en">
            ${variant.label && variant.title ? html`<span class="muted">${variant.title}.</span> ` : nothing}${variant.meaning}
          </p>
          ${variant.action || variant.retry ? variantVerdict(entry, variant) : nothing}
          ${variant.causes ? numbered(variant.causes) : nothing} ${variant.fixes ? bulleted(variant.fixes) : nothing}
          ${variant.docs?.length ? pages(variant.docs, actions) : nothing}
        </dd>
      `,
    )}
  </dl>`;
}

function variantVerdict(entry: Entry, variant: Variant): TemplateResult {
  const { lead, rest } = verdictOf(withVariant(entry, variant));
  return html`<p><strong>${lead}</strong> <span lang="en">${rest}</span></p>`;
}

/** Links to pages. */
export function pages(urls: readonly string[], actions: EntryPartActions): TemplateResult {
  return html`<ul class="plain">${urls.map((url) => html`<li>${pageLink(url, actions)}</li>`)}</ul>`;
}

/** Where the facts were read, and when. */
export function sources(entry: Entry, actions: EntryPartActions): TemplateResult {
  return html`
    <ul class="plain">
      ${entry.sources.map(
        (source: Source) => html`<li>
          ${pageLink(source.url, actions)}
          <span class="source-note muted">
            ${source.note ? html`${source.note}, ` : nothing}${l10n.t('checked')}
            <time datetime=${source.date}>${source.date}</time>
          </span>
        </li>`,
      )}
    </ul>
    <p class="muted">${l10n.t('Confidence: {0}.', confidenceName(entry.confidence))}</p>
  `;
}

function pageLink(url: string, actions: EntryPartActions): TemplateResult {
  const open = (event: Event) => {
    event.preventDefault();
    actions.openPage(url);
  };
  return html`<a class="page" href=${url} title=${url} @click=${open}
    ><span>${shortAddress(url)}</span>${icon('linkExternal')}</a
  >`;
}
