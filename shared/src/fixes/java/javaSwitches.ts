import type { FileStyle } from '../fileStyle.ts';
import type { CodeConstant, CodeSwitch } from '../languageFixes.ts';
import { closest, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { codeOf } from './javaGrammar.ts';

const PARTS = ['switch_block_statement_group', 'switch_rule'];
const ENDS = ['break_statement', 'return_statement', 'throw_statement', 'continue_statement', 'yield_statement'];

/** The innermost `switch` over numbers around a node, of the old form or with arrows. */
export function javaSwitchAt(node: SyntaxNode): CodeSwitch | undefined {
  const found = closest(node, ['switch_expression']);
  const codes = found ? partsOf(found).flatMap(labelsOf).flatMap(namedChildren).map(codeOf) : [];
  const known = codes.filter((code) => code !== undefined);
  return found && known.length > 0 ? { node: found, codes: known } : undefined;
}

/** Adds cases in front of the default one, or of all where the last one falls through into what follows. */
export function addJavaCases(
  { node }: CodeSwitch,
  cases: readonly CodeConstant[],
  { text }: SourceFile,
  style: FileStyle,
): TextChange[] {
  const parts = partsOf(node);
  const fallback = parts.findIndex(isDefault);
  const before = fallback > 0 ? parts[fallback - 1] : undefined;
  const target = before && fallsThrough(before) ? parts[0] : parts[fallback];
  const close = (field(node, 'body') ?? node).children.at(-1);
  const at = lineStartAt(text, (target ?? close ?? node).startIndex);
  const first = parts[0];
  const indent = first ? indentAt(text, first.startIndex) : style.indent;
  const lines = cases.flatMap((added) => [`// ${added.doc}`, ...caseLines(added, node, first, style)]);
  return [insertion(at, lines.map((line) => `${indent}${line}${style.lineEnd}`).join(''))];
}

function caseLines(
  { code }: CodeConstant,
  node: SyntaxNode,
  first: SyntaxNode | undefined,
  style: FileStyle,
): string[] {
  const missing = `throw new UnsupportedOperationException("${code} is not handled yet");`;
  const isValue = !/^(?:block|constructor_body|switch_block_statement_group|switch_rule)$/.test(
    node.parent?.type ?? '',
  );
  if (first?.type === 'switch_rule') return [`case ${code} -> ${isValue ? missing : '{ }'}`];
  return [`case ${code}:`, `${style.indent}${isValue ? missing : 'break;'}`];
}

function partsOf(found: SyntaxNode): SyntaxNode[] {
  const body = field(found, 'body');
  return body ? namedChildren(body).filter(({ type }) => PARTS.includes(type)) : [];
}

/** The labels of one group or rule. */
export function labelsOf(part: SyntaxNode): SyntaxNode[] {
  return namedChildren(part).filter(({ type }) => type === 'switch_label');
}

function isDefault(part: SyntaxNode): boolean {
  return labelsOf(part).some(({ text }) => /\bdefault\b/.test(text));
}

/** True for a group that runs on into the next one, or may. */
export function fallsThrough(part: SyntaxNode): boolean {
  if (part.type === 'switch_rule') return false;
  const last = namedChildren(part).at(-1);
  if (!last || last.type === 'switch_label') return true;
  const inner = last.type === 'block' ? namedChildren(last).at(-1) : last;
  return !inner || !ENDS.includes(inner.type);
}
