import type { FileStyle } from '../fileStyle.ts';
import type { CodeConstant, CodeSwitch } from '../languageFixes.ts';
import { closest, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';

const ENDS = ['break_statement', 'return_statement', 'continue_statement', 'exit_statement', 'goto_statement'];

/** The innermost `switch` or `match` over numbers around a node. */
export function phpSwitchAt(node: SyntaxNode): CodeSwitch | undefined {
  const found = closest(node, ['switch_statement', 'match_expression']);
  const values = found ? partsOf(found).flatMap(valuesOf) : [];
  const codes = values.filter(({ type }) => type === 'integer').map(({ text }) => text.replaceAll('_', ''));
  return found && codes.length > 0 ? { node: found, codes } : undefined;
}

/** Adds cases in front of the default one, or of all where the last one falls through into what follows. */
export function addPhpCases(
  { node }: CodeSwitch,
  cases: readonly CodeConstant[],
  { text }: SourceFile,
  style: FileStyle,
): TextChange[] {
  const isMatch = node.type === 'match_expression';
  const body = field(node, 'body') ?? node;
  const parts = partsOf(node);
  const fallback = parts.findIndex(({ type }) => /default/.test(type));
  const before = fallback > 0 ? parts[fallback - 1] : undefined;
  const target = before && !isMatch && fallsThrough(before) ? parts[0] : parts[fallback];
  const last = parts.at(-1);
  // A `match` without a default arm may lack the comma behind its last one.
  const lacksComma = isMatch && !target && last && text[last.endIndex] !== ',';
  const next = target ?? body.children.at(-1) ?? body;
  const lineStart = lineStartAt(text, next.startIndex);
  const behind = text.slice(lineStart, next.startIndex).trimEnd();
  const { lineEnd } = style;
  const indent = parts[0] ? indentAt(text, parts[0].startIndex) : style.indent;
  const lines = cases.flatMap(({ code, doc }) => [
    `${indent}// ${doc}`,
    ...(isMatch ? [`${indent}${code} => null,`] : [`${indent}case ${code}:`, `${indent}${style.indent}break;`]),
  ]);
  const written = lines.map((line) => `${line}${lineEnd}`).join('');
  const added =
    behind === ''
      ? insertion(lineStart, written)
      : { start: lineStart + behind.length, end: next.startIndex, newText: `${lineEnd}${written}${indent}` };
  return lacksComma && last ? [insertion(last.endIndex, ','), added] : [added];
}

function partsOf(found: SyntaxNode): SyntaxNode[] {
  const types = /^(?:(?:case|default)_statement|match_(?:conditional|default)_expression)$/;
  return namedChildren(field(found, 'body') ?? found).filter(({ type }) => types.test(type));
}

function valuesOf(part: SyntaxNode): SyntaxNode[] {
  const value = field(part, 'value');
  if (value) return [value];
  const listed = field(part, 'conditional_expressions');
  return listed ? namedChildren(listed) : [];
}

function fallsThrough(part: SyntaxNode): boolean {
  const last = namedChildren(part).at(-1);
  if (!last || last.id === field(part, 'value')?.id) return true;
  const inner = last.type === 'compound_statement' ? namedChildren(last).at(-1) : last;
  return !inner || !(ENDS.includes(inner.type) || /^throw\b/.test(inner.text));
}
