import type { CallGrammar } from '../call/callGrammar.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';

/** The syntax of Python. */
export const pythonGrammar: CallGrammar = {
  calls: ['call'],
  functions: ['function_definition', 'lambda'],
  loops: ['for_statement', 'while_statement'],
  handlers: ['except_clause', 'except_group_clause'],
  conditions: {
    if_statement: ['condition'],
    elif_clause: ['condition'],
    while_statement: ['condition'],
    match_statement: ['subject'],
    comparison_operator: [],
    case_pattern: [],
  },
  identifiers: ['identifier'],
  assignments: [
    'assignment',
    'named_expression',
    'keyword_argument',
    'default_parameter',
    'typed_default_parameter',
    'as_pattern',
  ],
  assigned: (node) => {
    const target = field(node, 'left') ?? field(node, 'name') ?? aliasOf(node);
    const value = field(node, 'right') ?? field(node, 'value') ?? (target ? namedChildren(node)[0] : undefined);
    const name = target?.type === 'attribute' ? field(target, 'attribute') : target;
    return name?.type === 'identifier' && value ? { name: name.text, value } : undefined;
  },
  callee: (call) => {
    const names = namesOf(field(call, 'function'));
    const name = names.at(-1);
    return name === undefined ? undefined : { name, receivers: names.slice(0, -1) };
  },
  whole: (call) => {
    let at = call;
    for (let outer: SyntaxNode | undefined = call; outer; outer = chainedCall(outer)) {
      if (outer.parent?.type === 'await') at = outer;
    }
    return at;
  },
  guarded: (handler) => {
    const body = handler.parent ? field(handler.parent, 'body') : undefined;
    return body ? [body] : [];
  },
  head: (fn) => {
    const from = fn.parent?.type === 'decorated_definition' ? fn.parent : fn;
    return from.text.slice(0, Math.max(0, (field(fn, 'body')?.startIndex ?? from.startIndex) - from.startIndex));
  },
};

/** The name behind `as`. */
function aliasOf(node: SyntaxNode): SyntaxNode | undefined {
  const alias = node.type === 'as_pattern' ? field(node, 'alias') : undefined;
  return alias && namedChildren(alias)[0];
}

/** The call of a method on the value of a call: `b(2)` for `a(1)` in `a(1).b(2)`. */
function chainedCall(call: SyntaxNode): SyntaxNode | undefined {
  const access = call.parent;
  if (access?.type !== 'attribute' || field(access, 'object')?.id !== call.id) return undefined;
  const outer = access.parent;
  return outer?.type === 'call' && field(outer, 'function')?.id === access.id ? outer : undefined;
}

/** The names an expression passes, outermost first: `client`, `messages`, `send` for `client.messages(x).send`. */
export function namesOf(node: SyntaxNode | undefined): string[] {
  if (!node) return [];
  if (node.type === 'identifier') return [node.text];
  if (node.type === 'await' || node.type === 'parenthesized_expression') return namesOf(namedChildren(node)[0]);
  const attribute = field(node, 'attribute');
  const inner = field(node, 'object') ?? field(node, 'function') ?? field(node, 'value');
  return [...namesOf(inner), ...(attribute ? [attribute.text] : [])];
}
