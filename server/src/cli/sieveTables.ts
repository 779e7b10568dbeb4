import type { Catalog } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { SMALLEST_LONG_CODE } from '../../../shared/src/detect/lexicon.ts';
import { MARKS, strongestMark } from '../../../shared/src/detect/marks.ts';
import { ownerOf, ownersIn } from '../../../shared/src/detect/providers.ts';
import type { DocumentSignals } from '../../../shared/src/detect/types.ts';
import type { Sieve } from './sieve.ts';

/** Finds the addresses, in order, between two addresses of the sieve's memory at which something has to be judged. */
export type Search = (from: number, to: number) => Uint32Array;

/** What the sieve is to look for in files of one catalog. */
export interface Searches {
  /**
   * Marks, and long codes that need none: without any of these a file holds no code. Sure for files of any size.
   */
  readonly anything: Search;
  /**
   * Long codes, small codes behind a cue, and titles that stand alone, of whom the signals of the file name. Valid until
   * the next call.
   */
  places(signals: DocumentSignals): Search;
}

/** Bytes of a gram, and how many grams of a title are in the table; the shortest titles have fourteen bytes. */
const TITLE_GRAM = 6;
const TITLE_GRAMS = 9;
/** The shortest marks have four letters. */
const MARK_GRAM = 4;

/** Fills the tables of the sieve. */
export function searchesOf(sieve: Sieve, catalog: Catalog): Searches {
  fillPhrases(sieve, sieve.at.MARKS, [...MARKS.keys()], MARK_GRAM, 1);
  const nobodyElse: DocumentSignals = { marks: new Set(), longCodes: new Set() };
  let titlesFilled = false;
  let filledFor = '';
  const fillFor = (signals: DocumentSignals): void => {
    const owners = [...ownersIn(signals.marks)].sort().join();
    if (owners !== filledFor) fillNumbers(sieve, catalog, signals);
    filledFor = owners;
  };
  return {
    anything(from, to) {
      fillFor(nobodyElse);
      return collect(sieve, from, to, [
        sieve.findNumbers,
        (first, end, out) => sieve.findPhrases(first, end, sieve.at.MARKS, MARK_GRAM, 1, out),
      ]);
    },
    places(signals) {
      fillFor(signals);
      const searches = [sieve.findNumbers];
      // Without a mark no small number is a code, and no title stands for one.
      if (signals.marks.size > 0) searches.push(sieve.findCues);
      if (strongestMark(signals.marks)) {
        if (!titlesFilled) fillPhrases(sieve, sieve.at.TITLES, titlesAlone(catalog), TITLE_GRAM, TITLE_GRAMS);
        titlesFilled = true;
        searches.push((first, end, out) =>
          sieve.findPhrases(first, end, sieve.at.TITLES, TITLE_GRAM, TITLE_GRAMS, out),
        );
      }
      return (from, to) => collect(sieve, from, to, searches);
    },
  };
}

/** Runs the searches one after the other and sorts what they find. */
function collect(sieve: Sieve, from: number, to: number, searches: readonly Sieve['findNumbers'][]): Uint32Array {
  let found = 0;
  for (const search of searches) found += search(from, to, sieve.out + 4 * found);
  return new Uint32Array(sieve.bytes.buffer, sieve.out, found).slice().sort();
}

function fillNumbers(sieve: Sieve, catalog: Catalog, signals: DocumentSignals): void {
  const { bytes, at } = sieve;
  const owners = ownersIn(signals.marks);
  bytes.fill(0, at.SHAPES, at.TITLES);
  for (const entry of catalog.entries) {
    const { code, codeTo } = entry;
    if (typeof code !== 'number' || !owners.has(ownerOf(entry))) continue;
    for (let value = code; value <= (codeTo ?? code); value += 1) {
      if (value < SMALLEST_LONG_CODE) bytes[at.SMALL_CODES + value] = 1;
      else addLongCode(sieve, value);
    }
  }
}

