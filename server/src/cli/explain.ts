import { type Catalog, normalizeKey } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { type Card, cardOf } from '../../../shared/src/render/card.ts';
import { entryJson } from '../../../shared/src/render/entryJson.ts';
import type { Outcome } from './outcome.ts';
import type { Format } from './usageError.ts';

/**
 * Explains a code in any of the forms `normalizeKey` takes: Meta's entry, and after it those of other providers under the
 * same number. With a provider or a subcode it is that one. Ends with 1 and the nearest known codes where there is none.
 */
export function explain(catalog: Catalog, text: string, format: Format): Outcome {
  const entries = entriesOf(catalog, text);
  const stdout = format === 'json' ? `${JSON.stringify(explainJson(entries))}\n` : entries.map(explainText).join('\n');
  if (entries.length > 0) return { stdout, stderr: '', exitCode: 0 };
  return { ...unknownCode(catalog, text), stdout: format === 'json' ? stdout : '' };
}

/** How a command ends that was given a code nobody knows. */
export function unknownCode(catalog: Catalog, text: string): Outcome {
  const nearest = nearestCodes(catalog, text);
  const hint = nearest.length
    ? ` The nearest known codes are ${nearest.join(', ')}.`
    : ' Give a code such as 131056 or 100:33.';
  return { stdout: '', stderr: `No known WhatsApp error code "${text}".${hint}\n`, exitCode: 1 };
}

function entriesOf(catalog: Catalog, text: string): readonly Entry[] {
  const key = normalizeKey(text);
  const exact = catalog.get(key);
  const sameCode = catalog.byCode(/^\d+$/.test(key) ? Number(key) : key);
  if (!exact) return sameCode;
  return [
    exact,
    ...sameCode.filter((entry) => entry !== exact && entry.provider !== exact.provider && entry.subcode === null),
  ];
}

/** The answer of `explain --format json`, version 1: described by `output.schema.json`, never changed but for additions. */
function explainJson(entries: readonly Entry[]): object {
  return { version: 1, entries: entries.map(entryJson) };
}

function explainText(entry: Entry): string {
  const card = cardOf(entry);
  const lines = [
    `${card.code}  ${card.title}`,
    `${card.verdict.lead} ${card.verdict.rest}`,
    card.facts.join(' · '),
    '',
    card.meaning,
    ...list('Check, in this order', card.causes, (n) => `${n + 1}.`),
    ...list('How to fix', card.fixes, () => '-'),
    ...list('Can also mean', card.otherMeanings, () => '-'),
    ...(card.mapsTo.length ? ['', `Stands for ${card.mapsTo.join(', ')} of Meta.`] : []),
    ...list('Note', card.caveats, () => '-'),
    '',
    ...sourceLine(card),
  ];
  return `${lines.join('\n')}\n`;
}

function list(title: string, items: readonly string[], marker: (index: number) => string): string[] {
  return items.length ? ['', `${title}:`, ...items.map((item, index) => `  ${marker(index)} ${item}`)] : [];
}

function sourceLine(card: Card): string[] {
  const checked = card.source ? ` (checked ${card.source.date})` : '';
  return card.officialPage ? [`${card.officialPage}${checked}`] : [];
}

/** The three known codes closest by value to a number; none for words. */
function nearestCodes(catalog: Catalog, text: string): string[] {
  const wanted = Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
  if (Number.isNaN(wanted)) return [];
  const codes = [...new Set(catalog.entries.map((entry) => entry.code))].filter((code) => typeof code === 'number');
  return codes
    .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b)
    .slice(0, 3)
    .map(String);
}
