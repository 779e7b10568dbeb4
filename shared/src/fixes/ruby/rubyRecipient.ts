import { isRecipientKey, recipientOf } from '../recipient.ts';
import { closest, descendants, field, holds, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { METHODS } from './rubyGrammar.ts';

/** How far an expression is followed through variables. */
const MAX_STEPS = 4;

/** The text of the expression that names a call's recipient; undefined where none is in sight. */
export function rubyRecipient(node: SyntaxNode, source: SourceFile): string | undefined {
  const found = inPairs(node) ?? inVariables(node, source, node, new Set());
  if (found !== undefined) return found;
  const given = descendants(node, ['argument_list']).flatMap(namedChildren);
  const values = given.map((value) => (value.type === 'pair' ? (field(value, 'value') ?? value) : value));
  return recipientOf(values, lastName)?.text;
}

/** `to: recipient` in a call or hash. */
function inPairs(node: SyntaxNode): string | undefined {
  for (const pair of descendants(node, ['pair'])) {
    const key = field(pair, 'key')?.text ?? '';
    if (!isRecipient(key)) continue;
    const value = field(pair, 'value');
    if (!value && pair.text.endsWith(':')) return key;
    if (value && isPlain(value)) return value.text;
  }
  return undefined;
}

/** What the variables of a call were given: a payload, or a request whose body is one. */
function inVariables(node: SyntaxNode, source: SourceFile, call: SyntaxNode, seen: Set<string>): string | undefined {
  const around = closest(call, METHODS) ?? source.root;
  const names = descendants(node, ['identifier', 'instance_variable']).map(({ text }) => text);
  for (const assignment of descendants(around, ['assignment'])) {
    const [left, value] = [field(assignment, 'left'), field(assignment, 'right')];
    const name = (left?.type === 'call' ? field(left, 'receiver') : left)?.text;
    if (!left || !value || name === undefined || !names.includes(name) || seen.has(left.text)) continue;
    if (seen.size >= MAX_STEPS || (assignment.startIndex >= call.startIndex && !holds(call, assignment))) continue;
    seen.add(left.text);
    const found = inPairs(value) ?? keyOf(left, value) ?? inVariables(value, source, call, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `payload[:to]` for a payload whose recipient is an expression that does something. */
function keyOf(variable: SyntaxNode, value: SyntaxNode): string | undefined {
  if (value.type !== 'hash' || !/identifier|variable/.test(variable.type)) return undefined;
  for (const pair of namedChildren(value)) {
    const key = field(pair, 'key');
    if (!key || !isRecipient(key.text)) continue;
    return key.type === 'string'
      ? `${variable.text}[${key.text}]`
      : `${variable.text}[:${key.text.replace(/[:'"]/g, '')}]`;
  }
  return undefined;
}

function isRecipient(key: string): boolean {
  const plain = key.replace(/[:'"]/g, '');
  return isRecipientKey(plain) || /^(?:recipient|to)_(?:number|phone)$/.test(plain);
}

/** True for a value that can be read twice: a name, a property, a text, a key of a hash. */
function isPlain(value: SyntaxNode): boolean {
  return lastName(value) !== undefined || (value.type === 'string' && !value.text.includes('#{'));
}

/** The last name of an expression that only reads: `phone` for `user.phone` and `row['phone']`. */
function lastName(value: SyntaxNode): string | undefined {
  if (/^(?:identifier|constant|\w+_variable)$/.test(value.type)) return value.text;
  if (value.type === 'element_reference') {
    const [object, key] = namedChildren(value);
    const literal = key?.type === 'simple_symbol' || (key?.type === 'string' && !key.text.includes('#{'));
    return object && literal && isPlain(object) ? key?.text.replace(/[:'"]/g, '') : undefined;
  }
  if (value.type !== 'call' || field(value, 'arguments') || field(value, 'block')) return undefined;
  const receiver = field(value, 'receiver');
  const plain = receiver && (receiver.type === 'self' || isPlain(receiver));
  return plain ? field(value, 'method')?.text : undefined;
}
