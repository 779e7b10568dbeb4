import type { CallGrammar } from '../call/callGrammar.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';

/** The syntax of Go. */
export const goGrammar: CallGrammar = {
  calls: ['call_expression'],
  functions: ['function_declaration', 'method_declaration', 'func_literal'],
  loops: ['for_statement'],
  handlers: [],
  conditions: {
    if_statement: ['condition', 'initializer'],
    expression_switch_statement: ['value'],
    expression_case: ['value'],
    binary_expression: [],
  },
  identifiers: ['identifier', 'field_identifier'],
  assignments: ['short_var_declaration', 'assignment_statement', 'var_spec', 'const_spec', 'keyed_element'],
  assigned: (node) => {
    const [name] = leftNames(node);
    const value = field(node, 'right') ?? field(node, 'value');
    if (!name || !value) return undefined;
    const plain = name.type === 'selector_expression' ? field(name, 'field') : name;
    if (plain?.type === 'interpreted_string_literal') return { name: plain.text.slice(1, -1), value };
    return plain && /identifier$/.test(plain.type) ? { name: plain.text, value } : undefined;
  },
  callee: (call) => {
    const names = namesOf(field(call, 'function'));
    const name = names.at(-1);
    return name === undefined ? undefined : { name, receivers: names.slice(0, -1) };
  },
  whole: (call) => {
    let at = call;
    for (;;) {
      const access = at.parent;
      const outer = access?.type === 'selector_expression' ? access.parent : null;
      if (outer?.type !== 'call_expression' || field(outer, 'function')?.id !== access?.id) return at;
      at = outer;
    }
  },
  guarded: () => [],
  // Go has no decorators, so nothing in front of a body can retry.
  head: () => '',
};

/** The left sides of a declaration, an assignment or a pair: names, fields, the blank identifier. */
export function leftNames(node: SyntaxNode): SyntaxNode[] {
  const left = field(node, 'left') ?? field(node, 'key');
  if (left) return namedChildren(left);
  if (!/_spec$|parameter_declaration$/.test(node.type)) return [];
  const type = field(node, 'type');
  return namedChildren(node).filter((child) => child.type === 'identifier' && child.id !== type?.id);
}

/** The expressions on the right side of a declaration or an assignment. */
export function rightValues(node: SyntaxNode): SyntaxNode[] {
  const right = field(node, 'right') ?? field(node, 'value');
  return right?.type === 'expression_list' ? namedChildren(right) : right ? [right] : [];
}

/** The arguments of a call. */
export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const given = field(call, 'arguments');
  return given ? namedChildren(given).filter(({ type }) => type !== 'comment') : [];
}

/** The names an expression passes, outermost first: `c`, `client`, `Send` for `c.client.Send`. */
function namesOf(node: SyntaxNode | undefined): string[] {
  if (!node) return [];
  if (/identifier$/.test(node.type)) return [node.text];
  if (node.type === 'parenthesized_expression') return namesOf(namedChildren(node)[0]);
  const inner = field(node, 'operand') ?? field(node, 'function');
  const property = field(node, 'field');
  return [...namesOf(inner), ...(property ? [property.text] : [])];
}
