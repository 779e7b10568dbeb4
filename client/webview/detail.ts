import { html, nothing, type TemplateResult } from 'lit';
import { codeLabel, entryTitle } from '../../shared/src/catalog/catalog.ts';
import type { Entry, Source, Variant } from '../../shared/src/catalog/types.ts';
import { areaName } from '../../shared/src/render/areaName.ts';
import { type Card, cardOf, variantName, verdictOf, withVariant } from '../../shared/src/render/card.ts';
import { cardMarkdown } from '../../shared/src/render/markdown.ts';
import { confidenceName } from '../../shared/src/render/names.ts';
import { icon, verdictIcon } from './icons.ts';
import { apiName, shortAddress } from './labels.ts';
import type { PanelModel } from './panelModel.ts';
import { retryPolicy } from './retryPolicy.ts';

/** What the detail asks for. */
export interface DetailActions {
  /** Shows another entry, also one the list hides. */
  openEntry(key: string): void;
  openPage(url: string): void;
  copy(text: string, what: string): void;
  insert(code: string): void;
}

/** Element id of the detail's heading, which takes the focus when the detail is opened. */
export const DETAIL_HEADING_ID = 'detail-heading';

/** Element id of the part "How to fix". */
export const FIXES_ID = 'fixes';

/** Everything known about one entry. `copied` names what was copied a moment ago. */
export function detail(entry: Entry, model: PanelModel, copied: string | null, actions: DetailActions): TemplateResult {
  const card = cardOf(entry);
  return html`
    <article class="entry" aria-labelledby=${DETAIL_HEADING_ID}>
      <h2 id=${DETAIL_HEADING_ID} tabindex="-1"><span class="code entry-code">${card.code}</span> ${card.title}
        ${card.titleIsOfficial ? nothing : html`<span class="chip unofficial">unofficial title</span>`}</h2>
      <div class="verdict verdict-${entry.retry.when}">
        ${verdictIcon(entry.retry.when)}
        <p><strong>${card.verdict.lead}</strong> ${card.verdict.rest}</p>
      </div>
      <ul class="chips" aria-label="Facts">
        ${[...card.facts, areaName(entry.category), apiName(entry.api)].map(
          (fact) => html`<li class="chip">${sentence(fact)}</li>`,
        )}
      </ul>
      ${buttons(entry, card, copied, actions)}
      <section><h3>What it means</h3><p>${card.meaning}</p></section>
      ${card.causes.length === 0 ? nothing : part('causes', 'Causes, in the order to check', numbered(card.causes))}
      ${card.fixes.length === 0 ? nothing : part(FIXES_ID, 'How to fix', bulleted(card.fixes))}
      ${part('retry', 'Retry policy', retryPolicy(entry.retry))}
      ${card.caveats.length === 0 ? nothing : part('caveats', 'Good to know', caveats(card.caveats))}
      ${entry.variants?.length ? part('variants', 'It can also mean', variants(entry, entry.variants, actions)) : nothing}
      ${entry.aliases.length === 0 ? nothing : part('aliases', 'Also seen as', bulleted(entry.aliases))}
      ${entry.mapsTo.length === 0 ? nothing : part('maps-to', 'Stands for', entryLinks(entry.mapsTo, model, actions))}
      ${entry.related.length === 0 ? nothing : part('related', 'Related codes', entryLinks(entry.related, model, actions))}
      ${entry.docs.length === 0 ? nothing : part('docs', 'Official pages', pages(entry.docs, actions))}
      ${part('sources', 'Sources', sources(entry, actions))}
    </article>
  `;
}

function part(id: string, heading: string, content: TemplateResult): TemplateResult {
  return html`<section id=${id}><h3>${heading}</h3>${content}</section>`;
}

function caveats(texts: readonly string[]): TemplateResult {
  return html`<ul class="caveats">
    ${texts.map((text) => html`<li>${icon('info')}<span>${text}</span></li>`)}
  </ul>`;
}

function buttons(entry: Entry, card: Card, copied: string | null, actions: DetailActions): TemplateResult {
  const copyButton = (name: 'copy' | 'markdown' | 'link', label: string, text: string) => html`
    <vscode-button secondary data-action="copy-${name}" @click=${() => actions.copy(text, label)}>
      <span slot="content-before" class="button-icon">${icon(copied === label ? 'check' : name)}</span>${label}
    </vscode-button>
  `;
  return html`
    <div class="buttons" @keydown=${keepFromScrolling}>
      <vscode-button data-action="insert" @click=${() => actions.insert(`${entry.code}`)}>
        <span slot="content-before" class="button-icon">${icon('insert')}</span>Insert in Editor
      </vscode-button>
      ${copyButton('copy', 'Copy Code', `${entry.code}`)}
      ${copyButton('markdown', 'Copy as Markdown', cardMarkdown(card))}
      ${card.officialPage === undefined ? nothing : copyButton('link', 'Copy Link', card.officialPage)}
    </div>
  `;
}

/** The space bar presses a button; without this the page would scroll as well. */
function keepFromScrolling(event: KeyboardEvent): void {
  if (event.key === ' ') event.preventDefault();
}

function numbered(items: readonly string[]): TemplateResult {
  return html`<ol class="items">${items.map((item) => html`<li>${item}</li>`)}</ol>`;
}

function bulleted(items: readonly string[]): TemplateResult {
  return html`<ul class="items">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function variants(entry: Entry, list: readonly Variant[], actions: DetailActions): TemplateResult {
  return html`<dl class="variants">
    ${list.map(
      (variant) => html`
        <dt>${apiName(variant.api)}: <span>${variantName(entry, variant)}</span></dt>
        <dd>
          <p>
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
  return html`<p><strong>${lead}</strong> ${rest}</p>`;
}

function entryLinks(keys: readonly string[], model: PanelModel, actions: DetailActions): TemplateResult {
  return html`<ul class="plain">
    ${keys.map((key) => {
      const other = model.catalog.get(key);
      if (!other) return html`<li><span class="code">${key}</span></li>`;
      return html`<li>
        <button type="button" class="link related" @click=${() => actions.openEntry(key)}>
          ${verdictIcon(other.retry.when)}<span class="code">${codeLabel(other)}</span> ${entryTitle(other)}
        </button>
      </li>`;
    })}
  </ul>`;
}

function pages(urls: readonly string[], actions: DetailActions): TemplateResult {
  return html`<ul class="plain">${urls.map((url) => html`<li>${pageLink(url, actions)}</li>`)}</ul>`;
}

function sources(entry: Entry, actions: DetailActions): TemplateResult {
  return html`
    <ul class="plain">
      ${entry.sources.map(
        (source: Source) => html`<li>
          ${pageLink(source.url, actions)}
          <span class="source-note muted">
            ${source.note ? html`${source.note}, ` : nothing}checked
            <time datetime=${source.date}>${source.date}</time>
          </span>
        </li>`,
      )}
    </ul>
    <p class="muted">Confidence: ${confidenceName(entry.confidence)}.</p>
  `;
}

function pageLink(url: string, actions: DetailActions): TemplateResult {
  const open = (event: Event) => {
    event.preventDefault();
    actions.openPage(url);
  };
  return html`<a class="page" href=${url} title=${url} @click=${open}
    ><span>${shortAddress(url)}</span>${icon('linkExternal')}</a
  >`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
