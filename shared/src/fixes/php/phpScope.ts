import { ancestors, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';

const CLASS_BODIES = ['declaration_list', 'enum_declaration_list'];

/** Where a helper is declared so that a call can reach it. */
export interface PhpScope {
  /** In a class it is a private static method, so that no other file of the namespace can declare it again. */
  readonly kind: 'class' | 'file';
  /** The body of the class; the body of a braced namespace, or the whole file. */
  readonly node: SyntaxNode;
}

/** Methods that give a function to another class, where `self` is that one: `Http::macro('send', function () { … })`. */
const REBINDS = /^(?:macro|mixin|bind|bindTo|call)$/;

/** The scope of a call; undefined where nothing can be declared for it: in a trait, or among several namespaces. */
export function phpScope(call: SyntaxNode, { root, text }: SourceFile): PhpScope | undefined {
  for (const at of ancestors(call)) {
    if (at.type === 'function_definition') break;
    if (isRebound(at)) return undefined;
    // Two traits with the same method cannot be used in one class.
    if (CLASS_BODIES.includes(at.type)) {
      return at.parent?.type === 'trait_declaration' ? undefined : { kind: 'class', node: at };
    }
  }
  const spaces = namedChildren(root).filter(({ type }) => type === 'namespace_definition');
  if (spaces.length > 1 || text.includes('__halt_compiler')) return undefined;
  const body = spaces[0] && field(spaces[0], 'body');
  if (body) return { kind: 'file', node: body };
  return isPage(root) ? undefined : { kind: 'file', node: root };
}

function isRebound(fn: SyntaxNode): boolean {
  if (fn.type !== 'anonymous_function' && fn.type !== 'arrow_function') return false;
  const taker = fn.parent?.type === 'argument' ? fn.parent.parent?.parent : undefined;
  return REBINDS.test((taker && field(taker, 'name')?.text) ?? '');
}

/** The scope that all calls share; undefined where they are in different ones. */
export function sharedScope(calls: readonly { readonly node: SyntaxNode }[], source: SourceFile): PhpScope | undefined {
  const scopes = calls.map(({ node }) => phpScope(node, source));
  const [first] = scopes;
  return first && scopes.every((scope) => scope?.node.id === first.node.id) ? first : undefined;
}

/** The function or method of a name that is declared right in a scope. */
export function declaredIn(scope: PhpScope, name: string): SyntaxNode | undefined {
  const type = scope.kind === 'class' ? 'method_declaration' : 'function_definition';
  return descendants(scope.node, [type]).find(
    (fn) => field(fn, 'name')?.text === name && (scope.kind === 'file' || fn.parent?.id === scope.node.id),
  );
}

/** Offset at which a declaration can be put at the end of a scope, and the indentation it has there. */
export function endOfScope({ node }: PhpScope, { text }: SourceFile): { readonly at: number; readonly indent: string } {
  const closing = node.type === 'program' ? closingTag(node) : node.children.at(-1);
  if (!closing) return { at: text.length, indent: '' };
  const lineStart = text.lastIndexOf('\n', closing.startIndex - 1) + 1;
  const ownLine = text.slice(lineStart, closing.startIndex).trim() === '';
  const indent = ownLine ? text.slice(lineStart, closing.startIndex) : '';
  return { at: ownLine ? lineStart : closing.startIndex, indent };
}

/** The `?>` a file ends with. */
function closingTag(root: SyntaxNode): SyntaxNode | undefined {
  const last = namedChildren(root).at(-1);
  const tag = last?.type === 'text_interpolation' ? last.children[0] : last;
  return tag?.type === 'php_end_tag' || tag?.type === '?>' ? tag : undefined;
}

/** True for a page: a file that has plain text among its code, or behind it. */
function isPage(root: SyntaxNode): boolean {
  const texts = descendants(root, ['text_interpolation']).flatMap(namedChildren);
  const last = namedChildren(root).at(-1);
  return [...texts, ...(last ? [last] : [])].some(({ type, text }) => type === 'text' && text.trim() !== '');
}
