import type { SendCall } from '../call/sendCall.ts';
import type { FileStyle } from '../fileStyle.ts';
import type { RetryRequest } from '../languageFixes.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { argumentsOf } from './csharpGrammar.ts';
import { CSHARP_HELPER } from './csharpHelper.ts';
import { madeForCall, makesWhatItSends, needsAsync } from './csharpNewEachTime.ts';
import { bracesAtEnd } from './csharpPlaces.ts';
import { csharpRecipient } from './csharpRecipient.ts';
import { memberAround, tokenInScope } from './csharpScope.ts';
import type { CsharpShape } from './csharpShape.ts';
import { waitingFor } from './csharpWaiting.ts';
import { awaitsArguments } from './isSafeInCsharp.ts';

const LONGEST_LINE = 120;
const PARAMETERS = [
  ['result', 'outcome', 'answer', 'given'],
  ['code', 'errorCode', 'number', 'listed'],
] as const;

/** How the calls of a file reach the helper. */
export interface Reach {
  /** `WhatsAppRetry.` where it is in a class of that name, else empty. */
  readonly prefix: string;
  /** True where the helper takes a cancellation token. */
  readonly token: boolean;
}

/** Hands a call to the helper. */
export function handOver(
  call: SendCall,
  shape: CsharpShape,
  reach: Reach,
  request: RetryRequest,
): TextChange[] | undefined {
  const { source, style, entry } = request;
  const { node, name, retry, function: fn } = call;
  const pair = entry.retry.scope === 'recipient-pair';
  if (retry) return retry.insertAt === undefined ? undefined : listCode(call, retry.insertAt, pair, request);
  const moved = madeForCall(call);
  const waiting = waitingFor(node, name, fn);
  if (!moved || !waiting) return undefined;
  if (shape.kind === 'response' && moved.length === 0 && !makesWhatItSends(call)) return undefined;
  const to = pair ? csharpRecipient({ node, source, moved }) : undefined;
  const test = shape.kind === 'result' ? predicate(shape.test, node, source) : undefined;
  if (shape.kind === 'result' && test === undefined) return undefined;
  const token = reach.token ? tokenInScope(node) : undefined;
  const helper = `${reach.prefix}${CSHARP_HELPER}${waiting.async ? 'Async' : ''}`;
  const list = `new[] { ${entry.code} }`;
  const behind = [
    ...(test === undefined ? [] : [test]),
    ...(to === undefined ? [] : [to]),
    ...(token === undefined ? [] : [to === undefined ? `cancellationToken: ${token}` : token]),
  ];
  if (moved.length > 0) return asBlock({ call, moved, helper, list, behind }, source, style);
  const head = awaitsArguments(node) ? 'async () => await ' : '() => ';
  const flat = `${helper}(${list}, ${head}${node.text}${behind.map((part) => `, ${part}`).join('')})`;
  const line = source.text.slice(lineStartAt(source.text, node.startIndex), lineEnd(source.text, node.endIndex));
  const long = !node.text.includes('\n') && line.length - node.text.length + flat.length > LONGEST_LINE;
  const inner = `${style.lineEnd}${indentAt(source.text, node.startIndex)}${style.indent}`;
  const [open, gap] = long ? [inner, `,${inner}`] : ['', ', '];
  return [
    insertion(node.startIndex, `${helper}(${open}${list}${gap}${head}`),
    insertion(node.endIndex, `${behind.map((part) => `${gap}${part}`).join('')})`),
  ];
}

/** Adds the code to the list of a call that is handed over already, and the recipient where it now counts. */
function listCode({ node, retry }: SendCall, at: number, pair: boolean, { entry, source }: RetryRequest): TextChange[] {
  const given = retry
    ? descendants(retry.node, ['argument']).filter(({ parent }) => parent?.id === field(retry.node, 'arguments')?.id)
    : [];
  const positional = given.filter((argument) => !field(argument, 'name'));
  const hasRecipient = positional.slice(1).some((argument) => namedChildren(argument)[0]?.type !== 'lambda_expression');
  const to = pair && !hasRecipient ? csharpRecipient({ node, source, moved: retry ? [retry.node] : [] }) : undefined;
  const last = positional.at(-1);
  const queue = to !== undefined && last ? [insertion(last.endIndex, `, ${to}`)] : [];
  return [insertion(at, `, ${entry.code}`), ...queue];
}

