import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unpack = promisify<Uint8Array, Buffer>(gunzip);

/**
 * The packed catalog as JSON. Its file lies beside the bundle that reads it.
 * @throws Error that names the file when it cannot be read.
 */
export function readCatalogFile(folder: string): Promise<string> {
  return read('catalog', join(folder, 'catalog.packed.gz'));
}

/**
 * The index of the catalog as JSON, as `createSearch` takes it. Its file lies beside the bundle that reads it.
 * @throws Error that names the file when it cannot be read.
 */
export function readSearchIndex(folder: string): Promise<string> {
  return read('search index', join(folder, 'search.index.gz'));
}

async function read(what: string, file: string): Promise<string> {
  try {
    return (await unpack(await readFile(file))).toString('utf8');
  } catch (error) {
    throw new Error(`Cannot read the ${what} ${file}: install the package again, or run "npm run build" in a clone.`, {
      cause: error,
    });
  }
}
