/**
 * Messages beyond LSP's own. Both sides compile against this file; shapes are LSP's (lines and characters 0-based,
 * characters in UTF-16 code units).
 */

/** Options a client sends with `initialize`; every one may be absent. */
export interface InitializationOptions {
  /** Commands the client can run, from hovers and code actions. Clients that name none get none. */
  readonly commands?: readonly ClientCommand[];
  /** JSON of `dist/catalog.packed.gz`, for servers that cannot read a file beside themselves (web worker). */
  readonly catalog?: string;
}

/** Commands of the client that the server may refer to. */
export type ClientCommand = 'whatsappErrors.openCatalog';

/** The client command that opens the panel; its only argument is a `PanelTarget`. */
export const OPEN_CATALOG_COMMAND = 'whatsappErrors.openCatalog' satisfies ClientCommand;

interface Position {
  readonly line: number;
  readonly character: number;
}

/** A match as it travels. */
export interface MatchInfo {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly kind: 'code' | 'title';
  readonly key: string;
  readonly title: string;
  readonly evidence: readonly { readonly id: string; readonly text: string }[];
}

// From client to server

/** Asks for the match that touches a position; null where there is none. */
export const MatchAtRequest = {
  method: 'whatsappErrors/matchAt',
} as const;

/** Parameters of `MatchAtRequest`. */
export interface MatchAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

// From server to client

/** Says that a limit cut the examination of a document short, or (with `limited: null`) that none does any more. */
export const DocumentLimitNotification = {
  method: 'whatsappErrors/documentLimit',
} as const;

/** Parameters of `DocumentLimitNotification`. */
export interface DocumentLimitParams {
  readonly uri: string;
  readonly limited: 'file-size' | 'matches' | 'line-length' | null;
}