/** `(result, code) => result.Error?.Code == code`, with names the function does not use: C# 7 lets no lambda hide one. */
function predicate(test: (root: string) => string, node: SyntaxNode, source: SourceFile): string | undefined {
  const used = new Set(descendants(memberAround(node, source), ['identifier']).map(({ text }) => text));
  const [root, code] = PARAMETERS.map((names) => names.find((name) => !used.has(name)));
  if (root === undefined || code === undefined) return undefined;
  return `(${root}, ${code}) => ${test(root).replace(/\bcode(?=(?:\.ToString\(\))?\)?$|\})/, code)}`;
}

interface Block {
  readonly call: SendCall;
  readonly moved: readonly SyntaxNode[];
  readonly helper: string;
  readonly list: string;
  readonly behind: readonly string[];
}

/** Moves the statements that make the request into the lambda, in front of the call. */
function asBlock(
  { call, moved, helper, list, behind }: Block,
  source: SourceFile,
  style: FileStyle,
): TextChange[] | undefined {
  const { text } = source;
  const { node } = call;
  const end = style.lineEnd;
  const indent = indentAt(text, node.startIndex);
  const inner = indent + style.indent;
  const waits = needsAsync(moved) || awaitsArguments(node);
  const configured = waits && /\.ConfigureAwait\(false\)/.test(text) ? '.ConfigureAwait(false)' : '';
  const ranges = moved.map((statement) => linesOf(statement, text));
  if (ranges.some((range) => range === undefined)) return undefined;
  const lines = ranges.map((range) => indented(range ?? { start: 0, end: 0 }, inner, source));
  const brace = bracesAtEnd(source) ? ' {' : `${end}${indent}{`;
  const open = `${helper}(${list}, ${waits ? 'async ' : ''}() =>${brace}${end}${lines.join('')}`;
  const given = behind.map((part) => `, ${part}`).join('');
  return [
    ...removals(
      ranges.flatMap((range) => range ?? []),
      text,
    ),
    insertion(node.startIndex, `${open}${inner}return ${waits ? 'await ' : ''}`),
    insertion(node.endIndex, `${configured};${end}${indent}}${given})`),
  ];
}

interface Lines {
  readonly start: number;
  readonly end: number;
}

/** The whole lines of a statement and of the comments right above it; undefined where it shares a line with others. */
function linesOf(statement: SyntaxNode, text: string): Lines | undefined {
  let start = lineStartAt(text, statement.startIndex);
  const end = lineEnd(text, statement.endIndex);
  if (text.slice(start, statement.startIndex).trim() !== '') return undefined;
  if (!/^(?:\/\/.*)?$/.test(text.slice(statement.endIndex, end).trim())) return undefined;
  const outer = statement.parent?.type === 'global_statement' ? statement.parent : statement;
  for (let before = outer.previousNamedSibling; before?.type === 'comment'; before = before.previousNamedSibling) {
    const own = lineStartAt(text, before.startIndex);
    if (text.slice(own, before.startIndex).trim() !== '' || lineEnd(text, before.endIndex) !== start) break;
    start = own;
  }
  return { start, end };
}

/** The lines at another indentation; inside of strings nothing changes. */
function indented({ start, end }: Lines, indent: string, { text, root }: SourceFile): string {
  const old = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const strings = descendants(root, [
    'verbatim_string_literal',
    'raw_string_literal',
    'interpolated_string_expression',
  ]);
  let result = '';
  for (let at = start; at < end; at = lineEnd(text, at)) {
    const line = text.slice(at, lineEnd(text, at));
    const inString = strings.some((one) => one.startIndex < at && at < one.endIndex);
    result +=
      inString || line.trim() === ''
        ? line
        : indent + (line.startsWith(old) ? line.slice(old.length) : line.trimStart());
  }
  return result;
}

/** Takes lines away, and one of two blank lines that would then stand together. */
function removals(ranges: readonly Lines[], text: string): TextChange[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of ranges) {
    const last = runs.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = end;
    else runs.push({ start, end });
  }
  return runs.map(({ start, end }) => {
    const before = text.slice(lineStartAt(text, start - 1), start).trim();
    const next = lineEnd(text, end);
    const blank = (before === '' || before.endsWith('{')) && text.slice(end, next).trim() === '';
    return { start, end: blank ? next : end, newText: '' };
  });
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The plain lambdas and lists of a helper's call: what `readCodes` needs of it. */
export function codeList(helperCall: SyntaxNode): SyntaxNode | undefined {
  const list = argumentsOf(helperCall)[0];
  return list && descendants(list, ['initializer_expression'])[0];
}
