import type { Finding } from '../evidence.ts';
import { isHttpStatus } from '../httpStatus.ts';
import { ENCLOSING_LINES } from '../limits.ts';
import { classifyHead, classifyName } from '../names.ts';
import type { Scan } from '../scan.ts';
import type { Site } from '../site.ts';
import { blockHead, lineText, type Opener } from '../surroundings.ts';

/** What the brackets around a member or key are called. */
export function around({ scan, candidate, view, openers, zone }: Site): Finding[] {
  const [inner, outer] = openers();
  const alias = UNION.exec(view.before)?.[1];
  const named = alias === undefined ? undefined : fromHeads([alias], candidate.value);
  // What brackets of earlier lines are called says less than the name of the union itself.
  if (named && (!inner || named.length > 0)) return named;
  if (!inner) return fromHeads([nameOnly(blockHead(scan, view.line))], candidate.value).filter(saysOfErrors);
  // What an argument stands in is its call; the function around that is about all and nothing.
  // A list under a key of its own is what the key says.
  if (inner.key !== undefined && inner.bracket === '[' && classifyName(inner.key) === 'foreign')
    return [{ id: 'foreign-name', detail: inner.key }];
  const heads = inner.bracket === '(' && outer?.bracket === '{' && outer.key === undefined ? [inner] : openers();
  const found = fromHeads(heads.map(headOf), candidate.value);
  // What stands around a comment is the program; it says nothing against a number in a sentence.
  if (found.every(saysOfErrors)) return found;
  const silent = zone().kind === 'comment' || heads.some((opener) => DECLARES_FUNCTION.test(opener.head));
  return silent ? found.filter(saysOfErrors) : found;
}

/** What an opening bracket belongs to; of a call or list, without the closed expressions in front of it. */
function headOf({ key, head, bracket }: Opener): string {
  if (key !== undefined) return key;
  if (bracket === '{') return head.trim();
  const bare = head.replace(/\[\]|\(\)/g, '');
  return bare.slice(Math.max(...[')', ']', '"', "'"].map((end) => bare.lastIndexOf(end))) + 1).trim();
}

/** A function or a test: its name tells what it does, not what its numbers are. */
const DECLARES_FUNCTION =
  /\b(?:fun|func|function|def|fn|sub|it|test|describe|context|void|public|private)\b.{0,80}[({]\s{0,40}$|=>\s{0,40}$/;

/** `type GraphCode = 0 | 190`: what the union is called. */
const UNION = /^\s{0,160}(?:export\s{1,40})?(?:type\s{1,40})?(\w{1,60})\s{0,40}=[\d\s|"'`_]{0,160}$/;

/** Without the parameters of a function, which are about all of it. */
function nameOnly(head: string): string {
  return /\b(?:fun|func|function|def|fn|sub)\b/.test(head) ? (head.split('(', 1)[0] ?? '') : head;
}

function saysOfErrors({ id }: Finding): boolean {
  return id !== 'foreign-around';
}

const DECLARES =
  /\b(?:enum|class|object|module|interface|struct|namespace|const|val|var|let|static|type|public|case)\b|[=:]\s{0,40}$/;

/** As `around`, for what is assigned: a function's block says nothing, an enum, class or literal does. */
export function aroundMembers({ scan, candidate, view, openers, zone }: Site): Finding[] {
  const [first, second] = openers();
  // The bracket of an enum's constant, `TOKEN(190)`, is its own.
  const inner = first && /^\s*[A-Z][A-Z\d_]+$/.test(first.head) ? second : first;
  const heads = inner ? [inner.key ?? inner.head.trim()] : [blockHead(scan, view.line)];
  const named = inner?.key !== undefined || DECLARES.test(heads[0] ?? '') || inner?.bracket === '(';
  if (!named) return [];
  const found = fromHeads(heads, candidate.value).filter(({ id }) => id === 'errors-around' || id === 'foreign-around');
  return found.length > 0 && zone().kind !== 'comment' ? found : [];
}

/** The first of the heads, innermost first, that says something. */
export function fromHeads(heads: readonly string[], value: number): Finding[] {
  for (const head of heads) {
    const kind = classifyHead(head);
    const detail = head
      .replace(/\s+/g, ' ')
      .replace(/[ ([{:=]{1,40}$/, '')
      .slice(-60);
    if (kind === 'error') return [{ id: 'errors-around', detail }];
    if (kind === 'code') return [{ id: 'codes-around', detail }];
    if (kind === 'foreign') return [{ id: 'foreign-around', detail }];
    if (kind === 'http') return isHttpStatus(value) ? [{ id: 'http-status' }] : [];
  }
  return [];
}

const SUBJECT = /\b(?:switch|match|case|select|when)\b\s{0,40}(?![\d'"\s]).{0,80}/;
const ONE_CASE = /^(?:case|when)\s+[\w.]+\s*[:,]/;

/** The switch, match or case above a case label. */
export function aroundCase(scan: Scan, line: number, value: number): Finding[] {
  scan.wandered = true;
  for (let above = line; above >= 0 && above >= line - ENCLOSING_LINES; above -= 1) {
    const head = SUBJECT.exec(lineText(scan, above))?.[0];
    if (!head || ONE_CASE.test(head)) continue;
    const found = fromHeads([head.trim()], value);
    return found.length > 0 ? found : [{ id: 'neutral-name', detail: head.trim().slice(0, 40) }];
  }
  return [];
}
