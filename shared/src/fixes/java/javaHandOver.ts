import type { SendCall } from '../call/sendCall.ts';
import type { FileStyle } from '../fileStyle.ts';
import type { RetryRequest } from '../languageFixes.ts';
import { descendants, field, holds, namedChildren, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { isLeft } from './isSafeInJava.ts';
import { JAVA_HELPER } from './javaNames.ts';
import { javaRecipient } from './javaRecipient.ts';
import { isValueCall } from './javaValues.ts';

/** Longest line before a call that was in one line is broken. */
const WIDTH = 120;

/** Hands a call to the helper, or adds the code to the call of the helper around it. */
export function handOver(call: SendCall, { entry, source, style }: RetryRequest, prefix: string): TextChange[] {
  const { node, retry } = call;
  const to = entry.retry.scope === 'recipient-pair' ? javaRecipient(node, source) : undefined;
  if (retry) {
    if (retry.insertAt === undefined) return [];
    const given = namedChildren(field(retry.node, 'arguments') ?? retry.node);
    const last = given.at(-1);
    const queue = to !== undefined && given.length === 2 && last ? [insertion(last.endIndex, `, ${to}`)] : [];
    return [insertion(retry.insertAt, `, ${entry.code}`), ...queue];
  }
  const around: Around = { name: `${prefix}${JAVA_HELPER}`, codes: `List.of(${entry.code})`, to };
  if (isLeft(node) && !isValueCall(node, source)) return inBlock(node, source.text, style, around);
  const inLine = [insertion(node.startIndex, `${headOf(around)}() -> `), insertion(node.endIndex, tailOf(around))];
  const added = inLine.reduce((length, { newText }) => length + newText.length, 0);
  return brokenLines(node, source.text, style, { around, added }) ?? inLine;
}

/** What is written around a call. */
interface Around {
  readonly name: string;
  readonly codes: string;
  readonly to: string | undefined;
}

function headOf({ name, codes }: Around): string {
  return `${name}(${codes}, `;
}

function tailOf({ to }: Around): string {
  return to === undefined ? ')' : `, ${to})`;
}

/** A call that may give no value: in a block that gives `null`. */
function inBlock(node: SyntaxNode, text: string, style: FileStyle, around: Around): TextChange[] {
  const { lineEnd, indent } = style;
  const own = indentAt(text, node.startIndex);
  const deeper = continuationLines(node, text).map((at) => insertion(at, indent));
  return [
    insertion(node.startIndex, `${headOf(around)}() -> {${lineEnd}${own}${indent}`),
    ...deeper,
    insertion(node.endIndex, `;${lineEnd}${own}${indent}return null;${lineEnd}${own}}${tailOf(around)}`),
  ];
}

/** The arguments in lines of their own, where all of it is too long for one; undefined where it is not. */
function brokenLines(
  node: SyntaxNode,
  text: string,
  style: FileStyle,
  { around, added }: { readonly around: Around; readonly added: number },
): TextChange[] | undefined {
  const start = lineStartAt(text, node.startIndex);
  const end = text.indexOf('\n', node.endIndex);
  const line = text.slice(start, end < 0 ? text.length : end).trimEnd();
  if (text.slice(node.startIndex, node.endIndex).includes('\n') || line.length + added <= WIDTH) return undefined;
  const next = `${style.lineEnd}${indentAt(text, node.startIndex)}${style.indent.repeat(2)}`;
  const { name, codes, to } = around;
  const isLong = next.length + node.endIndex - node.startIndex + added - name.length > WIDTH;
  const gap = isLong ? next : ' ';
  return [
    insertion(node.startIndex, `${name}(${next}${codes},${gap}() -> `),
    insertion(node.endIndex, to === undefined ? ')' : `,${gap}${to})`),
  ];
}

/** The starts of the lines a node goes on in, those within a text block left out. */
function continuationLines(node: SyntaxNode, text: string): number[] {
  const blocks = descendants(node, ['string_literal']);
  const starts: number[] = [];
  for (let at = text.indexOf('\n', node.startIndex); at >= 0 && at < node.endIndex; at = text.indexOf('\n', at + 1)) {
    const start = at + 1;
    if (!blocks.some((block) => holds(block, { startIndex: start, endIndex: start }))) starts.push(start);
  }
  return starts;
}
