import type { ScannedFile, ScannedMatch } from './protocol.ts';

/** Where a match stands; lines and characters 0-based, characters in UTF-16 code units. */
export type MatchRange = ScannedMatch['range'];

/** Panel to extension, about `Where is it in my workspace`. */
export type ScanFromPanel =
  /** Starts a scan for an entry and ends the one before. The page numbers its scans, so that late news is told apart. */
  | { readonly type: 'scan'; readonly scan: number; readonly key: string }
  | { readonly type: 'cancelScan' }
  /** Opens a file a scan has found; any other address is refused. */
  | { readonly type: 'openMatch'; readonly uri: string; readonly range: MatchRange };

/** Extension to panel, about the scan of this number. */
export type ScanToPanel =
  | ({ readonly type: 'scanProgress'; readonly scan: number } & ScanProgress)
  | { readonly type: 'scanResults'; readonly scan: number; readonly files: readonly FoundFile[] }
  | ({ readonly type: 'scanEnded'; readonly scan: number } & ScanEnd);

/** A scan as far as it is known; a page that takes the place of another starts with it, and counts on from its number. */
export interface KeptScan {
  readonly scan: number;
  /** Key of the entry looked for. */
  readonly key: string;
  readonly files: readonly FoundFile[];
  /** Absent while it runs. */
  readonly ended?: ScanEnd;
}

/** How far a scan is. */
export interface ScanProgress {
  /** 0 to 100; absent as long as nobody knows how much there is to do. */
  readonly percentage?: number;
  /** `1,200 of 3,400 files`, in the language of the interface. */
  readonly message?: string;
}

/** A file with matches, as the panel lists it. */
export interface FoundFile extends ScannedFile {
  /** Address inside the workspace, with the folder's name in front where there are several folders: `src/app.ts`. */
  readonly path: string;
}

/** How a scan ended. */
export interface ScanEnd {
  /** `incomplete`: a limit ended it; `noFolder`: nothing is open to look through. */
  readonly end: 'done' | 'stopped' | 'incomplete' | 'noFolder' | 'failed';
  /** Files examined. */
  readonly files: number;
  /** Matches found, also those beyond what was sent to the panel. */
  readonly matches: number;
  /** Why it failed, for the reader. */
  readonly reason?: string;
}

/** Checks a message of the page; undefined where it is none about scans. */
export function parseScanMessage(message: Readonly<Record<string, unknown>>): ScanFromPanel | undefined {
  const { type, scan, key, uri, range } = message;
  switch (type) {
    case 'scan':
      return Number.isSafeInteger(scan) && typeof key === 'string' ? { type, scan: scan as number, key } : undefined;
    case 'cancelScan':
      return { type };
    case 'openMatch':
      return typeof uri === 'string' && isRange(range) ? { type, uri, range } : undefined;
    default:
      return undefined;
  }
}

function isRange(value: unknown): value is MatchRange {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end } = value as Record<string, unknown>;
  return isPosition(start) && isPosition(end);
}

function isPosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character } = value as Record<string, unknown>;
  return [line, character].every((number) => Number.isSafeInteger(number) && (number as number) >= 0);
}
