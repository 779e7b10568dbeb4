import { inStyle } from '../fileStyle.ts';
import type { FixEdit, RetryRequest } from '../languageFixes.ts';
import { type PolicyText, policyText } from '../retryPolicyText.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { insertion, type TextChange } from '../textChange.ts';
import { METHODS } from './rubyGrammar.ts';
import {
  numberText,
  RUBY_HELPER,
  RUBY_NAMES,
  type RubyHelperOptions,
  rubyHelper,
  rubyMethods,
  rubyQueues,
} from './rubyHelper.ts';
import { inModule, newModule } from './rubyModule.ts';
import { commonScope, constantsGap, type Gap, methodsGap, type RubyScope, reaches, scopeOf } from './rubyPlace.ts';
import { delayMethod, policyRow } from './rubyPolicies.ts';
import { isRaised, parsesJson, type RubyShape } from './rubyReadings.ts';
import { rubyRecipient } from './rubyRecipient.ts';
import { addRequires } from './rubyRequires.ts';
import { readsShape, rubyShape } from './rubyShape.ts';
import { groupsNumbers, wrapInBlock } from './rubyWrap.ts';

const STEP = 2;

/** `Add retry for …` in Ruby. */
export function addRubyRetry(request: RetryRequest): FixEdit | undefined {
  const { source, calls, project } = request;
  const wrapped = calls.filter(({ retry }) => retry === undefined);
  const shape = wrapped.length > 0 ? rubyShape(source, wrapped) : undefined;
  if (wrapped.length > 0 && !shape) return undefined;
  const own = delayMethod(source);
  if (own) {
    const scope = scopeOf(own);
    const reached = scope && wrapped.every(({ node }) => canReach(scope, node));
    if (!reached || (shape && !readsShape(helperText(own, source), shape))) return undefined;
    const row = policyRow(source, own, request);
    return row && { changes: [...handOver(request, ''), ...row] };
  }
  if (project.module) return inModule(request, (receiver) => handOver(request, receiver));
  if (!shape || RUBY_NAMES.some((name) => usesName(source.text, name))) return undefined;
  if (request.placement === 'module') return newModule(request, (receiver) => handOver(request, receiver));
  return newHelper(request, shape);
}

/** The helper and an example of its use. */
export function rubySnippet(policy: PolicyText): string {
  const options: RubyHelperOptions = { shape: { kind: 'any' }, define: 'def ', retriable: false, grouped: false };
  const example = `response = ${RUBY_HELPER}([${policy.code}], to: recipient) { http.request(request) }`;
  const parts = [["require 'json'"], rubyQueues({ nested: false }), rubyHelper(policy, options), [example]];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function canReach(helper: RubyScope, call: SyntaxNode): boolean {
  const scope = scopeOf(call);
  return helper.kind === 'script' || (scope !== undefined && reaches(helper, scope));
}

/** Hands the calls to the helper; `receiver` is what its name is called on, with its dot. */
function handOver({ calls, entry, source, style }: RetryRequest, receiver: string): TextChange[] {
  const code = numberText(`${entry.code}`, groupsNumbers(source.root));
  return calls.flatMap(({ node, retry }) => {
    const to = entry.retry.scope === 'recipient-pair' ? rubyRecipient(node, source) : undefined;
    if (!retry) {
      const head = `${receiver}${RUBY_HELPER}([${code}]${to === undefined ? '' : `, to: ${to}`})`;
      return wrapInBlock(node, head, source.text, style);
    }
    if (retry.insertAt === undefined) return [];
    const given = namedChildren(field(retry.node, 'arguments') ?? retry.node);
    const last = given.at(-1);
    const queue = to !== undefined && given.length === 1 && last ? [insertion(last.endIndex, `, to: ${to}`)] : [];
    return [insertion(retry.insertAt, `, ${code}`), ...queue];
  });
}

function newHelper(request: RetryRequest, shape: RubyShape): FixEdit | undefined {
  const { source, style, entry, calls, project } = request;
  // Sorbet asks for a signature of every method there.
  if (/^# typed: str(?:ict|ong)\b/m.test(source.text)) return undefined;
  const scope = commonScope(calls);
  const first = Math.min(...calls.map(({ node }) => node.startIndex));
  const constants = scope && constantsGap(source, scope.owner, first);
  const methods = scope && methodsGap(source, scope, first);
  if (!scope || !constants || !methods) return undefined;
  const retriable = isRaised(shape) && project.dependencies.has('retriable');
  const define = scope.kind === 'class' ? 'def self.' : 'def ';
  const options: RubyHelperOptions = { shape, define, retriable, grouped: groupsNumbers(source.root) };
  const lines = rubyHelper(policyText(entry), options);
  const nested = scope.owner !== undefined;
  const added = [
    ...(methods.hide ? ['private', ''] : []),
    ...lines,
    ...(scope.kind === 'class' || scope.kind === 'functions' ? ['', ...hiding(options)] : []),
  ];
  const requires = [...(parsesJson(shape) ? ['json'] : []), ...(retriable ? ['retriable'] : [])];
  const required = addRequires(source, requires, style);
  const queues = rubyQueues({ nested });
  const placed = nested
    ? [laid(constants, queues, request), laid(methods, added, request)]
    : [laid(constants, [...queues, '', ...added], request)];
  return { changes: [...required, ...handOver(request, ''), ...placed] };
}

function hiding(options: RubyHelperOptions): string[] {
  const names = rubyMethods(options).map((name) => `:${name}`);
  return [`private_class_method ${names.join(', ')}`];
}

/** Lines laid out for a place. */
function laid(
  { at, indent, before, behind }: Gap,
  lines: readonly string[],
  { source, style }: RetryRequest,
): TextChange {
  const end = style.lineEnd;
  const text = inStyle(lines, style, STEP)
    .split(end)
    .map((line) => (line === '' ? line : indent + line))
    .join(end);
  const unended = at > 0 && source.text[at - 1] !== '\n' ? end : '';
  return insertion(at, `${unended}${before ? end : ''}${text}${end}${behind ? end : ''}`);
}

/** The text of the method with the policies and of the one that calls it. */
function helperText(delay: SyntaxNode, { root }: SourceFile): string {
  const runner = descendants(root, [...METHODS]).find((method) => field(method, 'name')?.text === RUBY_HELPER);
  return `${runner?.text ?? ''}\n${delay.text}`;
}

/** The codes a call of the helper lists. */
export function listedCodes(call: SyntaxNode): { codes: string[]; insertAt: number | undefined } {
  const list = namedChildren(field(call, 'arguments') ?? call)[0];
  const items = list?.type === 'array' ? namedChildren(list) : [];
  const plain = items.length > 0 && items.every(({ type }) => type === 'integer');
  const codes = items.filter(({ type }) => type === 'integer').map(({ text }) => text.replaceAll('_', ''));
  return { codes, insertAt: plain ? items.at(-1)?.endIndex : undefined };
}
