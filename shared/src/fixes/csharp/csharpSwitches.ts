import type { FileStyle } from '../fileStyle.ts';
import type { CodeConstant, CodeSwitch } from '../languageFixes.ts';
import { ancestors, closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { csharpConstants } from './csharpConstants.ts';

/** The innermost `switch` over numbers around a node, statement or expression. */
export function csharpSwitchAt(node: SyntaxNode): CodeSwitch | undefined {
  const found = closest(node, ['switch_statement', 'switch_expression']);
  if (!found) return undefined;
  // An arm has to have a value: that of the discard is the only one we know.
  if (found.type === 'switch_expression' && !discardOf(found)) return undefined;
  const names = namedCodes(node);
  const constants = labelsOf(found).flatMap((label) => descendants(label, ['constant_pattern']));
  const codes = constants.flatMap((constant) => codeOf(namedChildren(constant)[0], names) ?? []);
  return codes.length > 0 ? { node: found, codes } : undefined;
}

/**
 * Adds cases in front of the default one. They share its body where that leaves the switch by another way than `break`:
 * code behind the switch may not be there to go on with.
 */
export function addCsharpCases(
  { node }: CodeSwitch,
  cases: readonly CodeConstant[],
  source: SourceFile,
  style: FileStyle,
): TextChange[] {
  const { text } = source;
  const declared = csharpConstants.declared(source);
  const written = cases.map(({ code, doc }) => {
    const name = declared.get(code);
    return { doc, label: name === undefined ? code : csharpConstants.reference(name, source) };
  });
  if (node.type === 'switch_expression') return addArms(node, written, text, style);
  const body = field(node, 'body') ?? node;
  const sections = namedChildren(body).filter(({ type }) => type === 'switch_section');
  const fallback = sections.find(isDefault);
  const target = fallback ?? body.children.at(-1) ?? body;
  const shared =
    fallback !== undefined &&
    !descendants(fallback, ['break_statement']).some(({ parent }) => parent?.id === fallback.id);
  const start = lineStartAt(text, target.startIndex);
  // On one line with others: comments would hide what follows them.
  if (text.slice(start, target.startIndex).trim() !== '') {
    const labels = written.map(({ label }) => `case ${label}: ${shared ? '' : 'break; '}`);
    return [insertion(target.startIndex, labels.join(''))];
  }
  const first = sections[0];
  const indent = first ? indentAt(text, first.startIndex) : indentAt(text, node.startIndex) + style.indent;
  const lines = written.flatMap(({ doc, label }) => [
    `${indent}// ${doc}`,
    `${indent}case ${label}:`,
    ...(shared ? [] : [`${indent}${style.indent}break;`]),
  ]);
  return [insertion(start, lines.map((line) => `${line}${style.lineEnd}`).join(''))];
}

function addArms(
  node: SyntaxNode,
  cases: readonly { readonly doc: string; readonly label: string }[],
  text: string,
  style: FileStyle,
): TextChange[] {
  const discard = discardOf(node);
  const value = discard && namedChildren(discard).at(-1);
  if (!discard || !value) return [];
  const start = lineStartAt(text, discard.startIndex);
  const indent = indentAt(text, discard.startIndex);
  // On one line with others: comments would hide what follows them.
  if (text.slice(start, discard.startIndex).trim() !== '') {
    return [insertion(discard.startIndex, cases.map(({ label }) => `${label} => ${value.text}, `).join(''))];
  }
  const lines = cases.flatMap(({ doc, label }) => [`${indent}// ${doc}`, `${indent}${label} => ${value.text},`]);
  return [insertion(start, lines.map((line) => `${line}${style.lineEnd}`).join(''))];
}

/** The arm `_ => …`. */
function discardOf(node: SyntaxNode): SyntaxNode | undefined {
  return namedChildren(node).find(
    (arm) => arm.type === 'switch_expression_arm' && namedChildren(arm)[0]?.type === 'discard',
  );
}

/** What stands between `case` and `:`, or in front of `=>`. */
function labelsOf(found: SyntaxNode): SyntaxNode[] {
  if (found.type === 'switch_expression') {
    return namedChildren(found).flatMap((arm) =>
      arm.type === 'switch_expression_arm' ? (namedChildren(arm)[0] ?? []) : [],
    );
  }
  const sections = namedChildren(field(found, 'body') ?? found);
  return sections.flatMap((section) => namedChildren(section).filter(({ type }) => type.endsWith('_pattern')));
}

function isDefault(section: SyntaxNode): boolean {
  return section.children.some((child) => child?.type === 'default');
}

function codeOf(value: SyntaxNode | undefined, names: ReadonlyMap<string, string>): string | undefined {
  if (value?.type === 'integer_literal') return value.text.replaceAll('_', '');
  return value ? names.get(value.text) : undefined;
}

/** The codes by how our constants for them are written, in the file of a node. */
function namedCodes(node: SyntaxNode): ReadonlyMap<string, string> {
  const root = [...ancestors(node)].at(-1) ?? node;
  const source: SourceFile = { text: root.text, language: 'csharp', root };
  const declared = csharpConstants.declared(source);
  return new Map([...declared].map(([code, name]) => [csharpConstants.reference(name, source), code]));
}
