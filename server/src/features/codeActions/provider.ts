import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Command } from 'vscode-languageserver-types';
import type { Catalog } from '../../../../shared/src/catalog/catalog.ts';
import type { Match } from '../../../../shared/src/detect/types.ts';
import type { SourceCalls } from '../../../../shared/src/fixes/sendCall.ts';
import type { TextChange } from '../../../../shared/src/fixes/textChange.ts';
import type { ClientCommand } from '../../../../shared/src/protocol.ts';
import type { FindMatches } from '../matchAt.ts';

/** What every provider gets; offsets are UTF-16 code units. */
export interface FixSource {
  readonly document: TextDocument;
  readonly find: FindMatches;
  readonly catalog: Catalog;
  /** The send calls of the document, read once when first asked for; undefined where no fix can change its text. */
  readonly calls: () => SourceCalls | undefined;
}

/** A request for actions. */
export interface FixRequest extends FixSource {
  readonly start: number;
  readonly end: number;
  /** The matches that touch the requested range. */
  readonly touched: readonly Match[];
  readonly commands: readonly ClientCommand[];
  /** True for an entry the settings leave alone. */
  readonly isIgnored: (key: string) => boolean;
}

/** An action as a provider offers it. */
export interface Offer {
  readonly title: string;
  /** Key of the entry it is about. */
  readonly key: string;
  /** Offset of the match or call it is about; with the key it finds both again. */
  readonly start: number;
  readonly preferred?: boolean;
  readonly command?: Command;
}

/** One kind of quick fix. */
export interface FixProvider {
  readonly id: FixId;
  readonly offers: (request: FixRequest) => Offer[];
  /** The changes of an action that edits; undefined where it no longer applies. Absent for actions that run a command. */
  readonly changes?: (source: FixSource, key: string, start: number) => readonly TextChange[] | undefined;
}

/** Identifiers of the providers; they travel in the `data` of an action. */
export type FixId = 'add-retry' | 'send-instead' | 'open-in-catalog';
