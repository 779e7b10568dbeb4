/**
 * The sieve of `scan`: tells at which bytes of a large file a code or an official title may stand, at several gigabytes
 * a second, so that only those places are decoded and judged. It says yes too often rather than too seldom.
 *
 * Written in AssemblyScript and compiled to WebAssembly, because JavaScript has no instruction that looks at sixteen
 * bytes at once. Works on addresses of its memory, which the caller fills: the tables that say what to look for, the
 * bytes, and room for the places found. Around the bytes there must be `MARGIN` more that can be read.
 */

/** Bytes in front of `from` and after `to` that a search may read. */
export const MARGIN: usize = 128;

/** Where the tables lie. */
export const SHAPES: usize = 0x400;
export const LONG_CODES: usize = 0x1000;
export const SMALL_CODES: usize = 0x5000;
export const TITLES: usize = 0x10000;
export const MARKS: usize = 0x50000;
/** First address after the tables. */
export const TABLES_END: usize = 0x90000;

/** Parts of a table of phrases, from its begin: which grams occur, the first phrase of a gram, phrases, their text. */
export const GRAM_BITS: usize = 0;
export const GRAM_PHRASES: usize = 0x4000;
export const PHRASES: usize = 0x14000;
export const PHRASE_TEXTS: usize = 0x30000;
/** Bytes of one phrase: next phrase of the gram, length, offset of the gram in it, offset of its text; two bytes each. */
export const PHRASE_BYTES: usize = 8;

/** Fibonacci hashing: multiplying by these spreads neighbours over the upper bits. */
const MULTIPLIER: u32 = 0x9e3779b1;
const WIDE_MULTIPLIER: u64 = ((0x9e3779b9 as u64) << 32) | 0x7f4a7c15;
const BACKSLASH: u32 = 92;
const LF: i8 = 10;
const CR: i8 = 13;
/** Bytes that fold to lower case when they are letters, and lose nothing a search needs when they are not. */
const CASE: u32 = 0x20;
const WIDE_CASE: u64 = ((0x20202020 as u64) << 32) | 0x20202020;

function isDigit(byte: u32): bool {
  return byte - 48 < 10;
}

function isLetter(byte: u32): bool {
  return (byte | CASE) - 97 < 26;
}

function hasBit(bits: usize, index: u32): bool {
  return ((load<u8>(bits + (index >>> 3)) >>> (index & 7)) & 1) !== 0;
}

/** One bit for each of the 64 bytes at `at` that is a digit. */
function digits64(at: usize): u64 {
  return digits16(at) | (digits16(at + 16) << 16) | (digits16(at + 32) << 32) | (digits16(at + 48) << 48);
}

function digits16(at: usize): u64 {
  // Moves the digits to the lowest signed values, so that one comparison tells them.
  const moved = i8x16.add(v128.load(at), i8x16.splat(0x50));
  return i8x16.bitmask(i8x16.lt_s(moved, i8x16.splat(-118))) as u32 as u64;
}

/** One bit for each of the 64 bytes at `at` that is an underscore. */
function underscores64(at: usize): u64 {
  return (
    underscores16(at) | (underscores16(at + 16) << 16) | (underscores16(at + 32) << 32) | (underscores16(at + 48) << 48)
  );
}

function underscores16(at: usize): u64 {
  return i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(95))) as u32 as u64;
}

/** Positions decided by one round of `findNumbers`: of 64 bits, one looks back and nine look ahead. */
const ROUND: usize = 54;
const DECIDED: u64 = ((1 as u64) << 55) - 2;

/**
 * Writes the addresses of the numbers of the long codes' table that begin between two addresses to `out`, four bytes
 * each, in order; gives how many. A number is a run of five to nine digits, or has underscores between groups of three.
 */
export function findNumbers(from: usize, to: usize, out: usize): u32 {
  let next = out;
  for (let at = from - 1; at + 1 < to; at += ROUND) {
    const digits = digits64(at);
    // Runs of two, four, eight digits that begin at each position give those of five and of ten and more.
    const two = digits & (digits >> 1);
    const four = two & (two >> 2);
    const ten = four & (four >> 4) & (two >> 8);
    let runs = digits & ~(digits << 1) & four & (digits >> 4) & ~ten & DECIDED;
    while (runs) {
      const bit = ctz(runs);
      runs &= runs - 1;
      const start = at + (bit as usize);
      if (start < to && isLongCode(start, ctz(~(digits >> bit)) as u32)) {
        store<u32>(next, start as u32);
        next += 4;
      }
    }
    // A digit, an underscore, three digits and no more: the last group of 131_056.
    const groups =
      underscores64(at) & (digits << 1) & (digits >> 1) & (digits >> 2) & (digits >> 3) & ~(digits >> 4) & DECIDED;
    if (groups) next = writeGrouped(at, groups, from, to, next);
  }
  return ((next - out) >> 2) as u32;
}

