import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Text of the built catalog, which lies beside the bundle that reads it.
 * @throws Error that names the file when it cannot be read.
 */
export async function readCatalogFile(folder: string): Promise<string> {
  const file = join(folder, 'catalog.json');
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new Error(`Cannot read the catalog ${file}: install the package again, or run "npm run build" in a clone.`, {
      cause: error,
    });
  }
}
