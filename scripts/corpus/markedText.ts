import type { Catalog } from '../../shared/src/catalog/catalog.ts';

/** Stands before an expected match. */
const OPEN = '\u27e6';
/** Stands after an expected match. */
const CLOSE = '\u27e7';
/** Right after the opening mark: people may disagree, so found and not found are both right. */
const OPTIONAL = '?';

/** The first number that counts as long: with five digits and more, few numbers are codes by chance. */
const FIRST_LONG = 10_000;

/** What kind of text a mark holds; each kind is measured for itself. */
export type Size = 'long' | 'small' | 'title';

/** A match that a marked text asks for. */
export interface Expected {
  /** Offset of its first character in the text without marks, in UTF-16 code units. */
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  /** True where found and not found are both right. */
  readonly optional: boolean;
}

/** A text taken out of its marks. */
export interface MarkedText {
  /** The text without marks, as the detection is to see it. */
  readonly text: string;
  /** In the order of the text; never overlapping. */
  readonly expected: readonly Expected[];
}

/** A number of five digits and more is `long`, any other number `small`, anything else a `title`. */
export function sizeOf(matched: string): Size {
  const digits = matched.replaceAll('_', '');
  if (!/^\d+$/.test(digits)) return 'title';
  return Number(digits) >= FIRST_LONG ? 'long' : 'small';
}

/**
 * Takes the marks out of a text and checks them: each is closed on its own line, holds nothing but a code or a title,
 * and the catalog knows that code or title (of an optional mark, anything).
 *
 * @param name how the text is named in errors, such as its path
 * @throws SyntaxError that names the text and the line (1-based) of the first bad mark, and the mend.
 */
export function readMarkedText(marked: string, name: string, catalog: Catalog): MarkedText {
  const expected: Expected[] = [];
  let text = '';
  let line = 1;
  const fail = (problem: string): never => {
    throw new SyntaxError(`${name}:${line}: ${problem}`);
  };
  // The capture keeps the marks and line ends in the result of split, so that the pieces are the whole text.
  let start = -1;
  let optional = false;
  for (const piece of marked.split(/(\u27e6\??|\u27e7|\n)/)) {
    if (piece.startsWith(OPEN)) {
      if (start >= 0) fail(`a mark inside a mark; close the first one with ${CLOSE}`);
      start = text.length;
      optional = piece.endsWith(OPTIONAL);
    } else if (piece === CLOSE) {
      if (start < 0) fail(`${CLOSE} closes nothing; put ${OPEN} before the code or remove it`);
      const problem = optional ? undefined : problemOf(text.slice(start), catalog);
      if (problem) fail(problem);
      expected.push({ start, end: text.length, optional });
      start = -1;
    } else {
      if (piece === '\n' && start >= 0) fail(`${OPEN} is not closed on its line; put ${CLOSE} after the code`);
      if (piece === '\n') line += 1;
      text += piece;
    }
  }
  if (start >= 0) fail(`${OPEN} is not closed; put ${CLOSE} after the code`);
  return { text, expected };
}

/** Why a mark cannot hold this text; undefined where it can. */
function problemOf(matched: string, catalog: Catalog): string | undefined {
  if (sizeOf(matched) !== 'title') {
    const known = catalog.byCode(Number(matched.replaceAll('_', ''))).length > 0 || catalog.get(matched) !== undefined;
    return known ? undefined : `the catalog has no code ${matched}; mark only codes that it has`;
  }
  if (catalog.byTitle(matched).length > 0) return undefined;
  return `"${matched}" is neither a number nor a title of the catalog; mark exactly the digits or the title`;
}
