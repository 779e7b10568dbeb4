import type { SendCall } from '../call/sendCall.ts';
import { bodyOf, functionAround, mayBeSend } from '../call/sendEvidence.ts';
import { ancestors, descendants, field, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { keepsArguments } from './phpCodeChain.ts';
import { phpGrammar } from './phpGrammar.ts';
import { isHeldUp } from './phpLocks.ts';
import { phpScope } from './phpScope.ts';
import { type PhpShape, phpShape } from './phpShape.ts';

/** What an arrow function would do otherwise than the code around it: it has a frame and variables of its own. */
const OWN_FRAME = [
  'assignment_expression',
  'augmented_assignment_expression',
  'reference_assignment_expression',
  'update_expression',
  'yield_expression',
  'throw_expression',
  'reference_modifier',
  'by_ref',
  'dynamic_variable_name',
  'include_expression',
  'include_once_expression',
  'require_expression',
  'require_once_expression',
];
const FRAME_CALL = /^(?:compact|extract|get_defined_vars|func_(?:get_args?|num_args)|debug_backtrace|eval|exit|die)$/i;
/** Functions that take something away with each call. */
const CONSUMES =
  /^(?:array_(?:shift|pop|splice)|next|prev|end|reset|each|f(?:read|gets|getc|getcsv|scanf|passthru)|stream_get_(?:contents|line)|readline)$/i;
/** A send of more than one message: trying it again would repeat those that went out. */
const MANY =
  /bulk|batch|broadcast|many|multiple|mass|campaign|(?:all|messages|texts|templates|notifications|reminders)$/i;
/** What runs the request later, or several at once. */
const NOT_AT_ONCE = /^(?:pool|async|multi|notification|queue|dispatch|bus|retry|later|concurrently|batch)$/i;
const COROUTINES = /\b(?:Swoole|OpenSwoole|Revolt|Amp|React|Workerman|Hyperf)\\|\bnew\s+\\?Fiber\b/;
/** A retry, or a queue of requests, that the client does by itself. */
const OTHER_RETRY = /RetryableHttpClient|RetryMiddleware|Middleware::retry|GuzzleRetry|::retry\s*\(|->retry\s*\(/;
/** A body that can be read only once: a second attempt would send an empty one. */
const READ_ONCE =
  /CURLOPT_(?:INFILE|READFUNCTION|UPLOAD|PUT)\b|['"]multipart['"]|RequestOptions::MULTIPART|\b(?:fopen|tmpfile|tryFopen|StreamInterface)\b/;
const OWN_NAME = /__(?:FUNCTION|METHOD|LINE)__/;

/** True where a call can be handed to the helper as an arrow function: it sends at once, and each attempt is the same. */
export function isSafeInPhp(call: SendCall, source: SourceFile): boolean {
  const { node, name, receivers, function: around } = call;
  const scope = around ? source.text.slice(around.startIndex, around.endIndex) : source.text;
  if (node.hasError || OWN_NAME.test(node.text) || descendants(node, OWN_FRAME).length > 0) return false;
  if (COROUTINES.test(source.text) || OTHER_RETRY.test(source.text) || READ_ONCE.test(scope)) return false;
  if (MANY.test(name) || [name, ...receivers].some((part) => NOT_AT_ONCE.test(part))) return false;
  if (/Async$/.test(call.call.childForFieldName('name')?.text ?? '') && node.id === call.call.id) return false;
  if (isHeldUp(node) || !isOutcomeKept(node) || !keepsArguments(call.call, source) || !sendsOnce(call, source))
    return false;
  if (
    changesAnything(call) ||
    (name === 'file_get_contents' && /http_response_header|last_response_headers/.test(scope))
  ) {
    return false;
  }
  const shape = phpShape(call, source);
  return shape !== undefined && phpScope(node, source) !== undefined && isReadAtOnce(shape, call, scope);
}

/** Settings of Laravel's client that the first request takes with it: the next one would have no body. */
const GIVEN_ONCE = /(?:->|::)(?:withBody|attach)\s*\(/;

/**
 * False where it matters that the helper reads the answer right away: Symfony sends when an answer is read, side by side
 * with others; throws where nobody reads it; and may not keep it for a second reader. False as well for a request of
 * Laravel that was prepared before, with a body.
 */
function isReadAtOnce({ kind }: PhpShape, { node, receivers }: SendCall, scope: string): boolean {
  if (kind === 'laravel') return receivers[0] === 'Http' || !GIVEN_ONCE.test(scope.replace(node.text, ''));
  if (kind !== 'symfony') return true;
  const around = node.parent;
  const collected = around?.type === 'assignment_expression' && /\]$/.test(field(around, 'left')?.text ?? '');
  return !collected && around?.type !== 'expression_statement' && !/['"]buffer['"]\s*=>|->stream\s*\(/.test(scope);
}

/** False where the value is a promise or is collected to be read with others, or is bound by reference. */
function isOutcomeKept(node: SyntaxNode): boolean {
  // What is yielded or listed stands in an element.
  const around = node.parent?.type === 'array_element_initializer' ? node.parent.parent : node.parent;
  if (!around || /^(?:yield_expression|reference_assignment_expression)$/.test(around.type)) return false;
  if (around.type === 'assignment_expression') {
    const left = field(around, 'left')?.text ?? '';
    return !/\[\s*\]$/.test(left) && !/^=\s*&/.test(around.text.slice(left.length).trimStart());
  }
  return !(around.type === 'argument' && /^(?:\\?Amp\\|React\\)?await/.test(around.parent?.parent?.text ?? ''));
}

/** False where an argument sends or uploads something, or takes something away that the next attempt would miss. */
function changesAnything({ node, call }: SendCall): boolean {
  return descendants(node, phpGrammar.calls).some((inner) => {
    if (inner.id === call.id || inner.id === node.id) return false;
    const name = phpGrammar.callee(inner)?.name ?? '';
    const given = inner.startIndex !== call.startIndex && /^_*(?:send|upload)/i.test(name);
    return given || FRAME_CALL.test(name) || CONSUMES.test(name);
  });
}

/** False where the file declares the function that is called, and it sends several messages. */
function sendsOnce({ name, call }: SendCall, { root }: SourceFile): boolean {
  const own = descendants(root, ['function_definition', 'method_declaration']).filter(
    (fn) => field(fn, 'name')?.text === name && functionAround(call, phpGrammar)?.id !== fn.id,
  );
  return own.every((fn) => {
    const sends = descendants(bodyOf(fn), phpGrammar.calls).filter((inner) =>
      mayBeSend(phpGrammar.callee(inner)?.name ?? ''),
    );
    return sends.length <= 1 && sends.every((inner) => !isLooped(inner, fn));
  });
}

function isLooped(inner: SyntaxNode, fn: SyntaxNode): boolean {
  for (const at of ancestors(inner)) {
    if (at.id === fn.id) return false;
    if (phpGrammar.loops.includes(at.type)) return true;
  }
  return false;
}
