import type { Entry } from '../catalog/types.ts';
import { nameTokens } from './names.ts';
import type { Site } from './site.ts';

const kept = new WeakMap<Entry, ReadonlySet<string>>();

/** Words that texts about errors and messages are full of. */
const COMMON = new Set(
  `this that with from have been your code error errors message messages number phone business account whatsapp meta
  user users value type when which only because does cannot could again later after before name request requests
  send sent sending failed fails api graph cloud data list more than into under other same such what they their there
  will must need needs used uses using make made please about status field fields object http`.split(/\s+/),
);

const STEM = 5;

/**
 * Two and more words beside the number that the catalog uses of its code too, or one in its name:
 * `TokenExpired = 190`, `| 10 | no permission for this application |`. Undefined where there are fewer.
 */
export function titleWordsBeside({ candidate, view }: Site): string | undefined {
  const [entry] = candidate.entries;
  if (!entry) return undefined;
  const known = wordsOf(entry);
  const beside = nameTokens(`${view.before.slice(-60)} ${view.after.slice(0, 90)}`).filter(isTelling);
  const found = new Set<string>();
  for (const word of beside) if (known.has(word.slice(0, STEM))) found.add(word);
  const stems = new Set([...found].map((word) => word.slice(0, STEM)));
  return stems.size >= 2 ? [...found].slice(0, 3).join(', ') : undefined;
}

function wordsOf(entry: Entry): ReadonlySet<string> {
  let words = kept.get(entry);
  if (!words) {
    const text = [entry.title, entry.label, ...entry.aliases, entry.meaning].filter(Boolean).join(' ');
    words = new Set(
      nameTokens(text)
        .filter(isTelling)
        .map((word) => word.slice(0, STEM)),
    );
    kept.set(entry, words);
  }
  return words;
}

function isTelling(word: string): boolean {
  return word.length >= 4 && !COMMON.has(word);
}

/** True where a word of the title stands right behind the number, or right before it: `190 expired token`. */
export function isNamedBeside({ candidate, view }: Site): boolean {
  const [entry] = candidate.entries;
  if (!entry) return false;
  const behind = /^["'`*)]{0,2}[\s:=\u2013\u2014-]{1,4}((?:[A-Za-z]+[\s/]){0,3}[A-Za-z]+)/.exec(view.after)?.[1] ?? '';
  const before = /((?:[A-Za-z]{1,60}\s){1,3})["'`*(]{0,2}$/.exec(view.before.slice(-60))?.[1] ?? '';
  const known = wordsOf(entry);
  return nameTokens(`${before} ${behind}`).some((word) => isTelling(word) && known.has(word.slice(0, STEM)));
}
