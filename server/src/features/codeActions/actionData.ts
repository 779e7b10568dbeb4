import type { FixId } from './provider.ts';

/** What an action carries from the list to its resolution. */
export interface ActionData {
  readonly id: FixId;
  readonly uri: string;
  /** Version of the document the offsets belong to. */
  readonly version: number;
  readonly key: string;
  /** UTF-16 offset of the match or call the action is about. */
  readonly start: number;
}

/** Reads the data a client sends back; undefined for anything that is not ours. */
export function parseActionData(value: unknown): ActionData | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, uri, version, key, start } = value as Record<string, unknown>;
  if (!isFixId(id) || typeof uri !== 'string' || typeof key !== 'string') return undefined;
  if (!Number.isInteger(version) || !Number.isInteger(start)) return undefined;
  return { id, uri, version: version as number, key, start: start as number };
}

function isFixId(id: unknown): id is FixId {
  return id === 'add-retry' || id === 'send-instead' || id === 'open-in-catalog';
}
