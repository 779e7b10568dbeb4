import type { NumberCandidate } from './candidates.ts';
import type { Finding } from './evidence.ts';
import { SMALLEST_LONG_CODE } from './lexicon.ts';
import { ENCLOSING_LINES, SIDE_CHARS } from './limits.ts';
import { classifyHead, classifyName, type NameKind, namesTitle } from './names.ts';
import type { Scan } from './scan.ts';
import type { Site } from './site.ts';
import { blockHead, type LineView, lineText, type Opener } from './surroundings.ts';
import { nameAtEnd } from './tail.ts';

const CASE_LABEL = /\b(?:case|when|CASE|WHEN)\s+[\d_'",|\s]{0,120}$/;
const COMPARES = /(?:===?|!==?|<>|\s(?:is|is not|eq|ne|EQ|equals|in|IN|not in|NOT IN))\s{0,4}\(?$/;
const COMPARED = /[\w$.?!\][()"'`>-]{1,60}$/;
const ASSIGNS = /(?::\s{0,4}[A-Za-z][\w.<>]{0,30}\s{0,4}=|:=|=>|->|[:=])\s{0,8}(?:[A-Za-z][\w.]{0,30}\()?$/;
const ARM = /^["'`]?\]?\s*(?:=>|->|:(?!:)|=(?!=)|to\b)/;
const MEMBER_BEFORE = /(?:[[({,|/]|\b\d{1,7}["'`]?\s{1,4}(?:or|and|ou|und|et|oder|y|e|o))$/;
const MEMBER_AFTER = /^["'`]?\s*(?:[\])},|/]|(?:or|and|ou|und|et|oder|y|e|o)\s|$|\/\/|#)/;
const LIST_TAIL =
  /^[^\])]{0,120}[\])]\s*\.\s*(?:includes|contains|include\?|indexOf|has|member\?|any)\s*\(?\s*([\w.$>-]{1,60})/;
const BEFORE_INDEX = /([\w$)\]]{1,60})\s{0,2}\[$/;
const IN_AFTER = /^["'`]?\s+(?:in|IN)\s+([\w.$()]{1,40})/;
const HEADING = /^\s*#{1,6}\s+[`*_]{0,3}$/;
const ASSERTION = /\b(?:expect|assert\w*|should|must|require)\b/;
const CODE_IN_CALL = /([\w$.]{0,40}code)\b/i;
const COLLECTS = /(?:\b(?:in|IN|of|Set|Array|List|array)|[sS]et|[lL]ist|Of|includes|contains)\s*$/;
/** What takes a time as its argument: `setTimeout(`, `time.sleep(`. */
const TIMER = /\b(\w{0,30}(?:timeout|interval|delay|sleep|wait))\s*$/i;
const BULLET = /^\s*(?:[-*+•]|\d{1,3}[.)])?\s*[`*_]{0,3}$/;
const CELL_BEFORE = /\|\s*[`*_([#]{0,4}$/;
const TAG_BEFORE = /<(?:td|th|li|dt|code|b|strong|p|span)\b[^<>]{0,100}>\s*$/i;
const TAG_AFTER = /^\s*(?:<|[/,]|$)/;
const SUBCODE_NAME = /sub_?code/i;

/** Where the number stands on its line, and in which list, switch, call or object. */
export function findPlace(site: Site): Finding[] {
  const { scan, candidate, view } = site;
  const before = view.before.replace(/["'`]$/, '').trimEnd();
  const inName = partOfName(scan.text, candidate);
  if (inName) return inName;

  const label = CASE_LABEL.test(before === '' ? before : `${before} `);
  if (label) return [{ id: 'case-label' }, ...aroundCase(scan, view.line)];

  const compared = leftOf(before, COMPARES);
  const operand = compared && COMPARED.exec(compared.slice(-80))?.[0];
  if (operand) return comparison(operand);

  const sought = IN_AFTER.exec(view.after);
  if (sought?.[1] && /["'`]$/.test(view.before)) return [{ id: 'comparison', detail: sought[1] }];

  const cell = tableCell(site, before);
  if (cell) return cell;

  if (ARM.test(view.after) && (BULLET.test(before) || /[[{,|(;]$/.test(before))) {
    const index = BEFORE_INDEX.exec(before);
    if (!index) return [{ id: 'map-key' }, ...around(site)];
  }
  if (HEADING.test(view.before) && !/^[.)]\s/.test(view.after)) return [{ id: 'heading' }];
  const assigned = /[:=>(]$/.test(before) ? assignedName(before) : '';
  if (assigned !== '' && !/^\d+$/.test(assigned)) return field(site, assigned);

  if (isMember(before, view)) return member(site, before);
  return [{ id: 'prose' }];
}

/** What stands to the left of an operator at the end of the text; undefined where there is no such operator. */
function leftOf(text: string, operator: RegExp): string | undefined {
  const from = Math.max(0, text.length - 80);
  const found = operator.exec(text.slice(from));
  return found ? text.slice(0, from + found.index).trimEnd() : undefined;
}

function assignedName(before: string): string {
  const left = leftOf(before, ASSIGNS);
  return left === undefined ? '' : nameAtEnd(left);
}

function partOfName(text: string, { start, end }: NumberCandidate): Finding[] | undefined {
  const joined =
    text[start - 1] === '_' || text[end] === '_' || (text[start - 1] === '.' && /[A-Za-z]/.test(text[start - 2] ?? ''));
  if (!joined) return undefined;
  let from = start;
  while (from > 0 && from > start - 40 && /[\w.]/.test(text[from - 1] ?? '')) from -= 1;
  let to = end;
  while (to < end + 40 && /\w/.test(text[to] ?? '')) to += 1;
  const name = text.slice(from, to);
  const kind = classifyName(name);
  if (kind === 'foreign')
    return [
      { id: 'part-of-name', detail: name },
      { id: 'foreign-name', detail: name },
    ];
  return [
    { id: 'part-of-name', detail: name },
    ...(kind === 'error' || kind === 'code' ? [{ id: 'codes-around' as const, detail: name }] : []),
  ];
}

function comparison(left: string): Finding[] {
  // Of `error.response.data.error.code` the last two parts say what is compared.
  const name = left
    .split(/->|[.[\]"'`?!()]+/)
    .filter(Boolean)
    .slice(-2)
    .join('.');
  const kind = classifyName(name);
  switch (kind) {
    case 'subcode':
      return [{ id: 'subcode', detail: name }];
    case 'error':
      return [{ id: 'error-comparison', detail: name }];
    case 'code':
      return [{ id: 'code-comparison', detail: name }];
    case 'http':
      return [{ id: 'comparison', detail: name }, { id: 'http-status' }];
    case 'foreign':
      return [{ id: 'foreign-name', detail: name }];
    default:
      return [
        { id: 'comparison', detail: name },
        ...(name === '' ? [] : [{ id: 'neutral-name' as const, detail: name }]),
      ];
  }
}

function field(site: Site, name: string): Finding[] {
  if (SUBCODE_NAME.test(name)) return [{ id: 'subcode', detail: name }];
  const kind = classifyName(name.includes('.') ? name.split('.').slice(-2).join('.') : name);
  const found: Finding[] = envelope(name, kind, site.openers());
  if (kind === 'foreign') return [...found, { id: 'foreign-name', detail: name }];
  const titles = site.candidate.entries.flatMap((entry) => [entry.title ?? entry.label ?? '', ...entry.aliases]);
  if (namesTitle(name, titles)) found.push({ id: 'name-of-title', detail: name });
  if (kind === 'http') found.push({ id: 'http-status' });
  else if (kind === 'error') found.push({ id: 'error-field', detail: name });
  else if (kind === 'code') found.push({ id: 'code-field', detail: name });
  else {
    const aside = PROSE_LANGUAGES.has(site.languageId) && /^[A-Za-z]+$/.test(name);
    if (!aside && found.length === 0) found.push({ id: 'neutral-name', detail: name });
    found.push(...aroundMembers(site));
  }
  return found.length > 0 ? found : [{ id: 'prose' }];
}

const PROSE_LANGUAGES = new Set(['markdown', 'plaintext', 'log']);

/** The Graph response's `error` object and the webhook's `errors` array. */
function envelope(name: string, kind: NameKind, openers: readonly Opener[]): Finding[] {
  if ((kind !== 'code' && kind !== 'error') || !/code$/i.test(name)) return [];
  const [object, list] = openers;
  if (object?.bracket === '(' || !object) return [];
  const outer = object.key ?? list?.key ?? '';
  if (object.key === undefined && list?.bracket === '[' && /^errors$/i.test(outer))
    return [{ id: 'errors-array', detail: name }];
  if (/^(?:errors)$/i.test(object.key ?? '')) return [{ id: 'errors-array', detail: name }];
  return /error$/i.test(object.key ?? '') ? [{ id: 'error-object', detail: name }] : [];
}

function tableCell({ scan, view, languageId }: Site, before: string): Finding[] | undefined {
  const row = lineText(scan, view.line).trimStart();
  const delimited = languageId === 'csv' && /(?:^|[,;\t])\s*$/.test(before) && /^["']?\s*(?:[,;\t]|$)/.test(view.after);
  if (delimited) return [{ id: 'table-cell' }, ...column(scan, view, /[,;\t]/)];
  if (row.startsWith('|') && CELL_BEFORE.test(before) && view.after.includes('|')) {
    return [{ id: 'table-cell' }, ...column(scan, view, /\|/)];
  }
  return TAG_BEFORE.test(before) && TAG_AFTER.test(view.after) ? [{ id: 'table-cell' }] : undefined;
}

/** What the heading of the number's column is called, where the heading is close enough to be seen. */
function column(scan: Scan, view: LineView, separator: RegExp): Finding[] {
  let top = view.line;
  while (top > 0 && top > view.line - ENCLOSING_LINES && separator.test(lineText(scan, top - 1))) top -= 1;
  if (top === view.line || top === view.line - ENCLOSING_LINES) return [];
  const index = view.before.split(separator).length - 1;
  const heading = lineText(scan, top).split(separator)[index]?.trim();
  if (!heading) return [];
  return /^(?:#|n[or]?\.?|n[º°])$/i.test(heading) ? [{ id: 'foreign-around', detail: heading }] : fromHeads([heading]);
}

function isMember(before: string, view: LineView): boolean {
  return (MEMBER_BEFORE.test(before) || BULLET.test(before)) && MEMBER_AFTER.test(view.after);
}

function member(site: Site, before: string): Finding[] {
  const { scan, view } = site;
  const openers = site.openers();
  const index = BEFORE_INDEX.exec(before);
  if (index?.[1] && /^["'`]?\s*\]/.test(view.after) && !/^(?:in|return|case|of)$/.test(index[1])) {
    const kind = classifyHead(index[1]);
    if (kind === 'error' || kind === 'code') return [{ id: 'list-member' }, { id: 'errors-around', detail: index[1] }];
    return [{ id: 'array-index', detail: index[1] }];
  }
  if (
    openers.length === 0 &&
    !/[,|/]|\b(?:or|and|ou|und|et|oder|y|e|o)$/.test(before.slice(-4)) &&
    !BULLET.test(before)
  ) {
    return [{ id: 'prose' }];
  }
  const [inner] = openers;
  const timer = inner?.bracket === '(' ? TIMER.exec(inner.head)?.[1] : undefined;
  if (timer) return [{ id: 'foreign-name', detail: timer }];
  if (inner?.bracket === '(' && ASSERTION.test(inner.head)) {
    const call = scan.text.slice(inner.at, inner.at + SIDE_CHARS).split('\n', 1)[0] ?? '';
    const name = (CODE_IN_CALL.exec(inner.head) ?? CODE_IN_CALL.exec(call))?.[1];
    if (name) return comparison(name);
  }
  // `(1)` in a sentence is no list, and of a call it is a status or a count.
  const alone = before.endsWith('(') && /^["'`]?\s*\)/.test(view.after);
  if (alone && site.candidate.value < SMALLEST_LONG_CODE) return [{ id: 'prose' }];
  const stranger = strangeMember(site);
  const tail = LIST_TAIL.exec(view.after);
  const tailKind = tail?.[1] ? classifyName(tail[1].split('.').slice(-2).join('.')) : 'neutral';
  const found: Finding[] = [{ id: 'list-member' }];
  if (stranger) found.push({ id: 'strange-members', detail: stranger });
  if (tail?.[1] && (tailKind === 'error' || tailKind === 'code')) found.push({ id: 'errors-around', detail: tail[1] });
  const heads = around(site);
  // An argument of a call is less than a member of a collection: it may be a status or an attempt.
  const argument = inner?.bracket === '(' && !COLLECTS.test(inner.head);
  return [
    ...found,
    ...heads.map((head) => (argument && head.id === 'errors-around' ? { ...head, id: 'codes-around' as const } : head)),
  ];
}

/** A small number in the same list that is no code: `16` in `1, 4, 16`. Long ones may be newer than the catalog. */
function strangeMember({ view, isCode }: Site): string | undefined {
  const left = /(?:\b\d{1,4}["'`]?\s?[,/|]\s?["'`]?){1,20}$/.exec(view.before)?.[0] ?? '';
  const right = /^["'`]?(?:\s?[,/|]\s?["'`]?\d{1,7}\b["'`]?){1,20}/.exec(view.after)?.[0] ?? '';
  return `${left} ${right}`.match(/\b\d{1,4}\b/g)?.find((number) => !isCode(Number(number)));
}

/** What the brackets around a member or key are called. */
function around({ scan, view, openers }: Site): Finding[] {
  const heads = openers().map((opener) => opener.key ?? opener.head.trim());
  return fromHeads(heads.length > 0 ? heads : [blockHead(scan, view.line)]);
}

/** As `around`, for what is assigned: a function's block says nothing, an enum, class or literal does. */
function aroundMembers({ scan, view, openers }: Site): Finding[] {
  const declares = /\b(?:enum|class|object|module|interface|struct|namespace|const|val|var|let|static|type)\b|[=:]\s*$/;
  const [inner] = openers();
  const heads = inner ? [inner.key ?? inner.head.trim()] : [blockHead(scan, view.line)];
  const named = inner?.key !== undefined || declares.test(heads[0] ?? '') || inner?.bracket === '(';
  return named
    ? fromHeads(heads).filter((finding) => finding.id === 'errors-around' || finding.id === 'foreign-around')
    : [];
}

function fromHeads(heads: readonly string[]): Finding[] {
  for (const head of heads) {
    const kind = classifyHead(head);
    const detail = head
      .replace(/\s+/g, ' ')
      .replace(/[ ([{:=]+$/, '')
      .slice(-60);
    if (kind === 'error') return [{ id: 'errors-around', detail }];
    if (kind === 'code') return [{ id: 'codes-around', detail }];
    if (kind === 'foreign') return [{ id: 'foreign-around', detail }];
    if (kind === 'http') return [{ id: 'http-status' }];
  }
  return [];
}

/** The switch, match or case above a case label. */
function aroundCase(scan: Scan, line: number): Finding[] {
  for (let above = line; above >= 0 && above >= line - ENCLOSING_LINES; above -= 1) {
    const head = /\b(?:switch|match|case|select|when)\b\s*(?![\d'"\s]).{0,80}/.exec(lineText(scan, above))?.[0];
    if (head && !/^(?:case|when)\s+[\w.]+\s*[:,]/.test(head)) return fromHeads([head.trim()]);
  }
  return [];
}
