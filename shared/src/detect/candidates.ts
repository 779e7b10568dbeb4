import type { Entry } from '../catalog/types.ts';
import { hashAt, type Lexicon, type Phrase, SMALLEST_LONG_CODE } from './lexicon.ts';
import { wholeNumber } from './wholeNumber.ts';

/** A number that is in the catalog and stands as a whole number; whether it is a code is not known yet. */
export interface NumberCandidate {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly entries: readonly Entry[];
}

/** A whole number of a long code's shape that is in no catalog. */
export interface StrangeNumber {
  readonly start: number;
  readonly value: number;
}

/** A mark or title that was found. */
export interface PhraseHit {
  readonly start: number;
  readonly end: number;
  readonly phrase: Phrase;
  /** True where letter case is as in the phrase. */
  readonly verbatim: boolean;
}

/** Everything one pass over a text finds, each list in the order of the text. */
export interface Scan {
  readonly text: string;
  /** Offset of the first character of each line; lines end with LF, or CR where no LF follows. */
  readonly lineStarts: readonly number[];
  readonly numbers: readonly NumberCandidate[];
  readonly strangers: readonly StrangeNumber[];
  readonly marks: readonly PhraseHit[];
  readonly titles: readonly PhraseHit[];
}

const LF = 10;
const CR = 13;
const UNDERSCORE = 95;
const LONGEST_NUMBER = 9;

/** Reads the text once. Cost grows with its length alone: every character is looked at a bounded number of times. */
export function scanText(text: string, lexicon: Lexicon): Scan {
  const scan = {
    text,
    lineStarts: [0],
    numbers: [] as NumberCandidate[],
    strangers: [] as StrangeNumber[],
    marks: [] as PhraseHit[],
    titles: [] as PhraseHit[],
  };
  let previous = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) {
      at = readNumber(scan, at, lexicon);
      previous = text.charCodeAt(at - 1);
      continue;
    }
    if (unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF)) scan.lineStarts.push(at + 1);
    else if (beginsWord(previous, unit) && lexicon.begins[hashAt(text, at)] === 1) readPhrases(scan, at, lexicon);
    previous = unit;
    at += 1;
  }
  return scan;
}

interface GrowingScan extends Scan {
  readonly numbers: NumberCandidate[];
  readonly strangers: StrangeNumber[];
  readonly marks: PhraseHit[];
  readonly titles: PhraseHit[];
}

/** Reads the digits at `start`, with single separators between groups of three; gives the offset after them. */
function readNumber(scan: GrowingScan, start: number, lexicon: Lexicon): number {
  const { text } = scan;
  let value = 0;
  let digits = 0;
  let end = start;
  let groupStart = -1;
  let evenGroups = true;
  for (; end < text.length; end += 1) {
    const unit = text.charCodeAt(end);
    if (isDigit(unit)) {
      if (digits < LONGEST_NUMBER) value = value * 10 + (unit - 48);
      digits += 1;
    } else if (unit === UNDERSCORE && isDigit(text.charCodeAt(end + 1))) {
      if (groupStart >= 0 && end - groupStart !== 3) evenGroups = false;
      if (groupStart < 0 && end - start > 3) evenGroups = false;
      groupStart = end + 1;
    } else break;
  }
  if (groupStart >= 0 && end - groupStart !== 3) evenGroups = false;
  if (digits > LONGEST_NUMBER || !evenGroups || (digits > 1 && text.charCodeAt(start) === 48)) return end;

  const entries = lexicon.entriesOf(value);
  const known = entries.length > 0;
  if ((known || lexicon.looksLikeLongCode(value)) && wholeNumber(text, start, end, value >= SMALLEST_LONG_CODE)) {
    if (known) scan.numbers.push({ start, end, value, entries });
    else scan.strangers.push({ start, value });
  }
  return end;
}

function readPhrases(scan: GrowingScan, at: number, lexicon: Lexicon): void {
  const { text } = scan;
  for (const phrase of lexicon.phrases.get(hashAt(text, at)) ?? []) {
    const start = at - phrase.lead;
    const end = at + phrase.folded.length;
    if (start < 0 || end > text.length || !foldedEquals(text, at, phrase.folded)) continue;
    if (!endsWord(phrase, text.charCodeAt(end))) continue;
    if (phrase.lead > 0 && text.charCodeAt(start) !== phrase.text.charCodeAt(0)) continue;
    const hit = { start, end, phrase, verbatim: text.startsWith(phrase.text, start) };
    if (phrase.mark) {
      scan.marks.push(hit);
      return;
    }
    const last = scan.titles.at(-1);
    // A title inside a longer one that began before it is part of that one.
    if (!last || last.end <= start) scan.titles.push(hit);
    return;
  }
}

function foldedEquals(text: string, at: number, folded: string): boolean {
  for (let index = 0; index < folded.length; index += 1) {
    const unit = text.charCodeAt(at + index);
    const lower = unit >= 65 && unit <= 90 ? unit + 32 : unit;
    if (lower !== folded.charCodeAt(index)) return false;
  }
  return true;
}

/** Marks may be the first part of a longer name, short ones only up to a hump; titles are whole phrases. */
function endsWord(phrase: Phrase, next: number): boolean {
  if (phrase.mark) return phrase.text.length >= 6 || !(next >= 97 && next <= 122);
  return !isLetter(next) && !isDigit(next);
}

function beginsWord(previous: number, unit: number): boolean {
  if (!isLetter(unit)) return false;
  return !isLetter(previous) || (previous >= 97 && unit <= 90);
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
