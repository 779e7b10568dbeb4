import { OPEN_CATALOG_COMMAND } from '../protocol.ts';
import type { PanelTarget } from '../webviewMessages.ts';
import type { Card } from './card.ts';
import { escapeMarkdown } from './escape.ts';

/** What the reader's editor can do. */
export interface HoverOptions {
  /** True where the client opens the panel on `OPEN_CATALOG_COMMAND`. */
  readonly canOpenCatalog: boolean;
}

/** A hover is read in passing: the first causes and fixes are enough, the panel has the rest. */
const SHOWN_CAUSES = 2;
const SHOWN_FIXES = 2;

/** The hover card as Markdown, about twelve lines: what it is, what to do, why, where to read on. */
export function hoverMarkdown(card: Card, options: HoverOptions): string {
  const { verdict } = card;
  const blocks = [
    [
      `**${escapeMarkdown(card.code)}** · ${escapeMarkdown(card.title)}`,
      `**${escapeMarkdown(verdict.lead)}** ${escapeMarkdown(verdict.rest)}`,
      escapeMarkdown(card.facts.join(' · ')),
    ].join('  \n'),
    escapeMarkdown(card.meaning),
    [
      section('Check first', card.causes.slice(0, SHOWN_CAUSES)),
      section('How to fix', card.fixes.slice(0, SHOWN_FIXES)),
    ]
      .filter(Boolean)
      .join('\n\n'),
    footer(card, options),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

/** The whole card as Markdown, for copying and for reading as a document. */
export function cardMarkdown(card: Card): string {
  const blocks = [
    `# ${escapeMarkdown(card.code)} ${escapeMarkdown(card.title)}`,
    `**${escapeMarkdown(card.verdict.lead)}** ${escapeMarkdown(card.verdict.rest)}`,
    escapeMarkdown(card.facts.join(' · ')),
    escapeMarkdown(card.meaning),
    section('Check, in this order', card.causes, '1.'),
    section('How to fix', card.fixes),
    card.caveats.map((caveat) => `_${escapeMarkdown(caveat)}_`).join('\n\n'),
    card.officialPage ? `[Official page](${card.officialPage})${checkedOn(card)}` : '',
  ];
  return blocks.filter(Boolean).join('\n\n');
}

/** The hover card without markup, for clients that show plain text only. */
export function hoverPlainText(card: Card): string {
  const lines = [
    `${card.code} · ${card.title}`,
    `${card.verdict.lead} ${card.verdict.rest}`,
    card.facts.join(' · '),
    card.meaning,
    ...card.causes.slice(0, SHOWN_CAUSES).map((cause) => `Check: ${cause}`),
    ...card.fixes.slice(0, SHOWN_FIXES).map((fix) => `Fix: ${fix}`),
    card.officialPage ? `${card.officialPage}${checkedOn(card)}` : '',
  ];
  return lines.filter(Boolean).join('\n');
}

function section(title: string, items: readonly string[], marker = '-'): string {
  return items.length ? `${title}:\n\n${items.map((item) => `${marker} ${escapeMarkdown(item)}`).join('\n')}` : '';
}

function footer(card: Card, options: HoverOptions): string {
  const links: string[] = [];
  if (options.canOpenCatalog) links.push(`[Open in catalog](${commandLink({ key: card.key })})`);
  if (card.officialPage) links.push(`[Official page](${card.officialPage})`);
  return `${links.join(' · ')}${checkedOn(card)}`;
}

/** Says which source was checked when, without repeating the page that is linked beside it. */
function checkedOn(card: Card): string {
  const date = card.source ? ` · checked ${card.source.date}` : '';
  return card.singleSource ? `${date} · known from a single source` : date;
}

function commandLink(target: PanelTarget): string {
  return `command:${OPEN_CATALOG_COMMAND}?${encodeURIComponent(JSON.stringify([target]))}`;
}
