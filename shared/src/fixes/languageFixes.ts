import type { Entry } from '../catalog/types.ts';
import type { CallLanguage } from './call/findSendCalls.ts';
import type { SendCall } from './call/sendCall.ts';
import type { FileStyle, StyleCustom } from './fileStyle.ts';
import type { SourceFile, SyntaxNode } from './syntax.ts';
import type { TextChange } from './textChange.ts';

/** What is known of the project around a file. */
export interface Project {
  /** What the nearest manifest depends on, as far as `manifests.ts` knows it; the version as written, may be empty. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** Path of the file in question, `/` between folders, from the root of its workspace folder or disk. */
  readonly path: string;
  /** The project's own module with the helper, where it has one already. */
  readonly module?: HelperModule;
}

/** A file of the project that holds nothing but the helper. */
export interface HelperModule {
  /** As `Project.path`. */
  readonly path: string;
  /** Where it was read from; edits of it go there. */
  readonly uri: string;
  readonly source: SourceFile;
}

/** Asks for the retry of one code at some calls. */
export interface RetryRequest {
  readonly source: SourceFile;
  readonly style: FileStyle;
  /** The calls that do not list the code yet; all can take it. */
  readonly calls: readonly SendCall[];
  readonly entry: Entry;
  readonly project: Project;
  /** Where the helper goes if it is written anew: into the file, or into its own module beside the file. */
  readonly placement: 'file' | 'module';
}

/** The changes of a fix. */
export interface FixEdit {
  /** In the file itself, in any order; they do not overlap. */
  readonly changes: readonly TextChange[];
  /** In the helper's own module: the whole text of a new one, or the changes in the one there is. */
  readonly module?: { readonly path: string } & (
    | { readonly text: string }
    | { readonly changes: readonly TextChange[] }
  );
}

/** A named constant for a code. */
export interface CodeConstant {
  /** In the case the language's `constants.nameCase` asks for. */
  readonly name: string;
  readonly code: string;
  /** One line for the doc comment, without comment marks. */
  readonly doc: string;
}

/** How a language writes constants for codes. */
export interface ConstantStyle {
  /** Types of the nodes that are whole numbers and may be replaced by a constant. */
  readonly numbers: readonly string[];
  /** `pascal`: `PairRateLimitHit`; `upper`: `PAIR_RATE_LIMIT_HIT`. */
  readonly nameCase: 'pascal' | 'upper';
  /** False where a number cannot be replaced by a name as it stands. Absent: all can. */
  canReplace?(node: SyntaxNode): boolean;
  /** The constants for codes a file declares already, by code: their names. */
  declared(source: SourceFile): ReadonlyMap<string, string>;
  /** How a constant is named where it is used in a file: `WhatsAppErrorCode.PairRateLimitHit`. */
  reference(name: string, source: SourceFile): string;
  /**
   * Declares constants, in the enum or class that is there already or in a new one. Undefined where the name of that
   * means something else in the file, or no place is safe.
   */
  declare(source: SourceFile, constants: readonly CodeConstant[], style: FileStyle): TextChange[] | undefined;
}

/** A `switch`, `match` or `case` over codes. */
export interface CodeSwitch {
  readonly node: SyntaxNode;
  /** The codes it has, without separators. */
  readonly codes: readonly string[];
}

/** Asks for code in the branch that handles a code. */
export interface BranchRequest {
  readonly source: SourceFile;
  readonly style: FileStyle;
  readonly entry: Entry;
  /** Offsets of the code that is asked for. */
  readonly start: number;
  readonly end: number;
  /** The send calls whose failure is handled there; may be none. */
  readonly calls: readonly SendCall[];
  readonly project: Project;
}

/** Everything the fixes know of a language. */
export interface LanguageFixes extends CallLanguage {
  /** Types of the nodes that are string literals. */
  readonly strings: readonly string[];
  readonly constants: ConstantStyle;
  /** The innermost switch over codes around a node; undefined where there is none, or it is not over numbers. */
  switchAt(node: SyntaxNode): CodeSwitch | undefined;
  /** Adds a case for each constant's code, in front of the default one, with its doc as a comment and an empty body. */
  addCases(found: CodeSwitch, cases: readonly CodeConstant[], source: SourceFile, style: FileStyle): TextChange[];
  /**
   * Where a string literal is compared with a title or message (`error.title === '…'`, `.message.includes('…')`): the
   * change that compares the code beside it. Undefined for any other string, and where the code's name is not certain.
   */
  compareCode(title: SyntaxNode, code: string, source: SourceFile): TextChange[] | undefined;
  /**
   * `131047: send a template instead`: a call in the branch that handles the code, and the function it calls, with a
   * payload to fill in. Undefined where the code has no branch of its own or the recipient is not in sight.
   */
  sendTemplate(request: BranchRequest): FixEdit | undefined;
  /** `190: refresh the token`: likewise, a call that gets a new token, and its function. */
  refreshToken(request: BranchRequest): FixEdit | undefined;
  /** The custom of the language, for what a file does not tell of its style. */
  readonly custom: StyleCustom;
  /** File names of the helper's own module, the first for a new one. */
  readonly moduleFiles: readonly string[];
  /**
   * Where all files of a folder share their names: what stands in the one that has the helper. Absent: each file has its
   * own.
   */
  readonly sharedHelper?: string;
  /**
   * Hands each call to the helper (or adds the code to the call of the helper around it), and adds the helper, with the
   * code's policy, where it is missing. Undefined where a name it needs means something else in the file.
   */
  addRetry(request: RetryRequest): FixEdit | undefined;
  /** The helper and an example of its use as a text of its own, to be pasted. */
  snippet(entry: Entry, project: Pick<Project, 'dependencies'>): string;
}
