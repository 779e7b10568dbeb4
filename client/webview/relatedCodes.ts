import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { type Catalog, codeLabel, entryKey, entryTitle } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import { verdictIcon } from './icons.ts';
import { hint, relatedGroups } from './relatedGroups.ts';

/** The groups of an entry as parts of the page. Long ones are folded. */
export function relatedParts(entry: Entry, catalog: Catalog, openEntry: (key: string) => void): TemplateResult[] {
  return relatedGroups(entry, catalog).map(({ name, heading, keys }) => {
    const links = keys.map((key) => link(entry, key, catalog.get(key), openEntry));
    const [first, rest] = [links.slice(0, SHOWN), links.slice(SHOWN)];
    return html`<section id=${name}>
      <h3>${heading}</h3>
      <ul class="plain">${first}</ul>
      ${
        rest.length === 0
          ? nothing
          : keyed(
              // Another entry begins folded.
              entryKey(entry),
              html`<details class="more">
                <summary>${l10n.t('{0} more', rest.length)}</summary>
                <ul class="plain">${rest}</ul>
              </details>`,
            )
      }
    </section>`;
  });
}

/** Codes of a group that are seen without unfolding it. */
const SHOWN = 5;

function link(entry: Entry, key: string, other: Entry | undefined, openEntry: (key: string) => void): TemplateResult {
  if (!other) return html`<li><span class="code">${key}</span></li>`;
  return html`<li>
    <button type="button" class="related" @click=${() => openEntry(key)}>
      ${verdictIcon(other.retry.when)}
      <span class="related-text">
        <span class="related-name"><span class="code">${codeLabel(other)}</span> <span class="link" lang="en">${entryTitle(other)}</span></span>
        <span class="muted related-hint">${hint(entry, other)}</span>
      </span>
    </button>
  </li>`;
}
