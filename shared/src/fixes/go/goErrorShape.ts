import { closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { argumentsOf, goGrammar } from './goGrammar.ts';
import type { CodeAccess, ErrorShape, ResultShape } from './goShape.ts';
import { fieldsOf, resultTypes, structOf } from './goSignatures.ts';
import { declarationOf, receiverType, rootOf, typeOf } from './goTypes.ts';

/** Members that hold the code of Graph API; an HTTP status or a subcode is another thing. */
const CODE_MEMBER = /^(?:err(?:or)?|api|meta|graph|whats_?app)?_?code$|^(?:error_?)?number$/i;
const TRANSIENT = 'IsTransient';
const WHOLE_NUMBER = /^u?int(?:8|16|32|64)?$/;

/** The error type whose code the function around a call reads, else the one the file reads or declares. */
export function errorShape(fn: SyntaxNode, source: SourceFile): ErrorShape | undefined {
  const shapes = readShapes(fn);
  const found = shapes.length > 0 ? shapes : readShapes(source.root);
  const all = found.length > 0 ? found : declaredErrors(source.root);
  const types = new Set(all.map(({ type }) => type));
  return types.size === 1 ? all[0] : undefined;
}

/** The shapes of the errors whose code is compared somewhere in a node. */
function readShapes(region: SyntaxNode): ErrorShape[] {
  return descendants(region, ['selector_expression']).flatMap((selector) => {
    const operand = field(selector, 'operand');
    const member = field(selector, 'field')?.text ?? '';
    if (!operand || !CODE_MEMBER.test(member)) return [];
    const type = isTakenFromError(operand) ? typeOf(operand) : undefined;
    const access = type === undefined ? undefined : accessOf(selector, type);
    return type !== undefined && access ? [{ kind: 'error' as const, type, ...access }] : [];
  });
}

/** True for a variable that `errors.As`, a type assertion or a type switch gave its value. */
function isTakenFromError(operand: SyntaxNode): boolean {
  if (operand.type === 'type_assertion_expression') return true;
  const declaration = operand.type === 'identifier' ? declarationOf(operand.text, operand) : undefined;
  if (!declaration || declaration.global) return false;
  const { node } = declaration;
  if (node.type === 'type_switch_statement') return true;
  const value = field(node, 'right') ?? field(node, 'value');
  if (value && /^[\w.]+\.\(/.test(value.text)) return true;
  const around = closest(operand, goGrammar.functions);
  return descendants(around ?? node, ['call_expression']).some((call) => {
    if (!/^\w+\.As$/.test(field(call, 'function')?.text ?? '')) return false;
    return argumentsOf(call)[1]?.text === `&${operand.text}`;
  });
}

/** How the code is read by a selector; undefined where its type is not certain. */
function accessOf(selector: SyntaxNode, type: string): CodeAccess | undefined {
  const struct = structOf(type, rootOf(selector));
  const member = field(selector, 'field')?.text ?? '';
  const called = selector.parent?.type === 'call_expression' && field(selector.parent, 'function')?.id === selector.id;
  const transient = struct?.get(TRANSIENT)?.text === '*bool';
  const declared = struct?.get(member)?.text;
  const known = declared === undefined ? undefined : asOf(declared, rootOf(selector));
  const as = known ?? (declared === undefined ? comparedAs(called ? selector.parent : selector) : undefined);
  return as && { as, member: called ? `${member}()` : member, transient: transient && !called };
}

function asOf(type: string, root: SyntaxNode): CodeAccess['as'] | undefined {
  if (type === 'int') return 'int';
  if (type === 'string') return 'text';
  if (WHOLE_NUMBER.test(type)) return 'convert';
  const named = descendants(root, ['type_spec']).find((spec) => field(spec, 'name')?.text === type);
  const under = named ? field(named, 'type')?.text : undefined;
  return under !== undefined && WHOLE_NUMBER.test(under) ? 'convert' : undefined;
}

/** What a comparison says of the type of a code: a number stands on its other side, or a text. */
function comparedAs(read: SyntaxNode | null): CodeAccess['as'] | undefined {
  const around = read?.parent;
  if (!read || !around) return undefined;
  if (around.type === 'binary_expression') {
    const other = namedChildren(around).find(({ id }) => id !== read.id);
    return other && asOfValue(other);
  }
  if (around.type === 'expression_switch_statement') {
    const values = descendants(around, ['expression_case']).flatMap((branch) =>
      namedChildren(field(branch, 'value') ?? branch),
    );
    return values.map(asOfValue).find((as) => as !== undefined);
  }
  if (around.parent?.type === 'return_statement') {
    const fn = closest(around, goGrammar.functions);
    const result = fn && resultTypes(fn)?.[namedChildren(around).findIndex(({ id }) => id === read.id)];
    return result === undefined ? undefined : asOf(result, rootOf(read));
  }
  // A conversion says no more than that it can be one.
  const converted =
    around.type === 'argument_list' && around.parent ? field(around.parent, 'function')?.text : undefined;
  if (converted !== undefined && WHOLE_NUMBER.test(converted)) return 'convert';
  const list = around.type === 'index_expression' ? field(around, 'operand') : listSearched(around, read);
  const type = list && typeOf(list);
  if (type === undefined) return undefined;
  if (/^(?:\[\d*\]|map\[)int\b/.test(type)) return 'int';
  return /^(?:\[\d*\]|map\[)string\b/.test(type) ? 'text' : undefined;
}

/** The list in `slices.Contains(list, code)`. */
function listSearched(around: SyntaxNode, read: SyntaxNode): SyntaxNode | undefined {
  const call = around.type === 'argument_list' ? around.parent : null;
  const [list, sought] = call ? argumentsOf(call) : [];
  return sought?.id === read.id && /\.Contains$/.test(call ? (field(call, 'function')?.text ?? '') : '')
    ? list
    : undefined;
}

function asOfValue(value: SyntaxNode): CodeAccess['as'] | undefined {
  if (value.type === 'int_literal') return 'convert';
  if (value.type === 'interpreted_string_literal') return 'text';
  const declaration = value.type === 'identifier' ? declarationOf(value.text, value) : undefined;
  const given =
    declaration?.node.type === 'const_spec' && !field(declaration.node, 'type')
      ? field(declaration.node, 'value')
      : undefined;
  const [first] = given ? namedChildren(given) : [];
  return first && /_literal$/.test(first.type) ? asOfValue(first) : undefined;
}

/** The errors a file declares that have a code: structs with a method `Error() string`. */
function declaredErrors(root: SyntaxNode): ErrorShape[] {
  return descendants(root, ['method_declaration']).flatMap((method) => {
    if (field(method, 'name')?.text !== 'Error' || field(method, 'result')?.text !== 'string') return [];
    const name = receiverType(method);
    const struct = structOf(name, root);
    const member = [...(struct?.keys() ?? [])].find((key) => CODE_MEMBER.test(key));
    const as = member && asOf(struct?.get(member)?.text ?? '', root);
    if (name === undefined || !member || !as) return [];
    const pointer = /^\(\s*(?:\w+\s+)?\*/.test(field(method, 'receiver')?.text ?? '');
    const transient = struct?.get(TRANSIENT)?.text === '*bool';
    return [{ kind: 'error' as const, type: `${pointer ? '*' : ''}${name}`, member, as, transient }];
  });
}

/** True where a function reads a member of a field: `answer.Error.Code`. */
function isReadThrough(fn: SyntaxNode, name: string, member: string): boolean {
  return descendants(fn, ['selector_expression']).some((read) => {
    const operand = field(read, 'operand');
    return field(read, 'field')?.text === member && operand !== undefined && field(operand, 'field')?.text === name;
  });
}

/** The shape of a result that holds the error of the answer: a struct of the file with a field that has the code. */
export function resultShape(type: string, fn: SyntaxNode): ResultShape | undefined {
  const root = rootOf(fn);
  const struct = type.startsWith('*') ? structOf(type, root) : undefined;
  for (const name of ['Error', 'Err', 'APIError', 'ApiError']) {
    const held = struct?.get(name);
    if (!held) continue;
    const inner = held.type === 'struct_type' ? fieldsOf(held) : structOf(held.text, root);
    const member = [...(inner?.keys() ?? [])].find((key) => CODE_MEMBER.test(key));
    const as = member && asOf(inner?.get(member)?.text ?? '', root);
    if (!member || !as || !isReadThrough(fn, name, member)) continue;
    const transient = inner?.get(TRANSIENT)?.text === '*bool';
    return { kind: 'result', type, field: name, pointer: held.text.startsWith('*'), member, as, transient };
  }
  return undefined;
}
