import { descendants, holds, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { lineStartAt } from '../textChange.ts';

const COMPOUND =
  /^(?:function_definition|class_definition|decorated_definition|if_statement|try_statement|for_statement|while_statement|with_statement|match_statement)$/;

/**
 * Start of the line the helper goes in front of: the first statement of the top level that defines something, branches or
 * sends. Comments right above it stay with it.
 */
export function helperPlace({ root, text }: SourceFile, sends: readonly SyntaxNode[]): number {
  const next = namedChildren(root).find((node) => {
    if (sends.some((send) => holds(node, send))) return true;
    return COMPOUND.test(node.type) && !isImportBlock(node);
  });
  let at = next ? lineStartAt(text, next.startIndex) : text.length;
  while (at > 0) {
    const above = lineStartAt(text, at - 1);
    if (!text.slice(above, at).startsWith('#') || text.startsWith('#!', above)) break;
    at = above;
  }
  return at;
}

/** True for a `try` or `if` that does little else but import. */
function isImportBlock(node: SyntaxNode): boolean {
  if (node.type !== 'try_statement' && node.type !== 'if_statement') return false;
  if (descendants(node, ['import_statement', 'import_from_statement']).length === 0) return false;
  return descendants(node, ['function_definition', 'class_definition', 'call']).length === 0;
}
