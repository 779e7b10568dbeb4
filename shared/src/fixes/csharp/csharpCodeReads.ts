import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { argumentsOf, csharpGrammar, initializerOf, plainName } from './csharpGrammar.ts';
import { valueNames } from './csharpScope.ts';

/** A place that compares something with a code. */
interface CodeTest {
  /** What is compared. */
  readonly read: SyntaxNode;
  /** A member of it that a pattern names: `Code` for `ex is { Code: 131056 }`. */
  readonly member?: string;
  /** The same comparison with the variable `code`, for what is compared written as `read`. */
  readonly compare: (read: string) => string;
}

/** How the code is read from a caught exception or a result. */
export interface CodeRead {
  /** The type a pattern narrows the exception to, where one does. */
  readonly type?: string;
  /** The comparison with the variable `code`, read from `root`: `ex.Error.Code == code`. */
  readonly test: (root: string) => string;
}

const asNumber = (read: string): string => `${read} == code`;
const asText = (read: string): string => `${read} == code.ToString()`;
const asEnum = (read: string): string => `(int${read.includes('?.') ? '?' : ''})${read} == code`;

/** Of the comparisons in a region, the first that reads a code from the variable of a name says how it is read. */
export function codeReadIn(region: SyntaxNode, root: string, code: string, source: SourceFile): CodeRead | undefined {
  for (const test of testsIn(region, code, source)) {
    const read = readFrom(test.read, root, region, 0);
    if (!read || /status/i.test(test.member ?? lastMember(test.read))) continue;
    const member = test.member === undefined ? '' : `.${test.member}`;
    return { ...(read.type && { type: read.type }), test: (name) => test.compare(read.text(name) + member) };
  }
  return undefined;
}

interface Read {
  readonly text: (root: string) => string;
  readonly type?: string;
}

/** An expression with its only variable, which has to lead to the root, replaced. */
function readFrom(node: SyntaxNode, root: string, region: SyntaxNode, depth: number): Read | undefined {
  const plain = node.type === 'parenthesized_expression' ? (namedChildren(node)[0] ?? node) : node;
  if (descendants(plain, ['await_expression', 'assignment_expression', 'declaration_expression']).length > 0)
    return undefined;
  const names = valueNames(plain);
  const [name] = names;
  if (!name || names.length > 1) return undefined;
  const around = (inner: string): string =>
    plain.text.slice(0, name.startIndex - plain.startIndex) +
    inner +
    plain.text.slice(name.endIndex - plain.startIndex);
  if (name.text === root) return { text: (given) => around(given) };
  if (depth > 3) return undefined;
  const narrowed = descendants(region, ['declaration_pattern', 'recursive_pattern']).find(
    (pattern) => field(pattern, 'name')?.text === name.text,
  );
  const matched = narrowed?.parent ? field(narrowed.parent, 'expression') : undefined;
  if (narrowed && matched?.type === 'identifier' && matched.text === root) {
    const type = field(narrowed, 'type')?.text;
    return type === undefined ? undefined : { text: (given) => around(given), type };
  }
  const declared = descendants(region, ['variable_declarator']).find((one) => field(one, 'name')?.text === name.text);
  const value = declared && initializerOf(declared);
  const inner =
    value && /access_expression$|^identifier$/.test(value.type) ? readFrom(value, root, region, depth + 1) : undefined;
  return inner && { ...inner, text: (given) => around(inner.text(given)) };
}

function* testsIn(region: SyntaxNode, code: string, source: SourceFile): Generator<CodeTest> {
  const types = [
    'binary_expression',
    'is_pattern_expression',
    'switch_statement',
    'switch_expression',
    'invocation_expression',
  ];
  for (const node of descendants(region, types)) {
    const tests = TESTS[node.type]?.(node, code, source) ?? [];
    yield* tests;
  }
}

