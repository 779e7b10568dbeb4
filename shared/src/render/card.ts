import * as l10n from '@vscode/l10n';
import { codeLabel, entryKey, entryTitle } from '../catalog/catalog.ts';
import { retryDelays } from '../catalog/retry.ts';
import type { Entry, Source, Variant } from '../catalog/types.ts';
import { ownerPhrase, scopePhrase } from './names.ts';

/**
 * What every surface says about an entry, as plain text without markup: the hover, the panel and the command line each
 * only lay it out.
 */
export interface Card {
  readonly key: string;
  readonly code: string;
  readonly title: string;
  /** False where the title is our own label. */
  readonly titleIsOfficial: boolean;
  readonly verdict: Verdict;
  /** `HTTP 400 · in the response and in webhooks · you can fix it`. */
  readonly facts: readonly string[];
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly fixes: readonly string[];
  readonly officialPage: string | undefined;
  /** The source checked last. */
  readonly source: Source | undefined;
  readonly singleSource: boolean;
  /** What a careful reader has to know: single source, disagreement between sources, end of the API. */
  readonly caveats: readonly string[];
  /** What the same code means in other APIs or situations, where the text did not tell which one it is. */
  readonly otherMeanings: readonly string[];
  /** Keys of the Meta codes it stands for. */
  readonly mapsTo: readonly string[];
}

/** The sentence a person acts on, in two parts so that a surface can set the first in bold. */
export interface Verdict {
  /** `Retry: yes, for this recipient only.`, `Do not retry.` */
  readonly lead: string;
  readonly rest: string;
}

/** A wait as people say it: `4 s`, `16 min`, `24 h`. Takes seconds. */
export function formatSeconds(seconds: number): string {
  if (seconds >= 7200 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  if (seconds >= 120 && seconds % 60 === 0) return `${seconds / 60} min`;
  return `${seconds} s`;
}

/** The verdict line of an entry; the same words wherever it is shown. */
export function verdictOf(entry: Entry): Verdict {
  const { retry } = entry;
  const scope = scopePhrase(retry.scope);
  switch (retry.when) {
    case 'backoff': {
      const delays = retryDelays(retry).map(formatSeconds).join(', ');
      return {
        lead: l10n.t('Retry: yes, {0}.', scope),
        rest: `${[delays, retry.limit].filter(Boolean).join('; ')}. ${entry.action}`,
      };
    }
    case 'after-wait': {
      const [first] = retryDelays(retry);
      const lead =
        first === undefined
          ? l10n.t('Retry later, {0}.', scope)
          : l10n.t('Retry: not before {0}, {1}.', formatSeconds(first), scope);
      return { lead, rest: entry.action };
    }
    case 'after-fix':
      return { lead: l10n.t('Retry only after a fix.'), rest: entry.action };
    case 'never':
      return { lead: l10n.t('Do not retry.'), rest: entry.action };
  }
}

/** Everything a card shows, from an entry, or from the variant of it that is meant. */
export function cardOf(general: Entry, variant?: Variant): Card {
  const entry = variant ? withVariant(general, variant) : general;
  return {
    key: entryKey(entry),
    code: codeLabel(entry),
    title: entryTitle(entry),
    titleIsOfficial: entry.title !== null,
    verdict: verdictOf(entry),
    facts: factsOf(entry),
    meaning: entry.meaning,
    causes: entry.causes,
    fixes: entry.fixes,
    officialPage: entry.docs[0],
    source: newest(entry.sources),
    singleSource: entry.confidence === 'single-source',
    caveats: caveatsOf(entry),
    otherMeanings: variant ? [] : (general.variants ?? []).map((other) => variantName(general, other)),
    mapsTo: entry.mapsTo,
  };
}

/** The entry as it reads where this variant is meant. */
export function withVariant(entry: Entry, variant: Variant): Entry {
  const { title, label: _label, context: _context, docs, ...differing } = variant;
  return {
    ...entry,
    ...differing,
    title: title ?? entry.title,
    ...(docs && { docs: [...docs, ...entry.docs] }),
  };
}

/** What tells a variant from the entry and from the others, for a list. */
export function variantName(entry: Entry, { api, label, title, meaning }: Variant): string {
  if (label) return label;
  if (title && title.toLowerCase() !== entry.title?.toLowerCase()) return title;
  return api === entry.api ? meaning.replace(/[.:;,].*$/s, '') : l10n.t('in {0}', api.replaceAll('-', ' '));
}

function factsOf(entry: Entry): string[] {
  const http = entry.httpStatus === null ? [] : [`HTTP ${entry.httpStatus}`];
  return [...http, wherePhrase(entry), ownerPhrase(entry)];
}

function wherePhrase({ surface }: Entry): string {
  if (surface.length === 2) return l10n.t('in the response or a webhook');
  return surface[0] === 'webhook' ? l10n.t('in a webhook') : l10n.t('in the response');
}

function caveatsOf(entry: Entry): string[] {
  const caveats: string[] = [];
  if (entry.title === null) caveats.push(l10n.t('It has no official title; the name is ours.'));
  if (entry.status === 'sunset') caveats.push(l10n.t('Its API has ended; new traffic does not get this code.'));
  if (entry.status === 'deprecated') caveats.push(l10n.t('Deprecated, but still seen.'));
  if (entry.confidence === 'single-source') caveats.push(l10n.t('Known from a single source.'));
  for (const text of [entry.httpStatusNote, entry.retry.note, entry.disagreements]) if (text) caveats.push(text);
  return caveats;
}

function newest(sources: readonly Source[]): Source | undefined {
  return sources.reduce<Source | undefined>(
    (best, source) => (best && best.date >= source.date ? best : source),
    undefined,
  );
}
