import type { Finding } from '../evidence.ts';
import { statusFinding } from '../httpStatus.ts';
import { ENCLOSING_LINES, NEAR_LINES } from '../limits.ts';
import { classifyName, namesBrand } from '../names.ts';
import type { Scan } from '../scan.ts';
import type { Site } from '../site.ts';
import { lineText } from '../surroundings.ts';
import { runAtEnd } from '../tail.ts';

const COMPARES =
  /(?:===?|!==?|<>|\s-(?:eq|ne)|(?<![-=<])[<>]=?|\s(?:is|is not|eq|ne|EQ|equals|in|IN|not in|NOT IN|between|BETWEEN))\s{0,4}\(?$/;
const BETWEEN_AND = /\bBETWEEN\s+\d+\s+AND\s*$/i;
/** A character of what is compared, and one of what is called. */
const COMPARED = /[\w$@.?!\][()"'`>-]/;
const CALLEE = /[\w$@.?!\]['"[>-]/;
const LONGEST_OPERAND = 60;
const IN_AFTER = /^["'`]?\s{1,40}(?:in|IN)\s{1,40}([\w.$()]{1,40})/;
const COMPARED_AFTER = /^["'`]?\s{0,40}(?:===?|!==?)\s{0,40}([A-Za-z_$@][\w$@.?[\]()'"]{0,60})/;

/** What the number is compared with, by the operator in front of it or behind it; undefined where there is none. */
export function findComparison(site: Site, before: string): Finding[] | undefined {
  if (/\b(?:your|su|seu|tu)\s{1,40}\w{1,20}\s{1,40}(?:is|es|é)\s{0,40}$/i.test(before))
    return [{ id: 'foreign-name', detail: 'your code' }];
  const compared = leftOf(before, COMPARES) ?? leftOf(before, BETWEEN_AND);
  const operand = compared === undefined || /[>-]$/.test(compared) ? undefined : operandOf(compared);
  if (operand) return comparedWith(site, operand);
  const behind = COMPARED_AFTER.exec(site.view.after)?.[1];
  if (behind) return comparedWith(site, behind);
  const sought = IN_AFTER.exec(site.view.after)?.[1];
  if (!sought || !/["'`]$/.test(site.view.before)) return undefined;
  // What a text contains says nothing of what the text is called.
  return comparedWith(site, sought).filter(({ id }) => id !== 'neutral-name' && id !== 'foreign-name');
}

/** The expression at the end of `text`, without what it takes where there is nothing: `(error.code ?? 0)`. */
function operandOf(text: string): string | undefined {
  const end = text.slice(-120);
  if (!end.endsWith(')')) return withLetters(runAtEnd(end, COMPARED, LONGEST_OPERAND));
  const open = openingOf(end);
  const callee = runAtEnd(end.slice(0, open), CALLEE, LONGEST_OPERAND);
  const inside = end.slice(open + 1, -1);
  if (withLetters(callee) && !CONVERTS.test(callee)) return `${callee}()`;
  const first = inside.split(/\s{0,40}(?:\?\?|\|\|)/, 1)[0] ?? '';
  return withLetters(runAtEnd(first, COMPARED, LONGEST_OPERAND));
}

const CONVERTS = /(?:^|\.)(?:Number|parseInt|String|int|str|Integer|parse|valueOf|intval)$/;

function withLetters(operand: string): string | undefined {
  return /[A-Za-z_]/.test(operand) ? operand : undefined;
}

/** Offset of the bracket that the last character of `text` closes; 0 where it is not in the text. */
function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at > 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    else if (text[at] === '(') depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}

/** What stands to the left of an operator at the end of the text; undefined where there is no such operator. */
export function leftOf(text: string, operator: RegExp): string | undefined {
  const from = Math.max(0, text.length - 80);
  const found = operator.exec(text.slice(from));
  return found ? text.slice(0, from + found.index).trimEnd() : undefined;
}

/** What it says of a number to be compared with, or looked for by, `operand`. */
export function comparedWith(site: Site, operand: string): Finding[] {
  // Of `error.response.data.error.code` the last two parts say what is compared.
  const parts = operand
    .replace(/\(\)$/, '')
    .split(/->|[.[\]"'`?!()]+/)
    .filter((part) => part !== '' && !/^\d+$/.test(part));
  const last = parts.at(-1) ?? '';
  const both = parts.slice(-2).join('.');
  // `row.error` is an error, whose row it is has no say.
  const name =
    classifyName(both) === 'foreign' && ['error', 'code', 'subcode'].includes(classifyName(last)) ? last : both;
  switch (classifyName(name)) {
    case 'subcode':
      return [{ id: 'subcode', detail: name }];
    case 'error':
      return [
        { id: 'error-comparison', detail: name },
        ...(namesBrand(name) ? [{ id: 'brand-name' as const, detail: name }] : []),
      ];
    case 'code':
      return [{ id: 'code-comparison', detail: name }, ...ofTable(site)];
    case 'http':
      return [{ id: 'comparison', detail: name }, statusFinding(site.candidate.value)];
    case 'foreign':
      return [{ id: 'foreign-name', detail: name }];
    default:
      if (name === '' || TEST_NAMES.test(name)) return [{ id: 'comparison', detail: name }];
      return parts.length === 1 && (standsForCode(site.scan, site.view.line, name) || comparedWithCode(site, name))
        ? [{ id: 'code-comparison', detail: name }]
        : [
            { id: 'comparison', detail: name },
            { id: 'neutral-name', detail: name },
          ];
  }
}

/** True where the same variable is compared with a long code on this line or one close by: `c === 131008`. */
function comparedWithCode({ scan, view, candidate, isCode }: Site, name: string): boolean {
  const compared = /([\w$@]{1,40})\s{0,2}(?:===?|!==?)\s{0,2}["'`]?([\d_]{5,8})\b/g;
  scan.wandered = true;
  for (let line = view.line - NEAR_LINES; line <= view.line + NEAR_LINES; line += 1) {
    if (line < 0 || line >= scan.lineStarts.length) continue;
    for (const [, left, digits] of lineText(scan, line).matchAll(compared)) {
      const value = Number(digits?.replaceAll('_', ''));
      if (left === name && value !== candidate.value && isCode(value)) return true;
    }
  }
  return false;
}

const TABLE = /\b(?:FROM|UPDATE|INTO|JOIN)\s{1,40}[`"]?(\w{1,60})/i;

/** In SQL, whose code it is says the table: `FROM pin_codes WHERE code = `. */
function ofTable({ scan, view }: Site): Finding[] {
  const table = TABLE.exec(lineText(scan, view.line))?.[1];
  return table && classifyName(table) === 'foreign' ? [{ id: 'foreign-name', detail: table }] : [];
}

/** What tests call what they got and want: such a name says nothing. */
const TEST_NAMES = /^(?:got|want|wanted|actual|expected|result|value|val)$/;

/** True for a variable that was given a code a few lines above: `const c = error.code;`. */
function standsForCode(scan: Scan, line: number, name: string): boolean {
  const bare = name.replace(/^[$@]+/, '');
  if (!/^\w{1,20}$/.test(bare)) return false;
  const assigned = new RegExp(
    `(?<![\\w.])\\$?${bare}\\s{0,4}(?::\\s{0,4}\\w{1,20})?\\s{0,4}:?=(?!=)\\s{0,4}(.{1,120})`,
  );
  scan.wandered = true;
  for (let above = line; above >= 0 && above >= line - ENCLOSING_LINES; above -= 1) {
    const value = assigned.exec(lineText(scan, above))?.[1];
    if (value === undefined) continue;
    const last =
      value
        .split(';', 1)[0]
        ?.match(/[A-Za-z_]\w*/g)
        ?.findLast((word) => !CONVERSIONS.has(word)) ?? '';
    const kind = classifyName(last);
    return kind === 'code' || kind === 'error';
  }
  return false;
}

const CONVERSIONS = new Set(['to_i', 'toString', 'to_s', 'toInt', 'intValue', 'None', 'null', 'nil', 'undefined']);
