import { ancestors, descendants, field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { javaGrammar } from './javaGrammar.ts';

/** What a local variable or parameter is, where it is declared. */
export interface JavaLocal {
  readonly name: string;
  /** Its type as it is written; `var` where it is left to the compiler. */
  readonly type: string;
  readonly value: SyntaxNode | undefined;
  readonly declaration: SyntaxNode;
}

const LOCALS = [
  'variable_declarator',
  'formal_parameter',
  'catch_formal_parameter',
  'resource',
  'enhanced_for_statement',
  'instanceof_expression',
  'inferred_parameters',
  'lambda_expression',
];

/** The outermost method, constructor or initializer around a node: everything local to it is declared in there. */
export function methodAround(node: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (const at of ancestors(node)) {
    if (/_body$/.test(at.type) && at.type !== 'constructor_body' && found && found.type !== 'lambda_expression') break;
    if (javaGrammar.functions.includes(at.type)) found = at;
  }
  return found;
}

/** The locals of a method under a name, fields left out. */
export function localsNamed(method: SyntaxNode, name: string): JavaLocal[] {
  return descendants(method, LOCALS).flatMap((declaration) =>
    localsOf(declaration).filter((local) => local.name === name),
  );
}

function localsOf(declaration: SyntaxNode): JavaLocal[] {
  const value = field(declaration, 'value');
  if (declaration.type === 'inferred_parameters') {
    return namedChildren(declaration).map(({ text }) => ({ name: text, type: 'var', value: undefined, declaration }));
  }
  if (declaration.type === 'lambda_expression') {
    const parameter = field(declaration, 'parameters');
    return parameter?.type === 'identifier'
      ? [{ name: parameter.text, type: 'var', value: undefined, declaration }]
      : [];
  }
  if (declaration.type === 'variable_declarator' && declaration.parent?.type === 'field_declaration') return [];
  const name = field(declaration, 'name')?.text;
  if (name === undefined) return [];
  const holder = declaration.type === 'variable_declarator' ? declaration.parent : declaration;
  const type = (holder && (field(holder, 'type') ?? caughtType(holder)))?.text ?? 'var';
  return [{ name, type, value: declaration.type === 'enhanced_for_statement' ? undefined : value, declaration }];
}

function caughtType(parameter: SyntaxNode): SyntaxNode | undefined {
  return namedChildren(parameter).find(({ type }) => type === 'catch_type');
}

/** True where a lambda in this place may use a name: a field, or a local that is given a value once. */
export function isEffectivelyFinal(name: string, method: SyntaxNode): boolean {
  const declared = localsNamed(method, name);
  if (declared.length === 0) return true;
  const unset = declared.some(
    ({ declaration, value }) => declaration.type === 'variable_declarator' && !value && !isSpread(declaration),
  );
  return !unset && !isAssigned(name, method);
}

function isSpread(declaration: SyntaxNode): boolean {
  return declaration.parent?.type === 'spread_parameter';
}

/** True where a plain name is given another value somewhere in a method. */
function isAssigned(name: string, method: SyntaxNode): boolean {
  return descendants(method, ['assignment_expression', 'update_expression']).some((change) => {
    const target = change.type === 'assignment_expression' ? field(change, 'left') : namedChildren(change)[0];
    return target?.type === 'identifier' && target.text === name;
  });
}

/** The names in a node that may be variables: those of methods, types behind a dot and fields are left out. */
export function variablesIn(node: SyntaxNode): string[] {
  const names = descendants(node, ['identifier']).filter(({ parent, id }) => {
    if (!parent) return true;
    const isName = field(parent, 'name')?.id === id && parent.type === 'method_invocation';
    return !isName && field(parent, 'field')?.id !== id;
  });
  return [...new Set(names.map(({ text }) => text))];
}
