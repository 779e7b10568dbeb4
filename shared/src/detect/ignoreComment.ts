import { entryKey } from '../catalog/catalog.ts';
import type { Match } from './types.ts';

/** What all of these comments begin with. */
const DISABLE = 'whatsapp-errors-disable';
/**
 * Comments that leave codes alone: `whatsapp-errors-disable-line` on the line itself, `whatsapp-errors-disable-next-line`
 * on the one above; with codes behind it only those, without any all.
 */
const DISABLE_LINE = 'whatsapp-errors-disable-line';
export const DISABLE_NEXT_LINE = 'whatsapp-errors-disable-next-line';

/** How much of a line's end may hold such a comment, in UTF-16 code units. */
export const COMMENT_REACH = 400;

/**
 * The matches of a text that no comment of its lines leaves alone.
 *
 * @param above The line in front of the text, where it has one
 */
export function notDisabled(text: string, matches: readonly Match[], above = ''): readonly Match[] {
  if (matches.length === 0 || !(text.includes(DISABLE) || above.includes(DISABLE))) return matches;
  return matches.filter(({ start, end, entry }) => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const feed = text.indexOf('\n', end);
    const before = from === 0 ? above : text.slice(text.lastIndexOf('\n', from - 2) + 1, from);
    return !isDisabled(text.slice(start, feed < 0 ? text.length : feed), before, entryKey(entry));
  });
}

/** True where a comment on the line, or on the one above it, says to leave a code (its key: `131056`, `100:33`) alone. */
export function isDisabled(line: string, above: string, key: string): boolean {
  return names(line, DISABLE_LINE, key) || names(above, DISABLE_NEXT_LINE, key);
}

function names(text: string, directive: string, key: string): boolean {
  const at = text.lastIndexOf(directive);
  if (at < 0) return false;
  const codes = text.slice(at + directive.length).match(/\d{1,9}(?::\d{1,9})?/g);
  return !codes || codes.includes(key);
}
