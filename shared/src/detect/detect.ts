import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { type NumberCandidate, type Scan, scanText } from './candidates.ts';
import { findBeside, findDocument, findFields, findNear, subcodeAfter } from './context.ts';
import { type Finding, judge, standsLikeCode, type Verdict } from './evidence.ts';
import { lexiconOf, SMALLEST_LONG_CODE } from './lexicon.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { findPlace } from './place.ts';
import { signalsOf } from './signals.ts';
import { viewLine } from './surroundings.ts';
import { judgeTitle } from './titles.ts';
import type { Detection, DetectOptions, DocumentSignals, Match } from './types.ts';

/** What judging needs beside the candidate. */
interface Inquiry {
  readonly scan: Scan;
  readonly catalog: Catalog;
  readonly languageId: string;
  readonly signals: DocumentSignals;
  readonly ofDocument: (value: number) => Finding[];
  readonly maxLineLength: number;
}

/**
 * Finds the codes of the catalog, and the official titles that stand alone, in a text in any language. Works in two
 * steps: one pass over the text notes every number, title and mark of the catalog; then each number is judged by where
 * it stands and by what is around it. Pure; throws for no string; time and memory grow with the length of the text.
 */
export function detect(text: string, options: DetectOptions): Detection {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { from, to } = options.range ?? { from: 0, to: text.length + 1 };
  const scan = scanText(text, lexiconOf(options.catalog));
  const signals = options.signals ?? signalsOf(scan);
  const inquiry = {
    scan,
    catalog: options.catalog,
    languageId: options.languageId,
    signals,
    ofDocument: findDocument(signals),
    maxLineLength: limits.maxLineLength,
  };
  const matches: Match[] = [];
  let cut = false;
  for (const candidate of inOrder(scan.numbers, scan.titles)) {
    if (candidate.start < from || candidate.start >= to) continue;
    const last = matches.at(-1);
    if (last && candidate.start < last.end) continue;
    const judged = 'value' in candidate ? matchNumber(inquiry, candidate) : matchTitle(inquiry, candidate);
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

function matchNumber(inquiry: Inquiry, candidate: NumberCandidate): Judged {
  const { scan, signals } = inquiry;
  const small = candidate.value < SMALLEST_LONG_CODE;
  // Nothing in a text without a single mark can lift a small number high enough.
  if (small && signals.marks.size === 0) return NOTHING;
  const view = viewLine(scan, candidate.start, candidate.end, inquiry.maxLineLength);
  const findings: Finding[] = findPlace(scan, candidate, view, inquiry.languageId);
  findings.push(...findBeside(candidate, view, signals));
  // Most small numbers of a log or a source file end here, before anything around them is read.
  if (small && !standsLikeCode(findings)) return { cut: view.cut };
  const inField = findings.some(({ id }) => FIELD_ROWS.has(id));
  const fields = inField ? findFields(scan, candidate, view, inquiry.languageId) : { found: [] };
  const subcode = fields.subcode ?? subcodeAfter(view.after);
  const pair = subcode === undefined ? undefined : inquiry.catalog.get(`${candidate.value}:${subcode}`);
  findings.push(...fields.found);
  if (pair && subcode) findings.push({ id: 'subcode-beside', detail: subcode });
  findings.push(
    ...findNear(scan, candidate, view, signals, inquiry.maxLineLength),
    ...inquiry.ofDocument(candidate.value),
  );
  const verdict: Verdict = judge(findings, small ? 'small' : 'long');
  const entry = pair ?? generalEntry(candidate.entries);
  if (!verdict.accepted || !entry) return { cut: view.cut };
  const { start, end } = candidate;
  return { match: { kind: 'code', start, end, entry, evidence: verdict.evidence }, cut: view.cut };
}

const FIELD_ROWS: ReadonlySet<string> = new Set([
  'code-field',
  'error-field',
  'errors-array',
  'error-object',
  'subcode',
]);

/** Meta's entry without a subcode where there is one. */
function generalEntry(entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) => entry.provider === 'meta') ?? entries[0];
}

function matchTitle(inquiry: Inquiry, hit: Scan['titles'][number]): Judged {
  const view = viewLine(inquiry.scan, hit.start, hit.end, inquiry.maxLineLength);
  const found = judgeTitle(inquiry.scan, hit, view, inquiry.signals, inquiry.maxLineLength);
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
