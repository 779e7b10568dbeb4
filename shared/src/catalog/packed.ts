import type { CatalogData, StoredEntry } from './types.ts';

/**
 * The catalog as it is shipped: each property of all entries in one list. The same values stand side by side there, which
 * halves what structure costs in the zipped extension. `dist/catalog.json` is the form for others.
 */
export interface PackedCatalog {
  readonly version: 1;
  readonly sources: CatalogData['sources'];
  readonly size: number;
  /** Properties that every entry has, by name. */
  readonly full: Readonly<Record<string, readonly unknown[]>>;
  /** Properties that some entries have: positions of those entries, and the values. */
  readonly sparse: Readonly<Record<string, readonly [at: readonly number[], values: readonly unknown[]]>>;
}

/** Packs a catalog. `unpackCatalog` gives it back. */
export function packCatalog({ version, sources, entries }: CatalogData): PackedCatalog {
  const names = new Set(entries.flatMap((entry) => Object.keys(entry))) as Set<keyof StoredEntry>;
  const full: Record<string, unknown[]> = {};
  const sparse: Record<string, [number[], unknown[]]> = {};
  for (const name of names) {
    const at = [...entries.keys()].filter((index) => entries[index] && name in entries[index]);
    const values = at.map((index) => entries[index]?.[name]);
    if (at.length === entries.length) full[name] = values;
    else sparse[name] = [at, values];
  }
  return { version, sources, size: entries.length, full, sparse };
}

/** Takes a packed catalog apart. */
export function unpackCatalog(packed: PackedCatalog): CatalogData {
  return { version: packed.version, sources: packed.sources, entries: unpackEntries<StoredEntry>(packed) };
}

/** The entries of a packed catalog. Plain loops: this runs once, at start, before anything is compiled. */
export function unpackEntries<E>({ size, full, sparse }: Pick<PackedCatalog, 'size' | 'full' | 'sparse'>): E[] {
  const entries: Record<string, unknown>[] = [];
  const names = Object.keys(full);
  for (let index = 0; index < size; index++) {
    const entry: Record<string, unknown> = {};
    for (const name of names) entry[name] = full[name]?.[index];
    entries.push(entry);
  }
  for (const name of Object.keys(sparse)) {
    const [at, values] = sparse[name] ?? [[], []];
    for (let n = 0; n < at.length; n++) {
      const entry = entries[at[n] ?? -1];
      if (entry) entry[name] = values[n];
    }
  }
  return entries as E[];
}
