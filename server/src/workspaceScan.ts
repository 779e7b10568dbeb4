import type { CancellationToken } from 'vscode-languageserver';
import { entryKey, normalizeKey } from '../../shared/src/catalog/catalog.ts';
import { languageOfPath } from '../../shared/src/languages.ts';
import type { ScannedFile, ScannedMatch, ScanSummary } from '../../shared/src/protocol.ts';
import type { Settings } from '../../shared/src/settings.ts';
import { BlockDocument } from './blockDocument.ts';
import { createDocumentMatches, type DocumentMatches } from './documentMatches.ts';
import { decodedUri } from './features/decodedUri.ts';
import { scannedMatch } from './features/scannedMatch.ts';
import { turns } from './inSlices.ts';
import { ScanMemory } from './scanMemory.ts';
import { type Session, WHOLE } from './session.ts';
import type { WorkspaceFolders } from './workspace.ts';
import { workspaceFiles } from './workspaceFiles.ts';

/** Looks for codes in the files of the workspace, those that are not open too. */
export interface WorkspaceScan {
  /** Examines all files, open ones as they are in the editor; never rejects. What has not changed is not read again. */
  run(wish: ScanWish): Promise<ScanSummary>;
  /**
   * Open files and those that held codes when they were scanned, as they are now, each with the matches whose key is
   * wanted. Files without one are left out.
   */
  known(isWanted: IsWanted, token: CancellationToken): AsyncGenerator<ScannedFile>;
  /** Settings changed: nothing that was found holds any more. */
  forget(): void;
}

/** What a scan is to find, and whom to tell. */
export interface ScanWish {
  /** Key of the entry to look for; absent: all codes. */
  readonly key?: string | undefined;
  readonly token: CancellationToken;
  /** Takes what a file holds, file by file. */
  found(file: ScannedFile): void;
  /** Hears after each file how many were examined. */
  examined?(files: number): void;
}

/** What a scan needs of the session. */
export type ScanSource = Pick<Session, 'runtime' | 'catalog' | 'documents' | 'settings' | 'matches'> & WorkspaceFolders;

/** After so many matches a scan ends: nobody reads more, and the client has to hold them. */
const MOST_MATCHES = 10_000;
/** Files that are read while others are examined. */
const AHEAD = 8;
/** Larger files are read when it is their turn, so that few of them are in memory at once; in bytes. */
const AHEAD_BYTES = 1024 * 1024;
/** How often a file is examined again because somebody was typing in it. */
const TRIES = 3;
/** Schemes whose documents are the person's own; others show versions, output and settings. */
const OWN = /^(?:file|untitled|vscode-vfs|vscode-remote|vscode-notebook-cell):/;

/** Nothing is examined yet. */
export function createWorkspaceScan(source: ScanSource): WorkspaceScan {
  const memory = new ScanMemory();
  const examiner = examinerOf(source, memory);
  return {
    run: (wish) => new ScanRun(source, examiner, wish).run(),
    known: (isWanted, token) => knownFiles(source, memory, examiner, isWanted, token),
    forget: () => memory.clear(),
  };
}

/** The matches of a file; null where it is larger than the limit, undefined where there is none that can be examined. */
type Examined = readonly ScannedMatch[] | null | undefined;

/** Tells by its key whether an entry is looked for. */
type IsWanted = (key: string) => boolean;

interface Examiner {
  /** The wanted matches of an open document, as it is in the editor. */
  document(document: BlockDocument, isWanted: IsWanted, token: CancellationToken): Promise<Examined>;
  /** Begins to read a file, and gives what examines it. */
  file(uri: string, settings: Settings): (token: CancellationToken) => Promise<Examined>;
}

function examinerOf({ runtime, catalog, settings, matches }: ScanSource, memory: ScanMemory): Examiner {
  const matchesIn = async (
    document: BlockDocument,
    own: Settings,
    finder: DocumentMatches,
    token: CancellationToken,
    isWanted: IsWanted = () => true,
  ): Promise<ScannedMatch[] | undefined> => {
    for (let tries = 0; tries < TRIES && !token.isCancellationRequested; tries++) {
      const find = await finder.find(document, WHOLE, own, token);
      if (!find) continue;
      const found = find(WHOLE.start, WHOLE.end).filter(({ entry }) => isWanted(entryKey(entry)));
      return found.map((match) => scannedMatch(document, match));
    }
    return undefined;
  };
  return {
    document: async (document, isWanted, token) =>
      matchesIn(document, await settings.of(document.uri), matches, token, isWanted),
    file(uri, own) {
      const maxBytes = own.limits.maxFileSizeKB * 1024;
      const before = memory.get(uri);
      const read = (limit: number) =>
        runtime.readForScan({ uri, maxBytes: limit, ...(before && { known: before.stamp }) });
      const small = read(Math.min(maxBytes, AHEAD_BYTES));
      return async (token) => {
        const first = await small;
        const file = first.kind === 'too-large' && maxBytes > AHEAD_BYTES ? await read(maxBytes) : first;
        if (file.kind === 'unchanged') return before?.matches;
        if (file.kind === 'too-large' || file.kind === 'missing') {
          memory.delete(uri);
          return file.kind === 'too-large' ? null : undefined;
        }
        if (file.kind === 'binary') {
          memory.set(uri, { stamp: file.stamp });
          return undefined;
        }
        const document = new BlockDocument(uri, languageOfPath(decodedUri(uri)), 0, file.text);
        const finder = createDocumentMatches(catalog, runtime, () => {});
        const found = await matchesIn(document, own, finder, token);
        if (found) memory.set(uri, { stamp: file.stamp, matches: found });
        return found;
      };
    },
  };
}

