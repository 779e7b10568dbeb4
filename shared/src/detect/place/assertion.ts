import { SIDE_CHARS } from '../limits.ts';
import type { Scan } from '../scan.ts';
import type { Opener } from '../surroundings.ts';

const ASSERTION = /(?:\b|\bXCT)(?:expect|assert\w{0,40}|should|must|require)\b/i;
const CODE_IN_CALL = /([\w$.]{0,40}(?:code|codigo|c[oó]digo|kode))\b/i;

/**
 * What a test says the number is equal to: `error.code` for `expect(error.code).toBe(`, `ids` for
 * `expect(found.ids).toEqual([`, `ex.Code` for `Assert.Equal("100", ex.Code)`. Undefined outside of assertions, and where
 * they do not say.
 */
export function assertedOf(scan: Scan, openers: readonly Opener[]): string | undefined {
  const [inner, outer] = openers;
  // In `assertEquals(131042, list.get(1).code())` the second number is an argument of another call.
  const call = inner?.bracket === '(' ? inner : outer;
  if (call?.bracket !== '(' || !asserts(call.head)) return undefined;
  const inside = argumentsOf(scan.text, call.at);
  const code =
    CODE_IN_CALL.exec(call.head.replace(SENTENCE, ''))?.[1] ?? CODE_IN_CALL.exec(inside.replace(SENTENCE, ''))?.[1];
  if (code) return code;
  // What a text contains says nothing of what the text is called.
  if (/\b(?:toContain|toMatch|contains?|match\w*|include\w*)$/i.test(call.head)) return undefined;
  const subject = expectedOf(call.head) ?? argumentBeside(inside);
  return subject && /[A-Za-z_]/.test(subject) ? subject.trim() : undefined;
}

/** True where the call at the end of `head` is the assertion, and not one inside it. */
function asserts(head: string): boolean {
  const at = head.search(ASSERTION);
  if (at < 0) return false;
  const rest = head.slice(at);
  return rest.split('(').length === rest.split(')').length;
}

/** What stands between the brackets of `expect(`. */
function expectedOf(head: string): string | undefined {
  const open = head.lastIndexOf('expect(');
  if (open < 0) return undefined;
  const close = head.lastIndexOf(')');
  return close > open ? head.slice(open + 'expect('.length, close).replace(/\){1,40}$/, '') : undefined;
}

/** What stands between a bracket and the one that closes it on the same line. */
function argumentsOf(text: string, open: number): string {
  const line = text.slice(open, open + SIDE_CHARS).split('\n', 1)[0] ?? '';
  let depth = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '(') depth += 1;
    else if (line[at] === ')') depth -= 1;
    if (depth === 0) return line.slice(0, at);
  }
  return line;
}

/** A string of several words. */
const SENTENCE = /"[^"\s]{0,160}\s[^"]{0,160}"|'[^'\s]{0,160}\s[^']{0,160}'/g;

/** The argument beside a number in `assertEquals(131047, answer.id)`, in either order; texts say nothing. */
function argumentBeside(inside: string): string | undefined {
  const behind = /^\(\s*["'`]?[\d_]+["'`]?\s*,(.+)$/.exec(inside)?.[1];
  if (behind) return behind.match(/[A-Za-z_$][\w$]*/g)?.at(-1);
  const path = /^\(\s{0,40}["']([\w.]{1,60})["']\s{0,40},/.exec(inside)?.[1];
  return path ?? /^\(\s{0,40}(?!t\s{0,40},|self\s{0,40},)([A-Za-z_$][\w$.>()[\]\\-]{0,60})\s{0,40},/.exec(inside)?.[1];
}
