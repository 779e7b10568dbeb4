import type { Site } from '../site.ts';
import { closingOf } from '../surroundings.ts';

const SOUGHT_BEFORE =
  /([\w$@.?!\][()"'>-]{1,60}?)\s+(?:not\s+|NOT\s+)?(?:in|IN|is)\s*(?:\w{0,20}\s*)?$|in_array\(\s*([^,()]{1,60}(?:\(\))?),\s*(?:array)?\s*$/;
const SOUGHT_AFTER =
  /^["'`)\]\s]{0,3}(?:as const\)?)?\s*(?:\.map\(\w+\)|\.freeze)?\s*\??\.\s*(?:includes|contains|include\?|indexOf|has|member\?|any\?|Contains|contains_key|some)\s*\(?\s*([^\s,()]{1,60})/;
/** `slices.Contains([]int{4, 17}, code)` and others that take the list first. */
const SOUGHT_NEXT = /^\s*,\s*([^\s,()]{1,60})\s*[,)]/;
const TAKES_LIST = /\b(?:contains|includes?|member|elem|any|in)\w*\(\s*(?:[\w.[\]<>]{0,30})\s*$/i;
const AFTER_CHARS = 120;

/**
 * What is looked for in the list that holds the number: `error.code` for `[4, 80007].includes(error.code)`, `code` for
 * `code in (4, 80007)` and `in_array($code, [4, 80007])`. Undefined where nothing is.
 */
export function soughtInList({ scan, candidate, view, openers }: Site): string | undefined {
  const [list] = openers();
  if (!list) return undefined;
  const before = SOUGHT_BEFORE.exec(list.head.slice(-100));
  const sought = before?.[1] ?? before?.[2];
  if (sought !== undefined) return sought;
  const end = closingOf(scan, list.at, candidate.end, view.line);
  const after = scan.text.slice(end, end + AFTER_CHARS).split('\n', 1)[0] ?? '';
  const tail = SOUGHT_AFTER.exec(after)?.[1];
  if (tail !== undefined) return tail;
  return TAKES_LIST.test(list.head) ? SOUGHT_NEXT.exec(after)?.[1] : undefined;
}
