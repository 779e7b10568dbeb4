import type { Position, Range } from 'vscode-languageserver-types';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { type Catalog, entryKey, entryTitle, normalizeKey } from '../../../shared/src/catalog/catalog.ts';
import { MOST_ASKED } from '../../../shared/src/catalog/mostAsked.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { type Expected, expectedAt } from '../../../shared/src/detect/expected.ts';
import { ownerOf, ownersIn } from '../../../shared/src/detect/providers.ts';
import type { DocumentSignals } from '../../../shared/src/detect/types.ts';
import { cardOf } from '../../../shared/src/render/card.ts';
import { hoverMarkdown, hoverPlainText } from '../../../shared/src/render/markdown.ts';
import type { Settings } from '../../../shared/src/settings.ts';
import type { LineDocument } from './lineDocument.ts';

/** What completion needs to know beside the text. */
export interface CompletionContext {
  readonly catalog: Catalog;
  /** Signals of the whole document. */
  readonly signals: DocumentSignals;
  readonly settings: Pick<Settings, 'ignoredCodes'>;
  /** True for clients that show a title beside the label. */
  readonly labelDetails: boolean;
}

/**
 * Characters that ask for completion while one types: editors ask by themselves for words only. Others, such as a space or a
 * quote, would open a list where somebody is about to type a name.
 */
export const TRIGGERS: readonly string[] = [...'0123456789'];

/** Lines around the caret that are looked at: a switch over many codes, or a long list of them. */
const LINES = 40;
/** No more than this is read on each side of the caret, in UTF-16 code units. */
const REACH = 6_000;

/** The codes that are expected at a position, all of them, for the client to filter; none where none is expected. */
export function completion(document: LineDocument, position: Position, context: CompletionContext): CompletionItem[] {
  const caret = document.offsetAt(position);
  const typed = typedAround(document, caret);
  if (!typed) return [];
  const { start, end } = typed;
  const line = document.lineAt(caret);
  const from = Math.max(document.lineStart(line - LINES), caret - REACH);
  const text = document.slice(from, Math.min(document.lineStart(line + LINES + 1), caret + REACH));
  const { languageId } = document;
  const expected = expectedAt(text, start - from, end - from, { ...context, languageId });
  if (!expected) return [];
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  const offers = expected.what === 'code' ? codesFor(expected, context) : subcodesFor(text, context);
  const digits = typed.text.replaceAll('_', '');
  // A number that no code begins with is something else.
  if (/^\d/.test(digits) && !offers.some(({ number }) => `${number}`.startsWith(digits))) return [];
  return offers.map((offer) => itemOf(offer, range, typed.text, context));
}

/** The item with its card; the item itself where its code is no longer known. */
export function resolveCompletion(item: CompletionItem, catalog: Catalog, markdown: boolean): CompletionItem {
  const { key } = (item.data ?? {}) as { key?: unknown };
  const entry = typeof key === 'string' ? catalog.get(key) : undefined;
  if (!entry) return item;
  const card = cardOf(entry);
  return {
    ...item,
    documentation: markdown
      ? { kind: 'markdown', value: hoverMarkdown(card, { canOpenCatalog: false }) }
      : { kind: 'plaintext', value: hoverPlainText(card) },
  };
}

interface Typed {
  readonly start: number;
  readonly end: number;
  /** What stands in front of the caret: digits, or the beginning of a word. */
  readonly text: string;
}

/** Longer words and numbers begin no code and no word of a title. */
const LONGEST = 24;

/** The number the caret is in, or the word it is behind; undefined within a longer name. */
function typedAround(document: LineDocument, caret: number): Typed | undefined {
  const before = document.slice(Math.max(0, caret - LONGEST - 1), caret);
  const after = document.slice(caret, caret + LONGEST);
  const text = /[\w$]{0,24}$/.exec(before)?.[0] ?? '';
  const start = caret - text.length;
  const inFront = before.at(-text.length - 1) ?? '';
  if (/[\w$.@]/.test(inFront)) return undefined;
  const rest = /^[\w$]{0,24}/.exec(after)?.[0] ?? '';
  const isNumber = /^(?:\d[\d_]*)?$/.test(text) && /^[\d_]*$/.test(rest) && !/^\.\d/.test(after.slice(rest.length));
  if (isNumber) return { start, end: caret + rest.length, text };
  return rest === '' && /^[A-Za-z]+$/.test(text) ? { start, end: caret, text } : undefined;
}

/** An entry as it is offered, the most useful ones under the smallest rank. */
interface Offer {
  readonly entry: Entry;
  readonly number: number;
  readonly rank: number;
}

const RANK = { other: 100, provider: 200, deprecated: 300, taken: 400 } as const;

function codesFor({ taken }: Expected, { catalog, signals, settings }: CompletionContext): Offer[] {
  const owners = ownersIn(signals.marks);
  const ignored = new Set(settings.ignoredCodes.map(normalizeKey));
  return catalog.entries.flatMap((entry) => {
    const { code, codeTo, subcode, status } = entry;
    const isOne = typeof code === 'number' && codeTo === undefined && subcode === null;
    const isOffered = isOne && status !== 'sunset' && owners.has(ownerOf(entry)) && !ignored.has(entryKey(entry));
    return isOffered ? [{ entry, number: code, rank: taken.has(code) ? RANK.taken : rankOf(entry) }] : [];
  });
}

function rankOf(entry: Entry): number {
  if (entry.provider !== 'meta') return RANK.provider;
  if (entry.status === 'deprecated') return RANK.deprecated;
  const at = MOST_ASKED.indexOf(entryKey(entry));
  return at < 0 ? RANK.other : at;
}

/** Subcodes, one of each number: first those of codes that stand near. */
function subcodesFor(text: string, { catalog }: CompletionContext): Offer[] {
  const near = new Set(text.match(/\b\d{1,7}\b/g)?.map(Number));
  const offers = new Map<number, Offer>();
  for (const entry of catalog.entries) {
    if (entry.subcode === null || entry.provider !== 'meta' || entry.status === 'sunset') continue;
    const rank = near.has(Number(entry.code)) ? 0 : RANK.other;
    if ((offers.get(entry.subcode)?.rank ?? RANK.taken) > rank) {
      offers.set(entry.subcode, { entry, number: entry.subcode, rank });
    }
  }
  return [...offers.values()];
}

function itemOf(
  { entry, number, rank }: Offer,
  range: Range,
  typed: string,
  context: CompletionContext,
): CompletionItem {
  const title = entryTitle(entry);
  // The client compares with what is typed, separators included.
  const written = typed.includes('_') ? `${number}`.replace(/\B(?=(?:\d{3}){1,3}$)/g, '_') : `${number}`;
  return {
    label: `${number}`,
    ...(context.labelDetails ? { labelDetails: { description: title } } : { detail: title }),
    kind: CompletionItemKind.EnumMember,
    sortText: `${rank}`.padStart(3, '0') + `${number}`.padStart(9, '0'),
    filterText: `${written} ${title}`,
    textEdit: { range, newText: written },
    data: { key: entryKey(entry) },
  };
}
