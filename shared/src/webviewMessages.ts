import type { CatalogData } from './catalog/types.ts';
import { parseScanMessage, type ScanFromPanel, type ScanToPanel } from './scanMessages.ts';

/** What the panel is told to show first. */
export interface PanelTarget {
  /** Key of an entry (`131056`, `100:33`). */
  readonly key?: string;
  /** Text for the search box. */
  readonly query?: string;
  /** Part of the detail to bring into view; `workspace` begins to look for the code in the workspace. */
  readonly section?: 'fixes' | 'workspace';
}

/** Reads a target from anywhere, such as the argument of a command: what is not part of one is left out. */
export function parsePanelTarget(value: unknown): PanelTarget | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { key, query, section } = value as Record<string, unknown>;
  return {
    ...(typeof key === 'string' && { key }),
    ...(typeof query === 'string' && { query }),
    ...((section === 'fixes' || section === 'workspace') && { section }),
  };
}

/** What the panel keeps over a reload of the window. */
export interface PanelState {
  readonly version: 1;
  readonly query: string;
  readonly category: string;
  readonly retry: string;
  readonly httpStatus: string;
  readonly key: string | null;
}

/** Extension to panel. */
export type ToPanel =
  | { readonly type: 'catalog'; readonly data: CatalogData; readonly target: PanelTarget | null }
  | { readonly type: 'show'; readonly target: PanelTarget }
  | ScanToPanel;

/** Panel to extension. `ready` is sent once, when the page listens. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'insert'; readonly code: string }
  | { readonly type: 'open'; readonly url: string }
  | ScanFromPanel;

/**
 * Checks a message from the page, which is not trusted more than any other input. Gives the message, or undefined when
 * it has not one of the known shapes.
 */
export function parseFromPanel(value: unknown): FromPanel | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const message = value as Record<string, unknown>;
  switch (message.type) {
    case 'ready':
      return { type: 'ready' };
    case 'copy':
      return typeof message.text === 'string' ? { type: 'copy', text: message.text } : undefined;
    case 'insert':
      return typeof message.code === 'string' ? { type: 'insert', code: message.code } : undefined;
    case 'open':
      return isWebPage(message.url) ? { type: 'open', url: message.url } : undefined;
    default:
      return parseScanMessage(message);
  }
}

/** Checks a state read back after a reload; anything that is not a state of this version is forgotten. */
export function parsePanelState(value: unknown): PanelState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const state = value as Record<string, unknown>;
  const texts = ['query', 'category', 'retry', 'httpStatus'].every((name) => typeof state[name] === 'string');
  const key = state.key;
  const known = state.version === 1 && texts && (key === null || typeof key === 'string');
  return known ? (value as PanelState) : undefined;
}

/** True for an https address with a plain host name; the catalog holds no others. */
function isWebPage(value: unknown): value is string {
  return typeof value === 'string' && /^https:\/\/[a-z0-9.-]+\//i.test(value);
}
