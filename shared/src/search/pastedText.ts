import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { errorTextAround } from '../details/errorText.ts';
import { readDetails } from '../details/readDetails.ts';
import { detect } from '../detect/detect.ts';
import { documentSignals } from '../detect/signals.ts';

/** A code found inside a text that was put into the search. */
export interface CodeInText {
  readonly entry: Entry;
  /** What the text says about this code; absent where it says no more than the code. */
  readonly reading?: string;
}

/** What only a program prints: brackets, quotes, assignments, line ends. */
const PRINTED = /[{}[\]"=\n\\]|\(#\d|:\s?\d|\d{4}-\d\d-\d\d/;
/** Shorter texts are typed. */
const SHORTEST_PASTED = 20;
/** What is read of a longer text, in UTF-16 code units. */
export const LONGEST_PASTED = 100_000;
/** Whoever searches here means codes of WhatsApp, whether or not the text says so. */
const OWN_MARKS = ['graph.facebook.com', 'whatsapp'];

/** The codes inside an error message, a log line or a payload, in its order; none for what a person types. */
export function codesInText(catalog: Catalog, text: string): CodeInText[] {
  if (text.length < SHORTEST_PASTED || !PRINTED.test(text)) return [];
  const pasted = text.slice(0, LONGEST_PASTED).trim();
  const own = documentSignals(pasted, catalog);
  const signals = { ...own, marks: new Set([...own.marks, ...OWN_MARKS]) };
  const languageId = /^[[{]/.test(pasted) ? 'json' : 'log';
  const found = new Map<Entry, CodeInText>();
  for (const { entry, start, end } of detect(pasted, { catalog, languageId, signals }).matches) {
    const read = (whole: string): string | undefined => readDetails(entry, errorTextAround(whole, start, end));
    // A text that was cut off in the middle of a string lacks its end.
    const reading = read(pasted) ?? read(`${pasted}"`);
    if (!found.get(entry)?.reading) found.set(entry, { entry, ...(reading !== undefined && { reading }) });
  }
  return [...found.values()];
}