/** True for a run of digits that is a number of the table; nearly all others are told by their first two digits. */
function isLongCode(start: usize, length: u32): bool {
  const shape = length * 100 + (load<u8>(start) - 48) * 10 + load<u8>(start + 1) - 48;
  if (!load<u8>(SHAPES + shape)) return false;
  // Behind a letter it is part of a name, unless that letter is an escape such as \n.
  if (isLetter(load<u8>(start - 1)) && load<u8>(start - 2) !== BACKSLASH) return false;
  let value: u32 = 0;
  for (let index: u32 = 0; index < length; index++) value = value * 10 + load<u8>(start + index) - 48;
  return hasBit(LONG_CODES, (value * MULTIPLIER) >>> 15);
}

function writeGrouped(at: usize, groups: u64, from: usize, to: usize, out: usize): usize {
  let next = out;
  while (groups) {
    const underscore = at + (ctz(groups) as usize);
    groups &= groups - 1;
    let start = underscore;
    // Nine digits and two underscores are the longest number there is.
    while (start > underscore - 8 && (isDigit(load<u8>(start - 1)) || load<u8>(start - 1) === 95)) start--;
    while (!isDigit(load<u8>(start))) start++;
    let value: u32 = 0;
    for (let index = start; index < underscore + 4; index++) {
      if (isDigit(load<u8>(index))) value = value * 10 + load<u8>(index) - 48;
    }
    if (!hasBit(LONG_CODES, (value * MULTIPLIER) >>> 15) || start < from || start >= to) continue;
    store<u32>(next, start as u32);
    next += 4;
  }
  return next;
}

/**
 * Writes the addresses of cues that are followed by a number of the small codes' table: `code` and its like in other
 * languages, `error` and its like, and `(#`.
 */
export function findCues(from: usize, to: usize, out: usize): u32 {
  let next = out;
  for (let at = from; at < to; at += 64) {
    const a = cues16(at);
    const b = cues16(at + 16);
    const c = cues16(at + 32);
    const d = cues16(at + 48);
    if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) continue;
    let cues = bits16(a) | (bits16(b) << 16) | (bits16(c) << 32) | (bits16(d) << 48);
    while (cues) {
      const cue = at + (ctz(cues) as usize);
      cues &= cues - 1;
      if (cue >= to || !leadsToSmallCode(cue)) continue;
      store<u32>(next, cue as u32);
      next += 4;
    }
  }
  return ((next - out) >> 2) as u32;
}

/** The bytes at which `od` of `code`, `rr` of `error` or a `#` stands: the rarest pairs of the cues. */
function cues16(at: usize): v128 {
  const first = v128.or(v128.load(at), i8x16.splat(CASE as i8));
  const second = v128.or(v128.load(at + 1), i8x16.splat(CASE as i8));
  const od = v128.and(i8x16.eq(first, i8x16.splat(111)), i8x16.eq(second, i8x16.splat(100)));
  const r = i8x16.splat(114);
  const rr = v128.and(i8x16.eq(first, r), i8x16.eq(second, r));
  return v128.or(v128.or(od, rr), i8x16.eq(first, i8x16.splat(35)));
}

function bits16(vector: v128): u64 {
  return i8x16.bitmask(vector) as u32 as u64;
}

/** Letters of the cue's own word after the pair, as in `errorCodes`, and other bytes between it and the number. */
const WORD_REST: usize = 8;
const BETWEEN: usize = 24;

function leadsToSmallCode(cue: usize): bool {
  const byte: u32 = load<u8>(cue);
  const before: u32 = load<u8>(cue - 1);
  let at = cue + 1;
  let status = false;
  if (byte === 35) {
    if (before !== 40) return false;
  } else {
    if ((byte | CASE) === 114) {
      if ((before | CASE) !== 101) return false;
    } else {
      if ((before | CASE) !== 99 && (before | CASE) !== 107) return false;
      status = isStatus(cue - 2);
    }
    const wordEnd = at + WORD_REST;
    while (at < wordEnd && isLetter(load<u8>(at))) at++;
    const end = at + BETWEEN;
    while (at < end && !isLetter(load<u8>(at)) && !isDigit(load<u8>(at))) at++;
  }
  let value: u32 = 0;
  let length = 0;
  while (length < 5 && isDigit(load<u8>(at + length))) {
    value = value * 10 + load<u8>(at + length) - 48;
    length++;
  }
  // A status code is an HTTP status, whatever else the line says; logs are full of them.
  return length > 0 && length < 5 && load<u8>(SMALL_CODES + value) !== 0 && !(status && value >= 100 && value < 600);
}

