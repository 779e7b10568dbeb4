import type { ByteSource } from './byteSource.ts';
import type { Sieve } from './sieve.ts';

const LF = 10;
const CR = 13;

/**
 * A text in UTF-8 that slides through the sieve's memory, of which only a part is there at a time. Places are addresses
 * in that memory; they hold until the next `drop`. Knows the line of each place it still holds.
 */
export class SlidingText {
  /** Address of the first byte that is there. */
  start: number;
  /** Address after the last byte that is there. */
  end: number;
  /** True when nothing follows what is there. */
  complete = false;
  private readonly sieve: Sieve;
  private readonly source: ByteSource;
  /** A place and the line breaks before it. */
  private counted: { readonly at: number; readonly breaks: number };
  /** UTF-16 code units between the begin of the line at `start` and `start`. */
  private unitsBefore = 0;

  constructor(sieve: Sieve, source: ByteSource) {
    this.sieve = sieve;
    this.source = source;
    this.start = sieve.room.from;
    this.end = this.start;
    this.counted = { at: this.start, breaks: 0 };
    // In front of a text is nothing that could belong to a number or word.
    sieve.bytes.fill(LF, this.start - sieve.at.MARGIN, this.start);
  }

  /** Reads on until the text reaches to `end`, or is complete. A byte order mark is left out: it is no part of the text. */
  async fill(end: number): Promise<void> {
    const { bytes, room, at } = this.sieve;
    const begins = this.end === room.from;
    while (this.end < end && !this.complete) {
      // Most sources are files, which give bytes and no promise; waiting for nothing would cost a turn of the loop.
      const reading = this.source(bytes.subarray(this.end, end));
      const read = typeof reading === 'number' ? reading : await reading;
      this.end += read;
      this.complete = read === 0;
    }
    if (this.complete) bytes.fill(LF, this.end, this.end + at.MARGIN);
    if (begins && this.end - this.start >= 3 && bytes.readUIntBE(this.start, 3) === 0xefbbbf) {
      this.start += 3;
      this.counted = { at: this.start, breaks: 0 };
    }
  }

  /** Gives up what is before `to`, and moves the rest to the begin of the memory; gives by how much. */
  drop(to: number): number {
    const { bytes, room } = this.sieve;
    const at = Math.max(this.counted.at, to);
    const breaks = this.lineOf(at);
    this.unitsBefore = this.columnOf(to);
    const moved = to - room.from;
    bytes.copyWithin(room.from, to, this.end);
    this.start = room.from;
    this.end -= moved;
    // The byte in front tells whether a line begins here.
    bytes[this.start - 1] = this.unitsBefore === 0 ? LF : 0;
    this.counted = { at: at - moved, breaks };
    if (this.complete) bytes.fill(LF, this.end, this.end + this.sieve.at.MARGIN);
    return moved;
  }

  /** 0-based line of a place. Places asked for must not go back. */
  lineOf(at: number): number {
    const breaks = this.counted.breaks + this.sieve.countBreaks(this.counted.at, at);
    this.counted = { at, breaks };
    return breaks;
  }

  /** UTF-16 code units between the begin of its line and a place. */
  columnOf(at: number): number {
    let begin = at;
    while (begin > this.start && !isBreak(this.sieve.bytes[begin - 1])) begin -= 1;
    return (begin === this.start ? this.unitsBefore : 0) + this.units(begin, at);
  }

  /** True where a line begins. */
  beginsLine(at: number): boolean {
    return at === this.start ? this.unitsBefore === 0 : isBreak(this.sieve.bytes[at - 1]);
  }

  /** Begin of the line `lines` above the one a place is on; at most `reach` bytes before the place. */
  lineStart(at: number, lines: number, reach: number): number {
    const floor = Math.max(this.start, at - reach);
    return this.beginOfCharacter(this.sieve.lineStart(at, lines, floor));
  }

  /** End, with its break, of the line `lines` below the one a place is on; at most `reach` bytes after the place. */
  lineEnd(at: number, lines: number, reach: number): number {
    const ceiling = Math.min(this.end, at + reach);
    return this.beginOfCharacter(this.sieve.lineEnd(at, lines, ceiling));
  }

  decode(from: number, to: number): string {
    return this.sieve.bytes.toString('utf8', from, to);
  }

  /** Length in UTF-16 code units. */
  units(from: number, to: number): number {
    return from === to ? 0 : this.decode(from, to).length;
  }

  /** The same place, or the begin of the character it is in the middle of. */
  private beginOfCharacter(at: number): number {
    let begin = at;
    while (begin > this.start && begin > at - 3 && ((this.sieve.bytes[begin] ?? 0) & 0xc0) === 0x80) begin -= 1;
    return begin;
  }
}

function isBreak(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
