import { detect } from './detect.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { judgeNumber } from './number.ts';
import { COLLECTS } from './place/calls.ts';
import { runOf } from './run.ts';
import { lineAt } from './scan.ts';
import { indentation, lineStart } from './surroundings.ts';
import type { DetectOptions, DocumentSignals, Match } from './types.ts';
import { type Zone, zoneAt } from './zone.ts';

/** What is wanted at a place where nothing, or only a part of it, is written yet. */
export interface Expected {
  readonly what: 'code' | 'subcode';
  /** Codes that stand in the same list or switch already: a second time would be a mistake. */
  readonly taken: ReadonlySet<number>;
}

/** The document around the place; `text` may be a window of it with its lines whole. */
export interface ExpectedOptions extends Pick<DetectOptions, 'catalog' | 'languageId'> {
  readonly signals: DocumentSignals;
}

/** A long code that is never anything else: where it would be one, others would be too. */
const PROBE = 131_026;

/** Languages in which nobody completes a code: running text, and styles. */
const WITHOUT_CODES: ReadonlySet<string> = new Set([
  'log',
  'plaintext',
  'markdown',
  'csv',
  'jsonl',
  'css',
  'scss',
  'sass',
  'less',
  'stylus',
]);

/**
 * Tells whether a code is expected in the place of what stands between two offsets: the operand of a comparison, a
 * case, a member of a set, the value of a field of an error. Puts a code there and asks detection what it makes of it,
 * and by what; that the document is about codes is no reason by itself. Undefined in comments and within sentences.
 */
export function expectedAt(text: string, start: number, end: number, options: ExpectedOptions): Expected | undefined {
  const { catalog, languageId, signals } = options;
  if (WITHOUT_CODES.has(languageId) || (signals.marks.size === 0 && signals.longCodes.size === 0)) return undefined;
  const probe = `${PROBE}`;
  const probed = text.slice(0, start) + probe + text.slice(end);
  const run = runOf(probed, signals, DEFAULT_LIMITS.maxLineLength, { catalog, languageId });
  const candidate = run.scan.find('numbers', start, start + 1, () => true);
  if (!candidate) return undefined;
  const zoneOf = (offset: number): Zone => {
    const line = lineAt(run.scan.lineStarts, offset);
    return zoneAt(run.lines, line, offset - lineStart(run.scan, line), languageId);
  };
  const zone = zoneOf(start);
  if (zone.kind === 'comment' || (zone.kind === 'string' && !isWholeString(probed, start, start + probe.length)))
    return undefined;
  const judged = judgeNumber(run, candidate, true);
  if (!judged?.verdict.accepted) return undefined;
  const ids = new Set(judged.verdict.evidence.map(({ id }) => id));
  if (ids.has('subcode')) return { what: 'subcode', taken: new Set() };

  const place = placeOf(ids) ?? (isNamed(ids) ? placeByName(text, start) : undefined);
  if (!place || judged.verdict.against.some(({ id }) => id === 'other-service')) return undefined;
  if (place === 'value') return { what: 'code', taken: new Set() };
  // Without the code that was put in: it would make codes of what stands beside it.
  const { matches } = detect(text, { catalog, languageId, signals });
  const around = matches.filter((match) => match.kind === 'code' && (match.end <= start || match.start >= end));
  const others = alternatives(text, start, around, languageId);
  if (others.length > 0) return expectedBeside(text, others);
  const mates = MATES[place](text, start, around);
  if (mates.length === 0 && (!isNamed(ids) || place === 'constant')) return undefined;
  if (place === 'member') {
    if (!isCompared(ids) && (isOneOfMany(text, start, mates) || isOfOthers(text, start, around))) return undefined;
    const opener = openerOf(probed, start);
    // `f"code {1}"`: what is put into a string is a value of any kind.
    if (opener >= 0 && zoneOf(opener).kind === 'string') return undefined;
  }
  return expectedBeside(text, mates);
}

function expectedBeside(text: string, mates: readonly Match[]): Expected {
  return { what: 'code', taken: new Set(mates.map((match) => numberOf(text, match))) };
}

/** `constant`: the value of a name among others that are values of names, as in an enum. */
type Place = 'value' | 'case' | 'member' | 'constant';

type FindMates = (text: string, start: number, around: readonly Match[]) => readonly Match[];

const MATES: Readonly<Record<Exclude<Place, 'value'>, FindMates>> = {
  case: casesBeside,
  member: membersBeside,
  constant: constantsBeside,
};

function placeOf(ids: ReadonlySet<string>): Place | undefined {
  if (ids.has('case-label')) return 'case';
  if (ids.has('list-member') || ids.has('map-key')) return 'member';
  if (isCompared(ids) || ids.has('error-field')) return 'value';
  // Languages, countries and currencies have fields called `code` too.
  return ids.has('code-field') && OF_ERRORS.some((id) => ids.has(id)) ? 'value' : undefined;
}

/** The place of what is called after errors or codes, but is neither case nor member by its form. */
function placeByName(text: string, start: number): Place | undefined {
  if (isCollected(text, start)) return 'member';
  return NAMED.test(text.slice(Math.max(0, start - REACH), start)) ? 'constant' : undefined;
}

const OF_ERRORS = ['errors-array', 'error-object', 'graph-field', 'title-beside', 'title-key', 'errors-around'];

function isCompared(ids: ReadonlySet<string>): boolean {
  return ids.has('error-comparison') || ids.has('code-comparison');
}

