import type { Catalog } from '../../shared/src/catalog/catalog.ts';
import { detect } from '../../shared/src/detect/detect.ts';
import { DEFAULT_LIMITS } from '../../shared/src/detect/limits.ts';
import { isSilent } from '../../shared/src/detect/signals.ts';
import type { DocumentSignals, Match } from '../../shared/src/detect/types.ts';
import type { BlockDocument } from './blockDocument.ts';
import { BlockSignals } from './blockSignals.ts';
import { LONGEST_PHRASE, textAbove, textBelow } from './contextText.ts';
import type { TextBlock } from './textBlocks.ts';

/** What was found in a block, and what it was judged by beside its own text: while that reads the same, it holds. */
interface Kept {
  readonly above: string;
  readonly below: string;
  readonly signals: DocumentSignals;
  /** Positions are those of the block. */
  readonly matches: readonly Match[];
}

/**
 * The matches of one document, found where they are asked for: those of a few lines by reading these lines, those of
 * wider parts block by block, and kept until an edit comes near. What is given is always what examining the whole text
 * would give.
 */
export class BlockMatches {
  readonly #document: BlockDocument;
  readonly #catalog: Catalog;
  readonly #signals: BlockSignals;
  readonly #kept = new WeakMap<TextBlock, Kept>();
  #sawCutLine = false;

  constructor(document: BlockDocument, catalog: Catalog) {
    this.#document = document;
    this.#catalog = catalog;
    this.#signals = new BlockSignals(document, catalog);
  }

  /** What the document says about itself; the same object as long as it says the same. */
  get signals(): DocumentSignals {
    return this.#signals.merged;
  }

  /** True while the document has lines too long to be read as a whole, once an answer was cut short by one. */
  get hasCutLine(): boolean {
    const { blocks } = this.#document;
    this.#sawCutLine &&= blocks.some((block) => block.longestLine > DEFAULT_LIMITS.maxLineLength);
    return this.#sawCutLine;
  }

  /**
   * Does the work that `between` takes for the part between two offsets, in steps of a block, so that the caller may stop
   * between them. Ends where the limit of `most` matches is passed.
   */
  *prepare(start: number, end: number, most: number): Iterable<unknown> {
    yield* this.#signals.read();
    if (!this.#isWide(start, end) || this.#isSilent()) return;
    let count = 0;
    for (const index of this.#blocksBetween(start, end)) {
      count += this.#ofBlock(index).length;
      if (count > most) return;
      yield;
    }
  }

  /**
   * The matches that touch the part between two offsets, in their order. Of a wide part the first `most`, and whether there
   * are more; what is narrow is never cut.
   */
  between(start: number, end: number, most: number): { readonly matches: readonly Match[]; readonly more: boolean } {
    if (this.#isSilent()) return { matches: [], more: false };
    const touches = (match: Match): boolean => match.start <= end && start <= match.end;
    if (!this.#isWide(start, end)) {
      const line = this.#document.lineStart(this.#document.lineAt(start));
      const from = Math.max(line, start - LONGEST_PHRASE);
      const matches = this.#examine(from, Math.min(this.#document.length, end + 1)).filter(touches);
      return { matches, more: false };
    }
    const matches: Match[] = [];
    for (const index of this.#blocksBetween(start, end)) {
      const shift = this.#document.blockStart(index);
      for (const match of this.#ofBlock(index)) {
        const moved = moveBy(match, shift);
        if (!touches(moved)) continue;
        if (matches.length >= most) return { matches, more: true };
        matches.push(moved);
      }
    }
    return { matches, more: false };
  }

  /** True for parts that are examined block by block, the whole document always; what is shorter is not worth keeping. */
  #isWide(start: number, end: number): boolean {
    const { length, blockLength } = this.#document;
    return (start <= 0 && end >= length) || Math.min(end, length) - start > blockLength;
  }

  #isSilent(): boolean {
    return isSilent(this.#signals.merged, this.#document.length);
  }

  *#blocksBetween(start: number, end: number): Iterable<number> {
    // A match that touches the start may begin in the block before.
    const first = this.#document.blockAt(Math.max(0, start - LONGEST_PHRASE));
    for (let index = first; index < this.#document.blocks.length; index++) {
      if (this.#document.blockStart(index) > end) return;
      yield index;
    }
  }

  /** The matches that begin in a block, with their positions in it. */
  #ofBlock(index: number): readonly Match[] {
    const document = this.#document;
    const block = document.blocks[index];
    if (!block) return [];
    const from = document.blockStart(index);
    const to = from + block.text.length;
    const above = textAbove(document, from);
    const below = textBelow(document, to);
    const signals = this.#signals.merged;
    const known = this.#kept.get(block);
    if (known?.signals === signals && known.above === above && known.below === below) return known.matches;
    const matches = this.#examine(from, to, above, below).map((match) => moveBy(match, -from));
    this.#kept.set(block, { above, below, signals, matches });
    return matches;
  }

  /** The matches that begin between two offsets, judged by what is above and below. */
  #examine(
    from: number,
    to: number,
    above = textAbove(this.#document, from),
    below = textBelow(this.#document, to),
  ): Match[] {
    const document = this.#document;
    // A title that began in front of the part holds the numbers that are in it.
    const lead = Math.min(LONGEST_PHRASE, from - document.lineStart(document.lineAt(from)));
    const { matches, limited } = detect(above + document.slice(from, to) + below, {
      catalog: this.#catalog,
      languageId: document.languageId,
      signals: this.#signals.merged,
      limits: { maxMatches: Number.POSITIVE_INFINITY },
      range: { from: above.length - lead, to: above.length + to - from },
    });
    this.#sawCutLine ||= limited === 'line-length';
    const shift = from - above.length;
    return matches.map((match) => moveBy(match, shift)).filter(({ start }) => start >= from);
  }
}

function moveBy(match: Match, distance: number): Match {
  return { ...match, start: match.start + distance, end: match.end + distance };
}
