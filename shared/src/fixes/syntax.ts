import type { FixLanguage } from './languages.ts';

/**
 * A node of a syntax tree: the part of tree-sitter's `Node` the fixes read, so that they depend on no parser. Indices
 * are UTF-16 offsets; `endIndex` is behind the last character.
 */
export interface SyntaxNode {
  readonly id: number;
  /** The tree it is in; the same object for all nodes of a tree, which nodes themselves are not. */
  readonly tree: object;
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly text: string;
  readonly isNamed: boolean;
  readonly isMissing: boolean;
  readonly hasError: boolean;
  readonly parent: SyntaxNode | null;
  readonly children: readonly (SyntaxNode | null)[];
  readonly namedChildren: readonly (SyntaxNode | null)[];
  readonly previousNamedSibling: SyntaxNode | null;
  readonly nextNamedSibling: SyntaxNode | null;
  readonly previousSibling: SyntaxNode | null;
  readonly nextSibling: SyntaxNode | null;
  childForFieldName(name: string): SyntaxNode | null;
  descendantsOfType(types: string[]): (SyntaxNode | null)[];
  descendantForIndex(start: number, end?: number): SyntaxNode | null;
  namedDescendantForIndex(start: number, end?: number): SyntaxNode | null;
}

/** A source text and its syntax tree. */
export interface SourceFile {
  readonly text: string;
  readonly language: FixLanguage;
  readonly root: SyntaxNode;
}

/** The node itself and everything around it, innermost first. */
export function* ancestors(node: SyntaxNode): Generator<SyntaxNode> {
  for (let at: SyntaxNode | null = node; at; at = at.parent) yield at;
}

/** The innermost node of one of the types around a node, itself included, that is no further out than `limit`. */
export function closest(node: SyntaxNode, types: readonly string[], limit?: SyntaxNode): SyntaxNode | undefined {
  for (const at of ancestors(node)) {
    if (types.includes(at.type)) return at;
    if (limit && at.id === limit.id) return undefined;
  }
  return undefined;
}

/** The named children, without the holes the parser's types allow. */
export function namedChildren(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.filter((child) => child !== null);
}

/** All nodes of the given types in a node, itself included, in the order of the text. */
export function descendants(node: SyntaxNode, types: readonly string[]): SyntaxNode[] {
  if (node.parent) return node.descendantsOfType([...types]).filter((child) => child !== null);
  const index = indexOf(node, types);
  const found = types.map((type) => index.get(type) ?? []);
  // Those of one type are in order already.
  return found.length === 1 ? [...(found[0] ?? [])] : found.flat().sort(byPlace);
}

/** The nodes of a whole file, by type. */
type RootIndex = Map<string, SyntaxNode[]>;

const indices = new WeakMap<object, RootIndex>();
/** Types that were asked for of whole files, by the type of the root, which differs by language. */
const askedTypes = new Map<string, Set<string>>();

/**
 * An index of a whole file with at least the given types. Walking through all of a file is what a fix spends most time
 * on, so all types that were ever asked for in its language are found in one walk.
 */
function indexOf(root: SyntaxNode, types: readonly string[]): RootIndex {
  const known = indices.get(root.tree);
  if (known && types.every((type) => known.has(type))) return known;
  const asked = askedTypes.get(root.type) ?? new Set();
  askedTypes.set(root.type, asked);
  for (const type of types) asked.add(type);
  const index: RootIndex = known ?? new Map();
  const missing = [...asked].filter((type) => !index.has(type));
  for (const type of missing) index.set(type, []);
  for (const found of root.descendantsOfType(missing)) if (found) index.get(found.type)?.push(found);
  indices.set(root.tree, index);
  return index;
}

function byPlace(a: SyntaxNode, b: SyntaxNode): number {
  return a.startIndex - b.startIndex || b.endIndex - a.endIndex;
}

/** The child in a field; undefined where there is none. */
export function field(node: SyntaxNode, name: string): SyntaxNode | undefined {
  return node.childForFieldName(name) ?? undefined;
}

/** The smallest named node that touches an offset: the one right of it, or the one that ends there. */
export function nodeAt(root: SyntaxNode, offset: number): SyntaxNode {
  const right = root.namedDescendantForIndex(offset, offset);
  return right ?? root;
}

/** True where `outer` holds the whole of `inner`. */
export function holds(outer: Pick<SyntaxNode, 'startIndex' | 'endIndex'>, inner: typeof outer): boolean {
  return outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;
}

/** True where the name stands anywhere in the text as a word of its own; comments and strings count, to be safe. */
export function usesName(text: string, name: string): boolean {
  return wordsAt(text, name).next().done !== true;
}

/** Offsets at which a name stands in a text as a word of its own, in their order. */
export function* wordsAt(text: string, name: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!/[\w$]/.test(text[at - 1] ?? '') && !/[\w$]/.test(text[at + name.length] ?? '')) yield at;
  }
}
