import type { NumberCandidate, PhraseHit, StrangeNumber } from './candidates.ts';
import type { Finding } from './evidence.ts';
import { SMALLEST_LONG_CODE } from './lexicon.ts';
import { NEAR_LINES, SIDE_CHARS, TITLE_LINES } from './limits.ts';
import { GRAPH_FIELDS, MARKS, SUBCODE_FIELDS, strongestMark } from './marks.ts';
import { classifyName } from './names.ts';
import { eachNear, nearest } from './near.ts';
import { type CodeOwner, PROVIDER_MARKS } from './providers.ts';
import type { Site } from './site.ts';
import { closingOf, type LineView } from './surroundings.ts';
import type { DocumentSignals } from './types.ts';

const ERROR_WORD =
  /(?:\b(?:errors?|err|erros?|erreurs?|fehler(?:code)?|errore|falha|fallo|code|codes|código|codigo|códigos|codice|kode|kod|hata)\b|ошибк[аи]|код|错误码?|錯誤碼?|代码|エラー|コード|오류|코드|خطأ|त्रुटि|lỗi|błąd)[\s:#(=\-–—.º°]{0,4}$/iu;
const ERROR_WORD_AFTER = /^["'`)]{0,3}\s(?:errors?|erros?|erreurs?|fehler|failures?|fail(?:s|ed)?|exceptions?)\b/i;
const FAILURE =
  /\b(?:fail\w{0,6}|errors?|exceptions?|retr(?:y|ies|ied|yable)|undeliver\w{0,6}|not delivered|blocked|locked|expired|rejected|throttl\w{0,4}|rate[\s_-]?limit\w{0,4}|re-?engagement|24[\s-]?h(?:our)?s?\b|opt(?:ed)?[\s-]out)/i;
const MESSAGE = /\b(?:templates?|recipients?|messages?|messaging|send(?:ing|s)?|sent|webhooks?|wa_id)\b/i;
const WORD_BEFORE = /(?<![A-Za-zÀ-ɏ_])([A-Za-zÀ-ɏ_]{1,30})[\s.:#º°]{0,4}$/;
const UNIT_AFTER =
  /^\s?(ms|millis\w{0,8}|secs?|seconds?|minutes?|hours?|days?|[kmg]i?b|bytes?|px|r?em|km|kg|people|users|contacts|customers|subscribers|followers|messages?\s(?:sent|delivered|per)|inhabitants|habitantes|rows?|records?|items?|times|usd|eur|brl|reais|dollars?|euros?|lines?|chars?|characters|tokens?|points?|votes?|stars|downloads|requests?|[sm](?=\b))\b/i;
const ARITHMETIC_BEFORE = /[\w)\]]\s?([+*%])=?\s$/;
const ARITHMETIC_AFTER = /^\s([+*%])\s?[\w(]/;
const CURRENCY_BEFORE = /(?:R\$|[$€£¥₹]|\b(?:USD|EUR|BRL|GBP|INR|Rs\.?))\s{1,2}$/;
const HTTP_BEFORE = /\b(?:https?(?:\/\d(?:\.\d)?)?|status(?:[\s_-]?code)?)["'`]?[\s:=]{0,3}$/i;
const HTTP_AFTER =
  /^["'`]?\s(?:OK|Created|Accepted|Continue|Switching|Processing|Bad Request|Unauthori[sz]ed|Forbidden|Not Found)\b/;
const OTHER_SERVICE =
  /\b(stripe|paypal|mysql|postgres\w{0,4}|sqlite|redis|kafka|grpc|mongo\w{0,2}|slack|telegram|discord|sendgrid|nginx|apache|oracle|wechat|weixin|alipay|keycode|errno)\b/i;

/** What stands right beside the number: the words around it, a unit, an issue reference. */
export function findBeside({ candidate, view, signals }: Site): Finding[] {
  const { before, after } = view;
  const found: Finding[] = [];
  const word = ERROR_WORD.exec(before);
  if (before.endsWith('#') && !word) found.push(hash(candidate, view, signals));
  if (word && !/[=:]\s*$/.test(before)) found.push({ id: 'error-word', detail: word[0].replace(/[\s:#(=–—-]+$/, '') });
  const wordAfter = ERROR_WORD_AFTER.exec(after);
  if (wordAfter) found.push({ id: 'error-word-after', detail: wordAfter[0].replace(/^\W+/, '') });
  const name = WORD_BEFORE.exec(before.slice(-48))?.[1];
  if (name && classifyName(name) === 'foreign' && !/rate[\s_-]limit\W*$/i.test(before))
    found.push({ id: 'foreign-name', detail: name });
  const unit = UNIT_AFTER.exec(after);
  if (unit?.[1]) found.push({ id: 'unit', detail: unit[1] });
  else if (CURRENCY_BEFORE.test(before)) found.push({ id: 'unit', detail: 'a currency' });
  const operator = ARITHMETIC_BEFORE.exec(before)?.[1] ?? ARITHMETIC_AFTER.exec(after)?.[1];
  if (operator) found.push({ id: 'arithmetic', detail: operator });
  if (/(?:^|\D)\d{1,4}\s$/.test(before) && /^\s\d{1,4}(?!\d)/.test(after)) found.push({ id: 'digit-groups' });
  if (HTTP_BEFORE.test(before) || HTTP_AFTER.test(after)) found.push({ id: 'http-status' });
  const near = `${before.slice(-80)} ${after.slice(0, 80)}`;
  const failure = FAILURE.exec(near);
  if (failure) found.push({ id: 'failure-on-line', detail: failure[0] });
  const message = MESSAGE.exec(near);
  if (message) found.push({ id: 'message-on-line', detail: message[0] });
  const service = OTHER_SERVICE.exec(near);
  if (service?.[1]) found.push({ id: 'other-service', detail: service[1] });
  return found;
}

/** `(#131056) Text` is Meta's form; `#131056`, and the same at the end of a line, are issues and colours. */
function hash({ value }: NumberCandidate, { before, after }: LineView, signals: DocumentSignals): Finding {
  if (!before.endsWith('(#') || !after.startsWith(')')) return { id: 'issue-reference' };
  // Issues are referred to behind what they are about; a message begins with its code.
  const beginsMessage =
    /[:=]\s{0,2}\(#$/.test(before) || (/(?:^|["'`>\]}])\s{0,2}\(#$/.test(before) && !/^\)\s*$/.test(after));
  const opensMessage = /^\)(?:\s{1,2}["'(]?[A-ZÀ-Þ(]|["'`\\])/.test(after);
  const ownApi = value >= SMALLEST_LONG_CODE && strongestMark(signals.marks) === 'api';
  if (beginsMessage) return { id: 'message-code', detail: `${value}` };
  return opensMessage || ownApi ? { id: 'hash-code', detail: `${value}` } : { id: 'issue-reference' };
}

/** What the document says of itself to each of its numbers. */
export function findDocument(signals: DocumentSignals): (value: number, owner: CodeOwner) => Finding[] {
  const strength = strongestMark(signals.marks);
  // In the order of the table, so that a document always gives the same reason, however its parts were put together.
  const name = [...MARKS.keys()].find((mark) => MARKS.get(mark) === strength && signals.marks.has(mark));
  const marked: Finding[] = [];
  if (strength && name) marked.push({ id: strength === 'api' ? 'document-api' : 'document-word', detail: name });
  const codes = [...signals.longCodes].sort().slice(0, 3);
  return (value, owner) => {
    const named =
      owner !== 'meta' && [...PROVIDER_MARKS].find(([mark, of]) => of === owner && signals.marks.has(mark))?.[0];
    if (named) return [{ id: 'document-api', detail: named }];
    const others = codes.filter((code) => code !== `${value}`).slice(0, 2);
    return others.length < 2 ? marked : [...marked, { id: 'document-codes', detail: others.join(', ') }];
  };
}

/** What the rest of the own line says: a mark, a title of the same code. */
export function findOnLine({ scan, candidate, owner, view }: Site): Finding[] {
  const found: Finding[] = [];
  const mark = scan.find('marks', view.from, view.to, (hit) => speaksFor(hit, owner));
  if (mark) found.push({ id: 'mark-on-line', detail: mark.phrase.text });
  const title = scan.find('titles', view.from, view.to, (hit) => isTitleOf(hit, candidate));
  if (title) found.push({ id: 'title-beside', detail: title.phrase.text });
  return found;
}

/** What the lines around say: marks, titles, other codes. */
export function findNear(site: Site): Finding[] {
  const { scan, candidate, owner, view, maxLineLength } = site;
  const found = companions(site);
  const mark = nearest(scan, 'marks', view, NEAR_LINES, maxLineLength, (hit) => speaksFor(hit, owner));
  if (mark && (mark.start < view.from || mark.start >= view.to))
    found.push({ id: 'mark-near', detail: mark.phrase.text });
  const title = nearest(scan, 'titles', view, TITLE_LINES, maxLineLength, (hit) => isTitleOf(hit, candidate));
  if (title) found.push({ id: 'title-beside', detail: title.phrase.text });
  return found;
}

function speaksFor({ phrase }: PhraseHit, owner: CodeOwner): boolean {
  return phrase.mark !== 'provider' || PROVIDER_MARKS.get(phrase.text) === owner;
}

function isTitleOf({ phrase }: PhraseHit, candidate: NumberCandidate): boolean {
  return phrase.entries.some((entry) => entry.code === candidate.value);
}

const ENOUGH_COMPANIONS = 8;
/** Characters on each side of the own line in which numbers are companions. */
const COMPANION_CHARS = 600;

function companions({ scan, candidate, view, signals, maxLineLength }: Site): Finding[] {
  const codes = new Set<number>();
  const strangers = new Set<number>();
  eachNear(scan, view, NEAR_LINES, maxLineLength, (from, to) => {
    const count =
      (into: Set<number>) =>
      (number: StrangeNumber): boolean => {
        if (number.value >= SMALLEST_LONG_CODE && number.value !== candidate.value) into.add(number.value);
        return into.size >= ENOUGH_COMPANIONS;
      };
    const first = Math.max(from, candidate.start - COMPANION_CHARS);
    const last = Math.min(to, candidate.end + COMPANION_CHARS);
    const own = from === view.from;
    scan.find('numbers', own ? first : from, own ? last : to, count(codes));
    scan.find('strangers', own ? first : from, own ? last : to, count(strangers));
    return undefined;
  });
  // In a file that names the API, unknown numbers of this shape are most likely codes newer than the catalog.
  const strange = strangers.size >= 2 && strangers.size > codes.size && strongestMark(signals.marks) !== 'api';
  if (strange) return [{ id: 'strange-neighbours' }];
  const [first, second] = codes;
  if (second !== undefined) return [{ id: 'codes-near', detail: `${first}, ${second}` }];
  return first === undefined ? [] : [{ id: 'code-near', detail: `${first}` }];
}

/** Other fields of the object a code field is in, or without brackets of its line, and the subcode among them. */
export function findFields({ scan, candidate, view, openers }: Site): { found: Finding[]; subcode?: string } {
  // A variable's brackets are its function's, which say nothing about it; a field's are its object's.
  const field = !/(?<![=!<>])=\s{0,4}["'`]?$/.test(view.before);
  const brackets = field ? openers()[0] : undefined;
  const from = brackets ? brackets.at : Math.max(view.from, candidate.start - SIDE_CHARS);
  const to = brackets
    ? closingOf(scan, brackets.at, candidate.end, view.line)
    : Math.min(view.to, candidate.end + SIDE_CHARS);
  const sibling = scan.find('marks', from, to, ({ phrase }) => GRAPH_FIELDS.has(phrase.text));
  if (!sibling) return { found: [] };
  const found: Finding[] = [{ id: 'graph-field', detail: sibling.phrase.text }];
  const mark = scan.find('marks', from, to, ({ phrase }) => SUBCODE_FIELDS.has(phrase.text));
  const subcode = mark && SUBCODE_VALUE.exec(scan.text.slice(mark.end, Math.min(to, mark.end + 40)))?.[1];
  return subcode === undefined ? { found } : { found, subcode };
}

const SUBCODE_VALUE = /^[\\"'`\]]{0,6}\s{0,4}(?:=>|={2,3}|[:=])\s{0,4}[\\"'`]{0,4}(\d{1,10})\b/;
const SUBCODE_AFTER = /^(?:[/:]|\s\/\s)(\d{1,10})\b|\bsub_?code\W{1,6}(\d{1,10})\b/i;

/** The subcode written right after a code: `131047/2494010`, `100:33`, `100 (subcode 33)`. */
export function subcodeAfter(after: string): string | undefined {
  const found = SUBCODE_AFTER.exec(after);
  return found?.[1] ?? found?.[2];
}