/** The same multiplier as in the sieve's source: a table that disagreed would find nothing. */
const MULTIPLIER = 0x9e3779b1;

function addLongCode({ bytes, at }: Sieve, value: number): void {
  const digits = `${value}`;
  bytes[at.SHAPES + digits.length * 100 + Number(digits.slice(0, 2))] = 1;
  setBit(bytes, at.LONG_CODES, Math.imul(value, MULTIPLIER) >>> 15);
}

function setBit(bytes: Buffer, begin: number, index: number): void {
  const at = begin + (index >>> 3);
  bytes[at] = (bytes[at] ?? 0) | (1 << (index & 7));
}

/**
 * Files each phrase under as many neighbouring grams as the search steps over, so that it cannot step over them all: those
 * that fewest other phrases have, because what many share, such as `message`, is all over the logs.
 */
function fillPhrases(sieve: Sieve, table: number, phrases: readonly string[], width: number, grams: number): void {
  const { bytes, at } = sieve;
  const texts = phrases.map((phrase) => Buffer.from(phrase));
  const gramsOfTexts = texts.map((text) => gramsOf(sieve, text, width));
  const shared = new Map<number, number>();
  for (const gram of gramsOfTexts.flat()) shared.set(gram, (shared.get(gram) ?? 0) + 1);
  let textAt = 0;
  let index = 0;
  for (const [number, text] of texts.entries()) {
    const all = gramsOfTexts[number] ?? [];
    if (all.length < grams) throw new RangeError(`The phrase "${text}" is too short for the sieve`);
    text.copy(bytes, table + at.PHRASE_TEXTS + textAt);
    const begin = rarest(
      all.map((gram) => shared.get(gram) ?? 0),
      grams,
    );
    for (let offset = begin; offset < begin + grams; offset += 1) {
      index += 1;
      const gram = all[offset] ?? 0;
      setBit(bytes, table + at.GRAM_BITS, gram);
      const first = table + at.GRAM_PHRASES + 2 * (gram >>> 2);
      const entry = table + at.PHRASES + at.PHRASE_BYTES * index;
      bytes.writeUInt16LE(bytes.readUInt16LE(first), entry);
      bytes.writeUInt16LE(text.length, entry + 2);
      bytes.writeUInt16LE(offset, entry + 4);
      bytes.writeUInt16LE(textAt, entry + 6);
      bytes.writeUInt16LE(index, first);
    }
    textAt += text.length;
  }
}

/** The grams of a text, as the sieve numbers them. Puts it where searches write to, which is free between them. */
function gramsOf(sieve: Sieve, text: Buffer, width: number): number[] {
  text.copy(sieve.bytes, sieve.out);
  return Array.from({ length: Math.max(0, text.length - width + 1) }, (_, offset) =>
    sieve.gramAt(sieve.out + offset, width),
  );
}

/** Where the `length` neighbouring counts begin that come to the least. */
function rarest(counts: readonly number[], length: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let begin = 0; begin + length <= counts.length; begin += 1) {
    const sum = counts.slice(begin, begin + length).reduce((total, count) => total + count, 0);
    if (sum < least) [best, least] = [begin, sum];
  }
  return best;
}

/** The titles that may stand for their code. Which they are is asked of detection itself, under the best conditions. */
function titlesAlone(catalog: Catalog): string[] {
  const titles = new Set<string>();
  const signals: DocumentSignals = { marks: new Set(['wamid.']), longCodes: new Set() };
  for (const { code, title, aliases } of catalog.entries) {
    if (typeof code !== 'number') continue;
    for (const name of [title, ...aliases]) {
      if (!name) continue;
      const text = `"${name}"`;
      const { matches } = detect(text, { catalog, languageId: 'log', signals });
      for (const { kind, start, end } of matches) if (kind === 'title') titles.add(text.slice(start, end));
    }
  }
  return [...titles];
}
