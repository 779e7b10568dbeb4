import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import type { NumberCandidate, PhraseHit } from './candidates.ts';
import { findBeside, findDocument, findFields, findNear, findOnLine, subcodeAfter } from './context.ts';
import { type Finding, isDecided, judge, standsLikeCode } from './evidence.ts';
import { lexiconOf, SMALLEST_LONG_CODE } from './lexicon.ts';
import { DEFAULT_LIMITS, SIGNALS_LENGTH } from './limits.ts';
import { findPlace } from './place.ts';
import { type CodeOwner, entriesOfOwners, ownerOf, ownersIn } from './providers.ts';
import { type Scan, scanOf } from './scan.ts';
import { documentSignals, signalsPart } from './signals.ts';
import { type Inquiry, siteOf } from './site.ts';
import { viewLine } from './surroundings.ts';
import { judgeTitle } from './titles.ts';
import type { Detection, DetectOptions, DocumentSignals, Match } from './types.ts';
import { variantAt } from './variant.ts';

/** What judging a number needs beside its site. */
interface Run extends Inquiry {
  readonly catalog: Catalog;
  readonly ofDocument: (value: number, owner: CodeOwner) => Finding[];
}

/**
 * Finds the codes of the catalog, and the official titles that stand alone, in a text in any language. Works in two
 * steps: one pass over the text notes every number, title and mark of the catalog; then each number is judged by where
 * it stands and by what is around it. Pure; throws for no string; time and memory grow with the length of the text, or
 * of the range where one is given.
 */
export function detect(text: string, options: DetectOptions): Detection {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { from, to } = options.range ?? { from: 0, to: text.length + 1 };
  const signals = options.signals ?? documentSignals(signalsPart(text), options.catalog);
  // Without a mark and without a long number there is nothing that could become a match.
  if (isSilent(signals) && text.length <= SIGNALS_LENGTH) return { matches: [] };
  const run = runOf(text, signals, limits.maxLineLength, options);
  const matches: Match[] = [];
  let cut = false;
  for (const candidate of candidatesOf(run.scan, from, to)) {
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

function isSilent({ marks, longCodes }: DocumentSignals): boolean {
  return marks.size === 0 && longCodes.size === 0;
}

function runOf(text: string, signals: DocumentSignals, maxLineLength: number, options: DetectOptions): Run {
  const { catalog, languageId } = options;
  const lexicon = lexiconOf(catalog);
  const owners = ownersIn(signals.marks);
  return {
    scan: scanOf(text, lexicon, owners),
    catalog,
    languageId,
    signals,
    isCode: (value) => entriesOfOwners(lexicon.entriesOf(value), owners).length > 0,
    ofDocument: findDocument(signals),
    maxLineLength,
  };
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
  const size = small ? 'small' : 'long';
  const findings: Finding[] = [...findPlace(site), ...findBeside(site)];
  // Most small numbers of a log or a source file end here, before anything around them is read.
  if (small && !standsLikeCode(findings)) return { cut };
  findings.push(...run.ofDocument(candidate.value, owner), ...findOnLine(site));

  const fields = findings.some(({ id }) => FIELD_ROWS.has(id)) ? findFields(site) : { found: [] };
  const subcode = fields.subcode ?? subcodeAfter(after);
  const pair = subcode === undefined ? undefined : run.catalog.get(`${candidate.value}:${subcode}`);
  if (pair && subcode) findings.push({ id: 'subcode-beside', detail: subcode });
  findings.push(...fields.found);
  if (!isDecided(findings, size)) findings.push(...findNear(site));

  const verdict = judge(findings, size);
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

/** Meta's entry without a subcode where there is one. */
function generalEntry(entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) => entry.provider === 'meta') ?? entries[0];
}

function matchTitle(run: Run, hit: PhraseHit): Judged {
  const view = viewLine(run.scan, hit.start, hit.end, run.maxLineLength);
  const found = judgeTitle(run.scan, hit, view, run.signals, run.maxLineLength);
  if (!found) return { cut: view.cut };
  return { match: { kind: 'title', start: hit.start, end: hit.end, ...found }, cut: view.cut };
}

/** Numbers and titles that begin between two offsets, in the order of the text. */
function* candidatesOf(scan: Scan, from: number, to: number): Iterable<NumberCandidate | PhraseHit> {
  for (const { numbers, titles } of scan.pieces(from, to)) {
    for (const candidate of inOrder(numbers, titles)) {
      if (candidate.start >= from && candidate.start < to) yield candidate;
    }
  }
}

/** Both lists as one, in the order of the text. */
function inOrder(
  numbers: readonly NumberCandidate[],
  titles: readonly PhraseHit[],
): readonly (NumberCandidate | PhraseHit)[] {
  if (titles.length === 0) return numbers;
  return numbers.length === 0 ? titles : [...numbers, ...titles].sort((a, b) => a.start - b.start);
}
