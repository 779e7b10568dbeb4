/**
 * Messages beyond LSP's own. Both sides compile against this file; shapes are LSP's (lines and characters 0-based,
 * characters in UTF-16 code units).
 */

/** Options a client sends with `initialize`; every one may be absent. */
export interface InitializationOptions {
  /** Commands the client can run, from hovers and code actions. Clients that name none get none. */
  readonly commands?: readonly ClientCommand[];
  /** Translations of the texts people read, by the English text (`vscode.l10n.bundle`); absent: English. */
  readonly l10n?: Readonly<Record<string, string>>;
  /** JSON of `dist/catalog.packed.gz`, for servers that cannot read a file beside themselves (web worker). */
  readonly catalog?: string;
}

/** Commands of the client that the server may refer to. */
export type ClientCommand = (typeof CLIENT_COMMANDS)[number];

/** The client command that opens the panel; its only argument is a `PanelTarget`. */
export const OPEN_CATALOG_COMMAND = 'whatsappErrors.openCatalog';

/** The client command that adds a code (`{ key }`) to the workspace's `ignoredCodes`. */
export const IGNORE_CODE_COMMAND = 'whatsappErrors.ignoreCodeInWorkspace';

/** The client command that copies the retry of a code (`{ key, language? }`); without a language it asks for one. */
export const COPY_RETRY_COMMAND = 'whatsappErrors.copyRetry';

/** The client command that asks which codes a switch (`{ uri, position }`) lacks and adds them. */
export const ADD_CASES_COMMAND = 'whatsappErrors.addMissingCases';

/** Every command the server may refer to. */
export const CLIENT_COMMANDS = [
  OPEN_CATALOG_COMMAND,
  IGNORE_CODE_COMMAND,
  COPY_RETRY_COMMAND,
  ADD_CASES_COMMAND,
] as const;

interface Position {
  readonly line: number;
  readonly character: number;
}

/** A match as it travels. */
export interface MatchInfo {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly kind: 'code' | 'title';
  readonly key: string;
  readonly title: string;
  readonly evidence: readonly { readonly id: string; readonly text: string }[];
}

// From client to server

/** Asks for the match that touches a position; null where there is none. */
export const MatchAtRequest = {
  method: 'whatsappErrors/matchAt',
} as const;

/** Parameters of `MatchAtRequest`. */
export interface MatchAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Asks for all matches of an open document, in the order of the text; the answer is a list of `MatchInfo`. */
export const MatchesRequest = {
  method: 'whatsappErrors/matches',
} as const;

/** Parameters of `MatchesRequest`. */
export interface MatchesParams {
  readonly textDocument: { readonly uri: string };
}

/** Asks for the codes in a text that is no document, such as a line of a terminal; the answer is a list of `TextMatch`. */
export const MatchesInTextRequest = {
  method: 'whatsappErrors/matchesInText',
} as const;

/** Parameters of `MatchesInTextRequest`. */
export interface MatchesInTextParams {
  readonly text: string;
}

/** A match in a text; offsets in UTF-16 code units. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly title: string;
}

/**
 * Examines the files of the workspace. Codes come file by file as partial results (`ScannedFile[]`), the number of files
 * as work done progress, the totals as the answer; a cancelled scan answers with what it has.
 */
export const ScanWorkspaceRequest = {
  method: 'whatsappErrors/scanWorkspace',
} as const;

/** Parameters of `ScanWorkspaceRequest`. */
export interface ScanWorkspaceParams {
  /** Key of the entry to look for; absent: all codes. */
  readonly key?: string;
  readonly workDoneToken?: string | number;
  readonly partialResultToken?: string | number;
}

/** A file of the workspace with codes in it; partial result of `ScanWorkspaceRequest`. */
export interface ScannedFile {
  readonly uri: string;
  readonly matches: readonly ScannedMatch[];
}

/** A match with the line it stands on. */
export interface ScannedMatch extends Pick<MatchInfo, 'range' | 'key'> {
  /** The line, or of a long one the part around the match; never logged. */
  readonly preview: string;
  /** Where the match stands in `preview`, in UTF-16 code units. */
  readonly previewRange: { readonly start: number; readonly end: number };
}

/** Answer to `ScanWorkspaceRequest`. */
export interface ScanSummary {
  /** Files examined. */
  readonly files: number;
  /** Matches sent. */
  readonly matches: number;
  /** True where a limit or the person ended the scan early. */
  readonly incomplete: boolean;
}

