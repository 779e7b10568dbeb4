import * as l10n from '@vscode/l10n';
import { OPEN_CATALOG_COMMAND } from '../protocol.ts';
import type { PanelTarget } from '../webviewMessages.ts';
import type { Card } from './card.ts';
import { escapeMarkdown } from './escape.ts';

/** What the reader's editor can do. */
export interface HoverOptions {
  /** True where the client opens the panel on `OPEN_CATALOG_COMMAND`. */
  readonly canOpenCatalog: boolean;
  /** What the text beside the code says, with its values. */
  readonly reading?: string | undefined;
}

/**
 * The editor shows a hover of about twelve lines without scrolling, and the links come last: causes and fixes beyond the
 * first only get the lines that are left.
 */
const HOVER_LINES = 11;
const HOVER_LINE_CHARS = 100;

/** The hover card as Markdown, about twelve lines: what it is, what to do, why, where to read on. */
export function hoverMarkdown(card: Card, options: HoverOptions): string {
  const { verdict } = card;
  const { causes, fixes } = firstSteps(card, options.reading);
  const steps = (label: string, items: readonly string[]) => items.map((item) => `_${label}_ ${escapeMarkdown(item)}`);
  const paragraphs = [
    [
      `**${escapeMarkdown(card.code)}** · ${escapeMarkdown(card.title)}`,
      `**${escapeMarkdown(verdict.lead)}** ${escapeMarkdown(verdict.rest)}`,
      options.reading ? `**${l10n.t('Here:')}** ${escapeMarkdown(options.reading)}` : '',
      escapeMarkdown(card.facts.join(' · ')),
    ],
    [escapeMarkdown(card.meaning)],
    [
      ...steps(l10n.t('Check:'), causes),
      ...steps(l10n.t('Fix:'), fixes),
      ...steps(l10n.t('Also:'), others(card)),
      footer(card, options),
    ],
  ];
  return paragraphs.map((lines) => lines.filter(Boolean).join('  \n')).join('\n\n');
}

/** One line for what else the code can mean, or what it stands for; the catalog has it in full. */
function others({ mapsTo, otherMeanings }: Card): string[] {
  const lines: string[] = [];
  if (mapsTo.length) lines.push(l10n.t('stands for {0} of Meta', mapsTo.slice(0, 4).join(', ')));
  if (otherMeanings.length) {
    const first = otherMeanings.slice(0, 3).join('; ');
    lines.push(otherMeanings.length > 3 ? l10n.t('{0} and {1} more', first, otherMeanings.length - 3) : first);
  }
  return lines;
}

/** The first cause and fix always, the second ones where they fit. */
function firstSteps(card: Card, reading = ''): { causes: readonly string[]; fixes: readonly string[] } {
  const lines = (text: string) => Math.ceil(text.length / HOVER_LINE_CHARS);
  const { verdict, meaning } = card;
  const head = 3 + lines(`${verdict.lead} ${verdict.rest}`) + lines(reading) + lines(meaning);
  const [[cause, nextCause], [fix, nextFix]] = [card.causes, card.fixes];
  const steps = { causes: cause ? [cause] : [], fixes: fix ? [fix] : [] };
  let left = HOVER_LINES - head - lines(cause ?? '') - lines(fix ?? '');
  if (nextCause && lines(nextCause) <= left) {
    steps.causes.push(nextCause);
    left -= lines(nextCause);
  }
  if (nextFix && lines(nextFix) <= left) steps.fixes.push(nextFix);
  return steps;
}

/** The whole card as Markdown, for copying and for reading as a document. */
export function cardMarkdown(card: Card): string {
  const blocks = [
    `# ${escapeMarkdown(card.code)} ${escapeMarkdown(card.title)}`,
    `**${escapeMarkdown(card.verdict.lead)}** ${escapeMarkdown(card.verdict.rest)}`,
    escapeMarkdown(card.facts.join(' · ')),
    escapeMarkdown(card.meaning),
    section(l10n.t('Check, in this order:'), card.causes, '1.'),
    section(l10n.t('How to fix:'), card.fixes),
    card.caveats.map((caveat) => `_${escapeMarkdown(caveat)}_`).join('\n\n'),
    card.officialPage ? `[${l10n.t('Official page')}](${card.officialPage})${checkedOn(card)}` : '',
  ];
  return blocks.filter(Boolean).join('\n\n');
}

/** The hover card without markup, for clients that show plain text only. */
export function hoverPlainText(card: Card, reading?: string): string {
  const { causes, fixes } = firstSteps(card, reading);
  const lines = [
    `${card.code} · ${card.title}`,
    `${card.verdict.lead} ${card.verdict.rest}`,
    reading ? `${l10n.t('Here:')} ${reading}` : '',
    card.facts.join(' · '),
    card.meaning,
    ...causes.map((cause) => `${l10n.t('Check:')} ${cause}`),
    ...fixes.map((fix) => `${l10n.t('Fix:')} ${fix}`),
    card.officialPage ? `${card.officialPage}${checkedOn(card)}` : '',
  ];
  return lines.filter(Boolean).join('\n');
}

function section(title: string, items: readonly string[], marker = '-'): string {
  return items.length ? `${title}\n\n${items.map((item) => `${marker} ${escapeMarkdown(item)}`).join('\n')}` : '';
}

function footer(card: Card, options: HoverOptions): string {
  const links: string[] = [];
  if (options.canOpenCatalog) links.push(`[${l10n.t('Open in catalog')}](${commandLink({ key: card.key })})`);
  if (card.officialPage) links.push(`[${l10n.t('Official page')}](${card.officialPage})`);
  return `${links.join(' · ')}${checkedOn(card)}`;
}

/** Says which source was checked when, without repeating the page that is linked beside it. */
function checkedOn(card: Card): string {
  const date = card.source ? ` · ${l10n.t('checked {0}', card.source.date)}` : '';
  return card.singleSource ? `${date} · ${l10n.t('known from a single source')}` : date;
}

function commandLink(target: PanelTarget): string {
  return `command:${OPEN_CATALOG_COMMAND}?${encodeURIComponent(JSON.stringify([target]))}`;
}