/** True where what is around a case or member says that it is about errors or codes. */
function isNamed(ids: ReadonlySet<string>): boolean {
  return isCompared(ids) || ids.has('errors-around') || ids.has('codes-around');
}

/** True between two quotes, or behind one that is not closed yet. */
function isWholeString(text: string, start: number, end: number): boolean {
  const quote = text[start - 1] ?? '';
  const next = text[end] ?? '\n';
  return /["'`]/.test(quote) && (next === quote || /[\r\n]/.test(next));
}

/** Other cases of the switch: labels as deep as this one. */
function casesBeside(text: string, start: number, around: readonly Match[]): readonly Match[] {
  const depth = depthAt(text, start);
  return around.filter((match) => hasEvidence(match, 'case-label') && depthAt(text, match.start) === depth);
}

/** Characters of white space that the line of an offset begins with. */
function depthAt(text: string, offset: number): number {
  return indentation(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}

/** Other members or keys of the list, set or map: what stands between the same brackets. */
function membersBeside(text: string, start: number, around: readonly Match[]): readonly Match[] {
  const opener = openerOf(text, start);
  if (opener < 0) return [];
  return around.filter(
    (match) =>
      match.start > opener &&
      openerOf(text, match.start) === opener &&
      (hasEvidence(match, 'list-member') || hasEvidence(match, 'map-key')),
  );
}

/** How much of what stands in front of a place tells what it is, in UTF-16 code units. */
const REACH = 80;

/** The end of what stands in front of the value of a name: `Window = `, `WINDOW: '`. */
const NAMED = /\w\s{0,20}[:=]\s{0,20}["'`]?$/;

/** The same for the field of an error, such as `code: `: what stands beside it is something else. */
const FIELD = /(?:^|\W)(?:error_?)?code["']?\s{0,20}[:=]\s{0,20}["'`]?$/i;

/** Other values of names between the same brackets. */
function constantsBeside(text: string, start: number, around: readonly Match[]): readonly Match[] {
  const opener = openerOf(text, start);
  if (opener < 0) return [];
  return around.filter((match) => {
    const before = text.slice(Math.max(opener, match.start - REACH), match.start);
    return match.start > opener && NAMED.test(before) && !FIELD.test(before) && openerOf(text, match.start) === opener;
  });
}

/** Codes that this one is an alternative to: `131026 | 131047 | `, in C# `131026 or `. */
function alternatives(text: string, start: number, around: readonly Match[], languageId: string): readonly Match[] {
  const or = languageId === 'csharp' ? /^["']?\s{0,80}or\s{1,80}["']?$/ : /^["']?\s{0,80}\|\s{0,80}["']?$/;
  const found: Match[] = [];
  let behind = start;
  for (const match of around.filter((one) => one.end <= start).toReversed()) {
    if (!or.test(text.slice(match.end, Math.min(behind, match.end + 2 * REACH)))) break;
    found.push(match);
    behind = match.start;
  }
  return found;
}

function hasEvidence(match: Match, id: string): boolean {
  return match.evidence.some((evidence) => evidence.id === id);
}

/** True for a member of a call that makes a collection, such as `Set.of(`. */
function isCollected(text: string, start: number): boolean {
  const opener = openerOf(text, start);
  return (
    text[opener] === '(' && COLLECTS.test(headOf(text, opener)) && /[(,]["'`]?\s{0,80}$/.test(text.slice(0, start))
  );
}

/**
 * True for an argument of a call that makes no collection of its arguments, an index, and a value of a row that holds
 * values of other kinds too.
 */
function isOneOfMany(text: string, start: number, mates: readonly Match[]): boolean {
  const opener = openerOf(text, start);
  if (opener < 0) return false;
  const head = headOf(text, opener);
  if (/\bvalues\s*$/i.test(head)) return true;
  if (text[opener] !== '{' && /[\w$\])]$/.test(head) && !COLLECTS.test(head)) return true;
  if (mates.some((match) => hasEvidence(match, 'map-key'))) return false;
  const before = text.slice(opener + 1, start);
  // What is assigned, such as a union of numbers, is its own list within a block.
  const row = before.slice(before.lastIndexOf('=') + 1).replace(/(?:\/\/|#|--).{0,200}/g, '');
  return /[A-Za-z]/.test(row);
}

/** True in a list of numbers that are no codes, and in one of HTTP statuses. */
function isOfOthers(text: string, start: number, around: readonly Match[]): boolean {
  const opener = openerOf(text, start);
  if (opener < 0 || around.some((match) => match.start > opener && match.end <= start)) return false;
  const head = headOf(text, opener);
  return /\d/.test(text.slice(opener, start)) || /http|status/i.test(head.slice(head.lastIndexOf('\n') + 1));
}

/** What stands in front of a bracket, as far as it can say what the bracket is for. */
function headOf(text: string, opener: number): string {
  return text.slice(Math.max(0, opener - REACH), opener);
}

/** How far back the bracket around a place is looked for, in UTF-16 code units. */
const BRACKET_REACH = 4_000;

/** Offset of the bracket that is open at `start`; -1 where there is none near. */
function openerOf(text: string, start: number): number {
  let closed = 0;
  for (let at = start - 1; at >= 0 && at >= start - BRACKET_REACH; at -= 1) {
    const sign = text[at];
    if (sign === ')' || sign === ']' || sign === '}') closed += 1;
    else if (sign === '(' || sign === '[' || sign === '{') {
      if (closed === 0) return at;
      closed -= 1;
    }
  }
  return -1;
}

function numberOf(text: string, { start, end }: Match): number {
  return Number(text.slice(start, end).replaceAll('_', ''));
}
