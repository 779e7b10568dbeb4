import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { type NumberCandidate, type Scan, scanText } from './candidates.ts';
import { findBeside, findDocument, findFields, findNear, subcodeAfter } from './context.ts';
import { type Finding, judge, standsLikeCode } from './evidence.ts';
import { lexiconOf, SMALLEST_LONG_CODE } from './lexicon.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { findPlace } from './place.ts';
import { type CodeOwner, entriesOfOwners, ownerOf, ownersIn } from './providers.ts';
import { signalsOf } from './signals.ts';
import { type Inquiry, siteOf } from './site.ts';
import { viewLine } from './surroundings.ts';
import { judgeTitle } from './titles.ts';
import type { Detection, DetectOptions, Match } from './types.ts';
import { variantAt } from './variant.ts';

/** What judging a number needs beside its site. */
interface Run extends Inquiry {
  readonly catalog: Catalog;
  readonly ofDocument: (value: number, owner: CodeOwner) => Finding[];
}

/**
 * Finds the codes of the catalog, and the official titles that stand alone, in a text in any language. Works in two
 * steps: one pass over the text notes every number, title and mark of the catalog; then each number is judged by where
 * it stands and by what is around it. Pure; throws for no string; time and memory grow with the length of the text.
 */
export function detect(text: string, options: DetectOptions): Detection {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { from, to } = options.range ?? { from: 0, to: text.length + 1 };
  const lexicon = lexiconOf(options.catalog);
  const found = scanText(text, lexicon);
  const signals = options.signals ?? signalsOf(found);
  const owners = ownersIn(signals.marks);
  const scan = { ...found, numbers: numbersOfOwners(found.numbers, owners) };
  const run: Run = {
    scan,
    catalog: options.catalog,
    languageId: options.languageId,
    signals,
    isCode: (value) => entriesOfOwners(lexicon.entriesOf(value), owners).length > 0,
    ofDocument: findDocument(signals),
    maxLineLength: limits.maxLineLength,
  };
  const matches: Match[] = [];
  let cut = false;
  for (const candidate of inOrder(scan.numbers, scan.titles)) {
    if (candidate.start < from || candidate.start >= to) continue;
    const last = matches.at(-1);
    if (last && candidate.start < last.end) continue;
    const judged = 'value' in candidate ? matchNumber(run, candidate) : matchTitle(run, candidate);
    cut ||= judged.cut;
    if (!judged.match) continue;
    if (matches.length >= limits.maxMatches) return { matches, limited: 'matches' };
    matches.push(judged.match);
  }
  return cut ? { matches, limited: 'line-length' } : { matches };
}

interface Judged {
  readonly match?: Match;
  /** True where the line was too long to be read as a whole. */
  readonly cut: boolean;
}

const NOTHING: Judged = { cut: false };

function matchNumber(run: Run, candidate: NumberCandidate): Judged {
  const small = candidate.value < SMALLEST_LONG_CODE;
  // Nothing in a text without a single mark can lift a small number high enough.
  if (small && run.signals.marks.size === 0) return NOTHING;
  const general = generalEntry(candidate.entries);
  if (!general) return NOTHING;
  const owner = ownerOf(general);
  const site = siteOf(run, candidate, owner);
  const { cut, after } = site.view;
  const findings: Finding[] = [...findPlace(site), ...findBeside(site)];
  // Most small numbers of a log or a source file end here, before anything around them is read.
  if (small && !standsLikeCode(findings)) return { cut };

  const fields = findings.some(({ id }) => FIELD_ROWS.has(id)) ? findFields(site) : { found: [] };
  const subcode = fields.subcode ?? subcodeAfter(after);
  const pair = subcode === undefined ? undefined : run.catalog.get(`${candidate.value}:${subcode}`);
  if (pair && subcode) findings.push({ id: 'subcode-beside', detail: subcode });
  findings.push(...fields.found, ...findNear(site), ...run.ofDocument(candidate.value, owner));

  const verdict = judge(findings, small ? 'small' : 'long');
  if (!verdict.accepted) return { cut };
  const { start, end } = candidate;
  const entry = pair ?? general;
  const variant = variantAt(entry, run.scan.text, start, end);
  return { match: { kind: 'code', start, end, entry, ...(variant && { variant }), evidence: verdict.evidence }, cut };
}

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

/** Numbers that can be codes where these owners are named. */
function numbersOfOwners(numbers: readonly NumberCandidate[], owners: ReadonlySet<CodeOwner>): NumberCandidate[] {
  const kept: NumberCandidate[] = [];
  for (const number of numbers) {
    const entries = entriesOfOwners(number.entries, owners);
    if (entries === number.entries) kept.push(number);
    else if (entries.length > 0) kept.push({ ...number, entries });
  }
  return kept;
}

/** Meta's entry without a subcode where there is one. */
function generalEntry(entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) => entry.provider === 'meta') ?? entries[0];
}

function matchTitle(run: Run, hit: Scan['titles'][number]): Judged {
  const view = viewLine(run.scan, hit.start, hit.end, run.maxLineLength);
  const found = judgeTitle(run.scan, hit, view, run.signals, run.maxLineLength);
  if (!found) return { cut: view.cut };
  return { match: { kind: 'title', start: hit.start, end: hit.end, ...found }, cut: view.cut };
}

/** Both lists as one, in the order of the text. */
function* inOrder<A extends { start: number }, B extends { start: number }>(
  left: readonly A[],
  right: readonly B[],
): Iterable<A | B> {
  let other = 0;
  for (const item of left) {
    for (let next = right[other]; next && next.start < item.start; next = right[++other]) yield next;
    yield item;
  }
  yield* right.slice(other);
}
