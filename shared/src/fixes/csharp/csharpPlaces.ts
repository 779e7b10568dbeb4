import { type FileStyle, inStyle } from '../fileStyle.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';

const STEP = 4;

/** Lays lines out as the file is written: its indentation, and braces at the end of a line where it has them there. */
export function csharpLines(lines: readonly string[], source: SourceFile, style: FileStyle, indent = ''): string {
  const placed = bracesAtEnd(source) ? joinBraces(lines) : lines;
  const written = inStyle(placed, style, STEP, { quotes: false }).split(style.lineEnd);
  return written.map((line) => (line === '' ? '' : indent + line)).join(style.lineEnd);
}

/** True where most bodies of a file open at the end of a line. */
export function bracesAtEnd({ root, text }: SourceFile): boolean {
  const bodies = descendants(root, ['declaration_list', 'block']).filter(
    ({ parent }) => parent?.type !== 'lambda_expression',
  );
  const own = bodies.filter(
    ({ startIndex }) => text.slice(lineStartAt(text, startIndex), startIndex).trim() === '',
  ).length;
  return own * 2 < bodies.length;
}

function joinBraces(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1) ?? '';
    const opens = line.trim() === '{' && before.trim() !== '' && !before.trim().startsWith('//');
    const goesOn = /^(?:catch|finally|else)\b/.test(line.trim()) && before.trim() === '}';
    if (opens || goesOn) joined[joined.length - 1] = `${before} ${line.trim()}`;
    else joined.push(line);
  }
  return joined;
}

/** Adds members behind the last one of a type; undefined for a type without a body. */
export function addMembers(
  type: SyntaxNode,
  lines: readonly string[],
  source: SourceFile,
  style: FileStyle,
): TextChange[] | undefined {
  const body = field(type, 'body');
  const close = body?.children.at(-1);
  if (!body || close?.type !== '}') return undefined;
  const { text } = source;
  const last = namedChildren(body).at(-1);
  const start = lineStartAt(text, close.startIndex);
  if (!last || text.slice(start, close.startIndex).trim() !== '') return undefined;
  const indent = indentAt(text, last.startIndex);
  const end = style.lineEnd;
  const gap = /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, close.startIndex)) ? '' : end;
  return [insertion(start, `${gap}${csharpLines(lines, source, style, indent)}${end}`)];
}

/** Adds a type behind everything else: in the last block of a namespace, or at the end of the file. */
export function addType(lines: readonly string[], source: SourceFile, style: FileStyle): TextChange[] {
  const { root, text } = source;
  const end = style.lineEnd;
  const block = namedChildren(root).findLast(({ type }) => type === 'namespace_declaration');
  const close = block ? field(block, 'body')?.children.at(-1) : undefined;
  if (block && close?.type === '}' && text.slice(lineStartAt(text, close.startIndex), close.startIndex).trim() === '') {
    const inner = namedChildren(field(block, 'body') ?? block)[0];
    const indent = inner ? indentAt(text, inner.startIndex) : style.indent;
    return [insertion(lineStartAt(text, close.startIndex), `${end}${csharpLines(lines, source, style, indent)}${end}`)];
  }
  const gap = text.endsWith(`${end}${end}`) ? '' : text.endsWith('\n') ? end : `${end}${end}`;
  return [insertion(text.length, `${gap}${csharpLines(lines, source, style)}${end}`)];
}
