import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogData, CatalogFile } from '../shared/src/catalog/types.ts';

const CATALOG_FOLDER = join(import.meta.dirname, '..', 'shared', 'src', 'catalog');

/**
 * All data files as one catalog, families in the order of their file names.
 * @throws SyntaxError that names the data file when one is not JSON.
 */
export function readCatalogData(folder = join(CATALOG_FOLDER, 'data')): CatalogData {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const entries = files.sort().flatMap((name) => {
    try {
      return (JSON.parse(readFileSync(join(folder, name), 'utf8')) as CatalogFile).entries;
    } catch (error) {
      throw new SyntaxError(`${name}: ${(error as Error).message}`, { cause: error });
    }
  });
  return { version: 1, entries };
}

/** Writes `catalog.json` and its schema, both minified, into `folder`. */
export function writeCatalog(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'catalog.json'), JSON.stringify(readCatalogData()));
  const schema = JSON.parse(readFileSync(join(CATALOG_FOLDER, 'catalog.schema.json'), 'utf8'));
  writeFileSync(join(folder, 'catalog.schema.json'), JSON.stringify(schema));
}
