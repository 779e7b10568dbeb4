import '@vscode-elements/elements/dist/vscode-button-group/vscode-button-group.js';
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { entryKey, providerName } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import { cardOf } from '../../shared/src/render/card.ts';
import { customerText } from '../../shared/src/render/customerText.ts';
import { entryJson } from '../../shared/src/render/entryJson.ts';
import { cardMarkdown } from '../../shared/src/render/markdown.ts';
import { supportText } from '../../shared/src/render/supportText.ts';
import { type IconName, icon } from './icons.ts';

/** Something about an entry that can be copied. */
export interface CopyChoice {
  /** Stable name, for tests: `markdown`. */
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  /** True where a line divides it from the one before. */
  readonly divided?: boolean;
  text(): string;
}

/** All that can be copied of an entry but the code itself, in the order of the menu. */
export function copyChoices(entry: Entry, linkPrefix: string): CopyChoice[] {
  const [page] = entry.docs;
  const customer = customerText(entry);
  return [
    { name: 'markdown', label: l10n.t('Copy as Markdown'), icon: 'markdown', text: () => cardMarkdown(cardOf(entry)) },
    {
      name: 'json',
      label: l10n.t('Copy as JSON'),
      icon: 'json',
      text: () => `${JSON.stringify(entryJson(entry), null, 2)}\n`,
    },
    {
      name: 'link',
      label: l10n.t('Copy Link to This Code'),
      icon: 'link',
      divided: true,
      text: () => `${linkPrefix}${encodeURIComponent(entryKey(entry))}`,
    },
    ...(page === undefined
      ? []
      : [{ name: 'page', label: l10n.t('Copy Link to Official Page'), icon: 'globe' as const, text: () => page }]),
    ...(customer === undefined
      ? []
      : [
          {
            name: 'customer',
            label: l10n.t('Copy for a Customer'),
            icon: 'comment' as const,
            divided: true,
            text: () => customer,
          },
        ]),
    {
      name: 'support',
      label:
        entry.provider === 'meta'
          ? l10n.t('Copy for Meta Support')
          : l10n.t('Copy for {0} Support', providerName(entry)),
      icon: 'report',
      divided: customer === undefined,
      text: () => supportText(entry),
    },
  ];
}

/** What the menu asks for. */
export interface CopyMenuActions {
  copy(text: string, label: string): void;
  setOpen(open: boolean): void;
}

const MENU_ID = 'copy-menu';

/** The button that copies the code, and beside it the menu of everything else. */
export function copyMenu(
  entry: Entry,
  choices: readonly CopyChoice[],
  open: boolean,
  actions: CopyMenuActions,
): TemplateResult {
  const label = l10n.t('Copy Code');
  const more = l10n.t('More Copy Options');
  return html`
    <div class="copy" @focusout=${(event: FocusEvent) => leaves(event) && open && actions.setOpen(false)}>
      <vscode-button-group>
        <vscode-button secondary data-action="copy-code" @click=${() => actions.copy(`${entry.code}`, label)}>
          <span slot="content-before" class="button-icon">${icon('copy')}</span>${label}
        </vscode-button>
        <vscode-button
          secondary
          class="copy-more"
          data-action="copy-more"
          title=${more}
          aria-label=${more}
          aria-haspopup="menu"
          aria-expanded=${open}
          aria-controls=${open ? MENU_ID : nothing}
          @click=${(event: Event) => toggle(event, open, actions)}
          @keydown=${(event: KeyboardEvent) => buttonKey(event, actions)}
        >
          <span class="button-icon">${icon('chevronDown')}</span>
        </vscode-button>
      </vscode-button-group>
      ${open ? menu(choices, actions) : nothing}
    </div>
  `;
}

function menu(choices: readonly CopyChoice[], actions: CopyMenuActions): TemplateResult {
  return html`
    <div class="menu" id=${MENU_ID} role="menu" aria-label=${l10n.t('Copy')} @keydown=${(event: KeyboardEvent) => menuKey(event, actions)}>
      ${choices.map(
        (choice) => html`
          ${choice.divided ? html`<div class="menu-line" role="separator"></div>` : nothing}
          <button
            type="button"
            class="menu-item"
            role="menuitem"
            tabindex="-1"
            data-action="copy-${choice.name}"
            @click=${(event: Event) => {
              // A click by mouse would leave the focus on an item that is about to go.
              focusButton(event);
              actions.setOpen(false);
              actions.copy(choice.text(), choice.label);
            }}
            @mousemove=${(event: MouseEvent) => (event.currentTarget as HTMLElement).focus({ preventScroll: true })}
          >
            ${icon(choice.icon)}${choice.label}
          </button>
        `,
      )}
    </div>
  `;
}

function toggle(event: Event, open: boolean, actions: CopyMenuActions): void {
  actions.setOpen(!open);
  if (!open) itemsOf(event)[0]?.focus();
}

function buttonKey(event: KeyboardEvent, actions: CopyMenuActions): void {
  // The button has opened the menu by itself; the key would also press the item that has the focus now.
  if (event.key === 'Enter' || event.key === ' ') event.preventDefault();
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  actions.setOpen(true);
  itemsOf(event)
    .at(event.key === 'ArrowDown' ? 0 : -1)
    ?.focus();
}

function menuKey(event: KeyboardEvent, actions: CopyMenuActions): void {
  const items = itemsOf(event);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) items.at((at + step + items.length) % items.length)?.focus();
  else if (event.key === 'Home') items[0]?.focus();
  else if (event.key === 'End') items.at(-1)?.focus();
  else if (event.key === 'Escape') {
    focusButton(event);
    actions.setOpen(false);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function itemsOf(event: Event): HTMLElement[] {
  return [...wrapperOf(event).querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

function focusButton(event: Event): void {
  wrapperOf(event).querySelector<HTMLElement>('.copy-more')?.focus();
}

function wrapperOf(event: Event): Element {
  const wrapper = (event.currentTarget as Element).closest('.copy');
  if (!wrapper) throw new Error('The copy menu is not inside its wrapper.');
  return wrapper;
}

function leaves(event: FocusEvent): boolean {
  return !(event.currentTarget as Element).contains(event.relatedTarget as Node | null);
}
