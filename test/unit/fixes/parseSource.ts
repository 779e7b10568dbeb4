import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createSyntaxTrees } from '../../../server/src/syntaxTrees.ts';
import type { SourceFile } from '../../../shared/src/fixes/syntax.ts';

const GRAMMARS = path.join(import.meta.dirname, '../../../node_modules/@vscode/tree-sitter-wasm/wasm');
let count = 0;

/** Reads a grammar, as the package brings it. */
export const readGrammar = (file: string): Promise<Uint8Array> => readFile(path.join(GRAMMARS, file));

const syntaxTrees = createSyntaxTrees(readGrammar);

/** Parses a text; fails for a language without grammar. */
export async function parseSource(text: string, languageId: string): Promise<SourceFile> {
  count += 1;
  const source = await syntaxTrees.of({ uri: `test:${count}`, version: 1, languageId, getText: () => text });
  if (!source) throw new Error(`No grammar reads ${languageId}.`);
  return source;
}
