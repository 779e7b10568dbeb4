import type { Entry } from '../../shared/src/catalog/types.ts';
import type { CatalogSource } from './catalogData.ts';

/**
 * The entry a command of a menu is called for: a row of a tree has its `key`. Undefined where the argument names none.
 */
export async function entryArgument(argument: unknown, source: CatalogSource): Promise<Entry | undefined> {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { key } = argument as { key?: unknown };
  return typeof key === 'string' ? (await source.catalog()).get(key) : undefined;
}
