import type { NumberCandidate, PhraseHit } from './candidates.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { judgeNumber } from './number.ts';
import { type Run, runOf } from './run.ts';
import { lineAt, type Scan } from './scan.ts';
import { documentSignals, isSilent, signalsPart } from './signals.ts';
import { isRecord } from './site.ts';
import { lineEnd, lineStart, viewLine } from './surroundings.ts';
import { hasOwnNumber, judgeTitle } from './titles.ts';
import type { Detection, DetectOptions, Match } from './types.ts';
import { variantAt } from './variant.ts';

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
  if (!options.signals && isSilent(signals, text.length)) return { matches: [] };
  const run = runOf(text, signals, limits.maxLineLength, options);
  const matches: Match[] = [];
  let cut = false;
  let alone = true;
  for (const candidate of candidatesOf(run.scan, from, to)) {
    const last = matches.at(-1);
    if (last && candidate.start < last.end) continue;
    const judged = 'value' in candidate ? matchNumber(run, candidate) : matchTitle(run, candidate);
    cut ||= judged.cut;
    alone &&= judged.alone;
    if (!judged.match) continue;
    if (matches.length >= limits.maxMatches) return { matches, limited: 'matches' };
    matches.push(judged.match);
  }
  return { matches, alone, ...(cut && { limited: 'line-length' as const }) };
}

interface Judged {
  readonly match?: Match;
  /** True where the line was too long to be read as a whole. */
  readonly cut: boolean;
  /** True where nothing outside of the line was read. */
  readonly alone: boolean;
}

function matchNumber(run: Run, candidate: NumberCandidate): Judged {
  const judged = judgeNumber(run, candidate);
  // Where the document says nothing, no number of it is looked at.
  if (!judged) return { cut: false, alone: true };
  if (!judged.verdict.accepted) return judged;
  const { start, end } = candidate;
  const { entry, verdict, cut, alone } = judged;
  const variant = variantAt(entry, run.scan.text, start, end, recordAround(run, start));
  const match: Match = {
    kind: 'code',
    start,
    end,
    entry,
    ...(variant && { variant }),
    get evidence() {
      return verdict.evidence;
    },
  };
  return { match, cut, alone };
}

/** The line of a record; undefined where lines belong together. */
function recordAround({ scan, languageId }: Run, offset: number): { from: number; to: number } | undefined {
  const line = lineAt(scan.lineStarts, offset);
  return isRecord(scan, languageId, line) ? { from: lineStart(scan, line), to: lineEnd(scan, line) } : undefined;
}

function matchTitle(run: Run, hit: PhraseHit): Judged {
  const view = viewLine(run.scan, hit.start, hit.end, run.maxLineLength);
  const found = judgeTitle(run.scan, hit, view, run.signals, run.maxLineLength);
  const { cut } = view;
  // A title whose number is on its line is left to the number; else the lines around are asked.
  if (!found) return { cut, alone: isRecord(run.scan, run.languageId, view.line) && hasOwnNumber(run.scan, hit, view) };
  return { match: { kind: 'title', start: hit.start, end: hit.end, ...found }, cut, alone: false };
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
