import type { Finding } from '../evidence.ts';
import { isHttpStatus } from '../httpStatus.ts';
import { SMALLEST_LONG_CODE } from '../lexicon.ts';
import { classifyHead, classifyName, namesBrand, nameTokens } from '../names.ts';
import { areCodes, hasTellingMate, isRare, UNLISTED } from '../siblings.ts';
import type { Site } from '../site.ts';
import { closingOf, type Opener } from '../surroundings.ts';
import { assertedOf } from './assertion.ts';
import { COLLECTS } from './calls.ts';
import { comparedWith } from './comparison.ts';
import { around } from './heads.ts';
import { soughtInList } from './membership.ts';

const BULLET = /^\s*(?:(?:\/\/+|#+|\*|--|;|\/\*\*?)\s*)?(?:(?:[-*+•·▪→]|\d{1,3}[.)])\s*)?[`*_]{0,3}$/;
const JOINED_BEFORE = /\b\d{1,7}["'`]?\s{1,4}(?:or|and|ou|und|et|oder|y|e|o|atau|dan|и|или)$/;
const MEMBER_BEFORE = /(?:[[({,/]|(?<!\|)\|)$/;
const MEMBER_AFTER =
  /^["'`]?\s*(?:[\])},|/;]|(?:or|and|ou|und|et|oder|y|e|o|atau|dan|и|или)\s|$|\/\/|#|…|\.\.\.|etc\b)/;
const WORD_LIST_BEFORE = /(?:%[wiWI][[({]|#\{|'\(|(?<![\w)\]])\[)[\d\s]{0,160}$/;
/** What takes a time or an amount as its argument: `setTimeout(`, `'x'.repeat(`, `VARCHAR(`. */
const AMOUNTS: ReadonlySet<string> = new Set(
  'timeout interval delay sleep wait repeat fill take skip limit range slice substr substring pad randint seed length size count times varchar char decimal numeric'.split(
    ' ',
  ),
);
const INDEXED = /([\w$)\]]{1,60})[!?.]{0,2}\s{0,2}\[$/;

/** A member of a list, set, tuple, union or call; undefined where it is none. */
export function findMember(site: Site, before: string): Finding[] | undefined {
  const { view } = site;
  if (WORD_LIST_BEFORE.test(view.before) && /^(?:\s+\d|\s*[\])}])/.test(view.after) && !/\[$/.test(view.before))
    return listed(site, before);
  const stands =
    (MEMBER_BEFORE.test(before) || JOINED_BEFORE.test(before) || BULLET.test(before)) && MEMBER_AFTER.test(view.after);
  if (!stands) return undefined;
  return indexOf(site, before) ?? listed(site, before);
}

/** `errorTexts[131047]` looks an error up, `errors[0].code` and `items[4]` count. */
function indexOf({ candidate, view }: Site, before: string): Finding[] | undefined {
  const name = INDEXED.exec(before)?.[1];
  if (!name || !/^["'`]?\s*\]/.test(view.after) || /^(?:in|return|case|of|yield|when|is)$/.test(name)) return undefined;
  const kind = classifyHead(name);
  const counts = candidate.value < 10 || /^\]\s*(?:\??\.|\[|->|::)/.test(view.after);
  if (!counts && (kind === 'error' || kind === 'code'))
    return [{ id: 'list-member' }, { id: 'errors-around', detail: name }];
  return [{ id: 'array-index', detail: name }];
}

function listed(site: Site, before: string): Finding[] | undefined {
  const { scan, candidate, view } = site;
  const openers = site.openers();
  const [inner] = openers;
  const small = candidate.value < SMALLEST_LONG_CODE;
  if (!inner && !/[,|/]$/.test(before) && !JOINED_BEFORE.test(before) && !BULLET.test(before)) return undefined;
  const called = inner?.bracket === '(' ? (/\w{1,60}$/.exec(inner.head)?.[0] ?? '') : '';
  if (AMOUNTS.has(nameTokens(called).at(-1) ?? '')) return [{ id: 'foreign-name', detail: called }];

  if (inner && isAside(scan.text, inner)) return before.endsWith('(') ? [{ id: 'prose' }, { id: 'quoted' }] : undefined;
  const sought = soughtInList(site);
  if (sought !== undefined) return [...comparedWith(site, sought), { id: 'list-member' }];
  const asserted = assertedOf(scan, openers);
  if (asserted !== undefined) return ofAssertion(site, asserted);

  const callee = inner?.bracket === '(' && !COLLECTS.test(inner.head) ? CALLEE.exec(inner.head)?.[0] : undefined;
  const calls = callee === undefined ? 'neutral' : classifyName(callee.split(/[.:]+/).at(-1) ?? '');
  const ofErrors = calls === 'error' || calls === 'code';
  // `(1)` in a sentence is no list, and of a call it is a status or a count.
  const alone = before.endsWith('(') && /^["'`]?\s*\)/.test(view.after);
  const ofBrand = callee !== undefined && !small && namesBrand(callee);
  if (alone && small && !ofErrors && !ofBrand) return undefined;
  if (inner && isLookedUp(site, inner)) return [{ id: 'array-index', detail: inner.head.slice(-30) }];

  const found: Finding[] = [{ id: 'list-member' }];
  if (ofBrand) found.push({ id: 'brand-name', detail: callee });
  if (ofErrors && small && !before.endsWith('(') && isRare(candidate.value))
    found.push({ id: 'codes-around', detail: callee ?? '' });
  if (ofErrors && before.endsWith('(')) found.push({ id: 'errors-around', detail: callee ?? '' });
  // Of the arguments of a call that retries, the small ones are attempts and waits.
  else if (callee === undefined || !small)
    found.push(...around(site).map((head) => (callee === undefined ? head : lesser(head))));
  return [...found, ...objections(site, found, inner, callee)];
}

const CONSTANT_OF_LIST =
  /(?:\b[A-Z][A-Z\d_]{2,60}|@\w{1,60})\s{0,40}(?::\s{0,40}[\w<>[\]., ]{1,40}\s{0,40})?(?:=\s{0,40})?[\w.%]{0,60}\(?$/;

/** `TOKEN = [190, 102]`: a constant of nothing but codes, at least one of them uncommon. */
function isConstantList(site: Site, inner: Opener | undefined): boolean {
  if (!inner || !CONSTANT_OF_LIST.test(inner.head)) return false;
  return areCodes(site);
}

/** What speaks against a member of a list: other members, and that nothing says what the list is. */
function objections(
  site: Site,
  found: readonly Finding[],
  inner: Opener | undefined,
  callee: string | undefined,
): Finding[] {
  const { candidate, view } = site;
  const small = candidate.value < SMALLEST_LONG_CODE;
  const against: Finding[] = [];
  const named = found.some(({ id, detail }) => id !== 'list-member' && /code|err/i.test(detail ?? ''));
  const stranger = named ? undefined : strangeMember(site);
  if (stranger) against.push({ id: 'strange-members', detail: stranger });
  if (isHttpStatus(candidate.value) && OTHER_STATUS.test(`${view.before.slice(-60)} ${view.after.slice(0, 60)}`))
    against.push({ id: 'http-status' });
  if (found.length > 1) return against;
  if (callee !== undefined && classifyName(callee) === 'foreign')
    against.push({ id: 'foreign-around', detail: callee });
  else if (callee !== undefined && !COMPARING.test(callee.split(/[.:]+/).at(-1) ?? '') && isWhole(site))
    against.push({ id: 'neutral-call', detail: callee });
  else if (small && inner?.key !== undefined) against.push({ id: 'neutral-name', detail: inner.key });
  else if (small && !hasTellingMate(site) && !isConstantList(site, inner)) against.push({ id: 'unlabelled' });
  return against;
}

/** True where the number is an argument or member by itself, and not one of several words in a string or comment. */
function isWhole({ view, zone, candidate, scan }: Site): boolean {
  const { kind, start } = zone();
  if (kind !== 'string') return kind !== 'comment';
  return start === candidate.start - (scan.lineStarts[view.line] ?? 0) && /^["'`/]/.test(view.after);
}

/** The functions tests compare with: what they are called says nothing of the number. */
const COMPARING =
  /^(?:to[A-Z]\w*|assert\w*|eq|equals?\w*|contains?|match\w*|include\w*|is|be|it|test|describe|raises)$/i;

/** `pair rate limit (130429)`: words, a space and a bracket are a sentence and no call. */
function isAside(text: string, inner: Opener): boolean {
  if (inner.bracket !== '(' || text[inner.at - 1] !== ' ') return false;
  const word = /([A-Za-z\u00c0-\u024f]{1,40}) $/.exec(inner.head)?.[1] ?? '';
  return word !== '' && !KEYWORDS.has(word.toLowerCase());
}

const KEYWORDS: ReadonlySet<string> = new Set(
  'if elif elsif while for foreach switch in return and or not case when match print is catch values until unless assert of yield await enum set list array is_in any'.split(
    ' ',
  ),
);

const CALLEE = /[\w$.:]{1,60}[?!]?$/;
const OTHER_STATUS = /(?<![\w.]|:\d\d,)(?:40[0-9]|422|429|50[0-4])(?![\w.])/;

/** `[1, 4, 16][attempt]`: a table of values, one of which is taken. */
function isLookedUp({ scan, candidate, view }: Site, inner: Opener): boolean {
  return inner.bracket === '[' && scan.text[closingOf(scan, inner.at, candidate.end, view.line)] === '[';
}

/** An argument of a call is less than a member of a collection: it may be a status or an attempt. */
function lesser(head: Finding): Finding {
  return head.id === 'errors-around' ? { ...head, id: 'codes-around' } : head;
}

function ofAssertion(site: Site, subject: string): Finding[] {
  const found = comparedWith(site, subject);
  // A test of a function's result says little: what is called `result` may be a code all the same.
  const small = site.candidate.value < SMALLEST_LONG_CODE;
  return small || found.every(({ id }) => id !== 'neutral-name') ? found : [...found, ...around(site)];
}

/** A small number in the same list that is no code: `16` in `1, 4, 16`. Long ones may be newer than the catalog. */
function strangeMember({ view, isCode }: Site): string | undefined {
  const left = /(?:\b\d{1,7}["'`]?\s?[,/|]\s?["'`]?){1,20}$/.exec(view.before)?.[0] ?? '';
  const right = /^["'`]?(?:\s?[,/|]\s?["'`]?\d{1,7}\b["'`]?){1,20}/.exec(view.after)?.[0] ?? '';
  const members = `${left} ${right}`.match(/\b\d{1,7}\b/g)?.map(Number) ?? [];
  // A list that holds a long code is a list of codes, and what it holds beside them is none of ours to doubt.
  if (members.some((member) => member >= SMALLEST_LONG_CODE && isCode(member))) return undefined;
  return members
    .find((member) => member < SMALLEST_LONG_CODE && !isCode(member) && !UNLISTED.has(member) && !isHttpStatus(member))
    ?.toString();
}

/** True for text that is a bullet and nothing else. */
export function isBullet(before: string): boolean {
  return BULLET.test(before);
}

/** True for `name[`, where a number in the brackets is looked up or counted. */
export function isIndexed(before: string): boolean {
  return INDEXED.test(before);
}
