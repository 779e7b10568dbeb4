import type { Finding } from '../evidence.ts';
import { ENCLOSING_LINES } from '../limits.ts';
import { classifyHead, namesCode } from '../names.ts';
import type { Scan } from '../scan.ts';
import type { Site } from '../site.ts';
import { type LineView, lineText } from '../surroundings.ts';
import { fromHeads } from './heads.ts';

const CELL_BEFORE = /(?:^|[|│┃])\s*["'`*_([#]{0,4}$/;
const CELL_AFTER = /^["'`*_)\]]{0,4}\s*(?:[|│┃]|$)/;
const TAG_BEFORE = /<(?:td|th|li|dt|code|b|strong|p|span)\b[^<>]{0,100}>\s{0,40}$/i;
const TAG_AFTER = /^\s*(?:<|[/,]|$)/;
const DELIMITED_BEFORE = /(?:^|[,;\t])\s{0,160}["']?$/;
const DELIMITED_AFTER = /^["']?\s*(?:[,;\t]|$)/;
/** A line of a table that rules it off: `|---|:--:|`, `-----+-----`. */
const RULE = /^(?:[-─=]?[\s|+:┼│])*[-─=]{2}[\s|+:=─┼│-]*$/;
const BAR = /[|│┃]/;

/** A cell of a table in Markdown, HTML, CSV or a terminal, and what its column is called. */
export function findTableCell({ scan, candidate, view, languageId }: Site): Finding[] | undefined {
  if (languageId === 'csv' && DELIMITED_BEFORE.test(view.before) && DELIMITED_AFTER.test(view.after)) {
    return [{ id: 'table-cell' }, ...column(scan, view, /[,;\t]/, candidate.value).map(unknown)];
  }
  if (CELL_AFTER.test(view.after) && CELL_BEFORE.test(view.before) && isRow(scan, view)) {
    return [{ id: 'table-cell' }, ...column(scan, view, BAR, candidate.value)];
  }
  if (!TAG_BEFORE.test(view.before) || !TAG_AFTER.test(view.after)) return undefined;
  return [{ id: 'table-cell' }, ...htmlColumn(scan, view, candidate.value)];
}

function unknown(finding: Finding): Finding {
  return finding.id === 'unlabelled' ? { id: 'unknown-column' } : finding;
}

function isRow(scan: Scan, view: LineView): boolean {
  const row = lineText(scan, view.line).trim();
  if (/^[|│┃]/.test(row)) return true;
  if (!BAR.test(row)) return false;
  scan.wandered = true;
  for (let above = view.line - 1; above >= 0 && above >= view.line - ENCLOSING_LINES; above -= 1) {
    const line = lineText(scan, above);
    if (RULE.test(line)) return true;
    if (!BAR.test(line)) return false;
  }
  return false;
}

/** The other columns tell whose codes a column of codes holds. */
const OTHER_HEADING = /\b(?:name|city|region|zone|state|district|province|country|population|price|currency|phone)\b/i;
const ERROR_HEADING = /error|message|title|meaning|description|reason|retry|status|failed/i;

/** What the heading of the number's column is called, where the heading is close enough to be seen. */
function column(scan: Scan, view: LineView, separator: RegExp, value: number): Finding[] {
  scan.wandered = true;
  let top = view.line;
  while (top > 0 && top > view.line - ENCLOSING_LINES && belongs(lineText(scan, top - 1), separator)) top -= 1;
  if (top === view.line || top === view.line - ENCLOSING_LINES) return [{ id: 'unlabelled' }];
  const index = view.before.split(separator).length - 1;
  const headings = lineText(scan, top);
  const found = fromHeading(headings.split(separator)[index]?.trim() ?? '', value);
  const other =
    found[0]?.id === 'codes-around' && !ERROR_HEADING.test(headings) ? OTHER_HEADING.exec(headings)?.[0] : undefined;
  return other ? [{ id: 'other-object', detail: other }] : found;
}

const ROW = /<tr\b[^<>]{0,100}>/i;
const CELL = /<t[dh]\b/gi;

/** The same in HTML, where a row is on one line. */
function htmlColumn(scan: Scan, view: LineView, value: number): Finding[] {
  const row = scan.text.slice(view.from, Math.min(view.to, view.from + 2_000));
  if (!ROW.test(row)) return [];
  const index = view.before.match(CELL)?.length ?? 0;
  scan.wandered = true;
  for (let above = view.line - 1; above >= 0 && above >= view.line - ENCLOSING_LINES; above -= 1) {
    const line = lineText(scan, above, 2_000);
    if (!/<th\b/i.test(line)) continue;
    const heading = line
      .split(/<th\b[^<>]{0,100}>/i)
      [index]?.split('<', 1)[0]
      ?.trim();
    return heading ? fromHeading(heading, value) : [{ id: 'unlabelled' }];
  }
  return [{ id: 'unlabelled' }];
}

function fromHeading(heading: string, value: number): Finding[] {
  if (heading === '') return [{ id: 'unlabelled' }];
  if (/^(?:#|n[or]?\.?|n[º°])$/i.test(heading)) return [{ id: 'foreign-name', detail: heading }];
  if (/sub_?code/i.test(heading)) return [{ id: 'subcode', detail: heading }];
  if (namesCode(heading))
    return [{ id: classifyHead(heading) === 'error' ? 'errors-around' : 'codes-around', detail: heading }];
  const kind = classifyHead(heading);
  // A column of errors counts them, one of an error holds its code.
  if (kind === 'foreign' || (kind === 'error' && /s\W*$/.test(heading)))
    return [{ id: 'foreign-name', detail: heading }];
  const found = fromHeads([heading], value);
  // A column that is called something else holds something else; what another script calls it we may not know.
  if (found.length > 0) return found;
  return /^[\x20-\x7e]+$/.test(heading) && !/^\d/.test(heading)
    ? [{ id: 'other-column', detail: heading }]
    : [{ id: 'unlabelled' }];
}

function belongs(line: string, separator: RegExp): boolean {
  return separator.test(line) || RULE.test(line);
}
