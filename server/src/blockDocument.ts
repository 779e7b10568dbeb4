import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import { BLOCK_LENGTH, cutBlocks, replaceBlocks, type TextBlock } from './textBlocks.ts';

const LF = 10;
const CR = 13;

/**
 * An open document, kept in blocks so that an edit costs what its block costs. Answers as the `TextDocument` of
 * `vscode-languageserver-textdocument` does, also to positions and ranges outside of the text.
 */
export class BlockDocument implements TextDocument {
  readonly uri: string;
  readonly languageId: string;
  /** Length its blocks are cut to, in UTF-16 units. */
  readonly blockLength: number;
  #version: number;
  #blocks: readonly TextBlock[] = [];
  /** Offset at which each block begins, and after the last the length of the text. */
  #offsets: number[] = [];
  /** Line breaks before each block, and after the last those of the text; counted as far as lines were asked for. */
  #lines: number[] = [0];
  /** The text as one string, until an edit; the blocks are made of it or it is made of them. */
  #text: string | undefined;

  constructor(uri: string, languageId: string, version: number, text: string, blockLength = BLOCK_LENGTH) {
    this.uri = uri;
    this.languageId = languageId;
    this.blockLength = blockLength;
    this.#version = version;
    this.#setBlocks(cutBlocks(text, blockLength), text);
  }

  get version(): number {
    return this.#version;
  }

  get blocks(): readonly TextBlock[] {
    return this.#blocks;
  }

  /** In UTF-16 units. */
  get length(): number {
    return this.blockStart(this.#blocks.length);
  }

  get lineCount(): number {
    return this.#linesBefore(this.#blocks.length) + 1;
  }

  getText(range?: Range): string {
    if (range) return this.slice(this.offsetAt(range.start), this.offsetAt(range.end));
    this.#text ??= this.#blocks.map(({ text }) => text).join('');
    return this.#text;
  }

  /** The text between two offsets, in either order. */
  slice(start: number, end: number): string {
    const from = Math.min(start, end);
    const to = Math.max(start, end);
    let index = this.blockAt(from);
    let text = '';
    for (; index < this.#blocks.length && this.blockStart(index) < to; index++) {
      const offset = this.blockStart(index);
      text += this.#blocks[index]?.text.slice(Math.max(0, from - offset), to - offset) ?? '';
    }
    return text;
  }

  positionAt(offset: number): Position {
    const inside = Math.max(Math.min(offset, this.length), 0);
    const line = this.lineAt(inside);
    const start = this.lineStart(line);
    return { line, character: this.#beforeBreak(inside, start) - start };
  }

  offsetAt({ line, character }: Position): number {
    if (!this.#hasLine(line)) return this.length;
    if (line < 0) return 0;
    const start = this.lineStart(line);
    if (character <= 0) return start;
    return this.#beforeBreak(Math.min(start + character, this.lineStart(line + 1)), start);
  }

  getLineRange(line: number): Range {
    const inside = Math.max(0, Math.min(line, this.lineCount - 1));
    const start = { line: inside, character: 0 };
    if (line < 0) return { start, end: start };
    return { start, end: { line: inside, character: this.#lineEnd(inside) - this.lineStart(inside) } };
  }

  getEOLCharacters(line: number): string {
    return line < 0 || line >= this.lineCount ? '' : this.slice(this.#lineEnd(line), this.lineStart(line + 1));
  }

  /** 0-based line of an offset that is in the text. */
  lineAt(offset: number): number {
    const index = this.blockAt(offset);
    const within = this.#blocks[index]?.breaks ?? [];
    return this.#linesBefore(index) + countUpTo(within, offset - this.blockStart(index));
  }

  /** Offset of the first character of a line; 0 above the first line, the length of the text below the last. */
  lineStart(line: number): number {
    if (line <= 0) return 0;
    if (!this.#hasLine(line)) return this.length;
    const index = countUpTo(this.#lines, line - 1) - 1;
    return this.blockStart(index) + (this.#blocks[index]?.breaks[line - this.#linesBefore(index) - 1] ?? 0);
  }

  /** Offset at which a block begins; the length of the text after the last. */
  blockStart(index: number): number {
    return this.#offsets[index] ?? 0;
  }

  /** Index of the block that holds the character at `offset`; of the last one at the end of the text. */
  blockAt(offset: number): number {
    return Math.max(0, Math.min(countUpTo(this.#offsets, offset), this.#blocks.length) - 1);
  }

  /**
   * Applies changes in their order, each to what the one before has left.
   * @throws Error where one is not a change of the protocol.
   */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      if (typeof change?.text !== 'string') throw new Error(`A change of ${this.uri} has no text.`);
      if ('range' in change && change.range) this.#replace(change.range, change.text);
      else this.#setBlocks(cutBlocks(change.text, this.blockLength), change.text);
    }
    this.#version = version;
  }

  #replace(range: Range, text: string): void {
    const one = this.offsetAt(range.start);
    const other = this.offsetAt(range.end);
    const start = Math.min(one, other);
    const end = Math.max(one, other);
    const first = this.blockAt(start);
    const last = this.blockAt(end);
    const head = this.#blocks[first]?.text.slice(0, start - this.blockStart(first)) ?? '';
    const tail = this.#blocks[last]?.text.slice(end - this.blockStart(last)) ?? '';
    this.#setBlocks(replaceBlocks(this.#blocks, first, last, head + text + tail, this.blockLength), undefined);
  }

  #setBlocks(blocks: readonly TextBlock[], text: string | undefined): void {
    this.#blocks = blocks;
    this.#text = text;
    this.#offsets = [0];
    for (const [index, block] of blocks.entries()) this.#offsets.push(this.blockStart(index) + block.text.length);
    this.#lines = [0];
  }

  /** Line breaks in the blocks before one. */
  #linesBefore(index: number): number {
    while (this.#lines.length <= index) this.#countBlock();
    return this.#lines[index] ?? 0;
  }

  #hasLine(line: number): boolean {
    while (this.#linesCounted < line && this.#lines.length <= this.#blocks.length) this.#countBlock();
    return line <= this.#linesCounted;
  }

  get #linesCounted(): number {
    return this.#lines.at(-1) ?? 0;
  }

  #countBlock(): void {
    const block = this.#blocks[this.#lines.length - 1];
    this.#lines.push(this.#linesCounted + (block?.breaks.length ?? 0));
  }

  /** Offset after the last character of a line, its break left out. */
  #lineEnd(line: number): number {
    return this.#beforeBreak(this.lineStart(line + 1), this.lineStart(line));
  }

  /** Moves an offset in front of the line break it is in or after; `start` is where its line begins. */
  #beforeBreak(offset: number, start: number): number {
    let at = offset;
    while (at > start && isBreak(this.#charCodeAt(at - 1))) at--;
    return at;
  }

  #charCodeAt(offset: number): number {
    const index = this.blockAt(offset);
    return this.#blocks[index]?.text.charCodeAt(offset - this.blockStart(index)) ?? Number.NaN;
  }
}

/** How `TextDocuments` makes and changes documents of this kind. */
export const blockDocuments = {
  create: (uri: string, languageId: string, version: number, text: string) =>
    new BlockDocument(uri, languageId, version, text),
  update(document: BlockDocument, changes: readonly TextDocumentContentChangeEvent[], version: number) {
    document.update(changes, version);
    return document;
  },
};

/** How many of the ascending `values` are not above `limit`. */
function countUpTo(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBreak(unit: number): boolean {
  return unit === LF || unit === CR;
}
