import { closeSync, fstatSync, openSync } from 'node:fs';
import type { Catalog } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { notDisabled } from '../../../shared/src/detect/ignoreComment.ts';
import { SIGNALS_LENGTH } from '../../../shared/src/detect/limits.ts';
import { documentSignals } from '../../../shared/src/detect/signals.ts';
import { PROBE_BYTES, utf16Of } from '../../../shared/src/fileEncoding.ts';
import { languageOfPath } from '../../../shared/src/languages.ts';
import { type ByteSource, fileSource, utf8Source } from './byteSource.ts';
import { type FoundMatch, MatchPlaces, NO_LIMIT } from './foundMatch.ts';
import { AHEAD_BYTES, matchesOfLargeFile } from './largeFile.ts';
import { RecordMemo } from './recordMemo.ts';
import type { Sieve } from './sieve.ts';
import { type Search, type Searches, searchesOf } from './sieveTables.ts';
import { SlidingText } from './slidingText.ts';

/** What every file is examined with. */
export interface Examiner {
  readonly catalog: Catalog;
  readonly sieve: Sieve;
  readonly searches: Searches;
}

/** Where a file is cut; smaller than usual in tests only. */
export interface ExamineSizes {
  /** Files up to this many bytes are judged as a whole; of larger ones, what the sieve finds. */
  readonly wholeBytes: number;
  /** Bytes of a larger file that are read and searched at a time. */
  readonly pieceBytes: number;
}

/** Takes matches of one file, in order, as they are found. */
export type TakeMatches = (matches: readonly FoundMatch[]) => void | Promise<void>;

/** The examiner for a catalog; takes over the sieve's memory. */
export function examinerOf(catalog: Catalog, sieve: Sieve): Examiner {
  return { catalog, sieve, searches: searchesOf(sieve, catalog) };
}

/**
 * Finds the codes of a file. Pipes are read to their end.
 * @returns False for a binary file, which is left alone.
 * @throws Error of the file system.
 */
export async function examineFile(
  path: string,
  examiner: Examiner,
  take: TakeMatches,
  sizes?: ExamineSizes,
): Promise<boolean> {
  const file = openSync(path, 'r');
  try {
    const binaryToo = !fstatSync(file).isFile();
    return await examineSource(path, fileSource(file), examiner, take, { binaryToo, ...sizes });
  } finally {
    closeSync(file);
  }
}

/**
 * Finds the codes of what a source gives. `name` tells the language.
 * @param binaryToo True to examine what looks like binary data, such as what a program writes to a pipe.
 */
export async function examineSource(
  name: string,
  source: ByteSource,
  examiner: Examiner,
  take: TakeMatches,
  { binaryToo = false, wholeBytes = SIGNALS_LENGTH, pieceBytes = examiner.sieve.piece } = {},
): Promise<boolean> {
  const { catalog, sieve, searches } = examiner;
  const languageId = languageOfPath(name);
  const text = await openText(sieve, source);
  if (!binaryToo && sieve.bytes.subarray(text.start, Math.min(text.end, text.start + PROBE_BYTES)).includes(0))
    return false;
  // Signals are read from the lines that begin within these bytes, so the last of them is read to its end.
  await text.fill(text.start + wholeBytes + AHEAD_BYTES);
  if (text.complete && text.end - text.start <= wholeBytes) {
    if (isSilent(searches.anything, text, pieceBytes)) return true;
    const content = text.decode(text.start, text.end);
    const places = new MatchPlaces(content, 0, 0, 0);
    const found = detect(content, { catalog, languageId, limits: NO_LIMIT });
    const matches = notDisabled(content, found.matches);
    if (matches.length > 0) await take(matches.map((match) => places.found(match)));
    return true;
  }
  const head = text.decode(text.start, text.lineEnd(text.start + wholeBytes - 1, 0, AHEAD_BYTES));
  const signals = documentSignals(head, catalog);
  const judging = { text, catalog, languageId, signals, memo: new RecordMemo() };
  for await (const matches of matchesOfLargeFile(judging, searches.places(signals), pieceBytes)) await take(matches);
  return true;
}

/** Begins to read. Without a byte order mark nobody can tell UTF-16 from binary data. */
async function openText(sieve: Sieve, source: ByteSource): Promise<SlidingText> {
  const text = new SlidingText(sieve, source);
  await text.fill(text.start + PROBE_BYTES);
  const encoding = utf16Of(sieve.bytes.subarray(text.start, text.end));
  if (!encoding) return text;
  const begun = sieve.bytes.subarray(text.start, text.end).slice();
  const transcoded = new SlidingText(sieve, utf8Source(encoding, Uint8Array.from(begun), source));
  await transcoded.fill(transcoded.start + PROBE_BYTES);
  return transcoded;
}

/** True where the file holds no mark and no long code, without which it holds nothing: so it is with most files. */
function isSilent(anything: Search, text: SlidingText, pieceBytes: number): boolean {
  for (let from = text.start; from < text.end; from += pieceBytes) {
    if (anything(from, Math.min(text.end, from + pieceBytes)).length > 0) return false;
  }
  return true;
}
