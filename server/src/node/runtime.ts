import type { Runtime } from '../runtime.ts';
import { readCatalogFile } from './catalogFile.ts';

/** The Node side of `Runtime`. */
export const nodeRuntime: Runtime = {
  nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  readCatalog: () => readCatalogFile(__dirname),
};
