import type { Callee, CallGrammar } from '../call/callGrammar.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';

/** Blocks, of either spelling. */
export const BLOCKS: readonly string[] = ['block', 'do_block'];
/** Methods, of an object or of a class. */
export const METHODS: readonly string[] = ['method', 'singleton_method'];
/** Methods whose block gets what they are called on. */
const PASSED_ON: ReadonlySet<string> = new Set(['then', 'yield_self', 'tap']);
/** Methods of Ruby, Rails and Devise that send no message, and properties such as `sender_id`. */
const OTHER_SEND =
  /^(?:fetch$|public_send$|__send__$|sender|sending|sendable|send_(?:data|stream|devise_notification)$|send_\w{1,40}_instructions$)/;

/** The syntax of Ruby. */
export const rubyGrammar: CallGrammar = {
  calls: ['call'],
  functions: [...METHODS, ...BLOCKS, 'lambda'],
  loops: ['while', 'until', 'for', 'while_modifier', 'until_modifier'],
  handlers: ['rescue'],
  conditions: {
    if: ['condition'],
    elsif: ['condition'],
    unless: ['condition'],
    while: ['condition'],
    until: ['condition'],
    if_modifier: ['condition'],
    unless_modifier: ['condition'],
    conditional: ['condition'],
    pattern: [],
    in_clause: ['pattern'],
    test_pattern: ['pattern'],
    binary: [],
  },
  identifiers: ['identifier', 'constant', 'instance_variable', 'class_variable', 'global_variable'],
  assignments: ['assignment', 'operator_assignment', 'pair', 'keyword_parameter', 'optional_parameter', 'method'],
  assigned: (node) => {
    const name = field(node, 'left') ?? field(node, 'key') ?? field(node, 'name');
    // A method is what its name stands for: `def url = "https://…"`, `def conn; @conn ||= …; end`.
    const value = node.type === 'method' ? node : (field(node, 'right') ?? field(node, 'value'));
    if (!name || !value) return undefined;
    const plain = name.type === 'call' ? field(name, 'method') : name;
    return plain && NAMES.test(plain.type) ? { name: plain.text, value } : undefined;
  },
  callee: (call) => {
    const names = namesOf(call);
    const name = names.at(-1);
    if (name === undefined || OTHER_SEND.test(name) || (name === 'send' && !givesKeywords(call))) return undefined;
    // In a controller, what came in; without arguments, no request is made.
    if (name === 'request' && !field(call, 'arguments')) return undefined;
    return { name, receivers: names.slice(0, -1) };
  },
  whole: (call) => connectionAround(call) ?? call,
  guarded: (handler) => {
    const all = handler.parent ? namedChildren(handler.parent) : [];
    return all.slice(
      0,
      all.findIndex(({ type }) => type === 'rescue'),
    );
  },
  chained: (callback) => {
    const call = callback.parent?.type === 'call' ? callback.parent : undefined;
    const passed = call && PASSED_ON.has(field(call, 'method')?.text ?? '');
    return passed ? field(call, 'receiver') : undefined;
  },
  head: (fn) => fn.text.slice(0, Math.max(0, (field(fn, 'body')?.startIndex ?? fn.startIndex) - fn.startIndex)),
};

const NAMES = /^(?:identifier|constant|(?:instance|class|global)_variable|hash_key_symbol|simple_symbol|string)$/;

/** Every object has a `send` that calls any method by name; one that sends a message takes keywords. */
function givesKeywords(call: SyntaxNode): boolean {
  const given = field(call, 'arguments');
  return given !== undefined && /^(?:pair|hash|hash_splat_argument)$/.test(namedChildren(given)[0]?.type ?? '');
}

/**
 * `Net::HTTP.start(…) { |http| http.request(req) }` around a request that is all its block does: that is sent again as a
 * whole, so that no connection stays open while it waits.
 */
function connectionAround(call: SyntaxNode): SyntaxNode | undefined {
  const body = call.parent;
  const block = body?.parent;
  const outer = block?.parent;
  if (!body || !block || !outer || !BLOCKS.includes(block.type) || outer.type !== 'call') return undefined;
  if (namedChildren(body).length !== 1 || field(block, 'body')?.id !== body.id) return undefined;
  return namesOf(outer).join('.') === 'Net.HTTP.start' ? outer : undefined;
}

/** The names a call passes, outermost first: `client`, `messages`, `send_text`; instance variables without their mark. */
export function namesOf(node: SyntaxNode | undefined): Callee['receivers'] {
  if (!node) return [];
  switch (node.type) {
    case 'call': {
      const method = field(node, 'method');
      return [...namesOf(field(node, 'receiver')), ...(method?.type === 'identifier' ? [method.text] : [])];
    }
    case 'scope_resolution':
      return [...namesOf(field(node, 'scope')), field(node, 'name')?.text ?? ''];
    case 'element_reference':
      return namesOf(field(node, 'object'));
    case 'parenthesized_statements':
      return namesOf(namedChildren(node).at(-1));
    default:
      return /^(?:identifier|constant|self|super|\w+_variable)$/.test(node.type)
        ? [node.text.replace(/^[@$]+/, '')]
        : [];
  }
}
