import type { CallGrammar } from '../call/callGrammar.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';

/** Name of the class of the helper's own module, and what it is called by. */
export const PHP_MODULE_CLASS = 'WhatsAppRetry';
export const PHP_MODULE_CALL = `${PHP_MODULE_CLASS}::run`;

/** Types of the nodes that call a method on an object. */
export const METHOD_CALLS: readonly string[] = ['member_call_expression', 'nullsafe_member_call_expression'];

/** The syntax of PHP. */
export const phpGrammar: CallGrammar = {
  calls: ['function_call_expression', ...METHOD_CALLS, 'scoped_call_expression'],
  functions: ['function_definition', 'method_declaration', 'anonymous_function', 'arrow_function'],
  loops: ['for_statement', 'foreach_statement', 'while_statement', 'do_statement'],
  handlers: ['catch_clause'],
  conditions: {
    if_statement: ['condition'],
    else_if_clause: ['condition'],
    while_statement: ['condition'],
    conditional_expression: ['condition'],
    case_statement: ['value'],
    match_conditional_expression: ['conditional_expressions'],
    binary_expression: [],
  },
  identifiers: ['variable_name', 'name'],
  assignments: [
    'assignment_expression',
    'const_element',
    'property_element',
    'property_promotion_parameter',
    'array_element_initializer',
    'simple_parameter',
    'function_call_expression',
  ],
  assigned,
  callee: (call) => {
    if (isPartial(call) || !mayPost(call)) return undefined;
    const names = namesOf(call);
    const name = names.at(-1);
    if (name === undefined) return undefined;
    const receivers = names.slice(0, -1);
    const module = receivers.at(-1) === PHP_MODULE_CLASS && name === 'run';
    return module ? { name: PHP_MODULE_CALL, receivers: [] } : { name, receivers };
  },
  whole: (call) => {
    const wait = /Async$/.test(field(call, 'name')?.text ?? '') ? chained(call) : undefined;
    return wait && field(wait, 'name')?.text === 'wait' ? wait : call;
  },
  guarded: (handler) => {
    const body = handler.parent ? field(handler.parent, 'body') : undefined;
    return body ? [body] : [];
  },
  head: (fn) => fn.text.slice(0, Math.max(0, (field(fn, 'body')?.startIndex ?? fn.startIndex) - fn.startIndex)),
};

/** The arguments of a call, as expressions, in their order. */
export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  return namedChildren(field(call, 'arguments') ?? call).flatMap((argument) =>
    argument.type === 'argument' ? namedChildren(argument).slice(-1) : [],
  );
}

/** The text of a plain string literal; undefined for any other expression. */
export function stringValue(node: SyntaxNode | undefined): string | undefined {
  if (node?.type !== 'string' && node?.type !== 'encapsed_string') return undefined;
  const parts = namedChildren(node);
  if (parts.length === 0) return '';
  return parts.length === 1 && parts[0]?.type === 'string_content' ? parts[0].text : undefined;
}

/** The last name of a variable or property: `to` for `$this->order->to`; undefined for any other expression. */
export function plainName(node: SyntaxNode): string | undefined {
  if (node.type === 'variable_name') return node.text.slice(1);
  if (!/^(?:nullsafe_)?member_access_expression$/.test(node.type)) return undefined;
  const object = field(node, 'object');
  return object && plainName(object) !== undefined ? field(node, 'name')?.text : undefined;
}

/** The method call that hangs on the value of a node. */
function chained(node: SyntaxNode): SyntaxNode | undefined {
  const outer = node.parent;
  const hangs = outer && METHOD_CALLS.includes(outer.type) && field(outer, 'object')?.id === node.id;
  return hangs ? outer : undefined;
}

function assigned(node: SyntaxNode): { name: string; value: SyntaxNode } | undefined {
  const [first, second] = namedChildren(node);
  if (node.type === 'function_call_expression') {
    const [name, value] = field(node, 'function')?.text === 'define' ? argumentsOf(node) : [];
    const text = stringValue(name);
    return text !== undefined && value ? { name: text, value } : undefined;
  }
  if (node.type === 'const_element' || node.type === 'array_element_initializer') {
    const name = first && (stringValue(first) ?? (first.type === 'name' ? first.text : undefined));
    return name !== undefined && second ? { name, value: second } : undefined;
  }
  const left = field(node, 'left') ?? field(node, 'name');
  const value = field(node, 'right') ?? field(node, 'default_value');
  if (!left || !value) return undefined;
  // A property is used as `$this->name`, so it goes by its name alone.
  const variable = left.type === 'variable_name' && !node.type.startsWith('property_');
  const name = variable ? left.text : plainName(left);
  return name === undefined ? undefined : { name, value };
}

/** The names an expression passes, outermost first: `this`, `client`, `post` for `$this->client->post($x)`. */
function namesOf(node: SyntaxNode | undefined): string[] {
  if (!node) return [];
  if (node.type === 'name' || node.type === 'relative_scope') return [node.text];
  if (node.type === 'qualified_name') return [node.text.slice(node.text.lastIndexOf('\\') + 1)];
  if (node.type === 'variable_name') return [node.text.slice(1)];
  if (node.type === 'parenthesized_expression' || node.type === 'clone_expression') {
    return namesOf(namedChildren(node)[0]);
  }
  if (node.type === 'object_creation_expression') return namesOf(namedChildren(node)[0]);
  const inner = field(node, 'object') ?? field(node, 'scope') ?? field(node, 'function');
  const own = field(node, 'name');
  return [...namesOf(inner), ...(own?.type === 'name' || own?.type === 'variable_name' ? namesOf(own) : [])];
}

/** True for `send(...)`, which calls nothing yet. */
function isPartial(call: SyntaxNode): boolean {
  return namedChildren(field(call, 'arguments') ?? call).some(({ type }) => type === 'variadic_placeholder');
}

/** False for a request that is clearly no POST: one of another method, or a file that is read without a context. */
function mayPost(call: SyntaxNode): boolean {
  const name = (field(call, 'name') ?? field(call, 'function'))?.text ?? '';
  const given = argumentsOf(call);
  if (/^\\?file_get_contents$/.test(name)) return given.length >= 3;
  if (!/^request(?:Async)?$/.test(name)) return true;
  return (stringValue(given[0]) ?? 'POST').toUpperCase() === 'POST';
}
