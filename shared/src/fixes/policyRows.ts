import { type FileStyle, inStyle } from './fileStyle.ts';
import type { SyntaxNode } from './syntax.ts';
import { insertion, lineStartAt, type TextChange } from './textChange.ts';

/**
 * Adds the lines of one code at the end of a table: `open` and `close` are its brackets. The last row gets a comma where
 * it lacks one and `comma` says that rows are separated by it.
 */
export function addPolicyRow(
  text: string,
  open: SyntaxNode,
  close: SyntaxNode,
  lines: readonly string[],
  style: FileStyle,
  layout: { readonly step: number; readonly comma: boolean; readonly quotes?: boolean },
): TextChange[] {
  const before = text.slice(open.endIndex, close.startIndex);
  const lineStart = lineStartAt(text, close.startIndex);
  const ownLine = text.slice(lineStart, close.startIndex).trim() === '';
  const added = `${inStyle(lines, style, layout.step, layout)}${style.lineEnd}`;
  // A comment behind the last row may hold a comma of its own, so the rows are looked at without comments.
  const last = close.previousNamedSibling;
  const lacksComma = layout.comma && last !== null && last.type !== 'comment' && !endsWithComma(close, before);
  const comma = lacksComma ? [insertion(last.endIndex, ',')] : [];
  if (ownLine) return [...comma, insertion(lineStart, added)];
  const start = open.endIndex + before.trimEnd().length;
  return [...comma, { start, end: close.startIndex, newText: `${style.lineEnd}${added}` }];
}

function endsWithComma(close: SyntaxNode, before: string): boolean {
  for (let at = close.previousSibling; at; at = at.previousSibling) {
    if (at.type !== 'comment' && at.type !== 'line_comment') return at.type === ',';
  }
  return before.trimEnd().endsWith(',');
}
