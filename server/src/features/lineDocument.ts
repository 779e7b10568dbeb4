import type { TextDocument } from 'vscode-languageserver-textdocument';

/** A document whose parts can be read without its whole text. */
export interface LineDocument extends TextDocument {
  /** The text between two offsets, in UTF-16 code units. */
  slice(start: number, end: number): string;
  /** 0-based line of an offset. */
  lineAt(offset: number): number;
  /** Offset of the first character of a line; the length of the text below the last. */
  lineStart(line: number): number;
}
