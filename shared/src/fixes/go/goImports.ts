import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';

/** The path of an import, without quotes. */
function pathOf(spec: SyntaxNode): string {
  return field(spec, 'path')?.text.slice(1, -1) ?? '';
}

/** The name an import path goes by where nothing else is said: `backoff` for `github.com/cenkalti/backoff/v4`. */
function baseName(path: string): string {
  const parts = path.split('/').filter((part, index) => index === 0 || !/^v\d+$/.test(part));
  return (parts.at(-1) ?? path).replace(/\.v\d+$/, '').replace(/^go-|-go$/g, '');
}

function specsOf(root: SyntaxNode): SyntaxNode[] {
  return descendants(root, ['import_spec']);
}

const known = new WeakMap<SyntaxNode, ReadonlyMap<string, string>>();

/** The paths of the imported packages, by the name they have in the file. */
export function importedNames(root: SyntaxNode): ReadonlyMap<string, string> {
  const before = known.get(root);
  if (before) return before;
  const found = new Map<string, string>();
  for (const spec of specsOf(root)) found.set(field(spec, 'name')?.text ?? baseName(pathOf(spec)), pathOf(spec));
  known.set(root, found);
  return found;
}

/** How the file names packages: those it imports by their name there, others by the name they will get. */
export interface Packages {
  /** The name of a package: `http` for `net/http`. */
  name(path: string): string;
  /** True where each of the packages can be named by what is, or will be, imported. */
  canName(paths: readonly string[]): boolean;
}

/** The names of packages in a file. */
export function packagesOf({ root }: SourceFile): Packages {
  const names = importedNames(root);
  const byPath = new Map([...names].filter(([name]) => name !== '_').map(([name, path]) => [path, name]));
  // `crypto/rand` has the name already where both are needed.
  const name = (path: string): string => {
    const own = byPath.get(path);
    if (own !== undefined) return own;
    return path === 'math/rand' && names.has('rand') ? 'mathrand' : baseName(path);
  };
  const declared = topLevelNames(root);
  const canName = (path: string): boolean => {
    const given = name(path);
    if (given === '.' || declared.has(given)) return false;
    return byPath.has(path) || !names.has(given);
  };
  return { name, canName: (paths) => paths.every(canName) };
}

/** The names of packages in a file of our own. */
export const PLAIN_PACKAGES: Packages = { name: baseName, canName: () => true };

/** Every name declared outside of functions. */
export function topLevelNames(root: SyntaxNode): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of namedChildren(root)) {
    const specs = node.type === 'function_declaration' ? [node] : descendantsUpTo(node);
    for (const spec of specs) {
      for (const child of namedChildren(spec))
        if (/^(?:identifier|type_identifier)$/.test(child.type)) found.add(child.text);
    }
  }
  return found;
}

function descendantsUpTo(node: SyntaxNode): SyntaxNode[] {
  return /^(?:var|const|type)_declaration$/.test(node.type)
    ? descendants(node, ['var_spec', 'const_spec', 'type_spec', 'type_alias'])
    : [];
}

