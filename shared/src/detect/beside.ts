import type { NumberCandidate } from './candidates.ts';
import { errorWordAtEnd } from './errorWords.ts';
import { EVIDENCE, type Finding } from './evidence.ts';
import { statusFinding } from './httpStatus.ts';
import { SMALLEST_LONG_CODE } from './lexicon.ts';
import { strongestMark } from './marks.ts';
import { classifyName } from './names.ts';
import type { Site } from './site.ts';
import type { LineView } from './surroundings.ts';
import type { DocumentSignals } from './types.ts';

const ERROR_WORD_AFTER = /^["'`)]{0,3}\s(?:errors?|erros?|erreurs?|fehler|failures?|fail(?:s|ed)?|exceptions?)\b/i;
const FAILURE =
  /\b(?:fail\w{0,6}|errors?|exceptions?|retr(?:y|ies|ied|yable)|undeliver\w{0,6}|not delivered|blocked|locked|expired|rejected|throttl\w{0,4}|rate[\s_-]?limit\w{0,4}|re-?engagement|24[\s-]?h(?:our)?s?\b|opt(?:ed)?[\s-]out)/i;
const MESSAGE = /\b(?:templates?|recipients?|messages?|messaging|send(?:ing|s)?|sent|webhooks?|wa_id)\b/i;
const WORD_BEFORE = /(?<![A-Za-zÀ-ɏ_])([A-Za-zÀ-ɏ_]{1,30})[\s.:#º°]{0,4}$/;
const UNIT_AFTER =
  /^ ?(ms|millis\w{0,8}|secs?|seconds?|minutes?|hours?|days?|[kmg]i?b|bytes?|px|r?em|km|kg|people|users|contacts|customers|subscribers|followers|messages?\s(?:sent|delivered|per)|inhabitants|habitantes|rows?|records?|items?|times|usd|eur|brl|reais|dollars?|euros?|lines?|chars?|characters|tokens?|points?|votes?|stars|downloads|requests?|[sm](?=\b))\b/i;
/** `/orders?limit=100&after=131045` */
const QUERY_PARAMETER = /[?&]([\w.-]{1,40})=$/;
const COUNT_AFTER = /^\s(?:sent|failed|delivered|queued|skipped|errors?|failures?|retries|attempts)\b/;
const TRACKER = /\b(?:ticket|issue|pull request|PR|bug|closes|fixes|refs)\s+#$/i;
const ARITHMETIC_BEFORE = /[\w)\]]\s?([+*%])=?\s$|\)\s(\/)\s$/;
const ARITHMETIC_AFTER = /^\s([+*%])\s?[\w(]/;
const CURRENCY_BEFORE = /(?:R\$|[$€£¥₹]|\b(?:USD|EUR|BRL|GBP|INR|Rs\.?))\s{1,2}$/;
const HTTP_BEFORE = /\b(?:https?(?:\/\d(?:\.\d)?)?|status(?:[\s_-]?code)?)["'`]?[\s:=]{0,3}$/i;
const HTTP_AFTER =
  /^["'`]?\s(?:OK|Created|Accepted|Continue|Switching|Processing|Bad Request|Unauthori[sz]ed|Forbidden|Not Found)\b/;
/** Things that are numbered: `message 131026 accepted` is about a message, not about an error. */
const NUMBERED_THING =
  /\b(messages?|msg|jobs?|batch|campaign|conversation|contacts?|bugs?|records?|shipment|customers?|users?|leads?|extensions?|seats?|room|queue|floor|pedido|fiscal|fatura|mensagem|mensaje|lote|cliente|orders?|invoices?|commande|bestellung|bestelling|factura|fatura|facture|rechnung|article|artikel|report|tickets?|rows?|usuario|usu\u00e1rio)\s{1,2}(?:no\.?\s|n[\u00ba\u00b0]\s?|number\s)?$/i;
/** `+91 90000 80007`: what stands in front is the rest of a phone number. */
const PHONE_BEFORE = /(?:\+\d{1,3}\s(?:\d{2,6}\s){0,3}|(?<![\d:.,-])\d{4,5}\s)$/;
const RANGE_BEFORE =
  /\d{4,7}["'`]?\s{0,40}(?:to|\.\.\.?|\u2013|\u2014|through|thru|bis|at\u00e9|=?<\s?\w{1,40}\s?=?<)\s{0,40}$/;
/** The characters it can end with, spaces left out. */
const ENDS_RANGE = new Set('o.\u2013\u2014hus\u00e9<');
const RANGE_AFTER =
  /^["'`]?\s{0,40}(?:to|\.\.\.?|\u2013|\u2014|through|thru|bis|at\u00e9|=?<\s?\w{1,40}\s?=?<)\s{0,40}\d{4,7}/;
const ERROR_BEFORE = /\b(?:error|erro|code|fail\w{0,40})\W{0,3}\w{1,40}\s{0,40}$/i;
const SET_OFF_BEFORE = /[`\u00ab\u201c\u201e]$/;
const SET_OFF_AFTER = /^[`\u00bb\u201d\u201c]/;
const OTHER_SERVICE =
  /\b(npm|lifecycle|ioctl|printer|db|database|connection (?:lost|reset|refused)|stripe|paypal|mysql|postgres\w{0,4}|sqlite|redis|kafka|grpc|mongo\w{0,2}|slack|telegram|discord|sendgrid|nginx|apache|oracle|wechat|weixin|alipay|keycode|errno)\b/i;

/** `error 10 or 200`: the word stands for both. */
const JOINED = /(?:\b\d{1,7}\s{0,2}(?:,|\/|\bor|\band|\be|\by|\bo|\bund|\bet|\bdan|\bou)\s{1,2}){1,6}$/;

/** `se o erro for 190`, `the code was 368`. */
const COPULA = /\s(?:for|is|was|were|foi|es|era|ist|war|est)\s$/;

/** What weighs nothing for small numbers, of which logs are full, need not be looked for. */
const FAILURE_WEIGHS = EVIDENCE['failure-on-line'].small !== 0;
const MESSAGE_WEIGHS = EVIDENCE['message-on-line'].small !== 0;

const UNNAMED_PLACES: ReadonlySet<string> = new Set(['prose', 'list-member', 'map-key', 'heading', 'table-cell']);

/** What stands right beside the number: the words around it, a unit, an issue reference. */
export function findBeside(
  { candidate, view, signals, zone, scan, languageId }: Site,
  place: readonly Finding[],
): Finding[] {
  const { before, after } = view;
  const found: Finding[] = [];
  // Most numbers of a log stand right behind their key, and these expressions end with a space.
  const spaced = before !== before.trimEnd();
  const word = errorWordAtEnd(spaced ? before.replace(JOINED, '').replace(COPULA, ' ') : before);
  // In Python, Ruby and YAML, `#131047 too late` is a comment that begins with a code.
  const opens =
    before.endsWith('#') &&
    zone().opener === '#' &&
    zone().start === candidate.start - (scan.lineStarts[view.line] ?? 0);
  const reference =
    before.endsWith('#') && !opens
      ? hash(candidate, view, signals, languageId === 'markdown' || languageId === 'plaintext')
      : undefined;
  // `Error #190` is an error's number, `fix: code (#368)` ends with a reference.
  const ofWord = word !== undefined && (candidate.value >= SMALLEST_LONG_CODE || !/\(#$/.test(before));
  if (reference && !(ofWord && reference.id === 'issue-reference')) found.push(reference);
  if (word && !/[=:]\s*\\*["'`]?$/.test(before) && (ofWord || reference?.id !== 'issue-reference'))
    found.push(...errorWord(word.word, word.front, before));
  if (/\bMeta(?:['\u2019]s)?\W{1,3}(?:[A-Za-zÀ-ɏ]{1,12}[^\wÀ-ɏ]{1,3}){0,5}$/.test(before.slice(-60)))
    found.push({ id: 'meta-before' });
  if (/sub[-_ ]?c[o\u00f3]d(?:e|igo)s?\W{0,3}$/i.test(before.slice(-24))) found.push({ id: 'subcode' });
  const wordAfter = ERROR_WORD_AFTER.exec(after);
  if (wordAfter) found.push({ id: 'error-word-after', detail: wordAfter[0].replace(/^\W+/, '') });
  // The names of fields and variables were judged with their place.
  const unnamed = UNNAMED_PLACES.has(place[0]?.id ?? 'prose');
  const name = unnamed ? WORD_BEFORE.exec(before.slice(-48))?.[1] : undefined;
  if (
    name &&
    !/^retr(?:y|ies)$/i.test(name) &&
    classifyName(name) === 'foreign' &&
    !/(?:rate[\s_-]limit|(?:fail\w{0,40}|errors?|reject\w{0,40})\s{1,40}rate)\W{0,40}$/i.test(before)
  )
    found.push({ id: 'foreign-name', detail: name });
  const thing =
    word || !(spaced || /[º°]/.test(before.slice(-1))) ? undefined : NUMBERED_THING.exec(before.slice(-40))?.[1];
  if (thing && !ERROR_BEFORE.test(before)) found.push({ id: 'foreign-name', detail: thing });
  const rangeBefore = ENDS_RANGE.has(before.trimEnd().slice(-1)) && RANGE_BEFORE.test(before.slice(-40));
  if (rangeBefore || RANGE_AFTER.test(after)) found.push({ id: 'range' });
  if (SET_OFF_BEFORE.test(before) && SET_OFF_AFTER.test(after)) found.push({ id: 'quoted' });
  if (candidate.value < SMALLEST_LONG_CODE && COUNT_AFTER.test(after)) found.push({ id: 'unit', detail: 'a count' });
  if (before.endsWith('#') && TRACKER.test(before)) found.push({ id: 'foreign-name', detail: 'a ticket' });
  if (isColour(before, after)) found.push({ id: 'foreign-name', detail: 'a colour' });
  const parameter = QUERY_PARAMETER.exec(before.slice(-48))?.[1];
  if (parameter && !['error', 'code'].includes(classifyName(parameter)))
    found.push({ id: 'foreign-name', detail: parameter });
  const unit = UNIT_AFTER.exec(after);
  if (unit?.[1]) found.push({ id: 'unit', detail: unit[1] });
  else if (spaced && CURRENCY_BEFORE.test(before)) found.push({ id: 'unit', detail: 'a currency' });
  const operator =
    (spaced ? ARITHMETIC_BEFORE.exec(before)?.find((part, index) => index > 0 && part) : undefined) ??
    ARITHMETIC_AFTER.exec(after)?.[1];
  if (operator) found.push({ id: 'arithmetic', detail: operator });
  const groups = spaced && /(?:^|\D)\d{1,4}\s$/.test(before) && /^\s\d{1,4}(?!\d)/.test(after);
  if ((groups && !/%[wiWI][[({][\d\s]*$/.test(before)) || /^\s\d{4,7}[\s-]\d{3}/.test(after))
    found.push({ id: 'digit-groups' });
  else if (candidate.value >= SMALLEST_LONG_CODE && PHONE_BEFORE.test(before.slice(-24)))
    found.push({ id: 'digit-groups' });
  if (HTTP_BEFORE.test(before.slice(-24)) || HTTP_AFTER.test(after)) found.push(statusFinding(candidate.value));
  if (candidate.value < 1_000 && /[\w)\].]\{\d{0,4},?$/.test(before) && /^(?:,\d{0,4})?\}/.test(after))
    found.push({ id: 'quantifier' });
  const isLong = candidate.value >= SMALLEST_LONG_CODE;
  const near = `${before.slice(-80)} ${after.slice(0, 80)}`;
  const failure = isLong || FAILURE_WEIGHS ? FAILURE.exec(near) : undefined;
  if (failure) found.push({ id: 'failure-on-line', detail: failure[0] });
  const message = isLong || MESSAGE_WEIGHS ? MESSAGE.exec(near) : undefined;
  if (message) found.push({ id: 'message-on-line', detail: message[0] });
  const service = OTHER_SERVICE.exec(near);
  if (service?.[1]) found.push({ id: 'other-service', detail: service[1] });
  return found;
}

/** `--error: #131031;` and `/#(?:131026|131047)/`. */
function isColour(before: string, after: string): boolean {
  return (
    (before.endsWith('#') && /:\s*["']?#$/.test(before) && /^["']?\s*[;}]/.test(after)) || /#\(\?:[\d|]*$/.test(before)
  );
}

/** Whose code the word speaks of: `error 131047`, but also `country code 254`. */
function errorWord(said: string, front: string, before: string): Finding[] {
  const owner = /([A-Za-z]{2,20})[\s_-]$/.exec(front)?.[1] ?? '';
  const kind = classifyName(`${owner}_${said}`);
  if (kind === 'foreign' || /^(?:your|su|seu|tu)$/i.test(owner))
    return [{ id: 'foreign-name', detail: `${owner} ${said}` }];
  if (kind === 'http') return [{ id: 'http-status' }];
  const phrase = /^err(?:or)?$/i.test(owner) || (/^(?:error|erro)$/i.test(said) && before.endsWith('#'));
  return [
    { id: 'error-word', detail: said },
    ...(phrase ? [{ id: 'error-phrase' as const, detail: `${owner} ${said}`.trim() }] : []),
  ];
}

/** `(#131056) Text` is Meta's form; `#131056`, and the same at the end of a line, are issues and colours. */
const COLOUR = /(?:colou?rs?|background|fill|stroke|border)\b.{0,80}$/i;

function hash(
  { value }: NumberCandidate,
  { before, after }: LineView,
  signals: DocumentSignals,
  isText: boolean,
): Finding {
  const long = value >= SMALLEST_LONG_CODE;
  const strength = strongestMark(signals.marks);
  const speaks = long && (strength === 'api' || (strength === 'word' && signals.longCodes.size >= 3));
  // A term of its own, `#131047`, where the file is about codes: issues are not quoted.
  if (/["'`]#$/.test(before) && /^["'`]/.test(after) && speaks && !COLOUR.test(before))
    return { id: 'hash-code', detail: `${value}` };
  if (!before.endsWith('(#') || !/^\\?\)/.test(after)) return { id: 'issue-reference' };
  // The end of an entry in a list of changes.
  if (isText && /^\)[.;,]?\s*$/.test(after) && /^\s*[-*]\s/.test(before)) return { id: 'issue-reference' };
  // Issues are referred to behind what they are about; a message begins with its code.
  const beginsMessage =
    /[:=]\s{0,2}\(#$/.test(before) || (/(?:^|["'`>\]}])\s{0,2}\(#$/.test(before) && !/^\)[.;]?\s*$/.test(after));
  const opensMessage = /^\)(?:\s{1,2}["'(]?[A-ZÀ-Þ(]|["'`\\])/.test(after);
  if (beginsMessage) return { id: 'message-code', detail: `${value}` };
  const among = strength !== undefined && /\(#\d{5,7}\\?\)/.test(`${before} ${after}`);
  return opensMessage || speaks || among ? { id: 'hash-code', detail: `${value}` } : { id: 'issue-reference' };
}
