import type { SendCall } from '../call/sendCall.ts';
import type { FileStyle } from '../fileStyle.ts';
import type { RetryRequest } from '../languageFixes.ts';
import { descendants, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, type TextChange } from '../textChange.ts';
import { contextFor } from './goContext.ts';
import { argumentsOf } from './goGrammar.ts';
import { GO_HELPER, GO_RESULT_HELPER } from './goHelper.ts';
import { type GoPlan, planOf } from './goPlan.ts';
import { type GoRecipient, goRecipient } from './goRecipient.ts';

/** The changes that hand a call to the helper, or add the code to the call of the helper around it. */
export function handOver(call: SendCall, request: RetryRequest): TextChange[] | undefined {
  const { entry, source, style } = request;
  const to = recipientOf(call, request);
  if (call.retry) {
    if (call.retry.insertAt === undefined) return undefined;
    const none = argumentsOf(call.retry.node)[1];
    const queue = none?.text === '""' && to ? [{ start: none.startIndex, end: none.endIndex, newText: to.text }] : [];
    return [insertion(call.retry.insertAt, `, ${entry.code}`), ...queue];
  }
  const plan = planOf(call, source);
  if (!plan) return undefined;
  const given = `${contextFor(call.node) ?? 'context.Background()'}, ${to?.text ?? '""'}, []int{${entry.code}}`;
  const results = plan.value === undefined ? 'error' : `(${plan.value}, error)`;
  return wrap(call.node, `${helperName(plan)}(${given}, func() ${results} {`, plan, source, style);
}

/** Import paths of what the wrapped calls name. */
export function handOverImports(request: RetryRequest): string[] {
  const { calls } = request;
  const wrapped = calls.filter((call) => !call.retry);
  const background = wrapped.some((call) => contextFor(call.node) === undefined);
  const formatted = wrapped.some((call) => recipientOf(call, request)?.formatted);
  return [...(background ? ['context'] : []), ...(formatted ? ['fmt'] : [])];
}

/** True where a call needs the helper for a result beside an error. */
export function needsResults(calls: readonly SendCall[], source: SourceFile): boolean {
  return calls.some((call) => {
    const plan = call.retry ? undefined : planOf(call, source);
    return plan !== undefined && helperName(plan) === GO_RESULT_HELPER;
  });
}

function helperName({ shape, value }: GoPlan): string {
  return shape.kind === 'error' && value !== undefined ? GO_RESULT_HELPER : GO_HELPER;
}

function recipientOf({ node }: SendCall, { entry }: RetryRequest): GoRecipient | undefined {
  return entry.retry.scope === 'recipient-pair' ? goRecipient(node) : undefined;
}

function wrap(node: SyntaxNode, opening: string, plan: GoPlan, source: SourceFile, style: FileStyle): TextChange[] {
  const outer = indentAt(source.text, node.startIndex);
  const end = style.lineEnd;
  const inner = `${outer}${style.indent}`;
  const failed = plan.value === undefined ? 'return err' : 'return nil, err';
  const before = plan.body.before.map((line) => {
    const depth = /^ */.exec(line)?.[0].length ?? 0;
    return `${inner}${style.indent.repeat(depth / 2)}${line.trim().replace('%return%', failed)}${end}`;
  });
  const ahead = plan.dropped ? '_, err := ' : 'return ';
  const behind = plan.dropped ? `${end}${inner}return err` : '';
  return [
    ...(plan.dropped ? [plan.dropped] : []),
    insertion(node.startIndex, `${opening}${end}${before.join('')}${inner}${ahead}`),
    ...deeper(node, source.text, style),
    ...plan.body.changes,
    insertion(node.endIndex, `${behind}${end}${outer}})`),
  ];
}

/** Moves the further lines of a call in by one level; those of raw strings stay as they are. */
function deeper(node: SyntaxNode, text: string, { indent }: FileStyle): TextChange[] {
  const raw = descendants(node, ['raw_string_literal']);
  const changes: TextChange[] = [];
  for (let at = text.indexOf('\n', node.startIndex); at >= 0 && at < node.endIndex; at = text.indexOf('\n', at + 1)) {
    const start = at + 1;
    const empty = /^\r?\n/.test(text.slice(start, start + 2));
    if (!empty && !raw.some((literal) => literal.startIndex < start && start < literal.endIndex)) {
      changes.push(insertion(start, indent));
    }
  }
  return changes;
}
