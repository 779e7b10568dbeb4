import type { Language, Parser, Tree } from '@vscode/tree-sitter-wasm';
import { fixLanguageOf, type GrammarName, grammarOf } from '../../shared/src/fixes/languages.ts';
import type { SourceFile } from '../../shared/src/fixes/syntax.ts';

/** A text to parse. */
export interface ParsedText {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
  getText(): string;
}

/** Parses documents for the fixes, and keeps the last few trees. */
export interface SyntaxTrees {
  /** Undefined for a language without grammar, and for a text so long that a lightbulb would make people wait. */
  of(document: ParsedText): Promise<SourceFile | undefined>;
  /** Frees what is kept of a document. */
  forget(uri: string): void;
}

/** Longest text that is parsed, in UTF-16 code units. */
const MAX_LENGTH = 1_000_000;
/** Trees kept: enough for a file and its helper's module, side by side with another. */
const KEPT = 4;
/** Milliseconds for which a tree that is kept no more still serves the requests that were handed it. */
const GRACE = 10_000;

interface Kept {
  readonly version: number;
  readonly grammar: GrammarName;
  readonly tree: Tree;
  readonly source: SourceFile;
}

/**
 * Trees from grammars that `readGrammar` gives (`tree-sitter.wasm`, `tree-sitter-go.wasm`), each read when first needed.
 * @throws (from `of`) what `readGrammar` throws; the next call tries again.
 */
export function createSyntaxTrees(readGrammar: (file: string) => Promise<Uint8Array>): SyntaxTrees {
  const parserFor = parsers(readGrammar);
  const kept = new Map<string, Kept>();
  const retired: { readonly tree: Tree; readonly since: number }[] = [];

  /** The memory of a tree is the parser's own, of which no collector knows. */
  function freeRetired(): void {
    for (;;) {
      const [oldest] = retired;
      if (!oldest || oldest.since + GRACE > Date.now()) return;
      retired.shift();
      oldest.tree.delete();
    }
  }

  function keep(uri: string, next: Kept): SourceFile {
    forget(uri);
    kept.set(uri, next);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      forget(oldest);
    }
    return next.source;
  }

  function forget(uri: string): void {
    const tree = kept.get(uri)?.tree;
    if (tree) retired.push({ tree, since: Date.now() });
    kept.delete(uri);
  }

  return {
    forget,
    async of(document) {
      const grammar = grammarOf(document.languageId);
      const language = fixLanguageOf(document.languageId);
      if (!grammar || !language) return undefined;
      const parser = await parserFor(grammar);
      freeRetired();
      // Read only now: while the grammar was loaded, an edit may have come in.
      const { uri, version } = document;
      const before = kept.get(uri);
      if (before?.version === version && before.grammar === grammar) return before.source;
      const text = document.getText();
      if (text.length > MAX_LENGTH) return undefined;
      const reusable = before && before.grammar === grammar ? edited(before, text) : null;
      let tree = parser.parse(text, reusable);
      reusable?.delete();
      // How errors are passed over depends on the way the tree came to be; a fix has to be the same on every way.
      if (reusable && tree?.rootNode.hasError) {
        tree.delete();
        tree = parser.parse(text);
      }
      if (!tree) return undefined;
      return keep(uri, { version, grammar, tree, source: { text, language, root: tree.rootNode } });
    },
  };
}

function parsers(readGrammar: (file: string) => Promise<Uint8Array>): (grammar: GrammarName) => Promise<Parser> {
  let runtime: Promise<{ Parser: typeof Parser; Language: typeof Language }> | undefined;
  const loaded = new Map<GrammarName, Promise<Parser>>();

  async function start() {
    const [imported, wasmBinary] = await Promise.all([
      import('@vscode/tree-sitter-wasm'),
      readGrammar('tree-sitter.wasm'),
    ]);
    // A CommonJS package: bundled, its names are the module's own; imported by Node, they are its default.
    const library = 'Parser' in imported ? imported : (imported as { default: typeof imported }).default;
    // What it would fetch is handed over; it only has to have a name. The package's types do not know `wasmBinary`.
    const options = { locateFile: (file: string) => file, wasmBinary };
    await library.Parser.init(options);
    return library;
  }

  async function load(grammar: GrammarName): Promise<Parser> {
    runtime ??= start();
    const [library, bytes] = await Promise.all([runtime, readGrammar(`tree-sitter-${grammar}.wasm`)]);
    const parser = new library.Parser();
    parser.setLanguage(await library.Language.load(bytes));
    return parser;
  }

  return (grammar) => {
    const known = loaded.get(grammar);
    if (known) return known;
    const loading = load(grammar).catch((error: unknown) => {
      loaded.delete(grammar);
      runtime = undefined;
      throw error;
    });
    loaded.set(grammar, loading);
    return loading;
  };
}

/** A copy of the old tree, told where the new text differs, so that only that part is parsed anew. */
function edited({ tree: old, source }: Kept, text: string): Tree {
  const tree = old.copy();
  const before = source.text;
  const shorter = Math.min(before.length, text.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === text.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
  ) {
    same += 1;
  }
  const oldEndIndex = before.length - same;
  const newEndIndex = text.length - same;
  tree.edit({
    startIndex: start,
    oldEndIndex,
    newEndIndex,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, oldEndIndex),
    newEndPosition: pointAt(text, newEndIndex),
  });
  return tree;
}

function pointAt(text: string, offset: number): { row: number; column: number } {
  let row = 0;
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    row += 1;
    line = at + 1;
  }
  return { row, column: offset - line };
}
