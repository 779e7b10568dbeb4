import { Uri, workspace } from 'vscode';
import { type Catalog, readCatalog } from '../../shared/src/catalog/catalog.ts';
import { type PackedCatalog, unpackCatalog } from '../../shared/src/catalog/packed.ts';
import { type CodeSearch, createSearch } from '../../shared/src/catalog/search.ts';
import type { CatalogData } from '../../shared/src/catalog/types.ts';

/** The catalog as the client uses it: read from the extension's folder at first use, then kept. */
export interface CatalogSource {
  /** The packed catalog as JSON, for a server that cannot read files. */
  text(): Promise<string>;
  data(): Promise<CatalogData>;
  catalog(): Promise<Catalog>;
  /** The index of the whole catalog; it costs more than the catalog itself, so it is made once. */
  search(): Promise<CodeSearch>;
}

/** Unpacks gzip; each host brings its own. */
export type Gunzip = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Reads through the editor's file system, so that it works in a web worker and over a remote connection too. */
export function createCatalogSource(extensionUri: Uri, gunzip: Gunzip): CatalogSource {
  const text = once(async () => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'catalog.packed.gz'));
    return workspace.decode(await gunzip(bytes), { encoding: 'utf8' });
  });
  const data = once(async () => unpackCatalog(JSON.parse(await text()) as PackedCatalog));
  const catalog = once(async () => readCatalog(await data()));
  const search = once(async () => createSearch((await catalog()).entries));
  return { text, data, catalog, search };
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