/** The changes that import packages the file does not import yet. */
export function addImports(source: SourceFile, paths: readonly string[], lineEnd: string): TextChange[] {
  const { text, root } = source;
  const there = new Set(
    specsOf(root)
      .filter((spec) => field(spec, 'name')?.text !== '_')
      .map(pathOf),
  );
  const packages = packagesOf(source);
  const missing = [...new Set(paths)].filter((path) => !there.has(path)).sort(byText);
  if (missing.length === 0) return [];
  const line = (path: string): string => {
    const name = packages.name(path);
    return name === baseName(path) ? `"${path}"` : `${name} "${path}"`;
  };
  const declarations = namedChildren(root).filter(
    (node) =>
      node.type === 'import_declaration' && !descendants(node, ['import_spec']).some((spec) => pathOf(spec) === 'C'),
  );
  const list = declarations.map((node) => descendants(node, ['import_spec_list'])[0]).find((found) => found);
  if (list) return intoList(text, list, missing, line, lineEnd);
  const [single] = declarations;
  const spec = single && descendants(single, ['import_spec'])[0];
  if (single && spec) {
    const rest = declarations.slice(1);
    const all = [spec, ...rest.flatMap((node) => descendants(node, ['import_spec']))];
    const written = [
      ...all.map((one) => [pathOf(one), one.text] as const),
      ...missing.map((path) => [path, line(path)] as const),
    ];
    const last = declarations.at(-1) ?? single;
    if (rest.some((node, index) => !isNextLine(text, declarations[index] ?? single, node))) {
      const added = importBlock(
        missing.map((path) => [path, line(path)] as const),
        lineEnd,
      );
      return [insertion(lineEndAt(text, last.endIndex), `${added}${lineEnd}`)];
    }
    return [{ start: single.startIndex, end: last.endIndex, newText: importBlock(written, lineEnd) }];
  }
  const clause = namedChildren(root).find(({ type }) => type === 'package_clause');
  const added = importBlock(
    missing.map((path) => [path, line(path)] as const),
    lineEnd,
  );
  return [insertion(clause?.endIndex ?? 0, `${lineEnd}${lineEnd}${added}`)];
}

function isNextLine(text: string, first: SyntaxNode, second: SyntaxNode): boolean {
  return /^\s*$/.test(text.slice(first.endIndex, second.startIndex));
}

/** A block of imports, those of the standard library first. */
export function importBlock(specs: readonly (readonly [path: string, text: string])[], lineEnd: string): string {
  const sorted = [...specs].sort(([a], [b]) => byText(a, b));
  const groups = [sorted.filter(([path]) => isStandard(path)), sorted.filter(([path]) => !isStandard(path))];
  const written = groups
    .filter((group) => group.length > 0)
    .map((group) => group.map(([, text]) => `\t${text}`).join(lineEnd));
  return `import (${lineEnd}${written.join(`${lineEnd}${lineEnd}`)}${lineEnd})`;
}

/** Adds to the group of the list that holds packages of the kind, in the order of their paths, as gofmt sorts them. */
function intoList(
  text: string,
  list: SyntaxNode,
  missing: readonly string[],
  line: (path: string) => string,
  lineEnd: string,
): TextChange[] {
  const groups = groupsOf(text, list);
  const indent = groups[0]?.[0] ? indentAt(text, groups[0][0].startIndex) : '\t';
  const changes: TextChange[] = [];
  for (const standard of [true, false]) {
    const wanted = missing.filter((path) => isStandard(path) === standard);
    if (wanted.length === 0) continue;
    const group = groups.find((specs) => specs.some((spec) => isStandard(pathOf(spec)) === standard));
    if (group) {
      for (const path of wanted)
        changes.push(insertion(placeIn(text, group, path), `${indent}${line(path)}${lineEnd}`));
      continue;
    }
    const written = wanted.map((path) => `${indent}${line(path)}${lineEnd}`).join('');
    const [first] = groups[0] ?? [];
    if (standard && first) changes.push(insertion(lineStartAt(text, first.startIndex), `${written}${lineEnd}`));
    else changes.push(insertion(lineStartAt(text, list.endIndex), first ? `${lineEnd}${written}` : written));
  }
  return changes;
}

function groupsOf(text: string, list: SyntaxNode): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [];
  for (const spec of namedChildren(list).filter(({ type }) => type === 'import_spec')) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const apart = before && /\n[ \t]*\r?\n/.test(text.slice(before.endIndex, spec.startIndex));
    if (last && !apart) last.push(spec);
    else groups.push([spec]);
  }
  return groups;
}

function placeIn(text: string, group: readonly SyntaxNode[], path: string): number {
  const before = group.filter((spec) => byText(pathOf(spec), path) < 0).at(-1);
  if (!before) return lineStartAt(text, group[0]?.startIndex ?? 0);
  return lineEndAt(text, before.endIndex);
}

/** Behind the end of the line an offset is in. */
function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** Packages of the standard library have no dot in the first part of their path. */
function isStandard(path: string): boolean {
  return !(path.split('/')[0] ?? '').includes('.');
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