/**
 * Asks why the number or title that touches a position is, or is not, a code; null where there is neither, or where the
 * document is not open. The answer is in words, so that every client can show it as it is.
 */
export const WhyRequest = {
  method: 'whatsappErrors/why',
} as const;

/** Parameters of `WhyRequest`. */
export type WhyParams = MatchAtParams;

/** Answer to `WhyRequest`; all words are plain text. */
export interface WhyInfo extends WhyText {
  readonly range: { readonly start: Position; readonly end: Position };
}

/** A verdict, and what it rests on. */
export interface WhyText {
  /** What the number or title is, or would be: `131026 · Message undeliverable`; as written where nothing is known of it. */
  readonly subject: string;
  /** Key of that entry in the catalog. */
  readonly key?: string;
  /** True where it counts as a code: it has a card and quick fixes. */
  readonly isMatch: boolean;
  /** One sentence: `131026 is a code here: 9 points, 3 needed`. */
  readonly verdict: string;
  /** What speaks for it, what against it, and what would make it a code; none is empty. */
  readonly sections: readonly WhySection[];
}

/** Rows under a heading, the weightiest first. */
export interface WhySection {
  readonly heading: string;
  readonly rows: readonly {
    /** With its points, where it has some, in front: `+4  json key "code" inside an errors array`. */
    readonly text: string;
    /** Why it weighs what it weighs, or what it looks like. */
    readonly detail: string;
  }[];
}

/** Asks for the codes that the switch at a position lacks; the answer is a list of `MissingCase`. */
export const MissingCasesRequest = {
  method: 'whatsappErrors/missingCases',
} as const;

/** A code a switch lacks. */
export interface MissingCase {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly category: string;
  /** True for the areas the switch handles already. */
  readonly suggested: boolean;
}

/** Asks for the edit that adds codes to the switch at a position; a `WorkspaceEdit`, or null where it is gone. */
export const AddCasesRequest = {
  method: 'whatsappErrors/addCases',
} as const;

/** Parameters of `AddCasesRequest`. */
export interface AddCasesParams extends MatchAtParams {
  readonly keys: readonly string[];
}

/** Asks for the retry of a code as a text to paste; null where the code is not one to retry. */
export const RetrySnippetRequest = {
  method: 'whatsappErrors/retrySnippet',
} as const;

/** Parameters of `RetrySnippetRequest`. */
export interface RetrySnippetParams {
  readonly key: string;
  /** One of `FixLanguage`. */
  readonly language: string;
}

// From server to client

/** Asks for a file of the extension (`tree-sitter-go.wasm`), for servers that cannot read one; a `Uint8Array`. */
export const ReadGrammarRequest = {
  method: 'whatsappErrors/readGrammar',
} as const;

/** Parameters of `ReadGrammarRequest`. */
export interface ReadGrammarParams {
  readonly file: string;
}

/** Asks for the text of a file of the workspace, for servers that cannot read one; null where there is none. */
export const ReadFileRequest = {
  method: 'whatsappErrors/readFile',
} as const;

/** Asks for what is in a folder of the workspace, a `FolderContent`; nothing where it cannot be read. */
export const ListFolderRequest = {
  method: 'whatsappErrors/listFolder',
} as const;

/** Names in a folder; links are neither files nor folders, since they lead elsewhere or in circles. */
export interface FolderContent {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Parameters of `ReadFileRequest` and `ListFolderRequest`. */
export interface FileParams {
  readonly uri: string;
}

/** Asks for a file of the workspace as far as a scan has to read it; a `ScanText`. */
export const ReadForScanRequest = {
  method: 'whatsappErrors/readForScan',
} as const;

/** Parameters of `ReadForScanRequest`. */
export interface ReadForScanParams {
  readonly uri: string;
  /** Larger files are not read. */
  readonly maxBytes: number;
  /** The stamp the file had when it was read before; while it has it still, it is not read again. */
  readonly known?: string;
}

/** What a scan gets of a file. A stamp changes with the file. */
export type ScanText =
  | { readonly kind: 'text'; readonly stamp: string; readonly text: string }
  | { readonly kind: 'binary'; readonly stamp: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'missing' };

/** Says that a limit cut the examination of a document short, or (with `limited: null`) that none does any more. */
export const DocumentLimitNotification = {
  method: 'whatsappErrors/documentLimit',
} as const;

/** Parameters of `DocumentLimitNotification`. */
export interface DocumentLimitParams {
  readonly uri: string;
  readonly limited: 'file-size' | 'matches' | 'line-length' | null;
}
