import { isRecipientKey, recipientOf } from '../recipient.ts';
import { descendants, field, holds, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { localsNamed, methodAround, variablesIn } from './javaScope.ts';

/** Methods that put a value under a key: `payload.put("to", to)`, `Map.of("to", to)`. */
const PUTS = /^(?:put|of|add|addProperty|entry|append|set|param|field|addFormDataPart|putOnce)$/;
const SETS = /^(?:set_?|with_?)?(?:to|recipient|recipientId|toNumber|phone|phoneNumber)$/i;

/** The text of the expression that names a call's recipient; undefined where none is in sight. */
export function javaRecipient(node: SyntaxNode, { text }: SourceFile): string | undefined {
  const method = methodAround(node);
  const given = descendants(node, ['argument_list']).flatMap(namedChildren);
  const direct = inPayload(node, method, node) ?? recipientOf(given, lastName);
  if (direct && isInSight(direct, node, method)) return direct.text;
  if (!method) return undefined;
  const before = inPayload(method, method, node) ?? inVariable(node, method);
  if (before) return before.text;
  const parameters = descendants(method, [
    'formal_parameter',
    'enhanced_for_statement',
    'lambda_expression',
    'inferred_parameters',
  ])
    .filter((declared) => isAround(declared, node))
    .flatMap(parameterNames);
  const named = recipientOf(parameters, (name) => name.text);
  return named ? text.slice(named.startIndex, named.endIndex) : undefined;
}

/** What a variable that is sent was made of: `payload = Message.text(to, body)`. */
function inVariable(node: SyntaxNode, method: SyntaxNode): SyntaxNode | undefined {
  const values = variablesIn(node).flatMap((name) => localsNamed(method, name).map(({ value }) => value));
  const given = values.flatMap((value) => (value ? descendants(value, ['argument_list']).flatMap(namedChildren) : []));
  const found = recipientOf(given, lastName);
  return found && found.startIndex < node.startIndex && isInSight(found, node, method) ? found : undefined;
}

/** The value under the recipient's key, in a call of a region that is not behind the node. */
function inPayload(region: SyntaxNode, method: SyntaxNode | undefined, node: SyntaxNode): SyntaxNode | undefined {
  const found = descendants(region, ['method_invocation'])
    .filter((call) => call.startIndex < node.endIndex)
    .map(payloadValue)
    .filter((value) => value !== undefined)
    .filter((value) => lastName(value) !== undefined && isInSight(value, node, method));
  const [first] = found;
  return first && found.every(({ text }) => text === first.text) ? first : undefined;
}

function payloadValue(call: SyntaxNode): SyntaxNode | undefined {
  const name = field(call, 'name')?.text ?? '';
  const given = namedChildren(field(call, 'arguments') ?? call);
  if (SETS.test(name) && given.length === 1) return given[0];
  if (!PUTS.test(name)) return undefined;
  const key = given.findIndex((item) => item.type === 'string_literal' && isRecipientKey(item.text));
  return key < 0 ? undefined : given[key + 1];
}

function parameterNames(declared: SyntaxNode): SyntaxNode[] {
  if (declared.type === 'inferred_parameters') return namedChildren(declared);
  const name = declared.type === 'lambda_expression' ? field(declared, 'parameters') : field(declared, 'name');
  return name?.type === 'identifier' ? [name] : [];
}

/** The node in whose reach a parameter is, around another node. */
function isAround(declared: SyntaxNode, node: SyntaxNode): boolean {
  const reach = reachOf(declared);
  return reach !== null && holds(reach, node);
}

function reachOf(declared: SyntaxNode): SyntaxNode | null {
  if (declared.type === 'lambda_expression' || declared.type === 'enhanced_for_statement') return declared;
  if (declared.type === 'formal_parameter') return declared.parent?.parent ?? null;
  if (declared.type === 'variable_declarator') return declared.parent?.parent ?? null;
  return declared.parent;
}

/** True where an expression means the same at the call: what it begins with is a field, or a local whose block is around both. */
function isInSight(value: SyntaxNode, node: SyntaxNode, method: SyntaxNode | undefined): boolean {
  const root = rootName(value);
  if (root === undefined || !method) return false;
  const locals = localsNamed(method, root);
  return locals.every(({ declaration }) => {
    const reach = reachOf(declaration);
    return (
      reach !== null && holds(reach, node) && declaration.startIndex < node.startIndex && !holds(node, declaration)
    );
  });
}

function rootName(value: SyntaxNode): string | undefined {
  if (value.type === 'identifier' || value.type === 'this') return value.text;
  const object = field(value, 'object');
  return object ? rootName(object) : undefined;
}

/** The last name of an expression that can be read twice: a name, a field, or a getter. */
function lastName(value: SyntaxNode): string | undefined {
  if (value.type === 'identifier') return value.text;
  const object = field(value, 'object');
  if (!object || (object.type !== 'this' && lastName(object) === undefined)) return undefined;
  if (value.type === 'field_access') return field(value, 'field')?.text;
  if (value.type !== 'method_invocation' || namedChildren(field(value, 'arguments') ?? value).length > 0)
    return undefined;
  return field(value, 'name')?.text.replace(/^get(?=[A-Z])/, '');
}
