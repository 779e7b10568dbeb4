import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { type Catalog, codeLabel, entryKey } from '../../shared/src/catalog/catalog.ts';
import { retryDelays } from '../../shared/src/catalog/retry.ts';
import type { Entry, Surface } from '../../shared/src/catalog/types.ts';
import { cardOf } from '../../shared/src/render/card.ts';
import { customerText } from '../../shared/src/render/customerText.ts';
import type { ScanFromPanel, ScanToPanel } from '../../shared/src/scanMessages.ts';
import type { PanelStart } from '../../shared/src/webviewMessages.ts';
import { type CopyMenuActions, copyChoices, copyMenu } from './copyMenu.ts';
import { aliases, bulleted, caveats, facts, numbered, pages, sources, variants } from './entryParts.ts';
import { icon, verdictIcon } from './icons.ts';
import { relatedParts } from './relatedCodes.ts';
import { retryPolicy } from './retryPolicy.ts';
import { samplePart } from './samplePart.ts';
import { keptScan, type ScanState, scanAfter, startedScan } from './scanState.ts';
import { workspacePart } from './workspacePart.ts';

/** What the detail asks for. */
interface DetailActions {
  /** Shows another entry, also one the list hides. */
  openEntry(key: string): void;
  openPage(url: string): void;
  /** Copies a text; `label` is what the button says, and what is said to have been copied. */
  copy(text: string, label: string): void;
  insert(text: string): void;
  /** Sends what concerns the scan of the workspace to the extension. */
  post(message: ScanFromPanel): void;
  /** Draws the panel again: something the detail shows has changed. */
  redraw(): void;
}

/** Element id of the detail's heading, which takes the focus when the detail is opened. */
export const DETAIL_HEADING_ID = 'detail-heading';

/** Element id of the part "How to fix". */
export const FIXES_ID = 'fixes';

/** Element id of the part "Where is it in my workspace". */
export const WORKSPACE_ID = 'workspace';

/** Everything known about one entry, and what the reader has unfolded and looked for in it. */
export class Detail {
  readonly #catalog: Catalog;
  readonly #linkPrefix: string;
  readonly #actions: DetailActions;
  #menuOpen = false;
  #surface: Surface | undefined;
  #scan: ScanState | undefined;
  /** Addresses of the files folded in the list of places. */
  #folded: ReadonlySet<string> = new Set();

  constructor(catalog: Catalog, { linkPrefix, scan }: PanelStart, actions: DetailActions) {
    this.#catalog = catalog;
    this.#linkPrefix = linkPrefix;
    this.#scan = scan ? keptScan(scan) : undefined;
    this.#actions = actions;
  }

