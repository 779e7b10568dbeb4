import type { Finding } from './evidence.ts';
import { SMALLEST_LONG_CODE } from './lexicon.ts';
import type { Site } from './site.ts';
import { lineText } from './surroundings.ts';

/** Lines up and down in which cases and keys belong together. */
const SIBLING_LINES = 4;

/** Where a number stands, and how its siblings on the lines around and on its own stand in the same way. */
const FORMS: readonly { readonly own: RegExp; readonly sibling: RegExp }[] = [
  { own: /\b(?:case|when)\s[\d\s,_'"]{0,60}$/i, sibling: /\b(?:case|when)\s+["']?(\d{1,7})\b/gi },
  { own: /^\s*[[{(]?["'`]?$/, sibling: /^\s*[[{(]?["'`]?(\d{1,7})["'`]?\]?\s*(?:=>|->|:|=|,)/g },
  { own: /^\s*\|\s*[`*]{0,2}$/, sibling: /^\s*\|\s*[`*]{0,2}(\d{1,7})[`*]{0,2}\s*\|/g },
  { own: /<t[dh][^<>]{0,60}>\s*$/i, sibling: /<tr[^<>]{0,60}>\s*<t[dh][^<>]{0,60}>\s*(\d{1,7})\b/gi },
  { own: /(?:===?|!==?)\s*["'`]?$/, sibling: /(?:===?|!==?)\s*["'`]?(\d{1,7})\b/g },
  {
    own: /^\s*[A-Za-z_]\w{0,60}\s*[:=]\s*$/,
    sibling: /^\s*[A-Za-z_]\w{0,60}\s*[:=]\s*(\d{1,7})\s*,?;?\s*(?:$|\/\/|#)/g,
  },
];

/** The other cases, keys, cells or comparisons beside a small number, where they show what it is. */
export function findSiblings(site: Site): Finding[] {
  const { candidate, view, scan } = site;
  if (candidate.value >= SMALLEST_LONG_CODE) return [];
  const form = FORMS.find(({ own }) => own.test(view.before));
  const numbers = form ? alike(site, form.sibling) : listMates(site);
  const others = numbers.filter((number) => number !== candidate.value);
  const telling = others.find((number) => isTelling(number, site));
  // Where most of them are no codes, it is a table of something else.
  const strange = others.filter((number) => !site.isCode(number) && !UNLISTED.has(number)).length;
  return telling === undefined || strange * 2 > others.length || scan.text === ''
    ? []
    : [{ id: 'code-list', detail: `${telling}` }];
}

function alike({ scan, view }: Site, sibling: RegExp): number[] {
  const numbers: number[] = [];
  const last = Math.min(view.line + SIBLING_LINES, scan.lineStarts.length - 1);
  for (let line = Math.max(0, view.line - SIBLING_LINES); line <= last; line += 1) {
    for (const [, digits] of lineText(scan, line).matchAll(sibling)) numbers.push(Number(digits));
  }
  return numbers;
}

/** True where a number in the same list shows that it is one of codes. */
export function hasTellingMate(site: Site): boolean {
  return listMates(site).some((number) => number !== site.candidate.value && isTelling(number, site));
}

/** The other numbers between the same commas, bars or spaces. */
function listMates({ view }: Site): number[] {
  const left = /(?:\b\d{1,7}["'`]?\s?[,/|\s]\s?["'`]?){1,20}$/.exec(view.before)?.[0] ?? '';
  const right = /^["'`]?(?:\s?[,/|\s]\s?["'`]?\d{1,7}\b["'`]?){1,20}/.exec(view.after)?.[0] ?? '';
  return `${left} ${right}`.match(/\b\d{1,7}\b/g)?.map(Number) ?? [];
}

function isTelling(number: number, { isCode }: Site): boolean {
  return UNLISTED.has(number) || (isCode(number) && (number >= SMALLEST_LONG_CODE || isRare(number)));
}

/** Codes of the Graph API that stand in many lists of rate limits and sessions, and have no entry of their own. */
export const UNLISTED: ReadonlySet<number> = new Set([32, 458, 459, 460, 463, 464, 467, 492]);

/** HTTP statuses in daily use, and round numbers. */
const COMMON_NUMBERS: ReadonlySet<number> = new Set([
  100, 101, 102, 200, 201, 202, 204, 206, 300, 301, 302, 304, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 1000,
]);

/** True for a small number that is seldom anything but a code: 190, 368, 613. */
export function isRare(value: number): boolean {
  return value > 100 && value < SMALLEST_LONG_CODE && !COMMON_NUMBERS.has(value);
}
