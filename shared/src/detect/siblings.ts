import type { Finding } from './evidence.ts';
import { isHttpStatus } from './httpStatus.ts';
import { SMALLEST_LONG_CODE } from './lexicon.ts';
import { NEAR_LINES } from './limits.ts';
import { classifyHead, namesBrand } from './names.ts';
import { COLLECTS } from './place/calls.ts';
import { likewise, type RowToken, rowTokens } from './rowShape.ts';
import type { Site } from './site.ts';
import { indentation, lineStart, lineText } from './surroundings.ts';

/** Lines up and down in which rows of one block are looked for. */
const BLOCK_LINES = 12;
const LONGEST_ROW = 400;
const ORDINAL = /^\s*\d{1,3}[.)]\s/;
const CASE = /\b(?:case|when)\s[\d\s,_'":]{0,60}$/i;
const CASE_OF = /\b(?:case|when)\s{1,40}["']?([\d_]{1,8})\b/gi;
const SWITCH = /\b(?:switch|match|select)\b|\b(?:case|when)\s{1,40}[($@A-Za-z]|\bcase\s{0,40}$|\bend\b/i;
const COMPARED = /([\w$@.?[\]'"]{1,40})\s{0,40}(?:===?|!==?)\s{0,40}["'`]?$/;
const COMPARED_OF = /([\w$@.?[\]'"]{1,40})\s{0,40}(?:===?|!==?)\s{0,40}["'`]?([\d_]{1,8})\b/g;
const SEGMENT = /(?:^|[·;|•])\s*$/;
const SEGMENT_OF = /(?:^|[·;|•])\W{0,6}(\d{1,7})\b/g;

/**
 * Whether the numbers that stand like a small one, in the rows of its block, in its list, among the cases of its switch,
 * are codes: the same form has the same meaning.
 */
export function findSiblings(site: Site, place: readonly Finding[]): Finding[] {
  if (site.candidate.value >= SMALLEST_LONG_CODE) return [];
  const ids = new Set<string>(place.map(({ id }) => id));
  const named = ids.has('errors-around') || ids.has('codes-around');
  const { before } = site.view;
  const line = site.scan.text.slice(site.view.from, Math.min(site.view.to, site.view.from + LONGEST_ROW));
  if (CASE.test(before)) return told(site, inCases(site), true);
  const compared = COMPARED.exec(before)?.[1];
  if (compared) return told(site, inComparisons(site, compared), true);
  if (ORDINAL.test(line)) return [];
  const mates = ids.has('table-cell') ? [] : matesOf(site, line);
  const found = told(site, mates, true);
  // A list of its own means what its own name says, whatever the constant above it lists.
  if (found.length === 0 && mates.length > 1 && line.slice(0, site.candidate.start - site.view.from).includes('='))
    return [];
  // In rows without a name of their own, only a long code proves what the others are.
  // Lines of a log are alike without being rows of a table.
  return found.length > 0 || site.languageId === 'log' ? found : told(site, inRows(site, rowTokens(line)), named);
}

/** @param rareTells Whether an uncommon small code among the siblings is enough. */
function told(site: Site, siblings: readonly number[], rareTells: boolean): Finding[] {
  const { candidate, isCode } = site;
  const others = siblings.filter((number) => number !== candidate.value);
  const long = new Set(others.filter((number) => number >= SMALLEST_LONG_CODE && isCode(number)));
  // Where most of them are no codes, it is a table of something else.
  const strange = others.filter((number) => !isCode(number) && !UNLISTED.has(number)).length;
  if (strange * 2 > others.length) return [];
  const [first] = long;
  // What a call takes that is not called after errors proves little of its other calls.
  if (first !== undefined && (long.size > 1 || !isArgument(site) || !isNeutral(site)))
    return [{ id: 'code-list', detail: `${first}` }];
  const rare = rareTells ? (others.find(tells(site)) ?? mateOfRare(candidate.value, others, strange)) : undefined;
  return rare === undefined ? [] : [{ id: 'rare-list', detail: `${rare}` }];
}

/** `[0, 10, 190]`: an uncommon number among codes alone is one of them. */
function mateOfRare(value: number, others: readonly number[], strange: number): number | undefined {
  return isRare(value) && strange === 0 && new Set(others).size > 1 ? others[0] : undefined;
}

function matesOf(site: Site, line: string): number[] {
  if (line.trimStart().startsWith('|') || isArgument(site)) return [];
  const mates = listMates(site);
  if (mates.length > 1 || !SEGMENT.test(site.view.before.replace(/^[\s*/#-]+/, ''))) return mates;
  return [...line.matchAll(SEGMENT_OF)].map(([, digits]) => Number(digits));
}

/** An argument of a call has its place among those of other calls, not among the other arguments. */
function isArgument({ openers }: Site): boolean {
  const [inner] = openers();
  return inner?.bracket === '(' && /[a-z\d_]$/i.test(inner.head) && !COLLECTS.test(inner.head);
}

function isNeutral({ openers }: Site): boolean {
  const head = openers()[0]?.head ?? '';
  return (
    classifyHead(head) === 'neutral' &&
    !/\b[A-Z][A-Z\d_]{2,}$/.test(head) &&
    !namesBrand(/[\w.]{1,160}$/.exec(head)?.[0] ?? '')
  );
}

/** The other cases of the same switch. */
function inCases({ scan, view }: Site): number[] {
  const numbers: number[] = [];
  scan.wandered = true;
  for (const step of [0, -1, 1]) {
    for (let line = view.line + step; Math.abs(line - view.line) <= BLOCK_LINES; line += step) {
      if (line < 0 || line >= scan.lineStarts.length) break;
      const text = lineText(scan, line);
      for (const [, digits] of text.matchAll(CASE_OF)) numbers.push(numberOf(digits ?? ''));
      if (step === 0 || SWITCH.test(text)) break;
    }
  }
  return numbers;
}

/** What the same thing is compared with on this line and around. */
function inComparisons({ scan, view }: Site, compared: string): number[] {
  const numbers: number[] = [];
  scan.wandered = true;
  for (let line = view.line - NEAR_LINES; line <= view.line + NEAR_LINES; line += 1) {
    if (line < 0 || line >= scan.lineStarts.length) continue;
    for (const [, left, digits] of lineText(scan, line).matchAll(COMPARED_OF)) {
      if (left === compared) numbers.push(numberOf(digits ?? ''));
    }
  }
  return numbers;
}

/** The numbers that stand at the same place in rows of the same shape, up and down to where the block ends. */
function inRows(site: Site, own: readonly RowToken[]): number[] {
  const { scan, candidate, view } = site;
  const offset = candidate.start - lineStart(scan, view.line);
  if (offset >= LONGEST_ROW) return [];
  const index = own.findIndex(({ start, end }) => start <= offset && offset < end);
  const joint = own[index - 1]?.kind ?? '|';
  if (index < 0 || joint === '}' || joint === 'W') return [];
  const numbers: number[] = [];
  scan.wandered = true;
  const indent = indentation(lineText(scan, view.line));
  // Constants stand in groups; what comes after an empty line may be constants of another kind.
  const inGroups = indent === 0 || own[0]?.kind === '|' || own[index - 1]?.kind === '=';
  for (const step of [-1, 1]) {
    for (let line = view.line + step; Math.abs(line - view.line) <= BLOCK_LINES; line += step) {
      if (line < 0 || line >= scan.lineStarts.length) break;
      const text = lineText(scan, line, LONGEST_ROW);
      const empty = text.trim() === '';
      if (empty ? inGroups : indentation(text) < indent) break;
      const number = likewise(rowTokens(text), own, index);
      if (number !== undefined) numbers.push(number);
    }
  }
  return numbers;
}

/** True for a long number whose rows around hold codes of the catalog at the same place, at least two, and few others. */
export function standsAmongCodes(site: Site): boolean {
  const { scan, view, candidate, isCode } = site;
  const line = scan.text.slice(view.from, Math.min(view.to, view.from + LONGEST_ROW));
  const others = inRows(site, rowTokens(line)).filter((number) => number !== candidate.value);
  const codes = others.filter((number) => number >= SMALLEST_LONG_CODE && isCode(number)).length;
  return codes >= 2 && codes * 2 > others.length;
}

/** True where a number in the same list shows that it is one of codes. */
export function hasTellingMate(site: Site): boolean {
  const { candidate, isCode } = site;
  return listMates(site).some(
    (number) =>
      number !== candidate.value && (UNLISTED.has(number) || (number >= SMALLEST_LONG_CODE && isCode(number))),
  );
}

/** True where a number and all others of its list are codes, at least one of them uncommon as an ordinary number. */
export function areCodes(site: Site): boolean {
  const mates = listMates(site);
  return mates.some(isRare) && mates.every((mate) => site.isCode(mate) || UNLISTED.has(mate));
}

/** The numbers between the same commas, bars or spaces, itself among them. */
function listMates({ view, candidate }: Site): number[] {
  const left =
    /(?:\b[\d_]{1,8}["'`]?(?:\s?[,/|]\s?|\s{1,3}|\s&\s|\s(?:e|y|o|or|and|ou|und|et|dan|atau|и)\s)["'`]?){1,20}$/.exec(
      view.before,
    )?.[0] ?? '';
  const right =
    /^["'`]?(?:(?:\s?[,/|]\s?|\s{1,3}|\s&\s|\s(?:e|y|o|or|and|ou|und|et|dan|atau|и)\s)["'`]?[\d_]{1,8}\b["'`]?){1,20}/.exec(
      view.after,
    )?.[0] ?? '';
  const mates = `${left} ${right}`.match(/\b[\d_]{1,8}\b/g)?.map(numberOf) ?? [];
  return [candidate.value, ...mates];
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll('_', ''));
}

function tells({ isCode }: Site): (number: number) => boolean {
  return (number) => UNLISTED.has(number) || (isCode(number) && (number >= SMALLEST_LONG_CODE || isRare(number)));
}

/** Codes of the Graph API that stand in many lists of rate limits and sessions, and have no entry of their own. */
export const UNLISTED: ReadonlySet<number> = new Set([32, 458, 459, 460, 463, 464, 467, 492]);

/** True for a small number that is seldom anything but a code: 190, 368, 613. */
export function isRare(value: number): boolean {
  return (
    value > 100 &&
    value < SMALLEST_LONG_CODE &&
    value % 100 !== 0 &&
    !isHttpStatus(value) &&
    !(value > 200 && value < 299)
  );
}
