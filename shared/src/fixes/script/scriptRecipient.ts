import { isRecipientKey, recipientOf } from '../recipient.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { scopeOf } from './scriptScope.ts';

/** The text of the expression that names a call's recipient; undefined where none is in sight. */
export function scriptRecipient(node: SyntaxNode, source: SourceFile): string | undefined {
  const payload = inPayload(node) ?? inVariable(node, source);
  if (payload) return payload;
  const given = descendants(node, ['arguments']).flatMap(namedChildren);
  return (recipientOf(given, lastName) ?? secondArgument(node, source))?.text;
}

/** `whatsapp-api-js` sends from its first argument to the second. */
function secondArgument(node: SyntaxNode, { text }: SourceFile): SyntaxNode | undefined {
  if (
    !/['"]whatsapp-api-js['"/]/.test(text) ||
    field(field(node, 'function') ?? node, 'property')?.text !== 'sendMessage'
  ) {
    return undefined;
  }
  const to = namedChildren(field(node, 'arguments') ?? node)[1];
  return to && lastName(to) !== undefined ? to : undefined;
}

function inPayload(node: SyntaxNode): string | undefined {
  for (const pair of descendants(node, ['pair', 'shorthand_property_identifier'])) {
    if (pair.type === 'shorthand_property_identifier') {
      if (isRecipientKey(pair.text)) return pair.text;
      continue;
    }
    const value = field(pair, 'value');
    if (value && isRecipientKey(field(pair, 'key')?.text ?? '') && isPlain(value)) return value.text;
  }
  return undefined;
}

/** `payload.to` for a payload that a variable of the file holds. */
function inVariable(node: SyntaxNode, source: SourceFile): string | undefined {
  const names = new Set(descendants(node, ['identifier', 'shorthand_property_identifier']).map(({ text }) => text));
  for (const declarator of descendants(source.root, ['variable_declarator'])) {
    const value = field(declarator, 'value');
    const name = field(declarator, 'name');
    if (value?.type !== 'object' || name?.type !== 'identifier' || !names.has(name.text)) continue;
    if (declarator.startIndex > node.startIndex || !isSeen(declarator, name.text, node, source)) continue;
    const keys = namedChildren(value).map((pair) => (field(pair, 'key') ?? pair).text.replace(/^['"]|['"]$/g, ''));
    const key = keys.find(isRecipientKey);
    if (key !== undefined) return `${name.text}.${key}`;
  }
  return undefined;
}

/** True where a name at a node is that of the declaration, not of another one further in or elsewhere. */
function isSeen(declarator: SyntaxNode, name: string, node: SyntaxNode, source: SourceFile): boolean {
  const scope = scopeOf(source, name, node);
  return scope !== undefined && scope.id === scopeOf(source, name, declarator)?.id;
}

/** True for a value that can be read twice: a name, a property, a text. */
function isPlain(value: SyntaxNode): boolean {
  return lastName(value) !== undefined || /^(?:string|template_string)$/.test(value.type);
}

function lastName(value: SyntaxNode): string | undefined {
  if (value.type === 'identifier') return value.text;
  if (value.type === 'non_null_expression') return lastName(namedChildren(value)[0] ?? value);
  if (value.type !== 'member_expression') return undefined;
  const object = field(value, 'object');
  const plain = object && (object.type === 'this' || lastName(object) !== undefined);
  return plain ? field(value, 'property')?.text : undefined;
}