const TESTS: Readonly<Record<string, (node: SyntaxNode, code: string, source: SourceFile) => CodeTest[]>> = {
  binary_expression: (node, code, source) => {
    const [left, right] = [field(node, 'left'), field(node, 'right')];
    if (!left || !right || !/^[=!]=$/.test(field(node, 'operator')?.text ?? '')) return [];
    const [kindLeft, kindRight] = [codeKind(left, code, source), codeKind(right, code, source)];
    if (kindRight) return [{ read: left, compare: kindRight }];
    return kindLeft ? [{ read: right, compare: kindLeft }] : [];
  },
  is_pattern_expression: (node, code, source) => {
    const read = field(node, 'expression');
    const pattern = field(node, 'pattern');
    return read && pattern ? inPattern(read, pattern, code, source) : [];
  },
  switch_statement: (node, code, source) => {
    const read = field(node, 'value');
    const sections = namedChildren(field(node, 'body') ?? node).flatMap(namedChildren);
    return read ? sections.flatMap((part) => inPattern(read, part, code, source)) : [];
  },
  switch_expression: (node, code, source) => {
    const [read, ...arms] = namedChildren(node);
    return read ? arms.flatMap((arm) => inPattern(read, namedChildren(arm)[0] ?? arm, code, source)) : [];
  },
  invocation_expression: (node, code, source) => {
    const [argument, ...more] = argumentsOf(node);
    const access = field(node, 'function');
    const searched = access?.type === 'member_access_expression' ? field(access, 'expression') : undefined;
    if (!argument || !searched || more.length > 0 || csharpGrammar.callee(node)?.name !== 'Contains') return [];
    if (argument.type === 'string_literal') {
      const parts = argument.text.split(code);
      const plain = parts.length === 2 && !/[\\{}]|\d$/.test(parts[0] ?? '') && !/^[\d]|[\\{}]/.test(parts[1] ?? '');
      const sought = argument.text === `"${code}"` ? 'code.ToString()' : `$${parts.join('{code}')}`;
      return plain ? [{ read: searched, compare: (read) => `${read}.Contains(${sought})` }] : [];
    }
    return listsCode(searched, code, source) ? [{ read: argument, compare: asNumber }] : [];
  },
};

/** The tests in a pattern: constants, and constants of a property. */
function inPattern(read: SyntaxNode, pattern: SyntaxNode, code: string, source: SourceFile): CodeTest[] {
  if (pattern.type === 'constant_pattern') {
    const kind = codeKind(namedChildren(pattern)[0] ?? pattern, code, source);
    return kind ? [{ read, compare: kind }] : [];
  }
  if (/^(?:or|and|negated|parenthesized)_pattern$/.test(pattern.type)) {
    return namedChildren(pattern).flatMap((part) => inPattern(read, part, code, source));
  }
  if (pattern.type !== 'recursive_pattern' || field(pattern, 'type')) return [];
  return descendants(pattern, ['subpattern']).flatMap((part) => {
    const [name, inner] = namedChildren(part);
    // A member of a member may be null on the way; only the first level reads the same in an expression.
    if (!name || !inner || part.parent?.parent?.id !== pattern.id || name.type !== 'identifier') return [];
    return inPattern(read, inner, code, source).map((test) => ({ ...test, member: name.text }));
  });
}

/** How an expression is compared where it is a code: a number, a text, or a member of an enum of the file. */
function codeKind(node: SyntaxNode, code: string, source: SourceFile): ((read: string) => string) | undefined {
  if (node.type === 'integer_literal') return isCode(node.text, code) ? asNumber : undefined;
  if (node.type === 'string_literal') return isCode(node.text.slice(1, -1), code) ? asText : undefined;
  if (node.type === 'cast_expression') {
    const value = field(node, 'value');
    return value && codeKind(value, code, source) ? asNumber : undefined;
  }
  if (node.type !== 'identifier' && node.type !== 'member_access_expression') return undefined;
  const name = node.type === 'identifier' ? node.text : plainName(field(node, 'name'));
  for (const declared of descendants(source.root, ['variable_declarator', 'enum_member_declaration'])) {
    if (field(declared, 'name')?.text !== name) continue;
    const value = declared.type === 'variable_declarator' ? initializerOf(declared) : field(declared, 'value');
    if (!value || !/literal$/.test(value.type)) continue;
    const kind = codeKind(value, code, source);
    return kind && declared.type === 'enum_member_declaration' ? asEnum : kind;
  }
  return undefined;
}

/** Codes of the platform have five or six digits, or are the one in question. */
function isCode(text: string, code: string): boolean {
  const plain = text.replaceAll('_', '');
  return plain === code || /^\d{5,6}$/.test(plain);
}

/** True for a collection of the file that lists whole numbers, the code among them. */
function listsCode(collection: SyntaxNode, code: string, { root }: SourceFile): boolean {
  const name = collection.type === 'identifier' ? collection.text : plainName(field(collection, 'name'));
  const declared = descendants(root, ['variable_declarator', 'property_declaration']).filter(
    (one) => field(one, 'name')?.text === name,
  );
  return declared.some((one) => descendants(one, ['integer_literal']).some(({ text }) => isCode(text, code)));
}

function lastMember(node: SyntaxNode): string {
  return /[A-Za-z_]\w{0,80}(?=\W{0,8}$)/.exec(node.text)?.[0] ?? '';
}
