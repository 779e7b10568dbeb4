import { descendants, field, namedChildren, type SyntaxNode } from '../syntax.ts';

/** Where a code is read: the steps from a variable to the code. */
export interface CodeRead {
  /** The variable it starts from. */
  readonly root: string;
  /** Methods called without arguments (`.code`) and keys (`'error'`, `:error`), in order; `json` where text is parsed. */
  readonly steps: readonly string[];
}

const PASSING = new Set(['to_i', 'to_s', 'to_h', 'to_sym', 'with_indifferent_access', 'deep_symbolize_keys']);

/** The reads of codes in a region: what is compared with a number, looked up in a list, or the value of a `case`. */
export function codeReads(region: readonly SyntaxNode[]): CodeRead[] {
  const assigned = new Map<string, SyntaxNode>();
  for (const set of region.flatMap((node) => descendants(node, ['assignment']))) {
    const [left, right] = [field(set, 'left'), field(set, 'right')];
    if (left?.type === 'identifier' && right) assigned.set(left.text, right);
  }
  return region
    .flatMap((node) => descendants(node, ['binary', 'call', 'case', 'case_match']))
    .flatMap((node) => askedIn(node))
    .flatMap((asked) => {
      const read = readOf(asked, assigned, 0);
      return read && read.steps.length > 0 ? [read] : [];
    });
}

/** The expressions a node compares with codes. */
function askedIn(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'binary') {
    const sides = [field(node, 'left'), field(node, 'right')];
    const isCode = sides.some((side) => side?.type === 'integer' && /^\d{2,3}_?\d{3}$/.test(side.text));
    const other = sides.find((side) => side?.type !== 'integer');
    return isCode && other && /^[!=]=$/.test(field(node, 'operator')?.text ?? '') ? [other] : [];
  }
  if (node.type === 'call') {
    const given = namedChildren(field(node, 'arguments') ?? node)[0];
    return /^(?:include\?|member\?|key\?|===)$/.test(field(node, 'method')?.text ?? '') && given ? [given] : [];
  }
  const value = field(node, 'value');
  return value && /\b(?:when|in)\s[^\n]{0,200}\d{2,3}_?\d{3}/.test(node.text) ? [value] : [];
}

/** The steps of an expression that does nothing but read; undefined for any other. */
function readOf(node: SyntaxNode, assigned: ReadonlyMap<string, SyntaxNode>, depth: number): CodeRead | undefined {
  if (depth > 20) return undefined;
  const on = (inner: SyntaxNode | undefined, ...steps: string[]): CodeRead | undefined => {
    const read = inner && readOf(inner, assigned, depth + 1);
    return read && { root: read.root, steps: [...read.steps, ...steps] };
  };
  switch (node.type) {
    case 'identifier':
    case 'instance_variable': {
      const given = assigned.get(node.text);
      const read = given && readOf(given, assigned, depth + 1);
      return read && read.steps.length > 0 ? read : { root: node.text, steps: [] };
    }
    case 'parenthesized_statements':
      return on(namedChildren(node)[0]);
    case 'element_reference': {
      const [object, ...keys] = namedChildren(node);
      return keys.every(isKey) ? on(object, ...keys.map(({ text }) => text)) : undefined;
    }
    case 'call':
      return readOfCall(node, on);
    default:
      return undefined;
  }
}

function readOfCall(
  node: SyntaxNode,
  on: (inner: SyntaxNode | undefined, ...steps: string[]) => CodeRead | undefined,
): CodeRead | undefined {
  const receiver = field(node, 'receiver');
  const method = field(node, 'method')?.text ?? '';
  const given = namedChildren(field(node, 'arguments') ?? node).filter(
    ({ parent }) => parent?.type === 'argument_list',
  );
  if (!receiver || field(node, 'block')) return undefined;
  if (receiver.text === 'JSON' && method === 'parse') return on(given[0], 'json');
  if (/^(?:dig|fetch)$/.test(method))
    return given.every(isKey) ? on(receiver, ...given.map(({ text }) => text)) : undefined;
  if (PASSING.has(method)) return on(receiver);
  return given.length === 0 ? on(receiver, `.${method}`) : undefined;
}

function isKey({ type, text }: SyntaxNode): boolean {
  return type === 'simple_symbol' || (type === 'string' && !text.includes('#{'));
}
