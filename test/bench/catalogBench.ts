import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { entryKey, parseCatalog } from '../../shared/src/catalog/catalog.ts';
import { packCatalog } from '../../shared/src/catalog/packed.ts';
import { median, ratioLine } from './statistics.ts';

const FILE = join(import.meta.dirname, '..', '..', 'dist', 'catalog.packed.gz');
const LOADS = 30;
const LOOKUPS = 200_000;

/** What the catalog costs: its share of the VSIX, loading it against loading an empty one, and finding a code. */
export function benchCatalog(): string[] {
  const packed = readFileSync(FILE);
  const text = gunzipSync(packed).toString('utf8');
  const empty = JSON.stringify(packCatalog({ version: 1, sources: {}, entries: [] }));
  const emptyArchive = gzipSync(empty);
  const load = (archive: Buffer) => {
    const start = performance.now();
    parseCatalog(gunzipSync(archive).toString('utf8'));
    return performance.now() - start;
  };
  const loads = { full: [] as number[], empty: [] as number[] };
  for (let round = 0; round < LOADS; round++) {
    loads.full.push(load(packed));
    loads.empty.push(load(emptyArchive));
  }
  return [
    `In the VSIX: ${(packed.length / 1000).toFixed(1)} kB`,
    ratioLine(`Loading, median of ${LOADS}, against an empty catalog`, median(loads.full), median(loads.empty)),
    `First load, nothing warm: ${loads.full[0]?.toFixed(2)} ms`,
    lookupLine(text),
  ];
}

function lookupLine(text: string): string {
  const catalog = parseCatalog(text);
  const keys = catalog.entries.map(entryKey);
  const codes = catalog.entries.map(({ code }) => code);
  const time = (find: (index: number) => unknown) => {
    const start = performance.now();
    let found = 0;
    for (let n = 0; n < LOOKUPS; n++) if (find(n)) found++;
    if (found === 0) throw new Error('Nothing was found');
    return ((performance.now() - start) / LOOKUPS) * 1000;
  };
  const byKey = time((n) => catalog.get(keys[n % keys.length] ?? ''));
  const byCode = time((n) => catalog.byCode(codes[n % codes.length] ?? 0).length);
  return `Lookup: ${byCode.toFixed(3)} µs by code, ${byKey.toFixed(3)} µs by a key as people write it`;
}
