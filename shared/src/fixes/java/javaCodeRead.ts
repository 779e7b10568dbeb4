import { closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { codeOf } from './javaGrammar.ts';
import { localsNamed, methodAround } from './javaScope.ts';

/** Methods that throw where there is no error: the file asks first, the helper asks every outcome. */
const THROWS_WITHOUT = /^(?:get(?:Left|First|Last|AsInt|AsLong)?|left|orElseThrow|element|next)$/;

/** One step from an object to its error code: a method without arguments, or a field. */
interface Step {
  readonly name: string;
  readonly call: boolean;
}

/** How a file reads the error code of an object. */
export interface CodeRead {
  readonly steps: readonly Step[];
  /** True where the code is a text: `"131056".equals(e.getCode())`. */
  readonly text: boolean;
  /** The type the object is cast to or tested for before it is read. */
  readonly cast: string | undefined;
}

/**
 * How the code of the object in a variable is read in a part of the file: from what is compared with a code there.
 * Undefined where nothing is, or different things are.
 */
export function codeReadIn(
  region: SyntaxNode,
  variable: string,
  code: string,
  source: SourceFile,
): CodeRead | undefined {
  const reads = descendants(region, ['binary_expression', 'method_invocation', 'switch_expression'])
    .map((node) => comparedWithCode(node, code, source))
    .flatMap((found) => (found ? [readOf(found.value, variable, found.text)] : []))
    .filter((read) => read !== undefined);
  const [first] = reads;
  return first && reads.every((read) => JSON.stringify(read) === JSON.stringify(first)) ? first : undefined;
}

/** The steps from a Java expression to its code; an object on the way that is not there gives `null`. */
export function codeExpression(object: string, { steps }: CodeRead): string {
  const access = (from: string, { name, call }: Step): string => `${from}.${name}${call ? '()' : ''}`;
  const [first, ...rest] = steps;
  if (!first) return object;
  if (rest.length === 0) return access(object, first);
  const mapped = rest.map((step) => `.map(part -> ${access('part', step)})`);
  return `Optional.ofNullable(${access(object, first)})${mapped.join('')}.orElse(null)`;
}

interface Compared {
  readonly value: SyntaxNode;
  readonly text: boolean;
}

/** The other side of a comparison with a code. */
function comparedWithCode(node: SyntaxNode, code: string, source: SourceFile): Compared | undefined {
  if (node.type === 'switch_expression') return switched(node, code, source);
  if (node.type === 'binary_expression') {
    const [left, right] = [field(node, 'left'), field(node, 'right')];
    if (!/^[!=]=$/.test(field(node, 'operator')?.text ?? '') || !left || !right) return undefined;
    return other(left, right, code, source);
  }
  const object = field(node, 'object');
  const given = namedChildren(field(node, 'arguments') ?? node);
  const name = field(node, 'name')?.text;
  const [first, second] = given;
  if (name === 'equals' && object?.text === 'Objects' && first && second) return other(first, second, code, source);
  if (name === 'equals' && object && first && !second) return other(object, first, code, source);
  if (name !== 'contains' || !object || !first || second) return undefined;
  const kind = listKind(object, code, source);
  return kind && { value: first, text: kind === 'text' };
}

function switched(node: SyntaxNode, code: string, source: SourceFile): Compared | undefined {
  const body = field(node, 'body');
  const value = namedChildren(field(node, 'condition') ?? node)[0];
  const labels = body ? descendants(body, ['switch_label']).flatMap(namedChildren) : [];
  const kind = labels.map((label) => codeKind(label, code, source)).find((found) => found !== undefined);
  return kind && value ? { value, text: kind === 'text' } : undefined;
}

function other(left: SyntaxNode, right: SyntaxNode, code: string, source: SourceFile): Compared | undefined {
  const kind = codeKind(right, code, source);
  if (kind) return { value: left, text: kind === 'text' };
  const kindLeft = codeKind(left, code, source);
  return kindLeft && { value: right, text: kindLeft === 'text' };
}

type Kind = 'number' | 'text';

/** Whether an expression is a code, as a number or a text, itself or by the constant it names. */
function codeKind(node: SyntaxNode, code: string, source: SourceFile, depth = 0): Kind | undefined {
  if (isCode(codeOf(node), code)) return 'number';
  if (node.type === 'string_literal') return isCode(node.text.slice(1, -1), code) ? 'text' : undefined;
  if (node.type === 'method_invocation' && field(node, 'object')?.text === 'Integer') {
    const [given] = namedChildren(field(node, 'arguments') ?? node);
    return given && codeKind(given, code, source, depth);
  }
  const value = depth < 3 ? constantValue(node, source) : undefined;
  return value && codeKind(value, code, source, depth + 1);
}

function listKind(node: SyntaxNode, code: string, source: SourceFile): Kind | undefined {
  const list = constantValue(node, source) ?? node;
  const kinds = descendants(list, ['decimal_integer_literal', 'string_literal', 'identifier'])
    .filter((item) => item.parent?.type === 'argument_list' || item.parent?.type === 'array_initializer')
    .map((item) => codeKind(item, code, source));
  return kinds.find((kind) => kind !== undefined);
}

/** A status of HTTP has three digits, a code of the platform mostly more. */
function isCode(found: string | undefined, code: string): boolean {
  return found !== undefined && (found === code || /^\d{5,9}$/.test(found));
}

/** What a constant of the file holds. */
function constantValue(node: SyntaxNode, { root }: SourceFile): SyntaxNode | undefined {
  const name = node.type === 'field_access' ? field(node, 'field')?.text : node.type === 'identifier' ? node.text : '';
  const declared = descendants(root, ['variable_declarator']).find(
    (found) => found.parent?.type === 'field_declaration' && field(found, 'name')?.text === name,
  );
  return declared && field(declared, 'value');
}

/** The steps that lead from a variable to a value; undefined where the value comes from elsewhere. */
function readOf(value: SyntaxNode, variable: string, text: boolean, depth = 0): CodeRead | undefined {
  const plain = withoutBrackets(value);
  const parsed = parsedText(plain);
  if (parsed) return readOf(parsed, variable, true, depth);
  const steps: Step[] = [];
  let at: SyntaxNode | undefined = plain;
  while (at && (at.type === 'method_invocation' || at.type === 'field_access')) {
    const call: boolean = at.type === 'method_invocation';
    if (call && namedChildren(field(at, 'arguments') ?? at).length > 0) return undefined;
    const name = field(at, call ? 'name' : 'field')?.text ?? '';
    if (call && THROWS_WITHOUT.test(name)) return undefined;
    steps.unshift({ name, call });
    at = field(at, 'object');
    if (at) at = withoutBrackets(at);
  }
  if (at?.type === 'cast_expression') {
    const type = field(at, 'type')?.text;
    return field(at, 'value')?.text === variable && steps.length > 0 ? { steps, text, cast: type } : undefined;
  }
  if (at?.type !== 'identifier') return undefined;
  if (at.text === variable) return steps.length > 0 ? { steps, text, cast: undefined } : undefined;
  return depth > 2 ? undefined : readThroughLocal(at, variable, { steps, text, depth });
}

interface Rest {
  readonly steps: readonly Step[];
  readonly text: boolean;
  readonly depth: number;
}

/** Follows a local that was given the object, a part of it, or the object under the type it was tested for. */
function readThroughLocal(at: SyntaxNode, variable: string, { steps, text, depth }: Rest): CodeRead | undefined {
  const method = methodAround(at);
  const found = (method ? localsNamed(method, at.text) : []).filter(
    ({ declaration }) => declaration.startIndex <= at.startIndex,
  );
  const local = found.at(-1);
  if (!local) return undefined;
  if (local.declaration.type === 'instanceof_expression') {
    if (field(local.declaration, 'left')?.text !== variable || steps.length === 0) return undefined;
    return { steps, text, cast: field(local.declaration, 'right')?.text };
  }
  if (!local.value) return undefined;
  const value = withoutBrackets(local.value);
  const own = value.type === 'cast_expression' && field(value, 'value')?.text === variable;
  if (own) return steps.length > 0 ? { steps, text, cast: field(value, 'type')?.text } : undefined;
  const inner = readOf(value, variable, text, depth + 1);
  return inner && { ...inner, steps: [...inner.steps, ...steps] };
}

/** The text that `Integer.parseInt(…)` reads. */
function parsedText(value: SyntaxNode): SyntaxNode | undefined {
  const parses = value.type === 'method_invocation' && /^parse(?:Int|Long)$/.test(field(value, 'name')?.text ?? '');
  return parses ? namedChildren(field(value, 'arguments') ?? value)[0] : undefined;
}

function withoutBrackets(node: SyntaxNode): SyntaxNode {
  const inner = node.type === 'parenthesized_expression' ? namedChildren(node)[0] : undefined;
  return inner ? withoutBrackets(inner) : node;
}

/** The method or lambda whose body a result is read in. */
export function functionOf(node: SyntaxNode): SyntaxNode | undefined {
  return closest(node, ['method_declaration', 'constructor_declaration', 'lambda_expression']);
}
