import type { FileStyle } from '../fileStyle.ts';
import type { CodeConstant, CodeSwitch } from '../languageFixes.ts';
import { closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';

const ENDS = ['break_statement', 'return_statement', 'throw_statement', 'continue_statement'];

/** The innermost `switch` over numbers around a node. */
export function scriptSwitchAt(node: SyntaxNode): CodeSwitch | undefined {
  const found = closest(node, ['switch_statement']);
  const values = found ? casesOf(found).map((part) => field(part, 'value')) : [];
  const codes = values
    .filter((value) => value?.type === 'number')
    .map((value) => value?.text.replaceAll('_', '') ?? '');
  return found && codes.length > 0 && isLaidOut(found) ? { node: found, codes } : undefined;
}

/** True where the first case and the closing brace begin lines of their own, between which lines can be added. */
function isLaidOut(found: SyntaxNode): boolean {
  const body = field(found, 'body');
  const first = body && namedChildren(body)[0];
  if (!body || !first) return false;
  return body.text.slice(0, first.startIndex - body.startIndex).includes('\n') && /\n[ \t]*\}$/.test(body.text);
}

/** Adds cases in front of the default one, or of all where the last one falls through into what follows. */
export function addScriptCases(
  { node }: CodeSwitch,
  cases: readonly CodeConstant[],
  { text }: SourceFile,
  style: FileStyle,
): TextChange[] {
  const body = field(node, 'body') ?? node;
  const parts = namedChildren(body).filter(({ type }) => type === 'switch_case' || type === 'switch_default');
  const fallback = parts.findIndex(({ type }) => type === 'switch_default');
  const before = fallback < 0 ? undefined : parts[fallback - 1];
  const target = fallback > 0 && before && fallsThrough(before) ? parts[0] : parts[fallback];
  const close = body.children.at(-1);
  const at = lineStartAt(text, (target ?? close ?? body).startIndex);
  const first = parts[0];
  const indent = first ? indentAt(text, first.startIndex) : style.indent;
  const ended = style.semicolons ? ';' : '';
  const lines = cases.flatMap(({ code, doc }) => [
    `${indent}// ${doc}`,
    `${indent}case ${code}:`,
    `${indent}${style.indent}break${ended}`,
  ]);
  return [insertion(at, lines.map((line) => `${line}${style.lineEnd}`).join(''))];
}

function casesOf(found: SyntaxNode): SyntaxNode[] {
  const body = field(found, 'body');
  return body ? namedChildren(body).filter(({ type }) => type === 'switch_case') : [];
}

function fallsThrough(part: SyntaxNode): boolean {
  const last = namedChildren(part).at(-1);
  if (!last || last.id === field(part, 'value')?.id) return true;
  const inner = last.type === 'statement_block' ? namedChildren(last).at(-1) : last;
  return !inner || !ENDS.includes(inner.type) || descendants(part, ['statement_block']).length > 1;
}