/** One scan on its way. */
class ScanRun {
  readonly #source: ScanSource;
  readonly #examiner: Examiner;
  readonly #wish: ScanWish;
  readonly #isWanted: IsWanted;
  #files = 0;
  #matches = 0;
  #incomplete = false;

  constructor(source: ScanSource, examiner: Examiner, wish: ScanWish) {
    this.#source = source;
    this.#examiner = examiner;
    this.#wish = wish;
    const wanted = wish.key === undefined ? undefined : normalizeKey(wish.key);
    this.#isWanted = (key) => wanted === undefined || key === wanted;
  }

  async run(): Promise<ScanSummary> {
    try {
      await this.#examineAll();
    } catch {
      // A client that cannot be asked any more; what was found until then holds.
      this.#incomplete = true;
    }
    return { files: this.#files, matches: this.#matches, incomplete: this.#incomplete };
  }

  async #examineAll(): Promise<void> {
    const { token } = this.#wish;
    const takeTurns = turns(this.#source.runtime);
    const folders = await this.#source.folders();
    const open = openDocuments(this.#source, folders);
    for (const document of open.values()) {
      this.#take(document.uri, await this.#examiner.document(document, this.#isWanted, token));
      if (this.#isOver()) return;
    }
    const files = this.#filesOf(folders, (uri) => open.has(decodedUri(uri)));
    for await (const { uri, examine } of ahead(files)) {
      this.#take(uri, await examine(token));
      await takeTurns();
      if (this.#isOver()) return;
    }
    this.#isOver();
  }

  async *#filesOf(folders: readonly string[], isKnown: (uri: string) => boolean): AsyncGenerator<FileToExamine> {
    const seen = new Set<string>();
    for (const folder of folders) {
      const settings = await this.#source.settings.of(folder);
      const isNested = folders.some(
        (other) => other !== folder && (folder.startsWith(`${other}/`) || other.startsWith(`${folder}/`)),
      );
      const excluded = await this.#source.excluded(folder);
      for await (const uri of workspaceFiles(folder, excluded, this.#source.runtime, this.#wish.token)) {
        if (isKnown(uri) || seen.has(uri)) continue;
        // Only folders inside of each other have files in common.
        if (isNested) seen.add(uri);
        yield { uri, examine: this.#examiner.file(uri, settings) };
      }
    }
  }

  #take(uri: string, examined: Examined): void {
    if (examined === null) this.#incomplete = true;
    if (!examined) return;
    this.#files += 1;
    this.#wish.examined?.(this.#files);
    const wanted = examined.filter(({ key }) => this.#isWanted(key));
    const matches = wanted.slice(0, MOST_MATCHES - this.#matches);
    if (matches.length < wanted.length) this.#incomplete = true;
    if (matches.length === 0) return;
    this.#matches += matches.length;
    this.#wish.found({ uri, matches });
  }

  #isOver(): boolean {
    const isOver = this.#wish.token.isCancellationRequested || this.#matches >= MOST_MATCHES;
    if (isOver) this.#incomplete = true;
    return isOver;
  }
}

async function* knownFiles(
  source: ScanSource,
  memory: ScanMemory,
  examiner: Examiner,
  isWanted: IsWanted,
  token: CancellationToken,
): AsyncGenerator<ScannedFile> {
  const folders = await source.folders();
  const open = openDocuments(source, folders);
  const wanted = (examined: Examined) => examined?.filter(({ key }) => isWanted(key)) ?? [];
  for (const document of open.values()) {
    const matches = (await examiner.document(document, isWanted, token)) ?? [];
    if (token.isCancellationRequested) return;
    if (matches.length > 0) yield { uri: document.uri, matches };
  }
  for (const [uri, before] of [...memory.withMatches()]) {
    if (open.has(decodedUri(uri)) || wanted(before).length === 0) continue;
    const matches = wanted(
      await examiner.file(uri, await source.settings.of(folders.find((folder) => uri.startsWith(`${folder}/`))))(token),
    );
    if (token.isCancellationRequested) return;
    if (matches.length > 0) yield { uri, matches };
  }
}

interface FileToExamine {
  readonly uri: string;
  examine(token: CancellationToken): Promise<Examined>;
}

/** Draws some files in before their turn: reading waits for the disk, or for the client. */
async function* ahead(files: AsyncIterable<FileToExamine>): AsyncGenerator<FileToExamine> {
  const waiting: FileToExamine[] = [];
  for await (const file of files) {
    waiting.push(file);
    const next = waiting.length > AHEAD && waiting.shift();
    if (next) yield next;
  }
  yield* waiting;
}

/** The person's own documents, by decoded URI: clients differ in what they escape. */
function openDocuments({ documents }: ScanSource, folders: readonly string[]): Map<string, BlockDocument> {
  const own = documents
    .all()
    .filter(({ uri }) => OWN.test(uri) || folders.some((folder) => uri.startsWith(`${folder}/`)));
  return new Map(own.map((document) => [decodedUri(document.uri), document]));
}