  /** Takes news of a scan. */
  receive(message: ScanToPanel): void {
    const after = scanAfter(this.#scan, message);
    if (after === this.#scan) return;
    this.#scan = after;
    this.#actions.redraw();
  }

  /** Starts looking for an entry in the workspace; a scan that runs ends. */
  lookInWorkspace(key: string): void {
    this.#scan = startedScan((this.#scan?.scan ?? 0) + 1, key);
    this.#folded = new Set();
    this.#actions.post({ type: 'scan', scan: this.#scan.scan, key });
    this.#actions.redraw();
  }

  /** The detail of an entry. `copied` is the label of what was copied a moment ago. */
  draw(entry: Entry, copied: string | null): TemplateResult {
    const card = cardOf(entry);
    const policy = part('retry', l10n.t('Retry policy'), retryPolicy(entry.retry));
    // Where a wait is the answer it comes first; elsewhere the policy says little.
    const waits = retryDelays(entry.retry).length > 0;
    return html`
      <article class="entry" aria-labelledby=${DETAIL_HEADING_ID}>
        <h2 id=${DETAIL_HEADING_ID} tabindex="-1"><span class="code entry-code">${card.code}</span> <span lang="en">${card.title}</span>
          ${card.titleIsOfficial ? nothing : html`<span class="chip unofficial">${l10n.t('unofficial title')}</span>`}</h2>
        <div class="verdict verdict-${entry.retry.when}">
          ${verdictIcon(entry.retry.when)}
          <p><strong>${card.verdict.lead}</strong> <span lang="en">${card.verdict.rest}</span></p>
        </div>
        ${facts(entry)} ${this.#buttons(entry, copied)}
        ${waits ? policy : nothing}
        <section><h3>${l10n.t('What it means')}</h3><p lang="en">${card.meaning}</p></section>
        ${card.causes.length === 0 ? nothing : part('causes', l10n.t('Causes, in the order to check'), numbered(card.causes))}
        ${card.fixes.length === 0 ? nothing : part(FIXES_ID, l10n.t('How to fix'), bulleted(card.fixes))}
        ${waits ? nothing : policy}
        ${card.caveats.length === 0 ? nothing : part('caveats', l10n.t('Good to know'), caveats(card.caveats, entry))}
        ${entry.variants?.length ? part('variants', l10n.t('It can also mean'), variants(entry, entry.variants, this.#actions)) : nothing}
        ${this.#customer(entry)} ${this.#sample(entry)}
        ${part(WORKSPACE_ID, l10n.t('Where is it in my workspace'), this.#workspace(entry))}
        ${relatedParts(entry, this.#catalog, (key) => this.#actions.openEntry(key))}
        ${entry.aliases.length === 0 ? nothing : part('aliases', l10n.t('Also seen as'), aliases(entry.aliases))}
        ${entry.docs.length === 0 ? nothing : part('docs', l10n.t('Official pages'), pages(entry.docs, this.#actions))}
        ${part('sources', l10n.t('Sources'), sources(entry, this.#actions))}
      </article>
    `;
  }

  #buttons(entry: Entry, copied: string | null): TemplateResult {
    const actions: CopyMenuActions = {
      copy: (text, label) => this.#actions.copy(text, label),
      setOpen: (open) => {
        this.#menuOpen = open;
        this.#actions.redraw();
      },
    };
    return html`
      <div class="buttons" @keydown=${keepFromScrolling}>
        <vscode-button data-action="insert" @click=${() => this.#actions.insert(`${entry.code}`)}>
          <span slot="content-before" class="button-icon">${icon('insert')}</span>${l10n.t('Insert in Editor')}
        </vscode-button>
        ${copyMenu(entry, copyChoices(entry, this.#linkPrefix), this.#menuOpen, actions)}
        ${copied === null ? nothing : html`<span class="copied" aria-hidden="true">${icon('check')}${l10n.t('Copied')}</span>`}
      </div>
    `;
  }

  #customer(entry: Entry): TemplateResult | typeof nothing {
    const text = customerText(entry);
    if (text === undefined) return nothing;
    const label = l10n.t('Copy for a Customer');
    return part(
      'customer',
      l10n.t('What to tell a customer'),
      html`<blockquote>
        <p>${text}</p>
        <button type="button" class="tool" title=${label} aria-label=${label} @click=${() => this.#actions.copy(text, label)}>${icon('copy')}</button>
      </blockquote>`,
    );
  }

  #sample(entry: Entry): TemplateResult | typeof nothing {
    const content = samplePart(entry, this.#surface, {
      show: (surface) => {
        this.#surface = surface;
        this.#actions.redraw();
      },
      copy: (text, label) => this.#actions.copy(text, label),
      insert: (text) => this.#actions.insert(text),
    });
    return content ? part('sample', l10n.t('Sample payload'), content) : nothing;
  }

  #workspace(entry: Entry): TemplateResult {
    const key = entryKey(entry);
    const scan = this.#scan?.key === key ? this.#scan : undefined;
    return workspacePart(codeLabel(entry), scan, this.#folded, {
      start: () => this.lookInWorkspace(key),
      cancel: () => this.#actions.post({ type: 'cancelScan' }),
      openMatch: (uri, range) => this.#actions.post({ type: 'openMatch', uri, range }),
      setFolded: (uri, folded) => {
        const others = [...this.#folded].filter((other) => other !== uri);
        this.#folded = new Set(folded ? [...others, uri] : others);
        this.#actions.redraw();
      },
    });
  }
}

function part(id: string, heading: string, content: TemplateResult): TemplateResult {
  return html`<section id=${id}><h3>${heading}</h3>${content}</section>`;
}

/** The space bar presses a button; without this the page would scroll as well. */
function keepFromScrolling(event: KeyboardEvent): void {
  if (event.key === ' ') event.preventDefault();
}
