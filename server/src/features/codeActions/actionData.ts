/** What an action carries from the list to its resolution. */
export interface ActionData {
  /** Identifier of the provider. */
  readonly id: string;
  readonly uri: string;
  /** Version of the document the offsets belong to. */
  readonly version: number;
  readonly key: string;
  /** UTF-16 offset of the match or call the action is about. */
  readonly start: number;
  readonly variant?: string;
}

/** Reads the data a client sends back; undefined for anything that is not ours. */
export function parseActionData(value: unknown): ActionData | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, uri, version, key, start, variant } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof uri !== 'string' || typeof key !== 'string') return undefined;
  if (!Number.isInteger(version) || !Number.isInteger(start)) return undefined;
  if (variant !== undefined && typeof variant !== 'string') return undefined;
  return {
    id,
    uri,
    version: version as number,
    key,
    start: start as number,
    ...(variant !== undefined && { variant }),
  };
}
