import type { NumberCandidate } from './candidates.ts';
import type { CodeOwner } from './providers.ts';
import type { Scan } from './scan.ts';
import { enclosing, type LineView, type Opener, viewLine } from './surroundings.ts';
import type { DocumentSignals } from './types.ts';

/** What is the same for all candidates of one run. */
export interface Inquiry {
  readonly scan: Scan;
  readonly languageId: string;
  readonly signals: DocumentSignals;
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
  /** The brackets around the number, innermost first; walked to on the first call only. */
  openers(): readonly Opener[];
}

/** Takes up the position of a number. */
export function siteOf(inquiry: Inquiry, candidate: NumberCandidate, owner: CodeOwner): Site {
  const { scan, languageId } = inquiry;
  const line = viewLine(scan, candidate.start, candidate.end, inquiry.maxLineLength);
  const view = languageId === 'markdown' ? withoutEmphasis(line) : line;
  let walked: readonly Opener[] | undefined;
  const openers = (): readonly Opener[] => {
    walked ??= enclosing(scan, candidate.start, view.line, languageId === 'log');
    return walked;
  };
  return { ...inquiry, candidate, owner, view, openers };
}

/** `**4** / **80007**` reads as `4 / 80007`. */
function withoutEmphasis(view: LineView): LineView {
  const before = view.before.replace(/\*{1,3}$/, '');
  return before === view.before
    ? view
    : { ...view, before: before.replace(/\*{2}/g, ''), after: view.after.replace(/\*{2}/g, '').replace(/^\*/, '') };
}
