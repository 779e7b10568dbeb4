import type { SendCall } from '../call/sendCall.ts';
import { ancestors, closest, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { codeReads } from './codeReads.ts';
import { METHODS, rubyGrammar } from './rubyGrammar.ts';
import { type RubyShape, shapeLines } from './rubyReadings.ts';

/** What the reader of `any` finds a code by: steps without quotes and colons, separated by dots. */
const ANY_READS = /^(?:response\.)?(?:body\.|parsed_response\.)?(?:json\.)?(?:error\.)?code$/;
const REQUEST = /^(?:request|post|post_form|execute|start)$/;

/** What a failure of these calls looks like; undefined where the file reads it in a way no helper does. */
export function rubyShape(source: SourceFile, calls: readonly SendCall[]): RubyShape | undefined {
  const shapes = calls.map((call) => shapeOf(call, source));
  const [first] = shapes;
  if (!first || shapes.includes(undefined)) return undefined;
  return shapes.every((shape) => JSON.stringify(shape) === JSON.stringify(first)) ? first : { kind: 'any' };
}

/** True where a helper of the file reads outcomes of a shape. */
export function readsShape(helper: string, shape: RubyShape): boolean {
  const plain = (written: string): string => written.replaceAll('"', "'");
  const reads = (wanted: RubyShape): boolean => shapeLines(wanted).every((line) => plain(helper).includes(plain(line)));
  return reads(shape) || reads({ kind: 'any' });
}

function shapeOf(call: SendCall, source: SourceFile): RubyShape | undefined {
  // A call on nothing gives nil, which only the reader of everything expects.
  if (call.call.text.includes('&.')) return { kind: 'any' };
  const shape = clientShape(call, source) ?? raisedShape(call) ?? returnedShape(call, source);
  return shape === 'unread' ? undefined : shape;
}

/** The shape of a call that is one of a known client's own. */
function clientShape({ node, name, receivers }: SendCall, { text }: SourceFile): RubyShape | undefined {
  const [first = ''] = receivers;
  if (/\bWhatsappSdk\b|require ['"]whatsapp_sdk['"]/.test(text) && name.startsWith('send_')) {
    const old = !text.includes('HttpResponseError') && /\.(?:ok|error)\?/.test(text);
    return { kind: old ? 'any' : 'sdk' };
  }
  if (!REQUEST.test(name)) return undefined;
  const faraday = (): RubyShape => ({ kind: raises(node, text) ? 'faraday_raised' : 'faraday' });
  if (first === 'HTTParty') return { kind: 'httparty' };
  if (first === 'RestClient') return { kind: 'rest_client' };
  if (first === 'Faraday') return faraday();
  if (first === 'Net') return { kind: 'net_http' };
  const named = ['HTTParty', 'RestClient', 'Faraday', 'Net::HTTP'].filter((client) => text.includes(client));
  if (named.length !== 1) return undefined;
  if (named[0] === 'Faraday') return name === 'post' ? faraday() : undefined;
  if (named[0] === 'RestClient') return { kind: 'rest_client' };
  if (named[0] === 'Net::HTTP') return { kind: 'net_http' };
  const own = ['', 'self', 'class', 'self.class'].includes(receivers.join('.'));
  return own && /\binclude HTTParty\b/.test(text) ? { kind: 'httparty' } : undefined;
}

/** True where a failed answer of Faraday is raised. */
function raises(node: SyntaxNode, text: string): boolean {
  return (
    /:raise_error\b|RaiseError\b/.test(text) || handlersOf(node).some(({ classes }) => /\bFaraday::/.test(classes))
  );
}

interface Handler {
  readonly node: SyntaxNode;
  readonly classes: string;
}

/** The handlers of what a node raises, innermost first. */
function handlersOf(node: SyntaxNode): Handler[] {
  const found: Handler[] = [];
  let inner = node;
  for (const at of ancestors(node)) {
    const parts = /^(?:begin|body_statement)$/.test(at.type) ? namedChildren(at) : [];
    const handlers = parts.filter(({ type }) => type === 'rescue');
    if (handlers[0] && inner.startIndex < handlers[0].startIndex) {
      found.push(...handlers.map((handler) => ({ node: handler, classes: field(handler, 'exceptions')?.text ?? '' })));
    }
    if (METHODS.includes(at.type)) break;
    inner = at;
  }
  return found;
}

/** What the handlers around a call read; undefined where they do not read a code. */
function raisedShape({ node }: SendCall): RubyShape | 'unread' | undefined {
  for (const { node: handler, classes } of handlersOf(node)) {
    const variable = field(handler, 'variable')?.namedChildren[0]?.text;
    const read = codeReads([handler]).find(({ root }) => root === variable);
    if (/WhatsappSdk::[\w:]{0,80}HttpResponseError/.test(classes)) return { kind: 'sdk' };
    if (/\bRestClient::/.test(classes)) return { kind: 'rest_client' };
    if (/\bFaraday::/.test(classes)) return { kind: 'faraday_raised' };
    if (!read) continue;
    const own = /^[\w:]+$/.test(classes) && !/^(?:StandardError|Exception|RuntimeError)$/.test(classes);
    if (own && read.steps.every((step) => /^\.\w+$/.test(step))) {
      return { kind: 'raised', rescues: classes, read: `error${read.steps.join('&')}` };
    }
    return anyOf(read.steps);
  }
  return undefined;
}

/** What is read of a call's value behind it, in the same method. */
function returnedShape({ node }: SendCall, { root }: SourceFile): RubyShape | 'unread' {
  const assignment = closest(node, ['assignment'], node.parent ?? node);
  const left = assignment && field(assignment, 'left');
  // `status, body = send(…)`: no helper reads an array.
  if (left?.type === 'left_assignment_list' && field(assignment ?? node, 'right')?.id === node.id) return 'unread';
  const name = left?.text;
  const around = closest(node, rubyGrammar.functions) ?? root;
  const read = name === undefined ? undefined : codeReads([around]).find((found) => found.root === name);
  if (!read) return { kind: 'any' };
  const keys = read.steps.map((step) => step.replace(/^['"]|['"]$/g, ''));
  if (keys.join(' ') === 'error code') return { kind: 'hash' };
  if (keys.join(' ') === ':error :code') return { kind: 'symbols' };
  return anyOf(read.steps);
}

/** The shape of a read that names no class: whichever, or none where the helper would not see the code. */
function anyOf(steps: readonly string[]): RubyShape | 'unread' {
  const plain = steps.map((step) => step.replace(/[.:'"]/g, '')).join('.');
  return ANY_READS.test(plain) ? { kind: 'any' } : 'unread';
}
