import { isRecipientKey, recipientOf } from '../recipient.ts';
import { descendants, field, holds, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { argumentsOf, initializerOf, plainName } from './csharpGrammar.ts';
import { functionsAround, memberAround, parametersOf, typesOf, valueNames } from './csharpScope.ts';

/** How far variables are followed: request, content, text, payload. */
const DEPTH = 4;

/** A call whose recipient is asked for, and what is known of it. */
interface Place {
  readonly node: SyntaxNode;
  readonly source: SourceFile;
  /** Statements that go into the lambda with the call: what they declare is not in sight outside. */
  readonly moved: readonly SyntaxNode[];
}

/** The recipient of a call, as an expression that is a string; undefined where none is in sight. */
export function csharpRecipient(place: Place): string | undefined {
  const { node, source, moved } = place;
  const hidden = new Set(
    [node, ...moved].flatMap((part) =>
      descendants(part, ['variable_declarator']).map((one) => field(one, 'name')?.text ?? ''),
    ),
  );
  const region = memberAround(node, source);
  const seen = new Set<string>();
  let parts: SyntaxNode[] = [node, ...moved];
  const arguments_: SyntaxNode[] = descendants(node, ['invocation_expression', 'object_creation_expression']).flatMap(
    argumentsOf,
  );
  for (let depth = 0; depth <= DEPTH && parts.length > 0; depth++) {
    const found = parts.flatMap(inPayload).find((value) => isPlain(value, hidden));
    if (found) return asString(found, source);
    const given =
      depth === 0
        ? recipientOf(
            arguments_.filter((value) => isPlain(value, hidden)),
            lastName,
          )
        : undefined;
    if (given) return asString(given, source);
    parts = parts.flatMap((part) => valuesIn(part, region, node, seen));
  }
  return parameterInText(place, [...seen]);
}

/** The values given under a recipient's key: `To = to`, `["to"] = to`, `{ "to", to }`, `new { to }`, `to: to`. */
function inPayload(part: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const assignment of descendants(part, ['assignment_expression', 'argument'])) {
    const key = field(assignment, 'left') ?? field(assignment, 'name');
    const value = field(assignment, 'right') ?? namedChildren(assignment).at(-1);
    if (key && value && value.id !== key.id && isRecipientKey(keyText(key))) found.push(value);
  }
  for (const pair of descendants(part, ['initializer_expression'])) {
    const [key, value, more] = namedChildren(pair);
    if (key?.type === 'string_literal' && value && !more && isRecipientKey(key.text)) found.push(value);
  }
  for (const object of descendants(part, ['anonymous_object_creation_expression'])) {
    const children = object.children.filter((child) => child !== null);
    for (const [index, child] of children.entries()) {
      if (child.type !== 'identifier' || !/[{,]/.test(children[index - 1]?.type ?? '') || !isRecipientKey(child.text))
        continue;
      const value = children[index + 1]?.type === '=' ? children[index + 2] : child;
      if (value) found.push(value);
    }
  }
  return found;
}

function keyText(key: SyntaxNode): string {
  if (key.type === 'member_access_expression') return plainName(field(key, 'name'));
  return key.text.replace(/^\[\s{0,8}|\s{0,8}\]$/g, '');
}

/** What the variables a part names were given, each once. */
function valuesIn(part: SyntaxNode, region: SyntaxNode, node: SyntaxNode, seen: Set<string>): SyntaxNode[] {
  const names = valueNames(part)
    .map(({ text }) => text)
    .filter((name) => !seen.has(name));
  for (const name of names) seen.add(name);
  return descendants(region, ['variable_declarator']).flatMap((declarator) => {
    const inSight = names.includes(field(declarator, 'name')?.text ?? '') && declarator.startIndex < node.startIndex;
    const value = inSight ? initializerOf(declarator) : undefined;
    return value && !holds(value, node) ? [value] : [];
  });
}

/** A parameter named as a recipient that goes into the payload in some other way, such as JSON written by hand. */
function parameterInText({ node, source }: Place, names: readonly string[]): string | undefined {
  const parameters = functionsAround(node).flatMap(parametersOf);
  const named = parameters.flatMap((parameter) => field(parameter, 'name') ?? []);
  const found = recipientOf(
    named.filter(({ text }) => names.includes(text)),
    ({ text }) => text,
  );
  return found && asString(found, source);
}

/** True for a value that can be read twice: a name, a property, a text. */
function isPlain(value: SyntaxNode, hidden: ReadonlySet<string>): boolean {
  if (value.type === 'string_literal') return true;
  return lastName(value) !== undefined && !valueNames(value).some(({ text }) => hidden.has(text));
}

function lastName(value: SyntaxNode): string | undefined {
  if (value.type === 'identifier') return value.text;
  if (value.type === 'postfix_unary_expression') return lastName(namedChildren(value)[0] ?? value);
  if (value.type !== 'member_access_expression') return undefined;
  const object = field(value, 'expression');
  const plain = object && (object.type === 'this' || lastName(object) !== undefined);
  return plain ? plainName(field(value, 'name')) : undefined;
}

/** The expression itself where the file says that it is a string, else the text of its value. */
function asString(value: SyntaxNode, source: SourceFile): string | undefined {
  const types = typesOf(lastName(value) ?? '', source);
  // Several recipients at once have no order of their own.
  if (types.some((type) => /[\]>]\??$/.test(type))) return undefined;
  const string =
    value.type === 'string_literal' || (types.length > 0 && types.every((type) => /^string\??$|^String$/.test(type)));
  return string ? value.text : `$"{${value.text}}"`;
}
