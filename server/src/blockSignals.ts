import type { Catalog } from '../../shared/src/catalog/catalog.ts';
import { SIGNALS_LENGTH } from '../../shared/src/detect/limits.ts';
import { documentSignals } from '../../shared/src/detect/signals.ts';
import type { DocumentSignals } from '../../shared/src/detect/types.ts';
import type { BlockDocument } from './blockDocument.ts';
import type { TextBlock } from './textBlocks.ts';

/** What a document says about itself, brought up to date by reading the blocks that are new. */
export class BlockSignals {
  readonly #document: BlockDocument;
  readonly #catalog: Catalog;
  /** Of each block as much as counts: of the last one that may be a part, so that its length belongs to it. */
  readonly #kept = new WeakMap<TextBlock, { readonly length: number; readonly signals: DocumentSignals }>();
  #blocks: readonly TextBlock[] | undefined;
  #parts: readonly DocumentSignals[] = [];
  #merged: DocumentSignals = { marks: new Set(), longCodes: new Set() };

  constructor(document: BlockDocument, catalog: Catalog) {
    this.#document = document;
    this.#catalog = catalog;
  }

  /** Reads the blocks that are new, one a step, so that the caller may stop between them. */
  *read(): Iterable<DocumentSignals> {
    if (this.#blocks === this.#document.blocks) return;
    const parts: DocumentSignals[] = [];
    const end = signalsEnd(this.#document);
    for (const [index, block] of this.#document.blocks.entries()) {
      const length = Math.min(block.text.length, end - this.#document.blockStart(index));
      if (length <= 0) break;
      const signals = this.#of(block, length);
      parts.push(signals);
      yield signals;
    }
    // An edit seldom changes what a document says of itself; to see that costs less than to merge.
    if (!isSameList(parts, this.#parts)) this.#merge(parts);
    this.#parts = parts;
    this.#blocks = this.#document.blocks;
  }

  /** The same object as long as it says the same, in the same order: what was judged by it still holds then. */
  get merged(): DocumentSignals {
    for (const _ of this.read());
    return this.#merged;
  }

  #of(block: TextBlock, length: number): DocumentSignals {
    const kept = this.#kept.get(block);
    if (kept?.length === length) return kept.signals;
    const signals = documentSignals(block.text.slice(0, length), this.#catalog);
    this.#kept.set(block, { length, signals });
    return signals;
  }

  #merge(parts: readonly DocumentSignals[]): void {
    const marks = new Set(parts.flatMap((part) => [...part.marks]));
    const longCodes = new Set(parts.flatMap((part) => [...part.longCodes]));
    const merged = { marks, longCodes };
    if (!isSame(merged, this.#merged)) this.#merged = merged;
  }
}

/** Where the lines end that `signalsPart` gives of the text of a document. */
function signalsEnd(document: BlockDocument): number {
  if (document.length <= SIGNALS_LENGTH) return document.length;
  const last = SIGNALS_LENGTH - 1;
  for (let index = document.blockAt(last); index < document.blocks.length; index++) {
    const start = document.blockStart(index);
    const feed = document.blocks[index]?.text.indexOf('\n', last - start) ?? -1;
    if (feed >= 0) return start + feed + 1;
  }
  return document.length;
}

function isSameList(a: readonly DocumentSignals[], b: readonly DocumentSignals[]): boolean {
  return a.length === b.length && a.every((signals, index) => isSame(signals, b[index]));
}

function isSame(a: DocumentSignals, b: DocumentSignals | undefined): boolean {
  return a === b || (b !== undefined && isSameSet(a.marks, b.marks) && isSameSet(a.longCodes, b.longCodes));
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const other = b.values();
  return a.size === b.size && [...a].every((value) => value === other.next().value);
}
