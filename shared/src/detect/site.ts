import type { NumberCandidate } from './candidates.ts';
import type { CodeOwner } from './providers.ts';
import type { Scan } from './scan.ts';
import { beginsRecord, enclosing, type LineView, lineStart, type Opener, viewLine } from './surroundings.ts';
import type { DocumentSignals } from './types.ts';
import { type LineSource, type Zone, zoneAt } from './zone.ts';

/** What is the same for all candidates of one run. */
export interface Inquiry {
  readonly scan: Scan;
  readonly languageId: string;
  readonly signals: DocumentSignals;
  readonly lines: LineSource;
  /** True for a number of the catalog. */
  isCode(value: number): boolean;
  /** Whether the number at an offset is something else by what stands right beside it; filled as it is asked for. */
  readonly contradicted: Map<number, boolean>;
  /** Longer lines are not read as a whole. */
  readonly maxLineLength: number;
}

/** One number and what can be seen from it. */
export interface Site extends Inquiry {
  readonly candidate: NumberCandidate;
  /** Whose code it would be. */
  readonly owner: CodeOwner;
  readonly view: LineView;
  /** Whether it stands in a comment, a string or code; read on the first call only. */
  zone(): Zone;
  /** The brackets around the number, innermost first; walked to on the first call only. */
  openers(): readonly Opener[];
}

/** Languages without comments, in which a string is a value and no zone of its own. */
const PLAIN: ReadonlySet<string> = new Set(['json', 'jsonl', 'log', 'csv', 'plaintext', 'markdown']);
const TEXT: Zone = { kind: 'text', start: 0 };

/** Takes up the position of a number. */
export function siteOf(inquiry: Inquiry, candidate: NumberCandidate, owner: CodeOwner): Site {
  const { scan, languageId } = inquiry;
  const line = viewLine(scan, candidate.start, candidate.end, inquiry.maxLineLength);
  const view = languageId === 'markdown' ? withoutEmphasis(line) : line;
  let walked: readonly Opener[] | undefined;
  const openers = (): readonly Opener[] => {
    walked ??= enclosing(
      scan,
      candidate.start,
      view.line,
      languageId === 'log' || isRecord(scan, languageId, view.line),
    );
    return walked;
  };
  let read: Zone | undefined;
  const zone = (): Zone => {
    read ??= PLAIN.has(languageId)
      ? TEXT
      : zoneAt(inquiry.lines, view.line, candidate.start - lineStart(scan, view.line), languageId);
    return read;
  };
  return { ...inquiry, candidate, owner, view, openers, zone };
}

/** True for a line that is a record of its own: what stands above it is about something else. */
export function isRecord(scan: Scan, languageId: string, line: number): boolean {
  return (languageId === 'log' || scan.text[lineStart(scan, line)] === '{') && beginsRecord(scan, line);
}

/** `**4** / **80007**` reads as `4 / 80007`. */
function withoutEmphasis(view: LineView): LineView {
  const before = view.before.replace(/\*{1,3}$/, '');
  return before === view.before
    ? view
    : { ...view, before: before.replace(/\*{2}/g, ''), after: view.after.replace(/\*{2}/g, '').replace(/^\*/, '') };
}
