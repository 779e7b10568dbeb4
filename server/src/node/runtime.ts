import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Runtime } from '../runtime.ts';
import { readCatalogFile } from './catalogFile.ts';

/** The Node side of `Runtime`: files lie beside the bundle, the workspace on the disk. */
export const nodeRuntime: Runtime = {
  nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  readCatalog: () => readCatalogFile(__dirname),
  async readGrammar(file) {
    const path = join(__dirname, 'grammars', file);
    try {
      return await readFile(path);
    } catch (error) {
      throw new Error(
        `Cannot read the grammar ${path}: install the package again, or run "npm run build" in a clone.`,
        {
          cause: error,
        },
      );
    }
  },
  async readFile(uri) {
    const path = pathOf(uri);
    return path === undefined ? undefined : readFile(path, 'utf8').catch(() => undefined);
  },
  async listFolder(uri) {
    const path = pathOf(uri);
    if (path === undefined) return [];
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  },
};

/** The path of a file's URI; undefined for other schemes, and for what is no path on this system. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
