import type { CallGrammar } from '../call/callGrammar.ts';
import { ancestors, field, namedChildren, type SyntaxNode } from '../syntax.ts';

/** Methods that only read from a result: the send is over before them. */
const READER = /^(?:(?:get|is|has)(?:[A-Z]|$)|(?:body|code|statusCode|headers|stream|toString|id|messages|isPresent)$)/;
/** Calls with which a request to a server is complete. */
const REQUESTS = /^(?:(?:post|put)For\w{1,20}|exchange)$/;
/** What reads the answer of Spring's `RestClient` behind `retrieve()`. */
const RETRIEVED = /^(?:body|toEntity|toBodilessEntity)$/;

/** The syntax of Java. */
export const javaGrammar: CallGrammar = {
  calls: ['method_invocation'],
  functions: [
    'method_declaration',
    'constructor_declaration',
    'compact_constructor_declaration',
    'lambda_expression',
    'static_initializer',
  ],
  loops: ['for_statement', 'enhanced_for_statement', 'while_statement', 'do_statement'],
  handlers: ['catch_clause'],
  conditions: {
    if_statement: ['condition'],
    while_statement: ['condition'],
    ternary_expression: ['condition'],
    switch_label: [],
    binary_expression: [],
  },
  identifiers: ['identifier'],
  assignments: ['variable_declarator', 'assignment_expression', 'resource'],
  assigned: (node) => {
    const name = field(node, 'name') ?? field(node, 'left');
    const value = field(node, 'value') ?? field(node, 'right');
    const plain = name?.type === 'field_access' ? field(name, 'field') : name;
    return plain?.type === 'identifier' && value ? { name: plain.text, value } : undefined;
  },
  callee: (call) => {
    const name = field(call, 'name')?.text;
    return name === undefined ? undefined : { name, receivers: namesOf(field(call, 'object')) };
  },
  whole: (call) => fluentRequest(call) ?? wholeChain(call),
  guarded: (handler) => {
    const around = handler.parent;
    const parts = around ? [field(around, 'resources'), field(around, 'body')] : [];
    return parts.filter((part) => part !== undefined);
  },
  head: (fn) => fn.text.slice(0, Math.max(0, (field(fn, 'body')?.startIndex ?? fn.startIndex) - fn.startIndex)),
};

function wholeChain(call: SyntaxNode): SyntaxNode {
  let at = call;
  for (;;) {
    const next = chainedCall(at);
    if (!next || isComplete(at) || READER.test(nameOf(next))) return at;
    at = next;
  }
}

/** `client.post().uri(…).body(…).retrieve().body(…)`, up to what waits for the answer. */
function fluentRequest(call: SyntaxNode): SyntaxNode | undefined {
  let retrieved = false;
  let answer: SyntaxNode | undefined;
  for (let at = chainedCall(call); at; at = chainedCall(at)) {
    const name = nameOf(at);
    if (name === 'block') return at;
    if (retrieved && RETRIEVED.test(name)) answer ??= at;
    retrieved ||= name === 'retrieve';
  }
  return answer;
}

function nameOf(call: SyntaxNode): string {
  return field(call, 'name')?.text ?? '';
}

/** The call made on the value of a call: `execute()` in `client.newCall(request).execute()`. */
function chainedCall(call: SyntaxNode): SyntaxNode | undefined {
  const outer = call.parent;
  return outer?.type === 'method_invocation' && field(outer, 'object')?.id === call.id ? outer : undefined;
}

/** True where the request goes out with this call, whatever is called on its answer. */
function isComplete(call: SyntaxNode): boolean {
  const name = nameOf(call);
  const given = namedChildren(field(call, 'arguments') ?? call).length;
  if (name === 'execute') return given === 0;
  if (name === 'block') return true;
  if (REQUESTS.test(name)) return given > 1;
  return name === 'send' && given === 2 && /\bof[A-Z]\w{0,40}\(/.test(field(call, 'arguments')?.text ?? '');
}

/** The names an expression passes, outermost first: `client`, `messages` for `client.messages(x)`. */
export function namesOf(node: SyntaxNode | undefined): string[] {
  if (!node) return [];
  if (node.type === 'identifier' || node.type === 'this' || node.type === 'super') return [node.text];
  if (node.type === 'object_creation_expression') return [(field(node, 'type')?.text ?? '').split('<', 1)[0] ?? ''];
  if (node.type === 'parenthesized_expression') return namesOf(namedChildren(node)[0]);
  const own = field(node, 'field') ?? field(node, 'name');
  return [...namesOf(field(node, 'object')), ...(own ? [own.text] : [])];
}

/** The declaration of the outermost type around a node. */
export function outermostType(node: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (const at of ancestors(node)) if (/^(?:class|enum|interface|record)_declaration$/.test(at.type)) found = at;
  return found;
}

/** A number as the code it is, without separators and suffix; undefined for anything but a decimal number. */
export function codeOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type !== 'decimal_integer_literal') return undefined;
  return node.text.replace(/_|[lL]$/g, '');
}
