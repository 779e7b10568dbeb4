import type { FileStyle } from '../fileStyle.ts';
import type { CodeConstant, CodeSwitch } from '../languageFixes.ts';
import { ancestors, closest, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { constantValue } from './goConstants.ts';

/**
 * The innermost `switch` over numbers around a node. One with a case whose number stands in another file is none: a
 * case added to it could be there twice, which Go does not compile.
 */
export function goSwitchAt(node: SyntaxNode): CodeSwitch | undefined {
  const found = closest(node, ['expression_switch_statement']);
  if (!found || !field(found, 'value')) return undefined;
  const root = [...ancestors(found)].at(-1) ?? found;
  const values = partsOf(found).flatMap((part) => namedChildren(field(part, 'value') ?? part.children[0] ?? part));
  const codes = casesOf(found)
    .flatMap((part) => valuesOf(part))
    .map((value) => (value.type === 'int_literal' ? value.text.replaceAll('_', '') : constantValue(value.text, root)));
  if (values.length === 0 || codes.length === 0 || codes.includes(undefined)) return undefined;
  return { node: found, codes: codes.filter((code) => code !== undefined) };
}

/** Adds cases in front of the default one, or of all where the last one falls through into it. */
export function addGoCases(
  { node }: CodeSwitch,
  cases: readonly CodeConstant[],
  { text }: SourceFile,
  style: FileStyle,
): TextChange[] {
  const parts = partsOf(node);
  const fallback = parts.findIndex(({ type }) => type === 'default_case');
  const before = parts[fallback - 1];
  const target = before && /\bfallthrough\s*$/.test(before.text) ? parts[0] : parts[fallback];
  const close = node.children.at(-1);
  const at = (target ?? close ?? node).startIndex;
  const indent = indentAt(text, at);
  const lines = cases.flatMap(({ code, doc }) => [`${indent}case ${code}:`, `${indent}${style.indent}// ${doc}`]);
  const written = lines.map((line) => `${line}${style.lineEnd}`).join('');
  const lineStart = lineStartAt(text, at);
  const behind = text.slice(lineStart, at).trimEnd();
  if (behind === '') return [insertion(aboveComments(text, lineStart, indent), written)];
  return [{ start: lineStart + behind.length, end: at, newText: `${style.lineEnd}${written}${indent}` }];
}

function partsOf(found: SyntaxNode): SyntaxNode[] {
  return namedChildren(found).filter(({ type }) => type === 'expression_case' || type === 'default_case');
}

function casesOf(found: SyntaxNode): SyntaxNode[] {
  return partsOf(found).filter(({ type }) => type === 'expression_case');
}

function valuesOf(part: SyntaxNode): SyntaxNode[] {
  const value = field(part, 'value');
  return value ? namedChildren(value) : [];
}

/** The start of the comment lines directly above a line that are indented as it is: they belong to it. */
function aboveComments(text: string, lineStart: number, indent: string): number {
  let at = lineStart;
  while (at > 0) {
    const before = lineStartAt(text, at - 1);
    if (!text.slice(before, at).startsWith(`${indent}//`)) return at;
    at = before;
  }
  return at;
}
