import { ancestors, descendants, field, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { csharpGrammar } from './csharpGrammar.ts';

const TYPES = [
  'class_declaration',
  'struct_declaration',
  'record_declaration',
  'record_struct_declaration',
  'interface_declaration',
];

/** The innermost type declared around a node. */
export function typeAround(node: SyntaxNode): SyntaxNode | undefined {
  for (const at of ancestors(node)) if (at.id !== node.id && TYPES.includes(at.type)) return at;
  return undefined;
}

/** Every type declared around a node, innermost first. */
export function typesAround(node: SyntaxNode): SyntaxNode[] {
  return [...ancestors(node)].filter((at) => at.id !== node.id && TYPES.includes(at.type));
}

/** The functions around a node, innermost first. */
export function functionsAround(node: SyntaxNode): SyntaxNode[] {
  return [...ancestors(node)].filter((at) => at.id !== node.id && csharpGrammar.functions.includes(at.type));
}

/** The parameters of a function. */
export function parametersOf(fn: SyntaxNode): SyntaxNode[] {
  const list = field(fn, 'parameters');
  return list ? descendants(list, ['parameter']) : [];
}

/** The outermost function around a node, or the whole file at its top level. */
export function memberAround(node: SyntaxNode, { root }: SourceFile): SyntaxNode {
  return functionsAround(node).at(-1) ?? root;
}

/** The name of the cancellation token a call can see: a parameter of a function around it. */
export function tokenInScope(node: SyntaxNode): string | undefined {
  for (const fn of functionsAround(node)) {
    const token = parametersOf(fn).find((parameter) =>
      /\bCancellationToken$/.test(field(parameter, 'type')?.text ?? ''),
    );
    const name = token && field(token, 'name')?.text;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The types under which a name is declared anywhere in the file: fields, locals, parameters and properties. */
export function typesOf(name: string, { root }: SourceFile): string[] {
  const found: string[] = [];
  for (const node of descendants(root, ['variable_declarator', 'parameter', 'property_declaration'])) {
    if (field(node, 'name')?.text !== name) continue;
    const typed = node.type === 'variable_declarator' ? node.parent : node;
    found.push((typed ? field(typed, 'type')?.text : undefined) ?? '');
  }
  for (const loop of descendants(root, ['foreach_statement'])) {
    const list = field(loop, 'left')?.text === name ? field(loop, 'right') : undefined;
    if (list) found.push(...elementTypes(list, field(loop, 'type')?.text ?? '', root));
  }
  return found;
}

/** The names of the identifiers in a node that stand for values: no members, types or names of arguments. */
export function valueNames(node: SyntaxNode): SyntaxNode[] {
  return descendants(node, ['identifier']).filter(isValue);
}

function isValue(identifier: SyntaxNode): boolean {
  const around = identifier.parent;
  if (!around) return true;
  const inField = (name: string): boolean => field(around, name)?.id === identifier.id;
  if (around.type === 'generic_name' || around.type === 'type_argument_list' || around.type === 'qualified_name')
    return false;
  if (/^(?:member_access|member_binding)_expression$/.test(around.type)) return !inField('name');
  if (around.type === 'argument' || around.type === 'parameter') return !inField('name') && !inField('type');
  if (around.type === 'as_expression') return !inField('right');
  return !inField('type');
}

/** What a loop's variable is: the type it says, or that of the elements of a list a parameter or variable declares. */
function elementTypes(list: SyntaxNode, said: string, root: SyntaxNode): string[] {
  if (said !== 'var') return [said];
  const declared = descendants(root, ['parameter', 'variable_declaration']).filter((one) =>
    one.type === 'parameter'
      ? field(one, 'name')?.text === list.text
      : descendants(one, ['variable_declarator']).some((part) => field(part, 'name')?.text === list.text),
  );
  const types = declared.map((one) => /<([\w?]{1,60})>$|^([\w?]{1,60})\[\]$/.exec(field(one, 'type')?.text ?? ''));
  return types.length === 0 ? [''] : types.map((type) => type?.[1] ?? type?.[2] ?? '');
}
