import type { Callee, CallGrammar } from '../call/callGrammar.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';

/** Methods of a task rather than of what it brings; the chain to hand over ends in front of them. */
const TASK_METHODS: ReadonlySet<string> = new Set([
  'ConfigureAwait',
  'ContinueWith',
  'GetAwaiter',
  'Unwrap',
  'Wait',
  'WaitAsync',
]);
/** Marks around an expression that change nothing at run time. */
const WRAPPERS = ['parenthesized_expression', 'postfix_unary_expression'];

/** The syntax of C#. */
export const csharpGrammar: CallGrammar = {
  calls: ['invocation_expression'],
  functions: [
    'method_declaration',
    'constructor_declaration',
    'destructor_declaration',
    'operator_declaration',
    'accessor_declaration',
    'local_function_statement',
    'lambda_expression',
    'anonymous_method_expression',
  ],
  loops: ['for_statement', 'foreach_statement', 'while_statement', 'do_statement'],
  handlers: ['catch_clause'],
  conditions: {
    if_statement: ['condition'],
    while_statement: ['condition'],
    conditional_expression: ['condition'],
    binary_expression: [],
    constant_pattern: [],
  },
  identifiers: ['identifier'],
  assignments: [
    'variable_declarator',
    'assignment_expression',
    'property_declaration',
    'enum_member_declaration',
    'argument',
  ],
  assigned: (node) => {
    const name = field(node, 'name') ?? field(node, 'left');
    const value = node.type === 'variable_declarator' ? initializerOf(node) : valueIn(node);
    if (!name || !value || value.id === name.id) return undefined;
    const plain = name.type === 'member_access_expression' ? field(name, 'name') : name;
    return plain?.type === 'identifier' ? { name: plain.text, value } : undefined;
  },
  callee: (call) => {
    const names = namesOf(field(call, 'function'));
    const name = names.at(-1);
    return name === undefined ? undefined : { name, receivers: names.slice(0, -1) };
  },
  whole: (call) => {
    let at = call;
    for (;;) {
      const method = chainedMethod(at);
      if (!method || TASK_METHODS.has(method.name)) return at;
      at = method.call;
    }
  },
  guarded: (handler) => {
    const body = handler.parent ? field(handler.parent, 'body') : undefined;
    return body ? [body] : [];
  },
  head: (fn) => fn.text.slice(0, Math.max(0, (field(fn, 'body')?.startIndex ?? fn.startIndex) - fn.startIndex)),
};

/** What a declared variable begins with; undefined where it is declared without a value. */
export function initializerOf(declarator: SyntaxNode): SyntaxNode | undefined {
  const sign = declarator.children.findIndex((child) => child?.type === '=');
  return sign < 0 ? undefined : (declarator.children[sign + 1] ?? undefined);
}

function valueIn(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === 'argument') return field(node, 'name') ? namedChildren(node)[1] : undefined;
  return field(node, 'value') ?? field(node, 'right');
}

/** The method called on the value of a call: `Send` for `.Send()` behind it. */
export function chainedMethod(call: SyntaxNode): (Pick<Callee, 'name'> & { call: SyntaxNode }) | undefined {
  const access = call.parent;
  if (access?.type !== 'member_access_expression' || field(access, 'expression')?.id !== call.id) return undefined;
  const outer = access.parent;
  if (outer?.type !== 'invocation_expression' || field(outer, 'function')?.id !== access.id) return undefined;
  return { name: plainName(field(access, 'name')), call: outer };
}

/** The node around an expression that is no mere bracket or `!`. */
export function contextOf(node: SyntaxNode): SyntaxNode | null {
  let at = node.parent;
  while (at && WRAPPERS.includes(at.type)) at = at.parent;
  return at;
}

/** The arguments of a call, without the names some are given by. */
export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const list = field(call, 'arguments');
  const given = list ? namedChildren(list).filter(({ type }) => type === 'argument') : [];
  return given.flatMap((argument) => namedChildren(argument).at(-1) ?? []);
}

/** A name without its type arguments. */
export function plainName(name: SyntaxNode | undefined): string {
  return (name?.type === 'generic_name' ? namedChildren(name)[0]?.text : name?.text) ?? '';
}

/** The names an expression passes, outermost first: `client`, `Messages`, `SendAsync`. */
function namesOf(node: SyntaxNode | undefined): string[] {
  if (!node) return [];
  if (/^(?:identifier|this|base|generic_name)$/.test(node.type)) return [plainName(node)];
  if (node.type === 'object_creation_expression') return namesOf(field(node, 'type'));
  if (node.type === 'member_access_expression') {
    return [...namesOf(field(node, 'expression')), plainName(field(node, 'name'))];
  }
  if (node.type === 'conditional_access_expression') {
    const [object, ...bound] = namedChildren(node);
    return [...namesOf(object), ...bound.flatMap((part) => namesOf(part))];
  }
  if (node.type === 'member_binding_expression') return [plainName(field(node, 'name'))];
  if (node.type === 'invocation_expression') return namesOf(field(node, 'function'));
  if (WRAPPERS.includes(node.type) || node.type === 'await_expression') return namesOf(namedChildren(node)[0]);
  return [];
}
