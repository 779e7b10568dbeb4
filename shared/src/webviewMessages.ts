import type { CatalogData } from './catalog/types.ts';
import { type KeptScan, parseScanMessage, type ScanFromPanel, type ScanToPanel } from './scanMessages.ts';

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

/** What a page of the panel starts with. */
export interface PanelStart {
  readonly data: CatalogData;
  /** The search's index of the catalog, as `createSearch` takes it. */
  readonly index: string;
  /** Keys of the entries looked at last, the newest first. */
  readonly recent: readonly string[];
  /** Address that opens the panel at a code, without the key at its end: `vscode://…/code/`. */
  readonly linkPrefix: string;
  /** Translations of the texts people read, by the English text; empty: English. */
  readonly l10n: Readonly<Record<string, string>>;
  /** The newest scan of the page before, if there was one. */
  readonly scan: KeptScan | null;
  readonly target: PanelTarget | null;
}

/** Extension to panel. */
export type ToPanel =
  | ({ readonly type: 'catalog' } & PanelStart)
  | { readonly type: 'show'; readonly target: PanelTarget }
  /** Another part of the extension showed an entry. */
  | { readonly type: 'recent'; readonly keys: readonly string[] }
  | ScanToPanel;

/** Panel to extension. `ready` is sent once, when the page listens. */
export type FromPanel =
  | { readonly type: 'ready' }
  /** The reader has looked at an entry. */
  | { readonly type: 'viewed'; readonly key: string }
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
    case 'viewed':
      return typeof message.key === 'string' ? { type: 'viewed', key: message.key } : undefined;
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

/** True for an https address with a plain host name; the catalog holds no others. */
function isWebPage(value: unknown): value is string {
  return typeof value === 'string' && /^https:\/\/[a-z0-9.-]+\//i.test(value);
}
