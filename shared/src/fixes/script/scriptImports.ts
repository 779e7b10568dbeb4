import { namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';

/** True for a file whose modules are CommonJS. */
export function isCommonJs({ text, root }: SourceFile): boolean {
  if (namedChildren(root).some(({ type }) => type === 'import_statement' || type === 'export_statement')) return false;
  return /\brequire\s*\(|\bmodule\.exports\b|\bexports\./.test(text);
}

/** Offset behind the file's imports (their line end included), or behind what has to stay at its top. */
export function behindImports({ text, root }: SourceFile): { readonly at: number; readonly after: 'imports' | 'top' } {
  const nodes = namedChildren(root);
  const last = nodes.findLast(isImport);
  if (last) return { at: lineEnd(text, last.endIndex), after: 'imports' };
  let at = 0;
  for (const node of nodes) {
    if (node.type !== 'hash_bang_line' && !isDirective(node)) break;
    at = lineEnd(text, node.endIndex);
  }
  return { at, after: 'top' };
}

/** The module a name is imported from; undefined where it is none. */
export function importedFrom({ text }: SourceFile, name: string): string | undefined {
  const found = new RegExp(
    `(?:import|const)\\s*\\{[^}]{0,400}\\b${name}\\b[^}]{0,400}\\}\\s*(?:from\\s*|=\\s*require\\(\\s*)['"]([^'"\\n]+)['"]`,
  ).exec(text);
  return found?.[1];
}

function isImport(node: SyntaxNode): boolean {
  if (node.type === 'import_statement') return true;
  return /^(?:lexical|variable)_declaration$/.test(node.type) && /=\s*require\s*\([^)]*\)[^;]{0,40};?$/.test(node.text);
}

function isDirective(node: SyntaxNode): boolean {
  return node.type === 'expression_statement' && /^['"]use \w+['"];?$/.test(node.text);
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
