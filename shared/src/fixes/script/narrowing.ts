import { ancestors, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { scopeOf } from './scriptScope.ts';

const GUARDS = new Set(['&&', '||', '??', '===', '!==', '==', '!=', 'instanceof', 'in']);
const ACCESSES = ['member_expression', 'subscript_expression'];
const ASKING = new Set(['if_statement', 'while_statement', 'ternary_expression']);
/** Functions that throw where what they are given is not so. */
const ASSERTION = /^(?:[\w.]{0,40}\.)?(?:assert|invariant|ensure)/i;
/** What assigns; the name or property is in a field of each. */
const ASSIGNING = ['assignment_expression', 'augmented_assignment_expression', 'update_expression'];

/**
 * True where a call uses a property or changing variable that was tested or assigned before it, in the same function:
 * `if (!user.phone) return`. TypeScript forgets what it learned about those (not about constants) inside an arrow
 * function, so that the call might not compile there. `body` is that of the function around the call.
 */
export function forgetsType(call: SyntaxNode, body: SyntaxNode, source: SourceFile): boolean {
  return usesTestedProperty(call, body) || usesChangedVariable(call, body, source);
}

/** What something in a node assigns: names and properties. */
export function assignedIn(node: SyntaxNode): string[] {
  return descendants(node, ASSIGNING).flatMap((at) => {
    const target = field(at, 'left') ?? field(at, 'argument');
    if (!target || !/pattern$/.test(target.type)) return target?.text ?? '';
    return descendants(target, ['identifier', 'shorthand_property_identifier_pattern']).map(({ text }) => text);
  });
}

function usesTestedProperty(call: SyntaxNode, body: SyntaxNode): boolean {
  const before = descendants(body, ACCESSES).filter(
    ({ parent, endIndex }) => endIndex <= call.startIndex && !ACCESSES.includes(parent?.type ?? ''),
  );
  const tested = before.flatMap((access) => testedPaths(access, body));
  if (tested.length === 0) return false;
  const used = descendants(call, ACCESSES).map((access) => `${pathOf(access)}.`);
  return tested.some((path) => used.some((whole) => whole.startsWith(`${path}.`)));
}

/** A variable that changes is forgotten too, where it can be something else than what the call takes. */
function usesChangedVariable(call: SyntaxNode, body: SyntaxNode, source: SourceFile): boolean {
  const assigned = new Set(assignedIn(source.root));
  const used = descendants(call, ['identifier', 'shorthand_property_identifier']).map(({ text }) => text);
  return used.some((name) => {
    const scope = assigned.has(name) ? scopeOf(source, name, call) : undefined;
    if (!scope || !assignedIn(scope).includes(name)) return false;
    const before = descendants(body, ['identifier']).filter(({ text, endIndex }) => {
      return text === name && endIndex <= call.startIndex;
    });
    return before.some((found) => isTested(found, body) || isOpenDeclaration(found));
  });
}

/** `let phone;` and `let phone: string | undefined`. */
function isOpenDeclaration(name: SyntaxNode): boolean {
  const declarator = name.parent;
  if (declarator?.type !== 'variable_declarator' || field(declarator, 'name')?.id !== name.id) return false;
  const type = field(declarator, 'type')?.text;
  return type === undefined ? field(declarator, 'value') === undefined : /\||unknown|any/.test(type);
}

/** The access without what does not name anything: `user.phone` for `user?.phone!` and `user['phone']`. */
function pathOf(access: SyntaxNode): string {
  return access.text.replace(/\s|[?!'"`\]]/g, '').replaceAll('[', '.');
}

/** What is known more of after an access; a compared property also tells of the object that has it (`item.type`). */
function testedPaths(access: SyntaxNode, body: SyntaxNode): string[] {
  if (!isTested(access, body)) return [];
  const object = field(access, 'object');
  const tells = object && ACCESSES.includes(object.type) && isDiscriminant(access);
  return tells ? [pathOf(access), pathOf(object)] : [pathOf(access)];
}

function isDiscriminant(access: SyntaxNode): boolean {
  let around = access.parent;
  while (around?.type === 'parenthesized_expression') around = around.parent;
  if (around?.type === 'switch_statement') return true;
  const sides = around?.type === 'binary_expression' ? namedChildren(around) : [];
  return sides.some(({ id, type }) => id !== access.id && /^(?:string|member_expression|number)$/.test(type));
}

function isTested(access: SyntaxNode, body: SyntaxNode): boolean {
  const around = access.parent;
  if (around?.type === 'unary_expression') return true;
  if (around?.type === 'binary_expression' && GUARDS.has(field(around, 'operator')?.text ?? '')) return true;
  if (around && ASSIGNING.includes(around.type) && field(around, 'left')?.id === access.id) return true;
  let inner = access;
  for (const at of ancestors(access)) {
    if (at.id === body.id) return false;
    if (ASKING.has(at.type) && field(at, 'condition')?.id === inner.id) return true;
    if (at.type === 'switch_statement' && field(at, 'value')?.id === inner.id) return true;
    if (at.type === 'call_expression' && ASSERTION.test(field(at, 'function')?.text ?? '')) return true;
    inner = at;
  }
  return false;
}
