import { field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { insertion, type TextChange } from '../textChange.ts';

/** How a class is named in a file, and the `use` that has to be added for it. */
export interface ClassName {
  readonly name: string;
  /** The full name to import; undefined where the name works as it is. */
  readonly add: string | undefined;
}

/** The classes a file imports: full names without the leading `\`, by the name they have in the file. */
export function importedClasses({ root }: SourceFile): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const declaration of useDeclarations(root)) {
    const group = namedChildren(declaration).find(({ type }) => type === 'namespace_use_group');
    const prefix = group ? `${namedChildren(declaration)[0]?.text ?? ''}\\` : '';
    for (const clause of namedChildren(group ?? declaration)) {
      if (clause.type !== 'namespace_use_clause') continue;
      const [first] = namedChildren(clause);
      const full = prefix + (first?.text.replace(/^\\/, '') ?? '');
      found.set(field(clause, 'alias')?.text ?? full.slice(full.lastIndexOf('\\') + 1), full);
    }
  }
  return found;
}

/** The full name, without the leading `\`, of a class as a file writes it. */
export function fullClassName(written: string, source: SourceFile): string {
  if (written.startsWith('\\')) return written.slice(1);
  const [first = '', ...rest] = written.split('\\');
  const imported = importedClasses(source).get(first);
  if (imported) return [imported, ...rest].join('\\');
  const space = namespaceOf(source);
  return space ? `${space}\\${written}` : written;
}

/** The namespace of a file; empty where it has none. */
export function namespaceOf({ root }: SourceFile): string {
  const declared = namedChildren(root).find(({ type }) => type === 'namespace_definition');
  return (declared && field(declared, 'name')?.text) ?? '';
}

/** The name to use for a class in a file: short where it is imported or can be, in full where that would clash. */
export function classNameIn(source: SourceFile, full: string): ClassName {
  const imports = importedClasses(source);
  for (const [name, imported] of imports) if (imported === full) return { name, add: undefined };
  const short = full.slice(full.lastIndexOf('\\') + 1);
  const clashes = imports.has(short) || usesName(source.text, short);
  return imports.size > 0 && !clashes ? { name: short, add: full } : { name: `\\${full}`, add: undefined };
}

/** Adds imports of classes, each in its place by the alphabet where the file keeps that order, else at the end. */
export function addUses({ root, text }: SourceFile, names: readonly string[], lineEnd: string): TextChange[] {
  const declarations = useDeclarations(root);
  const last = declarations.at(-1);
  if (!last) return [];
  return [...new Set(names)].sort(byName).map((name) => {
    const next = declarations.find((declaration) => byName(name, usedName(declaration)) < 0);
    const line = `use ${name};`;
    const sorted = declarations.every(
      (one, n) => n === 0 || byName(usedName(declarations[n - 1] ?? one), usedName(one)) <= 0,
    );
    if (next && sorted) return insertion(lineStart(text, next.startIndex), indentOf(text, next) + line + lineEnd);
    return insertion(last.endIndex, lineEnd + indentOf(text, last) + line);
  });
}

/** Adds `require_once` of another file, by its path from the folder of the file. */
export function addRequire({ root }: SourceFile, path: string, lineEnd: string): TextChange {
  const line = `require_once __DIR__ . '/${path}';`;
  const nodes = namedChildren(root);
  const required = nodes.findLast((node) => /^(?:require|include)/.test(namedChildren(node)[0]?.type ?? ''));
  if (required) return insertion(required.endIndex, lineEnd + line);
  const top = nodes.findLast(({ type }) =>
    /^(?:php_tag|declare_statement|namespace_(?:use_declaration|definition))$/.test(type),
  );
  return insertion(top?.endIndex ?? 0, lineEnd + lineEnd + line);
}

/** The imports of classes at the top of a file or of its namespace; those of functions and constants are left out. */
function useDeclarations(root: SyntaxNode): SyntaxNode[] {
  const nodes = namedChildren(root);
  const space = nodes.find(({ type }) => type === 'namespace_definition');
  const body = space && field(space, 'body');
  return [...nodes, ...(body ? namedChildren(body) : [])].filter(
    ({ type, text }) => type === 'namespace_use_declaration' && !/^use\s+(?:function|const)\s/.test(text),
  );
}

function usedName(declaration: SyntaxNode): string {
  return /^use\s+\\?([\w\\]+)/.exec(declaration.text)?.[1] ?? '';
}

function byName(a: string, b: string): number {
  const [left, right] = [a.toLowerCase().replaceAll('\\', ' '), b.toLowerCase().replaceAll('\\', ' ')];
  return left < right ? -1 : left > right ? 1 : 0;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function indentOf(text: string, node: SyntaxNode): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, node.startIndex), node.startIndex))?.[0] ?? '';
}

/** Offset behind what stands at the top of a file: its tag, namespace, imports and the files it reads. */
export function topOfFile({ root }: SourceFile): number {
  const top = /^(?:php_tag|declare_statement|namespace_(?:use_declaration|definition))$/;
  const last = namedChildren(root).findLast(
    (node) => top.test(node.type) || /^(?:require|include)/.test(namedChildren(node)[0]?.type ?? ''),
  );
  return last?.endIndex ?? 0;
}
