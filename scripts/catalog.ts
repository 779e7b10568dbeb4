import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { gzipAsync } from '@gfx/zopfli';
import { type Catalog, readCatalog } from '../shared/src/catalog/catalog.ts';
import { packCatalog } from '../shared/src/catalog/packed.ts';
import type { CatalogData, CatalogFile, Source, StoredEntry, WrittenEntry } from '../shared/src/catalog/types.ts';
import { buildIndex } from '../shared/src/search/searchIndex.ts';

const CATALOG_FOLDER = join(import.meta.dirname, '..', 'shared', 'src', 'catalog');
const DATA_FOLDER = join(CATALOG_FOLDER, 'data');

/** What holds where neither the entry nor its file says otherwise. */
const DEFAULTS = {
  provider: 'meta',
  subcode: null,
  aliases: [],
  httpStatus: null,
  surface: ['response'],
  related: [],
  mapsTo: [],
  confidence: 'official',
  status: 'active',
} as const;

/** A data file with the name it has on disk. */
export interface NamedFile {
  readonly name: string;
  readonly text: string;
  readonly content: CatalogFile;
}

/**
 * All data files in the order of their names.
 * @throws SyntaxError that names the file that is not JSON.
 */
export function readDataFiles(): NamedFile[] {
  const names = readdirSync(DATA_FOLDER).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const text = readFileSync(join(DATA_FOLDER, name), 'utf8');
    return { name, text, content: parse(name, text) as CatalogFile };
  });
}

/** The whole catalog as it is built: defaults filled in, sources of all files together. */
export function readCatalogData(): CatalogData {
  const files = readDataFiles();
  const name = 'sources.json';
  const shared = parse(name, readFileSync(join(CATALOG_FOLDER, name), 'utf8')) as Record<string, Source>;
  return {
    version: 1,
    sources: Object.assign({}, shared, ...files.map(({ content }) => content.sources ?? {})),
    entries: files.flatMap(({ content }) => content.entries.map((entry) => complete(entry, content.defaults))),
  };
}

/** The catalog ready for use, as the programs load it. */
export function loadCatalog(): Catalog {
  return readCatalog(readCatalogData());
}

function complete(entry: WrittenEntry, defaults: CatalogFile['defaults']): StoredEntry {
  const retry = { maxAttempts: 1, limit: null, ...entry.retry };
  return { ...DEFAULTS, ...defaults, ...entry, retry } as StoredEntry;
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** The schema of the built catalog, made from the one of the data files: the same entries, nothing left out. */
export function builtSchema(): object {
  const { $schema, $defs } = JSON.parse(readFileSync(join(CATALOG_FOLDER, 'catalog.schema.json'), 'utf8'));
  return {
    $schema,
    title: 'Catalog of WhatsApp error codes, version 1',
    type: 'object',
    required: ['version', 'sources', 'entries'],
    properties: {
      version: { const: 1 },
      sources: { type: 'object', additionalProperties: { $ref: '#/$defs/source' } },
      entries: { type: 'array', items: { $ref: '#/$defs/complete' } },
    },
    $defs,
  };
}

/**
 * Writes `catalog.json` with its schema for others, and `catalog.packed.gz` and `search.index.gz` for our own programs.
 * `small` takes the seconds that the smallest archives need; any gzip reader reads either.
 */
export async function writeCatalog(folder: string, { small = false } = {}): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const data = readCatalogData();
  writeFileSync(join(folder, 'catalog.json'), JSON.stringify(data));
  const write = async (name: string, content: object): Promise<void> => {
    const json = Buffer.from(JSON.stringify(content));
    writeFileSync(join(folder, name), small ? await gzipAsync(json, {}) : gzipSync(json));
  };
  await write('catalog.packed.gz', packCatalog(data));
  await write('search.index.gz', buildIndex(readCatalog(data).entries));
  writeFileSync(join(folder, 'catalog.schema.json'), JSON.stringify(builtSchema()));
}
