import type { FileStyle } from '../fileStyle.ts';
import { descendants, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { insertion, type TextChange } from '../textChange.ts';

/** The paths a file imports, static ones left out; `java.util.*` as it is written. */
export function importsOf(root: SyntaxNode): string[] {
  return importNodes(root)
    .filter((node) => !isStatic(node))
    .map(pathOf);
}

/** True where a file can use a class by its simple name, with an import where it has none yet. */
export function canImport({ root }: SourceFile, path: string): boolean {
  const simple = simpleName(path);
  const imports = importsOf(root);
  if (isCovered(imports, path)) return true;
  if (imports.some((other) => simpleName(other) === simple)) return false;
  return !descendants(root, ['type_identifier', 'identifier']).some(({ text }) => text === simple);
}

/** Adds imports where they belong: in the order of the group with the same first name, else in a group of their own. */
export function importChanges(source: SourceFile, style: FileStyle, paths: readonly string[]): TextChange[] {
  const present = importsOf(source.root);
  const missing = [...new Set(paths)].filter((path) => !isCovered(present, path)).sort();
  const groups = groupsOf(source);
  const added = new Map<number, string[]>();
  const rest: string[] = [];
  for (const path of missing) {
    const at = placeIn(groups, path);
    if (at === undefined) rest.push(path);
    else added.set(at, [...(added.get(at) ?? []), path]);
  }
  const changes = [...added].map(([at, given]) => insertion(at, given.map((path) => line(path, style)).join('')));
  return rest.length > 0 ? [...changes, newGroup(source, style, rest)] : changes;
}

/** The lines of a file's own imports, for a new file. */
export function importLines(paths: readonly string[]): string[] {
  const sorted = [...new Set(paths)].sort();
  const standard = sorted.filter((path) => path.startsWith('java'));
  const others = sorted.filter((path) => !path.startsWith('java'));
  const lines = (group: readonly string[]): string[] => group.map((path) => `import ${path};`);
  return [...lines(others), ...(others.length > 0 && standard.length > 0 ? [''] : []), ...lines(standard)];
}

function importNodes(root: SyntaxNode): SyntaxNode[] {
  return namedChildren(root).filter(({ type }) => type === 'import_declaration');
}

function isStatic(node: SyntaxNode): boolean {
  return /^import\s+static\b/.test(node.text);
}

function pathOf(node: SyntaxNode): string {
  return node.text.replace(/^import\s+(?:static\s+)?|\s*;$|\s/g, '');
}

function simpleName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function packageOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

function isCovered(imports: readonly string[], path: string): boolean {
  return packageOf(path) === 'java.lang' || imports.includes(path) || imports.includes(`${packageOf(path)}.*`);
}

interface Group {
  readonly nodes: readonly SyntaxNode[];
  readonly sorted: boolean;
}

/** Imports that stand together, without an empty line between them; static ones left out. */
function groupsOf({ root, text }: SourceFile): Group[] {
  const groups: SyntaxNode[][] = [];
  let before: SyntaxNode | undefined;
  for (const node of importNodes(root)) {
    if (isStatic(node)) {
      before = undefined;
      continue;
    }
    const together = before && !/\n\s*\n/.test(text.slice(before.endIndex, node.startIndex));
    if (together) groups.at(-1)?.push(node);
    else groups.push([node]);
    before = node;
  }
  return groups.map((nodes) => ({ nodes, sorted: isSorted(nodes.map(pathOf)) }));
}

function isSorted(paths: readonly string[]): boolean {
  return paths.every((path, n) => n === 0 || (paths[n - 1] ?? '') <= path);
}

/** The offset at which an import is added to the group it belongs to. */
function placeIn(groups: readonly Group[], path: string): number | undefined {
  const first = path.split('.')[0];
  const group =
    groups.find(({ nodes }) => nodes.some((node) => pathOf(node).split('.')[0] === first)) ??
    (groups.length === 1 && isMixed(groups[0]) ? groups[0] : undefined);
  if (!group) return undefined;
  if (!group.sorted)
    return endOfLine(group.nodes.findLast((node) => pathOf(node).split('.')[0] === first) ?? group.nodes.at(-1));
  const next = group.nodes.find((node) => pathOf(node) > path);
  return next ? next.startIndex : endOfLine(group.nodes.at(-1));
}

/** True for a group whose imports are of several origins: then all are in it. */
function isMixed(group: Group | undefined): boolean {
  return new Set(group?.nodes.map((node) => pathOf(node).split('.')[0])).size > 1;
}

function endOfLine(node: SyntaxNode | undefined): number | undefined {
  if (!node) return undefined;
  const root = [...rootsOf(node)].at(-1) ?? node;
  const end = root.text.indexOf('\n', node.endIndex - root.startIndex);
  return end < 0 ? root.endIndex : root.startIndex + end + 1;
}

function* rootsOf(node: SyntaxNode): Generator<SyntaxNode> {
  for (let at: SyntaxNode | null = node; at; at = at.parent) yield at;
}

/** A group for imports that belong to none: behind the other imports, the package, or at the top. */
function newGroup({ root, text }: SourceFile, style: FileStyle, paths: readonly string[]): TextChange {
  const lines = paths.map((path) => line(path, style)).join('');
  const nodes = importNodes(root).filter((node) => !isStatic(node));
  const last = nodes.at(-1) ?? namedChildren(root).find(({ type }) => type === 'package_declaration');
  const end = endOfLine(last);
  if (end !== undefined) {
    const isTight = /^[^\r\n]/.test(text.slice(end, end + 1));
    return insertion(end, `${style.lineEnd}${lines}${isTight ? style.lineEnd : ''}`);
  }
  const first = namedChildren(root).find(({ type }) => !/comment$/.test(type));
  const commented = first ? commentStart(first, text) : 0;
  return insertion(commented, `${lines}${style.lineEnd}`);
}

/** Where the doc comment of a declaration begins. */
function commentStart(node: SyntaxNode, text: string): number {
  const before = node.previousNamedSibling;
  const own = before && /comment$/.test(before.type) && text.slice(before.endIndex, node.startIndex).trim() === '';
  return own && before ? before.startIndex : node.startIndex;
}

function line(path: string, { lineEnd }: FileStyle): string {
  return `import ${path};${lineEnd}`;
}

/** The package a file is in; undefined for the unnamed one. */
export function packageNameOf({ root }: SourceFile): string | undefined {
  const declared = namedChildren(root).find(({ type }) => type === 'package_declaration');
  return declared && namedChildren(declared).find(({ type }) => /identifier$/.test(type))?.text;
}

/** The import that gives a simple name its meaning; undefined for one of the package or of a whole package's import. */
export function importOf({ root }: SourceFile, simple: string): string | undefined {
  return importsOf(root).find((path) => simpleName(path) === simple);
}
