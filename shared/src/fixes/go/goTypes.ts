import { ancestors, closest, descendants, field, holds, namedChildren, type SyntaxNode } from '../syntax.ts';
import { leftNames, rightValues } from './goGrammar.ts';
import { importedNames } from './goImports.ts';
import { knownResults, resultTypes, structOf } from './goSignatures.ts';

const DECLARING = [
  'short_var_declaration',
  'var_spec',
  'const_spec',
  'parameter_declaration',
  'variadic_parameter_declaration',
  'range_clause',
  'type_switch_statement',
];
const FUNCTIONS = ['function_declaration', 'method_declaration', 'func_literal'];
const SCOPES = [
  ...FUNCTIONS,
  'block',
  'if_statement',
  'for_statement',
  'expression_switch_statement',
  'type_switch_statement',
  'expression_case',
  'default_case',
  'type_case',
  'communication_case',
];

/** Where a name is declared: the node that declares it, and its place among the names declared there. */
export interface Declaration {
  readonly node: SyntaxNode;
  readonly index: number;
  /** True where it is declared outside of all functions. */
  readonly global: boolean;
}

/** The declaration a name has at a node: that of the innermost scope; undefined for packages, types and unknown names. */
export function declarationOf(name: string, at: SyntaxNode): Declaration | undefined {
  const root = rootOf(at);
  let best: { readonly declaration: Declaration; readonly scope: SyntaxNode } | undefined;
  for (const node of declaring(root).get(name) ?? []) {
    const scope = scopeOf(node);
    const global = scope.id === root.id;
    if (!holds(scope, at) || (!global && node.type !== 'type_switch_statement' && node.endIndex > at.startIndex))
      continue;
    // Of two declarations in one scope the first counts: `:=` gives a known name a new value only.
    if (best && best.scope.startIndex >= scope.startIndex) continue;
    const index = namesIn(node).findIndex(({ text }) => text === name);
    best = { declaration: { node, index, global }, scope };
  }
  return best?.declaration;
}

const indexes = new WeakMap<object, Map<string, SyntaxNode[]>>();

function declaring(root: SyntaxNode): Map<string, SyntaxNode[]> {
  const known = indexes.get(root.tree);
  if (known) return known;
  const found = new Map<string, SyntaxNode[]>();
  for (const node of descendants(root, DECLARING)) {
    for (const { text } of namesIn(node)) found.set(text, [...(found.get(text) ?? []), node]);
  }
  indexes.set(root.tree, found);
  return found;
}

function namesIn(node: SyntaxNode): SyntaxNode[] {
  if (node.type !== 'type_switch_statement') return leftNames(node);
  const alias = field(node, 'alias');
  return alias ? namedChildren(alias) : [];
}

function scopeOf(node: SyntaxNode): SyntaxNode {
  const inside = node.type === 'type_switch_statement' ? node : node.parent;
  // The type of a function holds parameters too, which nothing can see.
  const scope = inside ? closest(inside, [...SCOPES, 'function_type', 'method_elem']) : undefined;
  if (!scope) return rootOf(node);
  return scope.type === 'block' && scope.parent && FUNCTIONS.includes(scope.parent.type) ? scope.parent : scope;
}

/** The root of the tree a node is in. */
export function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  for (const at of ancestors(node)) root = at;
  return root;
}

/** The type of an expression as the file writes it, `*http.Response`; undefined where the file does not say. */
export function typeOf(expression: SyntaxNode): string | undefined {
  const { type, text } = expression;
  const operand = field(expression, 'operand');
  if (type === 'identifier') return typeOfName(text, expression);
  if (type === 'interpreted_string_literal' || type === 'raw_string_literal') return 'string';
  if (type === 'composite_literal' || type === 'type_assertion_expression' || type === 'type_conversion_expression') {
    return field(expression, 'type')?.text;
  }
  if (type === 'parenthesized_expression') return typeOf(namedChildren(expression)[0] ?? expression);
  if (type === 'unary_expression' && operand) {
    const inner = typeOf(operand);
    if (inner !== undefined && text.startsWith('&')) return `*${inner}`;
    return text.startsWith('*') && inner?.startsWith('*') ? inner.slice(1) : undefined;
  }
  if (type === 'binary_expression' && /\+/.test(field(expression, 'operator')?.text ?? '')) {
    const sides = ['left', 'right'].map((side) =>
      typeOf(field(expression, side) ?? expression.children[0] ?? expression),
    );
    return sides.includes('string') ? 'string' : undefined;
  }
  if (type === 'call_expression') {
    const results = resultsOf(expression);
    return results?.length === 1 ? results[0] : undefined;
  }
  return type === 'selector_expression' ? (fieldType(expression)?.text ?? packageValue(expression)) : undefined;
}

