import { lineCommentOf } from './lineComments.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from './textChange.ts';

/** The parameters of one component of a template payload. */
export interface ComponentParameters {
  /** `body`, `header`, `button`; empty where the payload does not say near it. */
  readonly component: string;
  readonly count: number;
  /** Offset of the word `parameters`. */
  readonly at: number;
}

/** How far around a code its payload is looked for, in UTF-16 code units. */
const REACH = 8_000;
const KEY =
  /["']?\bparameters["']?[ \t]{0,8}(?::|=>|=)\s{0,40}(?:new\s{1,8}|array|List\.of|\[\][\w{}. ]{0,40}|[\w.<>]{0,40}){0,1}\s{0,8}[[({]/gi;
const TYPE = /["']?\btype["']?[ \t]{0,8}(?::|=>|=)[ \t]{0,8}["'](body|header|button|carousel)["']/gi;

/** The template parameters of the payload in view of an offset, in the order of the text; none where there is none. */
export function countParameters(text: string, offset: number): ComponentParameters[] {
  const from = Math.max(0, offset - REACH);
  const near = text.slice(from, offset + REACH);
  if (!/\bcomponents\b/.test(near)) return [];
  return [...near.matchAll(KEY)].flatMap((found) => {
    const open = found.index + found[0].length - 1;
    const count = countItems(near, open);
    if (count === undefined) return [];
    const component = nearestType(near, found.index, open);
    return component === undefined ? [] : [{ component, count, at: from + found.index }];
  });
}

/** `body 2, header 1`. */
export function parametersText(components: readonly ComponentParameters[]): string {
  return components.map(({ component, count }) => `${component} ${count}`).join(', ');
}

/**
 * A comment above each `parameters` that says how many variables its template must have; undefined in a language without
 * comments, and where it is there already.
 */
export function noteParameters(
  text: string,
  languageId: string,
  components: readonly ComponentParameters[],
): TextChange[] | undefined {
  const prefix = lineCommentOf(languageId);
  if (prefix === undefined) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const changes = components.flatMap(({ component, count, at }) => {
    const line = lineStartAt(text, at);
    // Only where the line begins with the key can a line stand above it.
    if (text.slice(line, at).trim() !== '') return [];
    const above = text.slice(lineStartAt(text, line - 1), line);
    const note = `132000: the template's ${component} must have ${count} ${count === 1 ? 'variable' : 'variables'}`;
    return above.includes('132000: the template')
      ? []
      : [insertion(line, `${indentAt(text, at)}${prefix} ${note}${lineEnd}`)];
  });
  return changes.length > 0 ? changes : undefined;
}

/** The items between brackets; undefined where they are not closed, or where they are not written out. */
function countItems(text: string, open: number): number | undefined {
  let depth = 0;
  let items = 0;
  let quote = '';
  let content = false;
  for (let at = open; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
      continue;
    }
    if (character === '"' || character === "'" || character === '`') quote = character;
    if (depth === 1 && character === '.' && text.startsWith('...', at)) return undefined;
    if ('[({'.includes(character)) depth += 1;
    else if ('])}'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 1) {
      if (content) items += 1;
      content = false;
      continue;
    }
    if (depth === 0) return content ? items + 1 : items;
    if (at > open && /\S/.test(character)) content = true;
  }
  return undefined;
}

/** The component's type that stands nearest in front of its parameters, or right behind them. */
function nearestType(text: string, at: number, open: number): string | undefined {
  const before = [...text.slice(Math.max(0, at - 200), at).matchAll(TYPE)].at(-1)?.[1];
  const behind = [...text.slice(open, open + 400).matchAll(TYPE)][0]?.[1];
  return (before ?? behind)?.toLowerCase();
}
