import type { SendCall } from '../call/sendCall.ts';
import { ancestors, closest, descendants, field, holds, namedChildren, type SyntaxNode } from '../syntax.ts';
import { argumentsOf, csharpGrammar, initializerOf } from './csharpGrammar.ts';
import { valueNames } from './csharpScope.ts';

/** Requests and contents: sent once, some of them are used up (.NET Framework disposes the content, too). */
const USED_UP = /^(?:[\w.]{1,60}\.)?(?:HttpRequestMessage|RestRequest|\w{1,40}Content)$/;
const MAKES = /^_?(?:Create|Build|New|Make|Prepare)\w{0,40}(?:Request|Content)/;
/** Streams can be read once only. */
const READ_ONCE = /Stream|File\.Open|AddFile/;
const TAKES_REQUEST = /^(?:(?:Send|Post|Execute(?:Post)?)(?:Async)?)$/;
const JUMPS = [
  'return_statement',
  'break_statement',
  'continue_statement',
  'goto_statement',
  'yield_statement',
  'throw_statement',
];

/**
 * The statements in front of a call that make the request or content it sends: each attempt has to make its own. Empty
 * where nothing is used up; undefined where the statements cannot be moved to the call.
 */
export function madeForCall({ call, name, function: fn }: SendCall): SyntaxNode[] | undefined {
  if (!TAKES_REQUEST.test(name)) return [];
  const moved: SyntaxNode[] = [];
  for (const argument of argumentsOf(call)) {
    if (READ_ONCE.test(argument.text)) return undefined;
    if (argument.type !== 'identifier') continue;
    const declarator = declaredBefore(argument, fn);
    if (!declarator) {
      if (isUsedUpParameter(argument, fn)) return undefined;
      continue;
    }
    if (!isUsedUp(declarator)) continue;
    const statements = statementsFor(declarator, call, fn);
    if (!statements) return undefined;
    moved.push(...statements.filter(({ id }) => moved.every((other) => other.id !== id)));
  }
  return moved.sort((a, b) => a.startIndex - b.startIndex);
}

/** True where what a call of `HttpClient` sends is made in its arguments: what comes from elsewhere was made once. */
export function makesWhatItSends({ call, name }: SendCall): boolean {
  if (name === 'PostAsJsonAsync') return true;
  const sent = argumentsOf(call)[name === 'SendAsync' ? 0 : 1];
  return sent !== undefined && /creation_expression$|^invocation_expression$|^null_literal$/.test(sent.type);
}

/** True where a block made of these statements has to be `async`. */
export function needsAsync(statements: readonly SyntaxNode[]): boolean {
  return statements.some(
    (statement) => /^using\b/.test(statement.text) || descendants(statement, ['await_expression']).length > 0,
  );
}

/** The declaration of a local variable, looked for in the function only. */
function declaredBefore(use: SyntaxNode, fn: SyntaxNode | undefined): SyntaxNode | undefined {
  const region = fn ?? [...ancestors(use)].at(-1) ?? use;
  return descendants(region, ['variable_declarator'])
    .filter((declarator) => field(declarator, 'name')?.text === use.text && declarator.endIndex <= use.startIndex)
    .at(-1);
}

function isUsedUp(declarator: SyntaxNode): boolean {
  const value = initializerOf(declarator);
  const type = declarator.parent ? (field(declarator.parent, 'type')?.text ?? '') : '';
  if (USED_UP.test(type)) return true;
  if (value?.type === 'object_creation_expression') return USED_UP.test(field(value, 'type')?.text ?? '');
  const callee = value?.type === 'invocation_expression' ? csharpGrammar.callee(value) : undefined;
  return callee !== undefined && (callee.receivers.at(-1) === 'JsonContent' || MAKES.test(callee.name));
}

function isUsedUpParameter(use: SyntaxNode, fn: SyntaxNode | undefined): boolean {
  // A request or content from elsewhere: what it was made from is not in sight.
  const list = fn ? field(fn, 'parameters') : undefined;
  const type = list && descendants(list, ['parameter']).find((one) => field(one, 'name')?.text === use.text);
  if (type) return USED_UP.test((field(type, 'type')?.text ?? '').replace(/\?$/, ''));
  return /request|content/i.test(use.text);
}

function statementsFor(declarator: SyntaxNode, call: SyntaxNode, fn: SyntaxNode | undefined): SyntaxNode[] | undefined {
  const declaration = closest(declarator, ['local_declaration_statement']);
  const value = initializerOf(declarator);
  if (!declaration || !value || closest(declarator, csharpGrammar.functions, declaration)) return undefined;
  if (value.type === 'invocation_expression' && descendants(value, ['await_expression']).length > 0) return undefined;
  const first = declaration.parent?.type === 'global_statement' ? declaration.parent : declaration;
  const block = first.parent;
  const last = [...ancestors(call)].find((at) => at.parent?.id === block?.id);
  if (!block || !last || closest(call, csharpGrammar.functions, last)) return undefined;
  const names = new Set<string>();
  const moved: SyntaxNode[] = [];
  const kept: SyntaxNode[] = [];
  for (const statement of namedChildren(block)) {
    if (statement.startIndex < first.startIndex || statement.startIndex >= last.startIndex) continue;
    const plain = statement.type === 'global_statement' ? (namedChildren(statement)[0] ?? statement) : statement;
    if (statement.id !== first.id && !valueNames(plain).some(({ text }) => names.has(text))) {
      if (plain.type !== 'comment') kept.push(plain);
      continue;
    }
    if (READ_ONCE.test(plain.text) || descendants(plain, JUMPS).length > 0) return undefined;
    if (plain.type === 'local_declaration_statement') for (const name of declaredIn(plain)) names.add(name);
    moved.push(plain);
  }
  const used = new Set(moved.flatMap((statement) => valueNames(statement).map(({ text }) => text)));
  const region = fn ?? block;
  if (kept.some((statement) => changesAny(statement, used)) || isUsedElsewhere(names, region, [...moved, call]))
    return undefined;
  return moved;
}

function declaredIn(statement: SyntaxNode): string[] {
  return descendants(statement, ['variable_declarator']).flatMap((declarator) => field(declarator, 'name')?.text ?? []);
}

/** True where a statement gives one of the names another value. */
function changesAny(statement: SyntaxNode, names: ReadonlySet<string>): boolean {
  const changed = descendants(statement, [
    'assignment_expression',
    'postfix_unary_expression',
    'prefix_unary_expression',
  ]);
  const targets = changed.flatMap((node) => field(node, 'left') ?? namedChildren(node)[0] ?? []);
  return (
    targets.some((target) => target.type === 'identifier' && names.has(target.text)) ||
    /\b(?:out|ref)\b/.test(statement.text)
  );
}

function isUsedElsewhere(names: ReadonlySet<string>, region: SyntaxNode, allowed: readonly SyntaxNode[]): boolean {
  return descendants(region, ['identifier']).some(
    (identifier) =>
      names.has(identifier.text) &&
      valueNames(identifier).length > 0 &&
      !allowed.some((node) => holds(node, identifier)),
  );
}
