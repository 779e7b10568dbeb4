import type { Site } from '../site.ts';
import { closingOf } from '../surroundings.ts';

const SOUGHT_BEFORE =
  /([\w$@.?!\][()"'>-]{1,60}?)\s{1,40}(?:not\s{1,40}|NOT\s{1,40})?(?:in|IN|is)\s{0,40}(?:\w{1,20}\s{0,40})?$|in_array\(\s{0,40}([^,()]{1,60}(?:\(\))?),\s{0,40}(?:array\s{0,40})?$/;
const SOUGHT_AFTER =
  /^["'`)\]\s]{0,3}(?:as const\)?)?\s{0,40}(?:\.map\(\w{1,40}\)|\.freeze)?\s{0,40}\??\.\s{0,40}(?:includes|contains|include\?|indexOf|has|member\?|any\?|Contains|contains_key|some)\s{0,40}\(?\s{0,40}([^\s,()]{1,60})/;
/** `slices.Contains([]int{4, 17}, code)` and others that take the list first. */
const SOUGHT_NEXT = /^\s{0,40},\s{0,40}([^\s,()]{1,60})\s{0,40}[,)]/;
const TAKES_LIST = /\b(?:contains|includes?|member|elem|any|in)\w{0,40}\(\s{0,40}(?:[\w.[\]<>]{1,30}\s{0,40})?$/i;
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
