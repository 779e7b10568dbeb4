import { ancestors, descendants, field, type SyntaxNode } from '../syntax.ts';

const GUARDS = new Set(['&&', '||', '??', '===', '!==', '==', '!=', 'instanceof', 'in']);

/**
 * True where a call uses a property that a condition before it, in the same function, has tested: `if (!user.phone) return`.
 * TypeScript forgets what it learned about properties (not about variables) inside an arrow function, so that the call
 * might not compile there. `body` is that of the function around the call.
 */
export function usesTestedProperty(call: SyntaxNode, body: SyntaxNode): boolean {
  const accesses = descendants(body, ['member_expression']).filter(
    ({ parent }) => parent?.type !== 'member_expression',
  );
  const tested = accesses.filter((access) => access.endIndex <= call.startIndex && isTested(access, body));
  if (tested.length === 0) return false;
  const used = descendants(call, ['member_expression']).map((access) => `${pathOf(access)}.`);
  return tested.some((access) => used.some((path) => path.startsWith(`${pathOf(access)}.`)));
}

/** The access without what does not name anything: `user.phone` for `user?.phone!`. */
function pathOf(access: SyntaxNode): string {
  return access.text.replace(/\s|[?!]/g, '');
}

function isTested(access: SyntaxNode, body: SyntaxNode): boolean {
  const around = access.parent;
  if (around?.type === 'unary_expression') return true;
  if (around?.type === 'binary_expression' && GUARDS.has(field(around, 'operator')?.text ?? '')) return true;
  let inner = access;
  for (const at of ancestors(access)) {
    if (at.id === body.id) return false;
    const asks = at.type === 'if_statement' || at.type === 'while_statement' || at.type === 'ternary_expression';
    if (asks && field(at, 'condition')?.id === inner.id) return true;
    inner = at;
  }
  return false;
}
