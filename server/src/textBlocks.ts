/** Length a block is cut to, in UTF-16 units: a few hundred lines, so that what an edit makes anew is soon made. */
export const BLOCK_LENGTH = 16_384;

/** What grows longer is cut again, what shrinks below joins a neighbour; between both, typing leaves blocks as they are. */
const LONGEST_BLOCK = 2;
const SHORTEST_BLOCK = 1 / 4;

const LF = 10;
const CR = 13;

/**
 * Where a line that fills more than a block may be cut: after a character that ends every word and name, and where no
 * digit is near, so that the parts say the same as the whole. Names such as `Cloud API` hold spaces, so a letter before
 * one is no such place.
 */
const CUT_END = /(?:["'`()[\]{};<>|]|[^A-Za-z\s][ \t])(?<!\d\D{0,8})/;
const CUT_BEGIN = /(?!\D{0,7}\d)/;
const INNER_CUT = new RegExp(CUT_END.source + CUT_BEGIN.source, 'g');
const ENDS_IN_INNER_CUT = new RegExp(`${CUT_END.source}$`);
const BEGINS_IN_INNER_CUT = new RegExp(`^${CUT_BEGIN.source}`);

/** A piece of a document: whole lines, or a part of a line that is too long for one. Never changes: edits make new ones. */
export class TextBlock {
  readonly text: string;
  #breaks: readonly number[] | undefined;
  #longestLine: number | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Offsets after each line break, ascending; a break is LF, CRLF, or CR alone. Read when first asked for. */
  get breaks(): readonly number[] {
    this.#breaks ??= lineBreaks(this.text);
    return this.#breaks;
  }

  /** Length of the longest line, its break included; of a line in several blocks, the part in this one. */
  get longestLine(): number {
    this.#longestLine ??= longestGap([0, ...this.breaks, this.text.length]);
    return this.#longestLine;
  }
}

/** Cuts a text into blocks; always at least one. Cost grows with the number of blocks only, where lines are short. */
export function cutBlocks(text: string, blockLength: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  const next = breakFinder(text);
  const longest = LONGEST_BLOCK * blockLength;
  let from = 0;
  while (text.length - from > longest) {
    const lineEnd = next(from + blockLength);
    const to = lineEnd - from <= longest ? lineEnd : Math.min(lineEnd, innerCut(text, from + blockLength));
    blocks.push(new TextBlock(text.slice(from, to)));
    from = to;
  }
  if (from < text.length || blocks.length === 0) blocks.push(new TextBlock(text.slice(from)));
  return blocks;
}

/**
 * Puts `text` in the place of the blocks from `first` to `last` and gives all blocks of the new document. Neighbours are
 * drawn in where the text does not end or begin at a place for a cut, or is too short for a block of its own.
 */
export function replaceBlocks(
  blocks: readonly TextBlock[],
  first: number,
  last: number,
  text: string,
  blockLength: number,
): TextBlock[] {
  const shortest = SHORTEST_BLOCK * blockLength;
  let from = first;
  let to = last + 1;
  let joined = text;
  for (;;) {
    const before = blocks[from - 1]?.text;
    const after = blocks[to]?.text;
    if (after !== undefined && (joined.length < shortest || !isCut(joined, after))) {
      joined += after;
      to++;
    } else if (before !== undefined && (joined.length < shortest || !isCut(before, joined))) {
      joined = before + joined;
      from--;
    } else break;
  }
  return [...blocks.slice(0, from), ...cutBlocks(joined, blockLength), ...blocks.slice(to)];
}

/** True where two texts may stand in blocks of their own. */
function isCut(above: string, below: string): boolean {
  const end = above.charCodeAt(above.length - 1);
  if (end === LF || end === CR) return end === LF || below.charCodeAt(0) !== LF;
  return ENDS_IN_INNER_CUT.test(above.slice(-10)) && BEGINS_IN_INNER_CUT.test(below.slice(0, 8));
}

function innerCut(text: string, from: number): number {
  INNER_CUT.lastIndex = from;
  return INNER_CUT.test(text) ? INNER_CUT.lastIndex : text.length;
}

function longestGap(offsets: readonly number[]): number {
  return offsets.reduce((longest, offset, index) => Math.max(longest, offset - (offsets[index - 1] ?? 0)), 0);
}

function lineBreaks(text: string): number[] {
  const breaks: number[] = [];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at + 1);
    return breaks;
  }
  const next = breakFinder(text);
  for (let end = next(0); end <= text.length; end = next(end)) breaks.push(end);
  return breaks;
}

/**
 * Gives the offset after the first line break at or after an offset, and more than the length of the text where there is
 * none. Offsets must ascend: what was found is kept, so that all calls together read the text once.
 */
function breakFinder(text: string): (from: number) => number {
  const none = Number.POSITIVE_INFINITY;
  let lf = -1;
  let cr = -1;
  return (from) => {
    if (lf < from) lf = text.indexOf('\n', from);
    if (lf < 0) lf = none;
    if (cr < from) cr = text.indexOf('\r', from);
    if (cr < 0) cr = none;
    if (lf < cr) return lf + 1;
    return text.charCodeAt(cr + 1) === LF ? cr + 2 : cr + 1;
  };
}