/** True where `status`, `Status_` and the like end at the address. */
function isStatus(last: usize): bool {
  const end = isLetter(load<u8>(last)) ? last : last - 1;
  return (load<u8>(end) | CASE) === 115 && (load<u8>(end - 1) | CASE) === 117 && (load<u8>(end - 2) | CASE) === 116;
}

/**
 * Writes the addresses at which a phrase of a table stands, letter case aside. Looks at the gram at every `step`th
 * address alone, which is enough because the table holds that many grams of each phrase, one after the other.
 */
export function findPhrases(from: usize, to: usize, table: usize, width: u32, step: usize, out: usize): u32 {
  let next = out;
  for (let at = from; at < to; at += step) {
    const gram = gramAt(at, width);
    if (!hasBit(table + GRAM_BITS, gram)) continue;
    const start = phraseAt(at, gram, table);
    if (start === 0) continue;
    store<u32>(next, start as u32);
    next += 4;
  }
  return ((next - out) >> 2) as u32;
}

/** Number, of 17 bits, of the `width` bytes at an address, letter case aside. */
export function gramAt(at: usize, width: u32): u32 {
  const folded = load<u64>(at) | WIDE_CASE;
  return (((folded << ((8 - width) << 3)) * WIDE_MULTIPLIER) >> 47) as u32;
}

function phraseAt(at: usize, gram: u32, table: usize): usize {
  let index = load<u16>(table + GRAM_PHRASES + ((gram >>> 2) << 1)) as usize;
  while (index) {
    const phrase = table + PHRASES + index * PHRASE_BYTES;
    const start = at - (load<u16>(phrase + 4) as usize);
    if (sameLetters(start, table + PHRASE_TEXTS + (load<u16>(phrase + 6) as usize), load<u16>(phrase + 2)))
      return start;
    index = load<u16>(phrase);
  }
  return 0;
}

function sameLetters(a: usize, b: usize, length: usize): bool {
  for (let index: usize = 0; index < length; index++) {
    const left: u32 = load<u8>(a + index);
    const right: u32 = load<u8>(b + index);
    if (left !== right && !((left ^ right) === CASE && isLetter(left))) return false;
  }
  return true;
}

/** Line breaks that begin between two addresses: LF, and CR where no LF follows. */
export function countBreaks(from: usize, to: usize): u32 {
  let total: u32 = 0;
  let at = from;
  while (at + 16 <= to) {
    // Sixteen counters of a byte each, summed up before one can overflow.
    let counts = i8x16.splat(0);
    const stop = min(to - 16, at + 250 * 16);
    for (; at <= stop; at += 16) {
      const bytes = v128.load(at);
      const feeds = i8x16.eq(bytes, i8x16.splat(LF));
      const returns = i8x16.eq(bytes, i8x16.splat(CR));
      const followed = i8x16.eq(v128.load(at + 1), i8x16.splat(LF));
      counts = i8x16.sub(counts, v128.or(feeds, v128.andnot(returns, followed)));
    }
    const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(counts));
    total += i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1);
    total += i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
  }
  for (; at < to; at++) {
    const byte = load<u8>(at);
    if (byte === LF || (byte === CR && load<u8>(at + 1) !== LF)) total++;
  }
  return total;
}

/** Address of the first byte of the line that is `lines` above the one `at` is on; `floor` where it begins before that. */
export function lineStart(at: usize, lines: u32, floor: usize): usize {
  let left = lines + 1;
  let end = at;
  while (end > floor) {
    let feeds = bits16(i8x16.eq(v128.load(end - 16), i8x16.splat(LF)));
    while (feeds) {
      const bit = 63 - clz(feeds);
      feeds ^= (1 as u64) << bit;
      left--;
      if (left === 0) return max(floor, end - 15 + (bit as usize));
    }
    end -= 16;
  }
  return floor;
}

/** Address after the break that ends the line `lines` below the one `at` is on; `ceiling` where it ends after that. */
export function lineEnd(at: usize, lines: u32, ceiling: usize): usize {
  let left = lines + 1;
  for (let begin = at; begin < ceiling; begin += 16) {
    let feeds = bits16(i8x16.eq(v128.load(begin), i8x16.splat(LF)));
    while (feeds) {
      const bit = ctz(feeds);
      feeds &= feeds - 1;
      left--;
      if (left === 0) return min(ceiling, begin + (bit as usize) + 1);
    }
  }
  return ceiling;
}
