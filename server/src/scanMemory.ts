import type { ScannedMatch } from '../../shared/src/protocol.ts';

/** What a file held when it was examined last. */
interface RememberedFile {
  /** Changes with the file. */
  readonly stamp: string;
  /** Absent for a binary file. */
  readonly matches?: readonly ScannedMatch[];
}

/** Most matches that are kept, of all files together: some ten megabytes. */
const MOST_MATCHES = 30_000;

/** What scans have found, file by file, so that the next one only reads what has changed. */
export class ScanMemory {
  readonly #files = new Map<string, RememberedFile>();
  #matches = 0;

  get(uri: string): RememberedFile | undefined {
    return this.#files.get(uri);
  }

  /** Files with matches, as they were when they were examined. */
  *withMatches(): Iterable<readonly [uri: string, matches: readonly ScannedMatch[]]> {
    for (const [uri, { matches = [] }] of this.#files) if (matches.length > 0) yield [uri, matches];
  }

  /** Keeps what a file held; not where too much is kept already. */
  set(uri: string, file: RememberedFile): void {
    this.delete(uri);
    const count = file.matches?.length ?? 0;
    if (this.#matches + count > MOST_MATCHES) return;
    this.#files.set(uri, file);
    this.#matches += count;
  }

  delete(uri: string): void {
    this.#matches -= this.#files.get(uri)?.matches?.length ?? 0;
    this.#files.delete(uri);
  }

  clear(): void {
    this.#files.clear();
    this.#matches = 0;
  }
}
