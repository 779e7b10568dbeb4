import * as l10n from '@vscode/l10n';
import { type Catalog, entryKey } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import { areaName } from '../../shared/src/render/areaName.ts';
import { ownerPhrase, retryLabel, scopeName } from '../../shared/src/render/names.ts';

/** Other entries that have to do with one, under a heading of why. */
interface RelatedGroup {
  /** Element id and stable name: `related`, `maps-to`, `seen-as`, `subcodes`. */
  readonly name: string;
  readonly heading: string;
  /** Keys, known to the catalog or not; none is the entry itself. */
  readonly keys: readonly string[];
}

/** Every group that is not empty, the likeliest of each first. An entry is in one group only, the most telling one. */
export function relatedGroups(entry: Entry, catalog: Catalog): RelatedGroup[] {
  const key = entryKey(entry);
  const seen = new Set([key]);
  const fresh = (keys: readonly string[]) => keys.filter((one) => !seen.has(one) && seen.add(one));
  const rank = ({ mapsTo }: Entry): number => mapsTo.indexOf(key);
  const standIns = catalog.entries.filter((other) => rank(other) >= 0).sort((a, b) => rank(a) - rank(b));
  const siblings = catalog
    .byCode(entry.code)
    .filter(({ provider, codeTo }) => provider === entry.provider && codeTo === entry.codeTo)
    .map(entryKey);
  const groups = [
    { name: 'maps-to', heading: l10n.t('Stands for'), keys: fresh(entry.mapsTo) },
    { name: 'seen-as', heading: l10n.t('Same error at other providers'), keys: fresh(standIns.map(entryKey)) },
    { name: 'related', heading: l10n.t('Related codes'), keys: fresh(entry.related) },
    { name: 'subcodes', heading: l10n.t('Other cases of {0}', `${entry.code}`), keys: fresh(siblings) },
  ];
  return groups.filter(({ keys }) => keys.length > 0);
}

/** What a related entry shares with this one, and the one thing that tells them apart, in a few words. */
export function hint(entry: Entry, other: Entry): string {
  const differs = whatDiffers(entry, other);
  // Its label says whose code it is, or that it is the same code.
  if (other.provider !== entry.provider || other.code === entry.code) return differs;
  const area = other.category === entry.category ? l10n.t('Same area') : areaName(other.category);
  return `${area} · ${differs}`;
}

function whatDiffers(entry: Entry, other: Entry): string {
  if (other.retry.when !== entry.retry.when) return retryLabel(other.retry.when);
  if (other.owner !== entry.owner) return capital(ownerPhrase(other));
  const waits = other.retry.when === 'backoff' || other.retry.when === 'after-wait';
  if (waits && other.retry.scope !== entry.retry.scope) return l10n.t('Applies to: {0}', scopeName(other.retry.scope));
  return firstSentence(other.meaning);
}

function firstSentence(text: string): string {
  const end = text.search(/[.:;]\s/);
  return end < 0 ? text.replace(/\.$/, '') : text.slice(0, end);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
