import type { FolderContent, InitializationOptions, ReadForScanParams, ScanText } from '../../shared/src/protocol.ts';

/** What the server needs from the place it runs in; everything else it does is the same in Node and in a web worker. */
export interface Runtime {
  /** Resolves after messages that already wait were handled. */
  nextTurn(): Promise<void>;
  /**
   * The packed catalog as JSON.
   * @throws when it cannot be had; the message names the file or option that is missing and the mend.
   */
  readCatalog(options: InitializationOptions): Promise<string>;
  /**
   * A grammar or the parser itself, by its file name (`tree-sitter-go.wasm`).
   * @throws when it cannot be had; the message names the file.
   */
  readGrammar(file: string): Promise<Uint8Array>;
  /** The text of a file of the workspace; undefined where there is none that can be read. */
  readFile(uri: string): Promise<string | undefined>;
  /** What is in a folder of the workspace; nothing where it cannot be read. */
  listFolder(uri: string): Promise<FolderContent>;
  /** A file of the workspace as far as a scan has to read it. Never rejects. */
  readForScan(params: ReadForScanParams): Promise<ScanText>;
}
