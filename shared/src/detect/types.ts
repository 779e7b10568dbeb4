import type { Catalog } from '../catalog/catalog.ts';
import type { Entry, Variant } from '../catalog/types.ts';

/** What made a piece of text a code. `id` is stable for programs, `text` is for people. */
export interface Evidence {
  /** Kebab-case name of the signal: `hash-code`, `json-errors-array`, `case-label`, … */
  readonly id: string;
  /** Short English phrase: `json key "code" inside an errors array`. */
  readonly text: string;
}

/** A code, or an official title without its code, found in a text. */
export interface Match {
  readonly kind: 'code' | 'title';
  /** Offset of the first character of the number or title, in UTF-16 code units from the start of the text. */
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  /** The entry shown first. */
  readonly entry: Entry;
  /** Which of the entry's variants the text around it tells; absent where there is none or it does not tell. */
  readonly variant?: Variant;
  /** Strongest first; never empty. */
  readonly evidence: readonly Evidence[];
}

/**
 * What a whole document says about itself: does it name Meta's API, which catalog codes does it hold. Computed once,
 * merged over parts, and handed to `detect` when only a window of the document is at hand.
 */
export interface DocumentSignals {
  /** The marks found, such as `graph.facebook.com`, `wamid.`, `messaging_product`. */
  readonly marks: ReadonlySet<string>;
  /** Different catalog codes of five digits and more seen anywhere, even without evidence of their own. */
  readonly longCodes: ReadonlySet<string>;
}

/** Bounds on the work `detect` does; what is beyond them is left out and said in `Detection.limited`. */
export interface DetectLimits {
  /** Longest line that is examined as a whole, in UTF-16 code units; of a longer one, this much around each candidate. */
  readonly maxLineLength: number;
  readonly maxMatches: number;
}

/** What `detect` needs to know beside the text. */
export interface DetectOptions {
  readonly catalog: Catalog;
  /** VS Code's language identifier of the document, such as `typescript`, `json`, `log`. */
  readonly languageId: string;
  /** Signals of the whole document, where the text is only a window of it; computed from the text when absent. */
  readonly signals?: DocumentSignals;
  readonly limits?: Partial<DetectLimits>;
  /**
   * Only report matches that begin at or after `from` and before `to` (offsets in the text); the text around them still counts
   * as context. A window of a larger document needs `CONTEXT_LINES` lines before and after it to give what a full run gives.
   */
  readonly range?: { readonly from: number; readonly to: number };
}

/** Everything found, in the order of the text; matches never overlap. */
export interface Detection {
  readonly matches: readonly Match[];
  /**
   * True where every line looked at is a record of its own, and nothing outside of it was read: the same line gives the
   * same in any other place of the document.
   */
  readonly alone?: boolean;
  /** The limit that cut the work short, if one did. */
  readonly limited?: 'matches' | 'line-length';
}
