import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unpack = promisify<Uint8Array, Buffer>(gunzip);

/**
 * The packed catalog as JSON. Its file lies beside the bundle that reads it.
 * @throws Error that names the file when it cannot be read.
 */
export async function readCatalogFile(folder: string): Promise<string> {
  const file = join(folder, 'catalog.packed.gz');
  try {
    return (await unpack(await readFile(file))).toString('utf8');
  } catch (error) {
    throw new Error(`Cannot read the catalog ${file}: install the package again, or run "npm run build" in a clone.`, {
      cause: error,
    });
  }
}
