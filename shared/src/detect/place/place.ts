import type { NumberCandidate } from '../candidates.ts';
import type { Finding } from '../evidence.ts';
import { SMALLEST_LONG_CODE } from '../lexicon.ts';
import { classifyName, nameTokens } from '../names.ts';
import type { Site } from '../site.ts';
import { findComparison } from './comparison.ts';
import { findField } from './field.ts';
import { around, aroundCase } from './heads.ts';
import { findMember, isBullet, isIndexed } from './list.ts';
import { findTableCell } from './table.ts';

const CASE_LABEL = /\b(?:case|when|CASE|WHEN)\s{1,40}[\d_'",|\s]{0,120}$/;
const ARM = /^["'`]?\s{0,40}(?:=>|->|:(?!:)|=(?!=)|to\s{1,40}["'`A-Za-z(])/;
/** `[131047]: text` of JavaScript, `[131047] = "text"` of C# and Lua. */
const ARM_OF_INDEX = /^["'`]?\]\s{0,40}(?:=>|->|:(?!:)|=(?!=))/;
const HEADING = /^\s*#{1,6}\s+[`*_]{0,3}$/;
/** What follows `||` or `??` is taken where there is nothing else. */
const DEFAULT = /(?:\|\||\?\?|\bor)\s*$/;

/** Where the number stands on its line, and in which list, switch, call or object. */
export function findPlace(site: Site): Finding[] {
  const { scan, candidate, view } = site;
  const before = view.before.replace(/["'`]$/, '').trimEnd();
  const inName = partOfName(scan.text, candidate);
  if (inName) return inName;
  if (CASE_LABEL.test(before === '' ? before : `${before} `)) {
    return [{ id: 'case-label' }, ...aroundCase(scan, view.line, candidate.value)];
  }
  if (candidate.value === 0 && !/^["'`]?\s*[|,]/.test(view.after) && isDefault(before))
    return [{ id: 'default-value' }];
  return (
    findTableCell(site) ??
    findComparison(site, before) ??
    mapKey(site, before) ??
    heading(site) ??
    findField(site, before) ??
    findMember(site, before) ?? [{ id: 'prose' }]
  );
}

/** `AUTH_EXCEPTION = 0` gives zero a meaning. */
const CONSTANT = /\b[A-Z][A-Z\d_]{2,60}\s{0,40}(?::\s{0,40}\w{1,40}\s{0,40})?=$/;

/** What is taken for want of a code: behind `||`, as the last of a choice, as the second argument of `get`. */
function isDefault(before: string): boolean {
  return (
    DEFAULT.test(before) ||
    /\?[^?:]{1,80}:$/.test(before) ||
    /\bget\w{0,40}\([^()]{1,60},$/.test(before) ||
    /(?<![=!<>])=$/.test(before.replace(CONSTANT, ''))
  );
}

function mapKey(site: Site, before: string): Finding[] | undefined {
  const { after } = site.view;
  const bare = ARM.test(after) && (isBullet(before) || /[[{,|(;]$/.test(before)) && !isIndexed(before);
  const indexed = ARM_OF_INDEX.test(after) && before.endsWith('[') && !isIndexed(before);
  return bare || indexed ? [{ id: 'map-key' }, ...around(site)] : undefined;
}

/** A name of many words is a sentence: only the word right beside the number says what the number is. */
function nameKind(name: string, front: string, rear: string): ReturnType<typeof classifyName> {
  if (nameTokens(name).length < 4) return classifyName(name);
  const beside = [nameTokens(front).at(-1) ?? '', nameTokens(rear)[0] ?? ''].map(classifyName);
  return beside.find((kind) => kind === 'foreign') ?? classifyName(nameTokens(front).at(-1) ?? '');
}

function heading({ view }: Site): Finding[] | undefined {
  return HEADING.test(view.before) && !/^[.)]\s/.test(view.after) ? [{ id: 'heading' }] : undefined;
}

function partOfName(text: string, candidate: NumberCandidate): Finding[] | undefined {
  const { start, end } = candidate;
  const joined =
    text[start - 1] === '_' || text[end] === '_' || (text[start - 1] === '.' && /[A-Za-z]/.test(text[start - 2] ?? ''));
  if (!joined) return undefined;
  let from = start;
  while (from > 0 && from > start - 40 && /[\w.]/.test(text[from - 1] ?? '')) from -= 1;
  let to = end;
  while (to < end + 40 && /\w/.test(text[to] ?? '')) to += 1;
  // What stands in front says what the number is: `error_131026_count` counts errors of this code.
  const front = classifyName(text.slice(from, start));
  const name = text.slice(from, to);
  const kind =
    front === 'error' || front === 'code' ? front : nameKind(name, text.slice(from, start), text.slice(end, to));
  const part: Finding = { id: 'part-of-name', detail: name };
  // A small number in a name is a counter, unless the name says that it is a code.
  if (candidate.value < SMALLEST_LONG_CODE) return [{ id: 'constant' }, { id: 'codes-around', detail: name }];
  if (kind === 'foreign') return [part, { id: 'foreign-name', detail: name }];
  return kind === 'error' || kind === 'code' ? [part, { id: 'codes-around', detail: name }] : [part];
}
