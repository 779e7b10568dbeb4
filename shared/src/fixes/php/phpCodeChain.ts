import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { METHOD_CALLS, phpGrammar, stringValue } from './phpGrammar.ts';

/** How a file comes from an outcome to the code of its failure. */
export interface CodeChain {
  /** What stands behind the outcome's variable: `->getCode()`, `['error']['code']`. */
  readonly path: string;
  /** The path to what the code is read from, where its other properties can be read likewise: `['error']`. */
  readonly holder: string | undefined;
  /** True where the path calls a method: only an object of that class can be asked. */
  readonly calls: boolean;
}

const STEPS = [
  'subscript_expression',
  'member_access_expression',
  'nullsafe_member_access_expression',
  ...METHOD_CALLS,
];
const CODE_NAME = /^(?:get)?_?(?:error|graph|api|meta|whatsapp|facebook)?_?code$/i;

/**
 * The one way in which a variable is asked for a code in a node, from an offset on; undefined where there is none, or
 * where two ways differ.
 */
export function askedChains(node: SyntaxNode, variable: string, source: SourceFile, from = 0): CodeChain | undefined {
  const asked = descendants(node, STEPS).filter(
    (step) =>
      step.startIndex >= from && rootOf(step) === variable && CODE_NAME.test(lastName(step)) && isAsked(step, node),
  );
  const chains = asked.map((step) => chainOf(step, variable, source));
  const [first] = chains;
  return first && chains.every(({ path }) => path === first.path) ? first : undefined;
}

function chainOf(step: SyntaxNode, variable: string, { text }: SourceFile): CodeChain {
  const path = text
    .slice(step.startIndex + variable.length, step.endIndex)
    .replace(/\s+/g, '')
    .replaceAll('?->', '->');
  const calls = descendants(step, [...METHOD_CALLS]).length > 0;
  const inner = METHOD_CALLS.includes(step.type) ? undefined : innerOf(step);
  const holder =
    inner &&
    text
      .slice(inner.startIndex + variable.length, inner.endIndex)
      .replace(/\s+/g, '')
      .replaceAll('?->', '->');
  return { path, holder, calls };
}

function innerOf(step: SyntaxNode): SyntaxNode | undefined {
  return field(step, 'object') ?? namedChildren(step)[0];
}

/** The variable a chain begins with; undefined where an argument or index in it is no constant. */
function rootOf(step: SyntaxNode): string | undefined {
  let at: SyntaxNode | undefined = step;
  while (at && STEPS.includes(at.type)) {
    if (METHOD_CALLS.includes(at.type) && namedChildren(field(at, 'arguments') ?? at).length > 0) return undefined;
    if (at.type === 'subscript_expression' && stringValue(namedChildren(at)[1]) === undefined) return undefined;
    at = innerOf(at);
  }
  return at?.type === 'variable_name' ? at.text : undefined;
}

function lastName(step: SyntaxNode): string {
  return (step.type === 'subscript_expression' ? stringValue(namedChildren(step)[1]) : field(step, 'name')?.text) ?? '';
}

/** True where a value is compared or looked up, itself or through the variable it is kept in. */
function isAsked(value: SyntaxNode, scope: SyntaxNode): boolean {
  let inner = value;
  for (let at = value.parent; at; inner = at, at = at.parent) {
    if (at.type === 'parenthesized_expression' && /^(?:switch_statement|match_expression)$/.test(at.parent?.type ?? ''))
      return true;
    if (at.type === 'parenthesized_expression' || at.type === 'cast_expression') continue;
    if (at.type === 'binary_expression') {
      const operator = field(at, 'operator')?.text ?? '';
      if (operator === '??' && field(at, 'left')?.id === inner.id) continue;
      return /^[!=]==?$/.test(operator);
    }
    if (at.type === 'argument') {
      const call = at.parent?.parent;
      return call?.type === 'function_call_expression' && field(call, 'function')?.text === 'in_array';
    }
    if (at.type === 'assignment_expression' && field(at, 'right')?.id === inner.id) {
      const kept = field(at, 'left');
      const uses = kept?.type === 'variable_name' ? descendants(scope, ['variable_name']) : [];
      const after = at.endIndex;
      return uses.some((use) => use.startIndex > after && use.text === kept?.text && isAsked(use, scope));
    }
    return false;
  }
  return false;
}

/** False for a call whose function takes a parameter by reference, as far as the file shows. */
export function keepsArguments(call: SyntaxNode, { root }: SourceFile): boolean {
  const name = phpGrammar.callee(call)?.name;
  return !descendants(root, ['function_definition', 'method_declaration']).some(
    (fn) =>
      field(fn, 'name')?.text === name && descendants(field(fn, 'parameters') ?? fn, ['reference_modifier']).length > 0,
  );
}
