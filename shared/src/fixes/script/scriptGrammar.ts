import type { Callee, CallGrammar } from '../call/callGrammar.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';

/** Names under which a promise is waited for. */
const PROMISE_METHODS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);
const FUNCTIONS = [
  'arrow_function',
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'method_definition',
];
/** Marks around an expression that change nothing at run time. */
const WRAPPERS = ['parenthesized_expression', 'non_null_expression', 'as_expression', 'satisfies_expression'];

/** The syntax of JavaScript and TypeScript. */
export const scriptGrammar: CallGrammar = {
  calls: ['call_expression'],
  functions: FUNCTIONS,
  loops: ['for_statement', 'for_in_statement', 'while_statement', 'do_statement'],
  handlers: ['catch_clause'],
  conditions: {
    if_statement: ['condition'],
    while_statement: ['condition'],
    ternary_expression: ['condition'],
    switch_case: ['value'],
    binary_expression: [],
  },
  identifiers: ['identifier', 'property_identifier', 'shorthand_property_identifier', 'private_property_identifier'],
  assignments: [
    'variable_declarator',
    'assignment_expression',
    'pair',
    'public_field_definition',
    'field_definition',
    'required_parameter',
  ],
  assigned: (node) => {
    const name = field(node, 'name') ?? field(node, 'left') ?? field(node, 'key') ?? field(node, 'property');
    const value = field(node, 'value') ?? field(node, 'right');
    if (!name || !value) return undefined;
    const plain = name.type === 'member_expression' ? field(name, 'property') : name;
    return plain && /identifier$/.test(plain.type) ? { name: plain.text, value } : undefined;
  },
  callee: (call) => {
    const names = namesOf(field(call, 'function'));
    const name = names.at(-1);
    return name === undefined ? undefined : { name, receivers: names.slice(0, -1) };
  },
  whole: (call) => {
    let at = withoutAwait(call);
    for (;;) {
      const method = chainedMethod(at);
      const outer = method && !PROMISE_METHODS.has(method.name) ? method.call : subscriber(at);
      if (!outer) return at;
      at = outer;
    }
  },
  guarded: (handler) => {
    const body = handler.parent ? field(handler.parent, 'body') : undefined;
    return body ? [body] : [];
  },
  chained: (callback) => {
    const hung = callback.parent?.type === 'arguments' ? callback.parent.parent : null;
    const callee = hung ? field(hung, 'function') : undefined;
    if (!hung || callee?.type !== 'member_expression') return undefined;
    if (!PROMISE_METHODS.has(field(callee, 'property')?.text ?? '')) return undefined;
    return chainRoot(field(callee, 'object'));
  },
  head: (fn) =>
    decorators(fn) + fn.text.slice(0, Math.max(0, (field(fn, 'body')?.startIndex ?? fn.startIndex) - fn.startIndex)),
};

/** The decorators of a method, which TypeScript's grammar puts in front of it. */
function decorators(fn: SyntaxNode): string {
  const above = fn.previousNamedSibling;
  return above?.type === 'decorator' ? `${decorators(above)}${above.text}\n` : '';
}

/**
 * The grammar reads `await send<T>(x)` as a call of `await send`: then the call without its `await`, as a node of its own.
 */
function withoutAwait(call: SyntaxNode): SyntaxNode {
  const callee = field(call, 'function');
  const inner = callee?.type === 'await_expression' ? namedChildren(callee)[0] : undefined;
  if (!inner) return call;
  const startIndex = inner.startIndex;
  const overrides = new Map<string, unknown>([
    ['startIndex', startIndex],
    ['text', call.text.slice(startIndex - call.startIndex)],
    ['parent', callee],
  ]);
  return new Proxy(call, {
    get(target, name) {
      if (typeof name === 'string' && overrides.has(name)) return overrides.get(name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The call a chain of `.then()` and `.catch()` begins with. */
function chainRoot(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const callee = node?.type === 'call_expression' ? field(node, 'function') : undefined;
  if (callee?.type === 'member_expression' && PROMISE_METHODS.has(field(callee, 'property')?.text ?? '')) {
    return chainRoot(field(callee, 'object'));
  }
  return node;
}

/** The call that subscribes to an observable and gives a promise: `firstValueFrom(…)` around it. */
function subscriber(call: SyntaxNode): SyntaxNode | undefined {
  const outer = call.parent?.type === 'arguments' ? call.parent.parent : null;
  return outer && /^(?:first|last)ValueFrom$/.test(field(outer, 'function')?.text ?? '') ? outer : undefined;
}

/** The method called on the value of a call: `set` for `.set('a', b)` behind it. */
function chainedMethod(call: SyntaxNode): (Pick<Callee, 'name'> & { call: SyntaxNode }) | undefined {
  const access = call.parent;
  if (access?.type !== 'member_expression' || field(access, 'object')?.id !== call.id) return undefined;
  const outer = access.parent;
  if (outer?.type !== 'call_expression' || field(outer, 'function')?.id !== access.id) return undefined;
  return { name: field(access, 'property')?.text ?? '', call: outer };
}

/** True where a promise method hangs on a call. */
export function isChained(call: SyntaxNode): boolean {
  return PROMISE_METHODS.has(chainedMethod(call)?.name ?? '');
}

/** The node around an expression that is no mere bracket or type mark. */
export function contextOf(node: SyntaxNode): SyntaxNode | null {
  let at = node.parent;
  while (at && WRAPPERS.includes(at.type)) at = at.parent;
  return at;
}

/** The names an expression passes, outermost first: `client`, `messages`, `send` for `client.messages(x).send`. */
function namesOf(node: SyntaxNode | undefined): string[] {
  if (!node) return [];
  if (/identifier$|^this$|^super$/.test(node.type)) return [node.text];
  if (WRAPPERS.includes(node.type)) return namesOf(namedChildren(node)[0]);
  if (node.type === 'await_expression') return namesOf(namedChildren(node)[0]);
  const inner = field(node, 'object') ?? field(node, 'function') ?? field(node, 'constructor');
  const property = field(node, 'property');
  return [...namesOf(inner), ...(property ? [property.text] : [])];
}
