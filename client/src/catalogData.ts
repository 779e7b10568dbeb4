import { Uri, workspace } from 'vscode';
import { type Catalog, readCatalog } from '../../shared/src/catalog/catalog.ts';
import { type PackedCatalog, unpackCatalog } from '../../shared/src/catalog/packed.ts';
import type { CatalogData } from '../../shared/src/catalog/types.ts';
import type { CodeSearch } from '../../shared/src/search/search.ts';

/** The catalog as the client uses it: read from the extension's folder at first use, then kept. */
export interface CatalogSource {
  /** The packed catalog as JSON, for a server that cannot read files. */
  text(): Promise<string>;
  data(): Promise<CatalogData>;
  catalog(): Promise<Catalog>;
  /** The index of the catalog as JSON, as `createSearch` takes it. */
  searchIndex(): Promise<string>;
  /** Search over the whole catalog. */
  search(): Promise<CodeSearch>;
}

/** Unpacks gzip; each host brings its own. */
export type Gunzip = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Reads through the editor's file system, so that it works in a web worker and over a remote connection too. */
export function createCatalogSource(extensionUri: Uri, gunzip: Gunzip): CatalogSource {
  const read = async (name: string): Promise<string> => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', name));
    return workspace.decode(await gunzip(bytes), { encoding: 'utf8' });
  };
  const text = once(() => read('catalog.packed.gz'));
  const searchIndex = once(() => read('search.index.gz'));
  const data = once(async () => unpackCatalog(JSON.parse(await text()) as PackedCatalog));
  const catalog = once(async () => readCatalog(await data()));
  const search = once(async () => {
    // It brings the detection along, for pasted texts: it is only loaded where something is searched for.
    const { createSearch } = await import('../../shared/src/search/search.ts');
    return createSearch((await catalog()).entries, await searchIndex());
  });
  return { text, data, catalog, searchIndex, search };
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
