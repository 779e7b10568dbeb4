import type { Entry } from '../catalog/types.ts';
import { isCandidate, isDigit, type NumberCandidate, readNumber } from './candidates.ts';
import type { Verdict } from './evidence.ts';
import { lexiconOf } from './lexicon.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { judgeNumber } from './number.ts';
import { entriesOfOwners, isOwnCode, ownerOf, ownersIn, PROVIDER_MARKS } from './providers.ts';
import { type Run, runOf } from './run.ts';
import { documentSignals, signalsPart } from './signals.ts';
import { viewLine } from './surroundings.ts';
import { judgeTitle } from './titles.ts';
import type { DetectOptions, Evidence } from './types.ts';

/** Why a piece of text is, or is not, taken for a code. */
export interface Why {
  /** Offsets of the number or title, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The number or title as it is written. */
  readonly written: string;
  readonly isMatch: boolean;
  /** What it is, or would be; absent for a number that is in no catalog. */
  readonly entry?: Entry;
  /** How a number was judged; absent where it was not looked at closely. */
  readonly verdict?: Verdict;
  /** What speaks for a title that stands alone. */
  readonly evidence?: readonly Evidence[];
  /** Why it was not looked at closely. */
  readonly reason?: WhyNot;
}

/**
 * `unknown`: the catalog has no such number. `part`: the digits are part of a longer number, name, date or path.
 * `owner`: a code of somebody whom the document does not name (`names` says how to name them). `title`: a title of common
 * words, or one with its number near, or in a document that does not speak of WhatsApp.
 */
export type WhyNot =
  | { readonly kind: 'unknown' | 'part' | 'title' }
  | { readonly kind: 'owner'; readonly names: readonly string[] };

/** Explains the number or title that touches `offset`; undefined where there is neither. All evidence is gathered. */
export function whyAt(text: string, offset: number, options: Omit<DetectOptions, 'range'>): Why | undefined {
  const signals = options.signals ?? documentSignals(signalsPart(text), options.catalog);
  const { maxLineLength } = { ...DEFAULT_LIMITS, ...options.limits };
  const run = runOf(text, signals, maxLineLength, options);
  return whyNumber(run, offset) ?? whyTitle(run, offset);
}

function whyNumber(run: Run, offset: number): Why | undefined {
  const { text } = run.scan;
  const { start, end } = digitsAt(text, offset);
  if (start === end) return undefined;
  const written = { start, end, written: text.slice(start, end) };
  const read = run.scan.find('numbers', start, end, () => true);
  if (read) return judged(run, read);

  const value = Number(written.written.replaceAll('_', ''));
  const lexicon = lexiconOf(run.catalog);
  const entries = lexicon.entriesOf(value);
  const [entry] = entries;
  if (!entry) return { ...written, isMatch: false, reason: { kind: 'unknown' } };
  const whole = isCandidate(readNumber(text, start, lexicon, new Set(entries.map(ownerOf))));
  const named = entriesOfOwners(entries, ownersIn(run.signals.marks)).length > 0;
  if (!whole || named) return { ...written, isMatch: false, entry, reason: { kind: 'part' } };
  const names = [...PROVIDER_MARKS].filter(([, owner]) => owner === ownerOf(entry)).map(([mark]) => mark);
  return { ...written, isMatch: false, entry, reason: { kind: 'owner', names } };
}

function judged(run: Run, candidate: NumberCandidate): Why {
  const { start, end } = candidate;
  const written = run.scan.text.slice(start, end);
  const found = judgeNumber(run, candidate, true);
  if (!found) return { start, end, written, isMatch: false, reason: { kind: 'unknown' } };
  const { entry, verdict } = found;
  return { start, end, written, isMatch: verdict.accepted, entry, verdict };
}

/** The digits that touch `offset`, single underscores between them included. */
function digitsAt(text: string, offset: number): { start: number; end: number } {
  const joins = (at: number): boolean =>
    isDigit(text.charCodeAt(at)) ||
    (text[at] === '_' && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)));
  let start = offset;
  while (start > 0 && offset - start < LONGEST && joins(start - 1)) start -= 1;
  let end = offset;
  while (end < text.length && end - offset < LONGEST && joins(end)) end += 1;
  return { start, end };
}

const LONGEST = 40;

/** Characters in front of a caret in which a title may begin. */
const TITLE_REACH = 200;

function whyTitle(run: Run, offset: number): Why | undefined {
  const { scan, signals, maxLineLength } = run;
  const from = Math.max(0, offset - TITLE_REACH);
  const hit = scan.find('titles', from, offset + 1, ({ start, end }) => start <= offset && offset <= end);
  if (!hit) return undefined;
  const { start, end } = hit;
  const written = { start, end, written: scan.text.slice(start, end) };
  const found = judgeTitle(scan, hit, viewLine(scan, start, end, maxLineLength), signals, maxLineLength);
  const { entries } = hit.phrase;
  const entry = entries.find((one) => isOwnCode(one) && one.status === 'active') ?? entries[0];
  if (found) return { ...written, isMatch: true, ...found };
  return { ...written, isMatch: false, ...(entry && { entry }), reason: { kind: 'title' } };
}
