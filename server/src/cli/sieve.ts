import { SIGNALS_LENGTH } from '../../../shared/src/detect/limits.ts';

/** What the compiled sieve exports; `server/assembly/sieve.ts` says what each of them does. */
interface SieveExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  findNumbers(from: number, to: number, out: number): number;
  findCues(from: number, to: number, out: number): number;
  findPhrases(from: number, to: number, table: number, width: number, step: number, out: number): number;
  gramAt(at: number, width: number): number;
  countBreaks(from: number, to: number): number;
  lineStart(at: number, lines: number, floor: number): number;
  lineEnd(at: number, lines: number, ceiling: number): number;
}

/** Addresses and sizes the sieve's source decides. */
const CONSTANTS = [
  'MARGIN',
  'SHAPES',
  'LONG_CODES',
  'SMALL_CODES',
  'TITLES',
  'MARKS',
  'TABLES_END',
  'GRAM_BITS',
  'GRAM_PHRASES',
  'PHRASES',
  'PHRASE_TEXTS',
  'PHRASE_BYTES',
] as const;

/** The sieve with its memory: searches run over addresses in `bytes`. */
export interface Sieve extends Omit<SieveExports, 'memory'> {
  readonly bytes: Buffer;
  readonly at: Readonly<Record<(typeof CONSTANTS)[number], number>>;
  /** The room for the bytes of a file. */
  readonly room: { readonly from: number; readonly to: number };
  /** Longest part of the room one search may run over, so that what it finds has a place. */
  readonly piece: number;
  /** Address to which searches write what they find. */
  readonly out: number;
}

/** Small enough to stay in a processor's own memory while one search after the other runs over it. */
const PIECE_BYTES = 256 * 1024;

/** A cue with its number is three bytes at least, a number six: so many places of four bytes fit into a piece. */
const OUT_BYTES = 4 * Math.ceil(PIECE_BYTES / 3) + 4 * Math.ceil(PIECE_BYTES / 6) + 4 * PIECE_BYTES;

const PAGE_BYTES = 65_536;

/** Starts the compiled sieve and gives it the memory it needs: the first lines of a file, one piece, and tables. */
export function loadSieve(binary: Uint8Array<ArrayBuffer>): Sieve {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary));
  const { memory, ...functions } = exports as unknown as SieveExports;
  const values = exports as unknown as Record<string, { readonly value: number }>;
  const at = Object.fromEntries(CONSTANTS.map((name) => [name, values[name]?.value ?? 0])) as Sieve['at'];
  const from = at.TABLES_END + at.MARGIN;
  const to = from + SIGNALS_LENGTH + 2 * PIECE_BYTES;
  const out = to + at.MARGIN;
  memory.grow(Math.ceil((out + OUT_BYTES) / PAGE_BYTES) - memory.buffer.byteLength / PAGE_BYTES);
  return { ...functions, bytes: Buffer.from(memory.buffer), at, room: { from, to }, piece: PIECE_BYTES, out };
}
