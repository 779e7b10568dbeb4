import type { Entry } from '../../catalog/types.ts';
import type { Finding } from '../evidence.ts';
import { statusFinding } from '../httpStatus.ts';
import { SMALLEST_LONG_CODE } from '../lexicon.ts';
import { classifyName, isForeignByAmount, type NameKind, namesBrand, namesTitle } from '../names.ts';
import { findSiblings } from '../siblings.ts';
import type { Site } from '../site.ts';
import { closingOf, type Opener } from '../surroundings.ts';
import { nameAtEnd, variableAtEnd } from '../tail.ts';
import { leftOf } from './comparison.ts';
import { aroundMembers } from './heads.ts';

const ASSIGNS =
  /(?::\s{0,4}[A-Za-z][\w.<>]{0,30}\s{0,4}=|:=|=>|->|[:=])\s{0,8}(?:(?:[A-Z][\w.]{0,30}|int\d{0,3}|str|uint\d{0,3}|i\d\d|u\d\d|parseInt|new [A-Z]\w{0,30})\()?$/;
/** `TOKEN_EXPIRED(190)`: a constant of an enum. */
const ENUM_CONSTANT = /^\s{0,160}([A-Z][A-Z\d_]{2,60})\($/;
const SUBCODE_NAME = /sub_?code/i;

/** The field, variable, key or constant the number is the value of; undefined where it is the value of none. */
export function findField(site: Site, before: string): Finding[] | undefined {
  const built = /(?:=|:|return)\s{0,40}(?:new\s{1,40})?([A-Z]\w{0,40})\($/.exec(before.slice(-60))?.[1];
  if (built && ['error', 'code'].includes(classifyName(built))) return ofField(site, built, before);
  // `to 1555: code=190`: what looks like the type of a variable is the name of a field.
  const named = before.endsWith('=') ? variableAtEnd(before.slice(0, -1)) : undefined;
  if (named && ['error', 'code', 'subcode'].includes(classifyName(named))) return ofField(site, named, before);
  const left = /[:=>(]$/.test(before) ? leftOf(before, ASSIGNS) : undefined;
  const name = left === undefined ? '' : nameAtEnd(left);
  if (name !== '' && !/^\d+$/.test(name)) return ofField(site, name, before);
  const constant = ENUM_CONSTANT.exec(before)?.[1];
  return constant && /^["'`]?\s*[,)]/.test(site.view.after) ? ofField(site, constant, before) : undefined;
}

function ofField(site: Site, name: string, before: string): Finding[] {
  if (SUBCODE_NAME.test(name)) return [{ id: 'subcode', detail: name }];
  const kind = classifyName(name.includes('.') ? name.split('.').slice(-2).join('.') : name);
  const found: Finding[] = envelope(site, name, kind);
  const named = name !== 'code' && namesTitle(name, titlesOf(site.candidate.entries));
  if (named) found.push({ id: 'name-of-title', detail: name });
  if (named && /^[A-Z]/.test(name)) found.push({ id: 'constant' });
  const long = site.candidate.value >= SMALLEST_LONG_CODE;
  // The key of an object is what it is, whatever the object is called.
  const isKey = (kind === 'error' || kind === 'code') && /["'`]\s*(?::|=>)$/.test(before);
  const members = isKey ? [] : aroundMembers(site);
  // A constant of a class of errors is one, whatever it is called: `AppLimitReached = 341`.
  const amongErrors = members.some(({ id }) => id === 'errors-around') && site.openers()[0]?.bracket !== '(';
  const unnamed = amongErrors && !named && kind !== 'http' && kind !== 'foreign';
  if (unnamed && (long || findSiblings(site, members).length > 0)) found.push({ id: 'constant' });
  const excused = long ? amongErrors || (named && isForeignByAmount(name)) : named && isForeignByAmount(name);
  if (kind === 'foreign' && !excused) return [...found, foreignOf(site, name, before)];
  if ((kind === 'error' || kind === 'code') && namesBrand(name)) found.push({ id: 'brand-name', detail: name });
  if (kind === 'http') found.push(statusFinding(site.candidate.value));
  else if (kind === 'error') found.push({ id: 'error-field', detail: name });
  else if (kind === 'code') found.push({ id: 'code-field', detail: name });
  else if (found.length === 0 && !isProse(site, name, before))
    found.push({ id: /["'`]\s*(?::|=>)$/.test(before) ? 'neutral-key' : 'neutral-name', detail: name });
  if (kind !== 'error' && kind !== 'code') found.push(...members);
  return found.length > 0 ? found : [{ id: 'prose' }];
}

/** One after the other, since most names are told before any title is read. */
function* titlesOf(entries: readonly Entry[]): Iterable<string> {
  for (const { title, label, aliases } of entries) {
    yield title ?? label ?? '';
    yield* aliases;
  }
}

/** In a sentence, `failure rate: 131049 rose again` names no field: the number is what the sentence is about. */
function foreignOf(site: Site, name: string, before: string): Finding {
  const sentence =
    site.candidate.value >= SMALLEST_LONG_CODE && /\b(?:fail\w*|errors?|reject\w*)\s+\w+:\s*$/i.test(before);
  return sentence ? { id: 'neutral-name', detail: name } : { id: 'foreign-name', detail: name };
}

const PROSE_LANGUAGES = new Set(['markdown', 'plaintext', 'log']);

function isProse({ languageId, candidate, zone }: Site, name: string, before: string): boolean {
  // The text of an error is often its code alone, and a brand is no name of a value.
  if (/^(?:msg|message|reason|details?|title)$/i.test(name) || (namesBrand(name) && /^[A-Za-z]+$/.test(name)))
    return true;
  // A constant is given the name of what it means, in whatever language.
  if (candidate.value >= SMALLEST_LONG_CODE && /^[A-Z][A-Z\d_]{3,}$/.test(name)) return true;
  if (!/[\p{L}\d.]\s*[:=]$/u.test(before)) return false;
  if (PROSE_LANGUAGES.has(languageId)) return before.endsWith(':') && /^[A-Za-z]+$/.test(name);
  const { kind } = zone();
  return kind === 'comment' || kind === 'string';
}

/** The Graph response's `error` object and the webhook's `errors` array; or the place and people objects of others. */
function envelope(site: Site, name: string, kind: NameKind): Finding[] {
  if ((kind !== 'code' && kind !== 'error') || !/code$/i.test(name)) return [];
  const [object, list] = site.openers();
  if (!object || object.bracket === '(') return [];
  const outer = object.key ?? list?.key ?? '';
  if (object.key === undefined && list?.bracket === '[' && /^errors$/i.test(outer))
    return [{ id: 'errors-array', detail: name }];
  if (/^(?:errors)$/i.test(object.key ?? '')) return [{ id: 'errors-array', detail: name }];
  if (/err(?:or)?$/i.test(object.key ?? '')) return [{ id: 'error-object', detail: name }];
  return kind === 'code' ? otherObject(site, object) : [];
}

const KEY_END = '\\\\{0,8}["\'`]?\\s{0,40}(?::|=>)';
const OTHER_KEYS = new RegExp(
  `\\b(name|city|region|state|country|district|province|population|lat|lng|iso|currency|label|price|stock|ttl|expires(?:_?at)?)${KEY_END}`,
  'i',
);
/** These say what the object is, whatever message it has as well. */
const STRANGE_KEYS = new RegExp(
  `\\b(zip|postal_?code|street|floor|seats|processor|bank|card|terminal|amount)${KEY_END}`,
  'i',
);
const ERROR_KEYS = new RegExp(
  `\\b(?:error\\w{0,40}|message|title|details?|type|reason|description|fbtrace_id|retry\\w{0,40}|subcode)${KEY_END}`,
  'i',
);
const STATUS_BESIDE =
  /\b(?:assertStatus|status(?:_?code)?|http(?:_?status)?|HTTPException|postJson)\W{1,5}(?:\w{1,40}=)?([2-5]\d\d)\b/i;

/** `{ "code": 131001, "name": "Sonara" }`: an object with a name or a place and no word of an error. */
function otherObject({ scan, candidate, view }: Site, object: Opener): Finding[] {
  const text = scan.text.slice(object.at, closingOf(scan, object.at, candidate.end, view.line)).slice(0, 400);
  if (/\btitle\\*["'`]?\s*(?::|=>)\s*\\*["'`]/.test(text)) return [{ id: 'title-key' }];
  const other = STRANGE_KEYS.exec(text)?.[1] ?? (ERROR_KEYS.test(text) ? undefined : OTHER_KEYS.exec(text)?.[1]);
  if (other) return [{ id: 'other-object', detail: other }];
  const status = STATUS_BESIDE.exec(scan.text.slice(view.from, Math.min(view.to, view.from + 400)))?.[1];
  return status ? [{ id: 'own-answer', detail: status }] : [];
}
