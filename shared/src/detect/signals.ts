import type { Catalog } from '../catalog/catalog.ts';
import { type Scan, scanText } from './candidates.ts';
import { lexiconOf, SMALLEST_LONG_CODE } from './lexicon.ts';
import { isOwnCode } from './providers.ts';
import type { DocumentSignals } from './types.ts';

/** What `text` says about itself. For a document in parts: compute each part's, cut at line breaks, and merge them. */
export function documentSignals(text: string, catalog: Catalog): DocumentSignals {
  return signalsOf(scanText(text, lexiconOf(catalog)));
}

/** The signals of what a scan found. */
export function signalsOf(scan: Scan): DocumentSignals {
  const marks = new Set<string>();
  const longCodes = new Set<string>();
  for (const { phrase } of scan.marks) marks.add(phrase.text);
  for (const { value, entries } of scan.numbers) {
    if (value >= SMALLEST_LONG_CODE && entries.some(isOwnCode)) longCodes.add(`${value}`);
  }
  return { marks, longCodes };
}

/** The signals of a document made of two parts, in either order. */
export function mergeSignals(a: DocumentSignals, b: DocumentSignals): DocumentSignals {
  return {
    marks: new Set([...a.marks, ...b.marks]),
    longCodes: new Set([...a.longCodes, ...b.longCodes]),
  };
}
