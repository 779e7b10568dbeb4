import type { FileStyle } from '../fileStyle.ts';
import type { CodeConstant, CodeSwitch } from '../languageFixes.ts';
import { ancestors, closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';

const ENDS = ['break_statement', 'return_statement', 'throw_statement', 'continue_statement'];

/** The innermost `switch` over numbers around a node. */
export function scriptSwitchAt(node: SyntaxNode): CodeSwitch | undefined {
  const found = closest(node, ['switch_statement']);
  if (!found) return undefined;
  const names = numbersByName(found);
  const codes = casesOf(found).flatMap((part) => {
    const value = field(part, 'value');
    const name = value?.type === 'member_expression' ? field(value, 'property') : value;
    return value?.type === 'number' ? value.text.replaceAll('_', '') : (names.get(name?.text ?? '') ?? []);
  });
  return codes.length > 0 && isLaidOut(found) ? { node: found, codes } : undefined;
}

/** The numbers that the file's constants, enums and objects give a name. */
function numbersByName(node: SyntaxNode): ReadonlyMap<string, string> {
  const root = [...ancestors(node)].at(-1) ?? node;
  const named = descendants(root, ['variable_declarator', 'enum_assignment', 'pair', 'public_field_definition']);
  return new Map(
    named
      .filter((found) => field(found, 'value')?.type === 'number')
      .map((found) => [
        (field(found, 'name') ?? field(found, 'key'))?.text ?? '',
        (field(found, 'value')?.text ?? '').replaceAll('_', ''),
      ]),
  );
}

/** True where the first case and the closing brace begin lines of their own, between which lines can be added. */
function isLaidOut(found: SyntaxNode): boolean {
  const body = field(found, 'body');
  const first = body && partsOf(body)[0];
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
  const parts = partsOf(body);
  const fallback = parts.findIndex(({ type }) => type === 'switch_default');
  const before = fallback < 0 ? undefined : parts[fallback - 1];
  const target = fallback > 0 && before && fallsThrough(before) ? parts[0] : parts[fallback];
  const close = body.children.at(-1);
  const line = lineStartAt(text, (target ?? close ?? body).startIndex);
  const at = target ? aboveComments(text, line) : line;
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

/** The start of the comments right above a line that are indented as it is. */
function aboveComments(text: string, line: number): number {
  const indent = indentAt(text, line + (/^[ \t]*/.exec(text.slice(line))?.[0].length ?? 0));
  const above = lineStartAt(text, line - 1);
  return line > 0 && text.startsWith(`${indent}//`, above) ? aboveComments(text, above) : line;
}

function partsOf(body: SyntaxNode): SyntaxNode[] {
  return namedChildren(body).filter(({ type }) => type === 'switch_case' || type === 'switch_default');
}

function casesOf(found: SyntaxNode): SyntaxNode[] {
  const body = field(found, 'body');
  return body ? namedChildren(body).filter(({ type }) => type === 'switch_case') : [];
}

/** True for a part of a `switch` that may go on into the next one. */
export function fallsThrough(part: SyntaxNode): boolean {
  const last = namedChildren(part).at(-1);
  if (!last || last.id === field(part, 'value')?.id) return true;
  const inner = last.type === 'statement_block' ? namedChildren(last).at(-1) : last;
  return !inner || !ENDS.includes(inner.type) || descendants(part, ['statement_block']).length > 1;
}
