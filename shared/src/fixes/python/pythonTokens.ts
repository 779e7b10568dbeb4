import type { BranchRequest } from '../languageFixes.ts';
import { descendants, field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { scopeOf } from './pythonScopes.ts';

/** The token that a request used, and how it is given another. */
export interface UsedToken {
  /** The expression that holds the expired one. */
  readonly expired: string;
  statement(fresh: string): string;
  /** What else is needed for the statement to work. */
  readonly changes: readonly TextChange[];
}

/** The token in `Bearer {token}` of the calls handled in a branch, or of the headers they are given. */
export function tokenIn({ source, calls, style }: BranchRequest, branch: SyntaxNode): UsedToken | undefined {
  const around = scopeOf(branch);
  if (around && around.type !== 'function_definition') return undefined;
  for (const { node } of calls) {
    const names = new Set(descendants(node, ['identifier', 'attribute']).map(({ text }) => text));
    const own = bearer(node);
    if (own) return inVariable(own, around, source.text, style.lineEnd);
    for (const assignment of descendants(source.root, ['assignment'])) {
      const value = field(assignment, 'right');
      const name = field(assignment, 'left')?.text ?? '';
      const token = value && names.has(name) ? bearer(value) : undefined;
      if (!value || !token || assignment.startIndex > node.startIndex + node.text.length) continue;
      // Headers made in the same function are made anew for each call; others keep the token they were made with.
      const local = around !== undefined && scopeOf(assignment)?.id === around.id;
      if (local) return inVariable(token, around, source.text, style.lineEnd);
      return inHeaders(name, value, token);
    }
  }
  return undefined;
}

/** The plain name or attribute in `f"Bearer {token}"`. */
function bearer(node: SyntaxNode): string | undefined {
  return /["']Bearer \{((?:self\.)?[A-Za-z_]\w*)\}["']/.exec(node.text)?.[1];
}

function inHeaders(name: string, headers: SyntaxNode, token: string): UsedToken | undefined {
  const pair = descendants(headers, ['pair']).find((found) => bearer(found) === token);
  const key = pair && field(pair, 'key')?.text;
  if (!key) return undefined;
  return { expired: token, statement: (fresh) => `${name}[${key}] = "Bearer " + ${fresh}`, changes: [] };
}

function inVariable(token: string, around: SyntaxNode | undefined, text: string, end: string): UsedToken {
  const used = { expired: token, statement: (fresh: string) => `${token} = ${fresh}` };
  const body = around && field(around, 'body');
  const own = around && (isLocal(token, around) || token.startsWith('self.'));
  if (!body || own || descendants(body, ['global_statement']).some((node) => node.text.includes(token))) {
    return { ...used, changes: [] };
  }
  const [first, second] = namedChildren(body);
  const documented = first?.type === 'expression_statement' && namedChildren(first)[0]?.type === 'string';
  const before = (documented ? second : first) ?? body;
  const at = lineStartAt(text, before.startIndex);
  return { ...used, changes: [insertion(at, `${indentAt(text, before.startIndex)}global ${token}${end}`)] };
}

/** True for a parameter, or a variable that the function gives a value. */
function isLocal(name: string, fn: SyntaxNode): boolean {
  const parameters = field(fn, 'parameters');
  if (parameters && descendants(parameters, ['identifier']).some(({ text }) => text === name)) return true;
  return descendants(fn, ['assignment']).some((assignment) => field(assignment, 'left')?.text === name);
}
