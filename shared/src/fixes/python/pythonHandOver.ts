import type { SendCall } from '../call/sendCall.ts';
import type { FileStyle } from '../fileStyle.ts';
import type { RetryRequest } from '../languageFixes.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { PYTHON_ASYNC_HELPER, PYTHON_HELPER, type Runs } from './pythonHelper.ts';
import { pythonRecipient } from './pythonRecipient.ts';
import { functionsNamed } from './pythonScopes.ts';
import { kindOf } from './pythonShape.ts';

/** The longest line formatters leave alone, and the longest they are commonly set to. */
const LINE = 88;
const LONG_LINE = 120;

/** The name of the helper that runs a call of a kind. */
export function helperName(runs: Runs): string {
  return runs === 'async' ? PYTHON_ASYNC_HELPER : PYTHON_HELPER;
}

/** Whether a call needs the helper that blocks or the one that is awaited. */
export function runsOf(call: SendCall, source: SourceFile): Runs {
  return kindOf(call, source) === 'sync' ? 'sync' : 'async';
}

/** Hands a call to the helper, or adds the code to the call of the helper around it. */
export function handOver(call: SendCall, { entry, source, style }: RetryRequest): TextChange[] {
  const { retry, node } = call;
  const name = retry ? (field(retry.node, 'function')?.text ?? '') : helperName(runsOf(call, source));
  const ordered = entry.retry.scope === 'recipient-pair' && takesRecipient(source, name);
  const to = ordered ? pythonRecipient(call, source) : undefined;
  if (!retry) return wrapped(call, source, style, `${entry.code}`, to);
  if (retry.insertAt === undefined) return [];
  const given = namedChildren(field(retry.node, 'arguments') ?? retry.node).filter(({ type }) => type !== 'comment');
  const last = given.at(-1);
  const queue = to !== undefined && given.length === 2 && last ? [insertion(last.endIndex, `, ${to}`)] : [];
  // A list that was given the recipient with an earlier code keeps it.
  return [insertion(retry.insertAt, `, ${entry.code}`), ...(node.hasError ? [] : queue)];
}

/** False for a helper in the file that was written before it knew recipients. */
function takesRecipient({ root }: SourceFile, name: string): boolean {
  const own = functionsNamed(root, name)[0];
  const parameters = own && field(own, 'parameters');
  return !parameters || namedChildren(parameters).length > 2;
}

function wrapped(
  call: SendCall,
  source: SourceFile,
  style: FileStyle,
  code: string,
  to: string | undefined,
): TextChange[] {
  const { node } = call;
  const { text } = source;
  const awaited = kindOf(call, source) === 'entered' ? 'await ' : '';
  const open = `${awaited}${helperName(runsOf(call, source))}(`;
  const inLine = `${open}[${code}], lambda: `;
  const closing = to === undefined ? ')' : `, ${to})`;
  if (fits(node, text, inLine.length + closing.length) || holdsLongText(node)) {
    return [insertion(node.startIndex, inLine), insertion(node.endIndex, closing)];
  }
  const end = style.lineEnd;
  const outer = indentAt(text, node.startIndex);
  const inner = `${end}${outer}${style.indent}`;
  return [
    insertion(node.startIndex, `${open}${inner}[${code}],${inner}lambda: `),
    ...linesWithin(node, text).map((at) => insertion(at, style.indent)),
    insertion(node.endIndex, `,${to === undefined ? '' : `${inner}${to},`}${end}${outer})`),
  ];
}

/** True where the line is no longer than a formatter would leave it. */
function fits({ startIndex, endIndex }: SyntaxNode, text: string, added: number): boolean {
  const start = lineStartAt(text, startIndex);
  const end = text.indexOf('\n', startIndex);
  const line = text.slice(start, end < 0 ? text.length : end).trimEnd();
  const longest = text.split('\n').reduce((most, { length }) => Math.max(most, length), 0);
  const limit = longest > LINE ? Math.min(longest, LONG_LINE) : LINE;
  return endIndex <= start + line.length && line.length + added <= limit;
}

/** True where a string goes over lines, so that these cannot be indented. */
function holdsLongText(node: SyntaxNode): boolean {
  return descendants(node, ['string', 'line_continuation']).some(({ text }) => text.includes('\n'));
}

/** The starts of the lines a node goes on in; empty ones left out. */
function linesWithin({ startIndex, endIndex }: SyntaxNode, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf('\n', startIndex); at >= 0 && at < endIndex; at = text.indexOf('\n', at + 1)) {
    if (/[^\r\n]/.test(text[at + 1] ?? '')) found.push(at + 1);
  }
  return found;
}
