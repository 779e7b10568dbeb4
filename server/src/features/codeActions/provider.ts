import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Command } from 'vscode-languageserver-types';
import type { Catalog } from '../../../../shared/src/catalog/catalog.ts';
import type { Match } from '../../../../shared/src/detect/types.ts';
import type { FixEdit, LanguageFixes, Project } from '../../../../shared/src/fixes/languageFixes.ts';
import type { FixLanguage } from '../../../../shared/src/fixes/languages.ts';
import type { SourceFile } from '../../../../shared/src/fixes/syntax.ts';
import type { ClientCommand } from '../../../../shared/src/protocol.ts';
import type { FindMatches } from '../matchAt.ts';

/** What every provider gets; offsets are UTF-16 code units. */
export interface FixSource {
  readonly document: TextDocument;
  readonly find: FindMatches;
  readonly catalog: Catalog;
  /** The document as code; undefined where it is none we can change, or where no code of it was asked for. */
  readonly code: FixCode | undefined;
}

/** A document of a language the fixes can write. */
export interface FixCode {
  readonly file: SourceFile;
  readonly language: LanguageFixes;
  readonly project: Project;
}

/** A request for actions. */
export interface FixRequest extends FixSource {
  readonly start: number;
  readonly end: number;
  /** The matches that touch the requested range. */
  readonly touched: readonly Match[];
  readonly commands: readonly ClientCommand[];
  /** What the workspace is written in; only told for documents that are no code themselves. */
  readonly workspaceLanguages: readonly FixLanguage[];
  /** True for a client that can make a file in an edit. */
  readonly createsFiles: boolean;
  /** True for an entry the settings leave alone. */
  readonly isIgnored: (key: string) => boolean;
}

/** The kinds of action we offer; those of LSP. */
export type FixKind = 'quickfix' | 'refactor.rewrite' | 'source';

/** An action as a provider offers it. */
export interface Offer {
  readonly title: string;
  /** Key of the entry it is about; empty where it is about several. */
  readonly key: string;
  /** Offset of the match or call it is about; with the key it finds both again. */
  readonly start: number;
  readonly preferred?: boolean;
  readonly command?: Command;
  /** Which of several forms, where a provider has more than one. */
  readonly variant?: string;
}

/** One kind of fix. */
export interface FixProvider {
  readonly id: string;
  readonly kind: FixKind;
  readonly offers: (request: FixRequest) => Offer[];
  /** The changes of an action that edits; undefined where it no longer applies. Absent for actions that run a command. */
  readonly changes?: (source: FixSource, offer: Pick<Offer, 'key' | 'start' | 'variant'>) => FixEdit | undefined;
}
