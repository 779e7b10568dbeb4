import { Uri, workspace } from 'vscode';
import { type Catalog, readCatalog } from '../../shared/src/catalog/catalog.ts';
import type { CatalogData } from '../../shared/src/catalog/types.ts';

/** The catalog as the client uses it: read from the extension's folder at first use, then kept. */
export interface CatalogSource {
  /** Text of `dist/catalog.json`, for a server that cannot read files. */
  text(): Promise<string>;
  data(): Promise<CatalogData>;
  catalog(): Promise<Catalog>;
}

/** Reads through the editor's file system, so that it works in a web worker and over a remote connection too. */
export function createCatalogSource(extensionUri: Uri): CatalogSource {
  const text = once(async () => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'catalog.json'));
    return workspace.decode(bytes, { encoding: 'utf8' });
  });
  const data = once(async () => JSON.parse(await text()) as CatalogData);
  const catalog = once(async () => readCatalog(await data()));
  return { text, data, catalog };
}

/** Runs once; a failure is not kept, the next call tries again. */
function once<T>(run: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= run().catch((error: unknown) => {
      result = undefined;
      throw error;
    });
    return result;
  };
}
