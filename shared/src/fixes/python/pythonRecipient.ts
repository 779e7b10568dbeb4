import type { SendCall } from '../call/sendCall.ts';
import { isRecipientKey, recipientOf } from '../recipient.ts';
import { closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { scopeOf } from './pythonScopes.ts';

/** What gives names a meaning of its own: they are not known outside. */
const OWN_NAMES = [
  'lambda',
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
  'generator_expression',
];
/** How many variables a payload is followed through: `urlopen(request)`, `request = Request(url, data)`, `data = …`. */
const MAX_HOPS = 3;

/** The text of the expression that names a call's recipient; undefined where none is in sight. */
export function pythonRecipient({ node }: Pick<SendCall, 'node'>, source: SourceFile): string | undefined {
  const lists = descendants(node, ['argument_list']);
  const given = lists.flatMap(namedChildren);
  const named = given.filter((argument) => argument.type === 'keyword_argument');
  for (const argument of named) {
    const value = field(argument, 'value');
    if (value && isRecipientKey(field(argument, 'name')?.text ?? '') && isPlain(value)) return value.text;
  }
  const values = [...given, ...named.flatMap((argument) => field(argument, 'value') ?? [])];
  return inPayload(node) ?? inVariable(node, source) ?? recipientOf(values, lastName)?.text;
}

function inPayload(node: SyntaxNode): string | undefined {
  return recipientPairs(node).map((pair) => field(pair, 'value')?.text)[0];
}

/** The pairs of a payload that name the recipient plainly, where that name is known outside of the payload as well. */
function recipientPairs(node: SyntaxNode): SyntaxNode[] {
  return descendants(node, ['pair']).filter((pair) => {
    const value = field(pair, 'value');
    const own = closest(pair, OWN_NAMES, node);
    return value && !own && isRecipientKey(field(pair, 'key')?.text ?? '') && isPlain(value);
  });
}

/**
 * The recipient in a payload that a variable holds, or a variable that one is made with: by the name that the payload was
 * given, or as `payload["to"]` where that name is another's. The variable is given a value once, so that it has the key.
 */
function inVariable(node: SyntaxNode, { root }: SourceFile): string | undefined {
  const scope = scopeOf(node);
  const visible = descendants(root, ['assignment']).filter((assignment) => {
    const own = scopeOf(assignment);
    return own === undefined || own.id === scope?.id;
  });
  const before = visible.filter(({ endIndex }) => endIndex <= node.startIndex);
  const once = before.filter((one) => before.every((other) => other.id === one.id || left(other) !== left(one)));
  let names = namesIn(node);
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const used = once.filter((assignment) => names.has(left(assignment)));
    for (const assignment of used) {
      const found = givenBy(assignment, node, visible);
      if (found !== undefined) return found;
    }
    names = new Set(used.flatMap((assignment) => [...namesIn(field(assignment, 'right') ?? assignment)]));
  }
  return undefined;
}

function givenBy(assignment: SyntaxNode, node: SyntaxNode, visible: readonly SyntaxNode[]): string | undefined {
  const value = field(assignment, 'right');
  const [pair] = value ? recipientPairs(value) : [];
  const handed = value ? descendants(value, ['argument_list']).flatMap(namedChildren) : [];
  const given = pair ? field(pair, 'value') : recipientOf(handed, lastName);
  if (!value || !given) return undefined;
  const [first = ''] = given.text.split(/[.[]/);
  const changed = visible.some((other) => other.startIndex > assignment.startIndex && left(other) === first);
  if (scopeOf(assignment)?.id === scopeOf(node)?.id && !changed) return given.text;
  const direct = pair !== undefined && value.type === 'dictionary' && namesIn(node).has(left(assignment));
  return direct ? `${left(assignment)}[${field(pair, 'key')?.text}]` : undefined;
}

function left(assignment: SyntaxNode): string {
  const target = field(assignment, 'left');
  return target?.type === 'identifier' ? target.text : '';
}

function namesIn(node: SyntaxNode): Set<string> {
  return new Set(descendants(node, ['identifier']).map(({ text }) => text));
}

/** True for a value that can be read twice: a name, a property, an item, a text without a call in it. */
function isPlain(value: SyntaxNode): boolean {
  return (
    lastName(value) !== undefined || (value.type === 'string' && descendants(value, ['interpolation']).length === 0)
  );
}

function lastName(value: SyntaxNode): string | undefined {
  if (value.type === 'identifier') return value.text;
  const inner = field(value, value.type === 'attribute' ? 'object' : 'value');
  if (!inner || lastName(inner) === undefined) return undefined;
  if (value.type === 'attribute') return field(value, 'attribute')?.text;
  const key = value.type === 'subscript' ? field(value, 'subscript') : undefined;
  const parts = key?.type === 'string' ? namedChildren(key) : [];
  return parts.length === 3 && parts[1]?.type === 'string_content' ? parts[1].text : undefined;
}
