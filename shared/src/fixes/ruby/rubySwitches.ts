import type { FileStyle } from '../fileStyle.ts';
import type { CodeConstant, CodeSwitch } from '../languageFixes.ts';
import { ancestors, descendants, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { numberText } from './rubyHelper.ts';
import { groupsNumbers } from './rubyWrap.ts';

/** The innermost `case` over numbers around a node, with `when` or with `in`. */
export function rubySwitchAt(node: SyntaxNode): CodeSwitch | undefined {
  for (const at of ancestors(node)) {
    if (at.type !== 'case' && at.type !== 'case_match') continue;
    const patterns = branchesOf(at).flatMap((branch) => patternsOf(branch));
    const codes = patterns.filter(({ type }) => type === 'integer').map(({ text }) => text.replaceAll('_', ''));
    return codes.length > 0 ? { node: at, codes } : undefined;
  }
  return undefined;
}

/** Adds branches in front of `else`, or at the end. */
export function addRubyCases(
  { node }: CodeSwitch,
  cases: readonly CodeConstant[],
  { text, root }: SourceFile,
  style: FileStyle,
): TextChange[] {
  const fallback = namedChildren(node).find(({ type }) => type === 'else');
  const close = fallback ?? node.children.at(-1);
  const line = lineStartAt(text, (close ?? node).startIndex);
  const [first] = branchesOf(node);
  if (!close || !first || line <= node.startIndex || text.slice(line, close.startIndex).trim() !== '') return [];
  const indent = indentAt(text, first.startIndex);
  const at = fallback ? withComments(text, line, indent) : line;
  const word = node.type === 'case' ? 'when' : 'in';
  const grouped = groupsNumbers(root);
  const lines = cases.flatMap(({ code, doc }) => [
    `${indent}${word} ${numberText(code, grouped)}`,
    `${indent}${style.indent}# ${doc}`,
  ]);
  return [insertion(at, lines.map((line) => `${line}${style.lineEnd}`).join(''))];
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

function branchesOf(node: SyntaxNode): SyntaxNode[] {
  return namedChildren(node).filter(({ type }) => type === 'when' || type === 'in_clause');
}

/** The values a branch is for: `131056, 131048` or `131056 | 131048`. */
function patternsOf(branch: SyntaxNode): SyntaxNode[] {
  const parts = namedChildren(branch).filter(({ type }) => type !== 'then' && type !== 'comment');
  return parts.flatMap((part) =>
    part.type === 'integer'
      ? [part]
      : /^(?:pattern|alternative_pattern)$/.test(part.type)
        ? descendants(part, ['integer']).filter(({ parent }) => parent?.id === part.id || parent?.type === part.type)
        : [],
  );
}
