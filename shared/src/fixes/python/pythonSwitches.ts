import type { FileStyle } from '../fileStyle.ts';
import type { CodeConstant, CodeSwitch } from '../languageFixes.ts';
import { closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';

/** The innermost `match` over numbers around a node. */
export function pythonSwitchAt(node: SyntaxNode): CodeSwitch | undefined {
  const found = closest(node, ['match_statement']);
  const codes = found ? casesOf(found).flatMap((part) => descendants(part, ['case_pattern']).flatMap(numbersOf)) : [];
  return found && codes.length > 0 ? { node: found, codes: [...new Set(codes)] } : undefined;
}

/** Adds cases in front of the default one, or behind the last one. */
export function addPythonCases(
  { node }: CodeSwitch,
  cases: readonly CodeConstant[],
  { text }: SourceFile,
  style: FileStyle,
): TextChange[] {
  const parts = casesOf(node);
  const [first] = parts;
  const fallback = parts.find(isDefault);
  const indent = first ? indentAt(text, first.startIndex) : style.indent;
  const end = style.lineEnd;
  const lines = cases.flatMap(({ code, doc }) => [
    `${indent}# ${doc}`,
    `${indent}case ${code}:`,
    `${indent}${style.indent}pass`,
  ]);
  const written = lines.map((line) => `${line}${end}`).join('');
  if (fallback) return [insertion(withComments(text, lineStartAt(text, fallback.startIndex), indent), written)];
  const broken = text.indexOf('\n', parts.at(-1)?.endIndex ?? node.endIndex);
  return broken < 0 ? [insertion(text.length, `${end}${written}`)] : [insertion(broken + 1, written)];
}

function casesOf(found: SyntaxNode): SyntaxNode[] {
  const body = field(found, 'body');
  return body ? namedChildren(body).filter(({ type }) => type === 'case_clause') : [];
}

/** The numbers a pattern names; those in a class or sequence pattern are no codes. */
function numbersOf(pattern: SyntaxNode): string[] {
  const inner = namedChildren(pattern).flatMap((part) =>
    part.type === 'union_pattern' ? namedChildren(part) : [part],
  );
  return inner.filter(({ type }) => type === 'integer').map(({ text }) => text.replaceAll('_', ''));
}

/** True for `case _:` and for a case that takes any value by a name. */
function isDefault(part: SyntaxNode): boolean {
  const [pattern, ...others] = namedChildren(part).filter(({ type }) => type === 'case_pattern');
  const name = pattern?.text ?? '';
  const named = /^[A-Za-z_]\w*$/.test(name) && !/^(?:None|True|False)$/.test(name);
  return others.length === 0 && !field(part, 'guard') && named;
}

/** The start of the comments right above a line. */
function withComments(text: string, line: number, indent: string): number {
  let at = line;
  while (at > 0) {
    const above = lineStartAt(text, at - 1);
    if (!text.startsWith(`${indent}#`, above)) break;
    at = above;
  }
  return at;
}
