import type { Entry } from '../catalog/types.ts';
import { findBeside } from './beside.ts';
import type { NumberCandidate } from './candidates.ts';
import { findFields, findNear, findOnLine, subcodeAfter } from './context.ts';
import { EVIDENCE, type Finding, isDecided, judge, standsLikeCode, type Verdict } from './evidence.ts';
import { SMALLEST_LONG_CODE } from './lexicon.ts';
import { findPlace } from './place/place.ts';
import { ownerOf } from './providers.ts';
import type { Run } from './run.ts';
import { findSiblings, isRare, standsAmongCodes } from './siblings.ts';
import { isRecord, type Site, siteOf } from './site.ts';
import { isNamedBeside } from './titleWords.ts';

/** What a number was found to be. */
export interface JudgedNumber {
  readonly entry: Entry;
  readonly verdict: Verdict;
  /** True where the line was too long to be read as a whole. */
  readonly cut: boolean;
  /** True where the line is a record of its own, and nothing outside of it was read. */
  readonly alone: boolean;
}

/**
 * Judges a number of the catalog.
 *
 * @param thorough Gathers all evidence, where otherwise it stops as soon as the verdict cannot change any more.
 * @returns undefined where nothing in the document could make it a code.
 */
export function judgeNumber(run: Run, candidate: NumberCandidate, thorough = false): JudgedNumber | undefined {
  const size = candidate.value < SMALLEST_LONG_CODE ? 'small' : 'long';
  const findings: Finding[] = [];
  // Where nothing speaks of the API, neither by name nor by its long codes, small numbers are everything else.
  const silent = run.signals.marks.size === 0 && run.signals.longCodes.size < 2;
  if (size === 'small' && silent && !thorough) return undefined;
  if (size === 'small' && silent) findings.push({ id: 'silent-document' });
  const general = generalEntry(candidate.entries);
  if (!general) return undefined;
  const owner = ownerOf(general);
  const site = siteOf(run, candidate, owner);
  const { cut, after } = site.view;
  findings.push(...findPlace(site));
  findings.push(...findBeside(site, findings));
  let near = false;
  const of = (entry: Entry): JudgedNumber => ({
    entry,
    verdict: judge(findings, size),
    cut,
    alone: !near && !cut && !site.scan.wandered && isRecord(run.scan, run.languageId, site.view.line),
  });
  if (
    TEXTS.has(run.languageId) &&
    findings[0]?.id === 'prose' &&
    findings.every(({ id }) => id === 'prose' || EVIDENCE[id].side !== 'place')
  )
    findings.push({ id: 'text-alone' });
  if (size === 'small' && run.languageId !== 'log') findings.push(...ofForm(site, findings));
  // Most small numbers of a log or a source file end here, before anything around them is read.
  if (size === 'small' && !thorough && !standsLikeCode(findings) && !isReference(findings)) return of(general);
  if (size === 'small') findings.push(...ofSmallNumber(candidate.value));
  findings.push(...run.ofDocument(candidate.value, owner), ...findOnLine(site));
  if (size === 'long') excuseConstant(site, findings);
  if (size === 'long' && findings.some(({ id }) => id === 'document-many-codes')) without(NEUTRAL, findings);

  const fields = findings.some(({ id }) => FIELD_ROWS.has(id)) ? findFields(site) : { found: [] };
  const subcode = run.hasSubcodes(candidate.value) ? (fields.subcode ?? subcodeAfter(after)) : undefined;
  const pair = subcode === undefined ? undefined : run.catalog.get(`${candidate.value}:${subcode}`);
  if (pair && subcode) findings.push({ id: 'subcode-beside', detail: subcode }, { id: 'same-form' });
  findings.push(...fields.found);
  if (findings.some(({ id }) => id === 'title-beside')) {
    withoutReference(findings, candidate.value);
    // `error(400, 100, 'Invalid parameter')`: beside its title it is no status, though a status is beside it.
    without(STATUS, findings);
  }
  near = thorough || !isDecided(findings, size);
  if (near) findings.push(...findNear(site, findings));
  if (findings.some(({ id }) => NAMES_IT.has(id))) without(UNNAMED, findings);
  return of(pair ?? general);
}

/** What the rows around, or the words beside it, say of a small number that stands in no place of codes by itself. */
function ofForm(site: Site, findings: readonly Finding[]): Finding[] {
  if (!findings.some(({ id }) => UNTOLD.has(id))) return [];
  const siblings = findSiblings(site, findings);
  if (siblings.length > 0) return [...siblings, { id: 'same-form' }];
  return findings[0]?.id === 'prose' && isNamedBeside(site) ? [{ id: 'named-beside' }] : [];
}

const UNTOLD: ReadonlySet<string> = new Set(['prose', 'neutral-name', 'unlabelled', 'other-column']);

/** `PIN_MISMATCH = 133006` among other constants of codes: what its name speaks of is what went wrong. */
function excuseConstant(site: Site, findings: Finding[]): void {
  const { before } = site.view;
  if (
    !findings.some(({ id }) => id === 'foreign-name') ||
    !/^\s*(?:[A-Za-z]+\s+)*[A-Z][A-Z\d_]{3,}\s*(?::\s*\w+\s*)?[=(:]\s*$/.test(before)
  )
    return;
  if (standsAmongCodes(site)) without(FOREIGN, findings);
}

const FOREIGN: ReadonlySet<string> = new Set(['foreign-name']);
const STATUS: ReadonlySet<string> = new Set(['http-status']);

/** What says nothing is no reason against a code where others like it are codes. */
function without(ids: ReadonlySet<string>, findings: Finding[]): void {
  for (let at = findings.length - 1; at >= 0; at -= 1) if (ids.has(findings[at]?.id ?? '')) findings.splice(at, 1);
}

const NEUTRAL: ReadonlySet<string> = new Set(['neutral-name', 'neutral-call', 'text-alone']);
const NAMES_IT: ReadonlySet<string> = new Set(['code-list', 'title-beside', 'words-of-title', 'subcode-beside']);
const UNNAMED: ReadonlySet<string> = new Set([...NEUTRAL, 'unlabelled']);

function ofSmallNumber(value: number): Finding[] {
  if (value === 0) return [{ id: 'zero' }];
  return isRare(value) ? [{ id: 'rare-number' }] : [];
}

/** True for what a title beside it can still turn: a reference to an issue, a status among the arguments of a call. */
function isReference(findings: readonly Finding[]): boolean {
  const ids = findings.map(({ id }) => id);
  return ids.includes('issue-reference') || (ids.includes('http-status') && ids.includes('list-member'));
}

/** `#100 Invalid parameter`: with its title, it is no reference to an issue. */
function withoutReference(findings: Finding[], value: number): void {
  const at = findings.findIndex(({ id }) => id === 'issue-reference');
  if (at >= 0) findings.splice(at, 1, { id: 'hash-code', detail: `${value}` });
}

/** Languages of running text. */
const TEXTS: ReadonlySet<string> = new Set(['log', 'plaintext', 'markdown', 'csv']);

const FIELD_ROWS: ReadonlySet<string> = new Set([
  'code-field',
  'code-comparison',
  'error-comparison',
  'error-field',
  'errors-array',
  'error-object',
  'error-word',
  'subcode',
]);

/** Meta's entry without a subcode where there is one. */
function generalEntry(entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) => entry.provider === 'meta') ?? entries[0];
}
