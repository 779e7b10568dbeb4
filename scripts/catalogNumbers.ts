import type { Entry } from '../shared/src/catalog/types.ts';
import { loadCatalog, readDataFiles } from './catalog.ts';

type Rows = readonly (readonly [name: string, count: number])[];

/** Coverage of the catalog by family, provider, confidence, status and retry verdict, largest first. */
export function catalogStats(): Record<string, Rows> {
  const { entries } = loadCatalog();
  const families = readDataFiles().map(({ content }) => [content.family, content.entries.length] as const);
  return {
    Family: bySize(families),
    Provider: count(entries, ({ provider }) => provider),
    Confidence: count(entries, ({ confidence }) => confidence),
    Status: count(entries, ({ status }) => status),
    Retry: count(entries, ({ retry }) => retry.when),
    Total: [['entries', entries.length]],
  };
}

/** The sentence of the README that says how many codes are known. */
export function coverageSentence(): string {
  const { entries } = loadCatalog();
  const meta = entries.filter(({ provider }) => provider === 'meta');
  const live = meta.filter(({ status }) => status !== 'sunset').length;
  const providers = new Set(entries.map(({ provider }) => provider)).size - 1;
  const others = entries.length - meta.length;
  return (
    `${entries.length} entries: ${live} of Meta in use, ${meta.length - live} of the retired On-Premises API with their ` +
    `successors, and ${others} of ${providers} other providers with the Meta code they stand for.`
  );
}

function count(entries: readonly Entry[], nameOf: (entry: Entry) => string): Rows {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(nameOf(entry), (counts.get(nameOf(entry)) ?? 0) + 1);
  return bySize([...counts]);
}

function bySize(rows: Rows): Rows {
  return rows.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
