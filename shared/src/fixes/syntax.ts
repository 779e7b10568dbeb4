import type { FixLanguage } from './languages.ts';

/**
 * A node of a syntax tree: the part of tree-sitter's `Node` the fixes read, so that they depend on no parser. Indices
 * are UTF-16 offsets; `endIndex` is behind the last character.
 */
export interface SyntaxNode {
  readonly id: number;
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
  return node.descendantsOfType([...types]).filter((child) => child !== null);
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

/** True where the text cannot be read around a node: someone is typing there. Only errors near it count. */
export function isBroken(node: SyntaxNode): boolean {
  return node.hasError;
}

/** True where the name stands anywhere in the text as a word of its own; comments and strings count, to be safe. */
export function usesName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w$]/.test(text[at - 1] ?? '') && !/[\w$]/.test(text[at + name.length] ?? '')) return true;
  }
  return false;
}
