import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseCatalog } from '../../shared/src/catalog/catalog.ts';
import { foldText } from '../../shared/src/search/foldText.ts';
import { createSearch } from '../../shared/src/search/search.ts';
import { TABLES } from '../search/queries.ts';
import { median, percentile, ratioLine } from './statistics.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const LOADS = 20;
const ROUNDS = 3;

/** What search costs: the index in the VSIX, loading it against making it, and a query against a plain look through all texts. */
export function benchSearch(): string[] {
  const packed = readFileSync(join(DIST, 'search.index.gz'));
  const { entries } = parseCatalog(gunzipSync(readFileSync(join(DIST, 'catalog.packed.gz'))).toString('utf8'));
  const timed = (run: () => unknown): number => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const load = () => createSearch(entries, gunzipSync(packed).toString('utf8'));
  const loads = { shipped: [] as number[], made: [] as number[] };
  for (let round = 0; round < LOADS; round++) {
    loads.shipped.push(timed(load));
    loads.made.push(timed(() => createSearch(entries)));
  }

  const search = load();
  const firstWords = timed(() => search.search('template'));
  const texts = entries.map((entry) => foldText(JSON.stringify(entry)));
  const queries = Object.values(TABLES).flatMap((rows) => rows.map(([query]) => query));
  const times = { ours: [] as number[], plain: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of queries) {
      times.ours.push(timed(() => search.search(query)));
      times.plain.push(timed(() => texts.filter((text) => text.includes(foldText(query)))));
    }
  }
  return [
    `Index in the VSIX: ${(packed.length / 1000).toFixed(1)} kB`,
    ratioLine(`Loading the index, median of ${LOADS}, against making it`, median(loads.shipped), median(loads.made)),
    `First load, nothing warm: ${loads.shipped[0]?.toFixed(2)} ms; first words after it: ${firstWords.toFixed(2)} ms`,
    ratioLine(
      `A query, median of ${queries.length} typed and pasted ones, against looking through all texts`,
      median(times.ours),
      median(times.plain),
    ),
    `A query, 95th percentile: ${percentile(times.ours, 0.95).toFixed(2)} ms`,
  ];
}