function typeOfName(name: string, at: SyntaxNode): string | undefined {
  const declaration = declarationOf(name, at);
  if (!declaration) return undefined;
  const { node, index } = declaration;
  const written = node.type === 'type_switch_statement' ? caseType(node, at) : field(node, 'type')?.text;
  if (written !== undefined || /parameter|switch/.test(node.type)) {
    return node.type === 'variadic_parameter_declaration' ? `[]${written}` : written;
  }
  if (node.type === 'range_clause') {
    const ranged = typeOf(rightValues(node)[0] ?? node) ?? '';
    const received = /^(?:<-)?chan\s(.+)$/.exec(ranged)?.[1];
    return received ?? /^(?:\[\d*\]|map\[(\w+)\])(.+)$/.exec(ranged)?.[index + 1];
  }
  const values = rightValues(node);
  const [only] = values;
  if (values.length === 1 && leftNames(node).length > 1) {
    if (only?.type === 'type_assertion_expression' && index === 0) return typeOf(only);
    return only?.type === 'call_expression' ? resultsOf(only)?.[index] : undefined;
  }
  const value = values[index];
  return value && !holds(value, at) ? typeOf(value) : undefined;
}

/** The type that a case of `switch e := err.(type)` gives `e`. */
function caseType(statement: SyntaxNode, at: SyntaxNode): string | undefined {
  const branch = closest(at, ['type_case'], statement);
  if (!branch || branch.parent?.id !== statement.id) return undefined;
  const types = namedChildren(branch).filter(({ type }) => /_type$|^type_identifier$/.test(type));
  return types.length === 1 ? types[0]?.text : undefined;
}

/** The node of a field's type, for a field of a struct the file declares. */
function fieldType(selector: SyntaxNode): SyntaxNode | undefined {
  const operand = field(selector, 'operand');
  const struct = operand && structOf(typeOf(operand), rootOf(selector));
  return struct?.get(field(selector, 'field')?.text ?? '');
}

function packageValue({ text }: SyntaxNode): string | undefined {
  return text === 'http.DefaultClient' ? '*http.Client' : undefined;
}

/** The types of a call's results; undefined where the file does not say. */
export function resultsOf(call: SyntaxNode): readonly string[] | undefined {
  const called = calledFunction(call);
  return Array.isArray(called) ? knownResults(called[0], called[1], call) : resultTypes(called);
}

/** A parameter of a function. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
}

/** The parameters of the function a call calls, in order; none where the file does not declare it. */
export function parametersOf(call: SyntaxNode): readonly Parameter[] {
  const called = calledFunction(call);
  const parameters = called && !Array.isArray(called) ? field(called, 'parameters') : undefined;
  return (parameters ? namedChildren(parameters) : []).flatMap((declared) =>
    leftNames(declared).map(({ text }) => ({ name: text, type: field(declared, 'type')?.text ?? '' })),
  );
}

/** What a call calls: the node that has its signature, or the package or type of a library and the name there. */
function calledFunction(call: SyntaxNode): SyntaxNode | [pack: string | undefined, name: string] | undefined {
  let callee = field(call, 'function');
  if (callee?.type === 'index_expression') callee = field(callee, 'operand');
  const root = rootOf(call);
  if (callee?.type === 'identifier') {
    const { text } = callee;
    const declared = declarationOf(text, callee);
    if (declared) return field(declared.node, 'type');
    const functions = descendants(root, ['function_declaration']);
    return functions.find((node) => field(node, 'name')?.text === text) ?? [undefined, text];
  }
  const operand = callee?.type === 'selector_expression' ? field(callee, 'operand') : undefined;
  const name = callee ? field(callee, 'field')?.text : undefined;
  if (!callee || !operand || name === undefined) return undefined;
  const isPackage = operand.type === 'identifier' && !declarationOf(operand.text, operand);
  const pack = isPackage ? importedNames(root).get(operand.text) : undefined;
  return pack !== undefined ? [pack, name] : (calledMethod(operand, name, root) ?? fieldType(callee));
}

function calledMethod(operand: SyntaxNode, name: string, root: SyntaxNode): ReturnType<typeof calledFunction> {
  if (name === 'Context') return ['(request)', name];
  const type = typeOf(operand)?.replace(/^\*/, '').replace(/\[.*$/s, '');
  if (type === undefined) return undefined;
  const method = descendants(root, ['method_declaration']).find(
    (node) => field(node, 'name')?.text === name && receiverType(node) === type,
  );
  if (method) return method;
  const declared = descendants(root, ['type_spec']).find((node) => field(node, 'name')?.text === type);
  const face = declared && field(declared, 'type');
  if (!declared) return [`(${type})`, name];
  return face?.type === 'interface_type'
    ? namedChildren(face).find((item) => field(item, 'name')?.text === name)
    : undefined;
}

/** The name of a method's receiver type, without pointer and type parameters. */
export function receiverType(method: SyntaxNode): string | undefined {
  const receiver = field(method, 'receiver');
  const type = receiver && field(namedChildren(receiver)[0] ?? receiver, 'type');
  return type?.text.replace(/^\*/, '').replace(/\[.*$/s, '');
}
