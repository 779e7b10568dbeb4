import type { Entry } from '../catalog/types.ts';
import { hashAt, type Lexicon, type Phrase, SMALLEST_LONG_CODE } from './lexicon.ts';
import { type CodeOwner, entriesOfOwners } from './providers.ts';
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

/** Everything that begins in one piece of a text, each list in the order of the text; offsets are those of the text. */
export interface Candidates {
  readonly numbers: readonly NumberCandidate[];
  readonly strangers: readonly StrangeNumber[];
  readonly marks: readonly PhraseHit[];
  readonly titles: readonly PhraseHit[];
}

const NOTHING: Candidates = { numbers: [], strangers: [], marks: [], titles: [] };

const UNDERSCORE = 95;
const LONGEST_NUMBER = 9;

/**
 * Reads the piece of `text` between two offsets once; what begins in it may end behind it. Cost grows with its length
 * alone: every character is looked at a bounded number of times.
 *
 * @param owners Numbers of other owners are strange numbers here.
 */
export function readCandidates(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
  owners: ReadonlySet<CodeOwner>,
): Candidates {
  let found: GrowingCandidates | undefined;
  let previous = from > 0 ? text.charCodeAt(from - 1) : 0;
  let at = isDigit(previous) ? behindDigits(text, from, to) : from;
  for (; at < to; ) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) {
      const number = readNumber(text, at, lexicon, owners);
      at = number.end;
      previous = text.charCodeAt(at - 1);
      if (!isCandidate(number)) continue;
      found ??= { numbers: [], strangers: [], marks: [], titles: [] };
      if (number.entries.length > 0) found.numbers.push(number);
      else if (lexicon.looksLikeLongCode(number.value)) found.strangers.push(number);
      continue;
    }
    if (beginsWord(previous, unit) && lexicon.begins[hashAt(text, at)] === 1) {
      const hit = readPhrase(text, at, lexicon.phrases.get(hashAt(text, at)) ?? []);
      if (hit) {
        found ??= { numbers: [], strangers: [], marks: [], titles: [] };
        if (hit.phrase.mark) found.marks.push(hit);
        // A title inside a longer one that began before it is part of that one.
        else if ((found.titles.at(-1)?.end ?? 0) <= hit.start) found.titles.push(hit);
      }
    }
    previous = unit;
    at += 1;
  }
  return found ?? NOTHING;
}

interface GrowingCandidates extends Candidates {
  readonly numbers: NumberCandidate[];
  readonly strangers: StrangeNumber[];
  readonly marks: PhraseHit[];
  readonly titles: PhraseHit[];
}

/** What stands at the first digit of a number: a candidate, or only where it ends. */
type ReadNumber = NumberCandidate | { readonly end: number };

/** True for a whole number that is in the catalog or has the shape of a long code. */
export function isCandidate(number: ReadNumber): number is NumberCandidate {
  return 'value' in number;
}

/** Reads the digits at `start`, with single separators between groups of three. */
export function readNumber(text: string, start: number, lexicon: Lexicon, owners: ReadonlySet<CodeOwner>): ReadNumber {
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
  if (digits > LONGEST_NUMBER || !evenGroups || (digits > 1 && text.charCodeAt(start) === 48)) return { end };

  const known = lexicon.entriesOf(value);
  if (known.length === 0 && !lexicon.looksLikeLongCode(value)) return { end };
  if (!wholeNumber(text, start, end, value >= SMALLEST_LONG_CODE)) return { end };
  const entries = entriesOfOwners(known, owners);
  // What is another owner's code, and that owner is not named, is nobody's number here.
  return entries.length === 0 && known.length > 0 ? { end } : { start, end, value, entries };
}

/** Offset after the digits that go on at `from`: the number began in the piece before. */
function behindDigits(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const unit = text.charCodeAt(at);
    if (!isDigit(unit) && !(unit === UNDERSCORE && isDigit(text.charCodeAt(at + 1)))) break;
    at += 1;
  }
  return at;
}

/** The longest of the phrases that stands at `at`. */
export function readPhrase(text: string, at: number, phrases: readonly Phrase[]): PhraseHit | undefined {
  for (const phrase of phrases) {
    const start = at - phrase.lead;
    const end = at + phrase.folded.length;
    if (start < 0 || end > text.length || !foldedEquals(text, at, phrase.folded)) continue;
    if (!endsWord(phrase, text.charCodeAt(end))) continue;
    if (phrase.lead > 0 && text.charCodeAt(start) !== phrase.text.charCodeAt(0)) continue;
    return { start, end, phrase, verbatim: text.startsWith(phrase.text, start) };
  }
  return undefined;
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

/** True where `unit` begins a word, or a hump of a `camelCase` one, behind `previous`. */
export function beginsWord(previous: number, unit: number): boolean {
  if (!isLetter(unit)) return false;
  return !isLetter(previous) || (previous >= 97 && unit <= 90);
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/** True for an ASCII digit. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
