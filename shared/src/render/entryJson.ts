import { retryDelays } from '../catalog/retry.ts';
import type { Entry } from '../catalog/types.ts';
import { inEnglish } from '../translations.ts';
import { verdictOf } from './card.ts';

/**
 * An entry for other programs, ready for JSON.stringify: one of the `entries` of `explain --format json`, and what the
 * panel copies. Fields are only ever added; `output.schema.json` of the command line describes them.
 */
export function entryJson(entry: Entry): object {
  const { lead, rest } = inEnglish(() => verdictOf(entry));
  const { when, scope, maxAttempts, limit } = entry.retry;
  return {
    provider: entry.provider,
    code: entry.code,
    ...(entry.codeTo !== undefined && { codeTo: entry.codeTo }),
    subcode: entry.subcode,
    title: entry.title,
    aliases: entry.aliases,
    api: entry.api,
    category: entry.category,
    httpStatus: entry.httpStatus,
    verdict: `${lead} ${rest}`,
    meaning: entry.meaning,
    causes: entry.causes,
    fixes: entry.fixes,
    retry: { when, scope, delaysSeconds: retryDelays(entry.retry), maxAttempts, limit },
    surface: entry.surface,
    owner: entry.owner,
    related: entry.related,
    mapsTo: entry.mapsTo,
    docs: entry.docs,
    sources: entry.sources.map(({ url, date }) => ({ url, date })),
    confidence: entry.confidence,
    status: entry.status,
  };
}
