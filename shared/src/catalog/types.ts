/**
 * The catalog's data model. `catalog.schema.json` beside the data says the same for editors and other programs;
 * a test holds the two together.
 */

/** Whether sending again can help, and what has to happen first. */
export type RetryWhen = 'never' | 'after-fix' | 'after-wait' | 'backoff';

/** What a limit counts, or what a block covers: everything inside the scope waits together, nothing outside has to. */
export type RetryScope = 'message' | 'recipient-pair' | 'business-number' | 'waba' | 'app';

/** A retry policy a machine can follow. `retryDelays` turns it into a sequence of waits. */
export interface RetryPolicy {
  readonly when: RetryWhen;
  readonly scope: RetryScope;
  /** Wait before the first new attempt, in seconds; absent where no wait helps. */
  readonly firstDelaySeconds?: number;
  /** Each wait is the one before times this; 1 keeps them equal. Absent means 1. */
  readonly factor?: number;
  /** No single wait is longer than this, in seconds. */
  readonly capSeconds?: number;
  /** Attempts in all, the first send included; 1 means: do not send again by itself. */
  readonly maxAttempts: number;
  /**
   * The share of each wait, 0 to 1, that is added at random at most, so that many senders do not return at the same
   * moment. It only ever adds: a documented wait must not be cut short.
   */
  readonly jitter?: number;
  /** The documented limit behind the policy, as a short phrase; null where Meta documents none. */
  readonly limit: string | null;
  /** Where sources differ, or which part of the policy is our own reading. */
  readonly note?: string;
}

/** Where the code reaches the developer: the HTTP response of a call, or a webhook. */
export type Surface = 'response' | 'webhook';

/** Who can end the problem. */
export type Owner = 'you' | 'recipient' | 'meta' | 'billing';

/** How well the facts of an entry are known; `single-source` is said to the reader. */
export type Confidence = 'official' | 'mirrored' | 'single-source';

/** Whether the code can still occur. `sunset`: its API has ended; `deprecated`: still seen, on its way out. */
export type Status = 'active' | 'deprecated' | 'sunset';

/** A page a fact was read on, and the day (ISO 8601 date) it was last checked. */
export interface Source {
  readonly url: string;
  readonly date: string;
  /** What this source is, where the address does not tell. */
  readonly note?: string;
}

/**
 * The same code in another API or situation, where it means something else. What is absent is as in the entry. Where the
 * text around a code tells which one it is, only that one is shown; else all are.
 */
export interface Variant {
  readonly api: string;
  /** Official title there, verbatim; null where none is printed or there are several. */
  readonly title: string | null;
  /** What tells it from other variants of the same API, a short phrase of ours. */
  readonly label?: string;
  /** Words beside the code that mean this variant, in lower case: field names, path segments, words of its message. */
  readonly context?: readonly string[];
  readonly httpStatus?: number;
  readonly meaning: string;
  readonly action?: string;
  readonly causes?: readonly string[];
  readonly fixes?: readonly string[];
  readonly retry?: RetryPolicy;
  readonly docs?: readonly string[];
}

/** One code, a `code:subcode` pair, or a range of codes. */
export interface Entry {
  /** Namespace of the code: `meta`, `twilio`, … */
  readonly provider: string;
  /** A number for all numeric codes; a string for named ones. */
  readonly code: number | string;
  /** Last code of a range; absent for a single code. */
  readonly codeTo?: number;
  readonly subcode: number | null;
  /** Official title, verbatim; null where Meta prints none (then `label` is shown, never as official). */
  readonly title: string | null;
  /** Our own short name for an entry without an official title. */
  readonly label?: string;
  /** Other official or observed titles and message texts, verbatim. */
  readonly aliases: readonly string[];
  readonly api: string;
  readonly category: string;
  readonly httpStatus: number | null;
  /** What sources disagree on about the HTTP status. */
  readonly httpStatusNote?: string;
  /** What a person does about it, one sentence; the second line of the card ends with it. */
  readonly action: string;
  /** Imperative for the quick fix of a code that must not be sent again: `131047: <instead>`. */
  readonly instead?: string;
  readonly meaning: string;
  /** In the order to check them. */
  readonly causes: readonly string[];
  readonly fixes: readonly string[];
  readonly retry: RetryPolicy;
  readonly surface: readonly Surface[];
  readonly owner: Owner;
  /** Keys of related entries: `131056`, `100:33`, `twilio:63016`. */
  readonly related: readonly string[];
  /** Keys of the Meta codes a code of another provider, or of a retired API, stands for; the likeliest first. */
  readonly mapsTo: readonly string[];
  readonly docs: readonly string[];
  readonly sources: readonly Source[];
  readonly confidence: Confidence;
  readonly status: Status;
  /** What sources say differently about anything but the HTTP status. */
  readonly disagreements?: string;
  readonly variants?: readonly Variant[];
}

/** An entry as the built catalog stores it: sources by the names they have there. */
export type StoredEntry = Omit<Entry, 'sources'> & { readonly sources: readonly string[] };

/** What may be left out of an entry in a data file: the file's `defaults` and then the catalog's own fill it in. */
type Defaulted = Omit<StoredEntry, 'code' | 'title' | 'action' | 'meaning' | 'causes' | 'fixes' | 'retry' | 'owner'>;

/** An entry as it is written in a data file. */
export type WrittenEntry = Omit<StoredEntry, keyof Defaulted | 'retry'> &
  Partial<Defaulted> & {
    readonly retry: Omit<RetryPolicy, 'maxAttempts' | 'limit'> & Partial<Pick<RetryPolicy, 'maxAttempts' | 'limit'>>;
  };

/** One data file: a family of entries that share an API or a subject. */
export interface CatalogFile {
  readonly $schema?: string;
  readonly family: string;
  /** Sources of this file alone, by name; those of several files are in `sources.json`. */
  readonly sources?: Readonly<Record<string, Source>>;
  /** What entries of this file have in common and need not repeat. */
  readonly defaults?: Partial<Defaulted>;
  readonly entries: readonly WrittenEntry[];
}

/** The built catalog, `dist/catalog.json`. */
export interface CatalogData {
  readonly version: 1;
  readonly sources: Readonly<Record<string, Source>>;
  readonly entries: readonly StoredEntry[];
}
