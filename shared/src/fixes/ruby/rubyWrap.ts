import type { FileStyle } from '../fileStyle.ts';
import { ancestors, descendants, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';

/** Longest line a block in braces may make. */
const MAX_LINE = 100;
/** The same where `do … end` would not read well. */
const MAX_IN_BRACES = 120;
/** Where `do … end` reads well, and belongs to the call of the helper and not to one around it. */
const STATEMENTS = ['program', 'body_statement', 'block_body', 'then', 'else', 'ensure', 'begin', 'assignment', 'when'];
const TEXTS = ['string', 'subshell', 'string_array', 'symbol_array', 'regex'];

/** The changes that put a call into a block of the helper; `head` is the helper's call up to the block. */
export function wrapInBlock(node: SyntaxNode, head: string, text: string, style: FileStyle): TextChange[] {
  const statement = isStatement(node);
  const bodies = heredocsOf(node);
  if (isInLine(node, head, text, statement) || !canMove(node, bodies, text, statement)) {
    return [insertion(node.startIndex, `${head} { `), insertion(node.endIndex, ' }')];
  }
  const indent = indentAt(text, node.startIndex);
  const [open, close] = statement ? [' do', 'end'] : [' {', '}'];
  const end = Math.max(node.endIndex, ...bodies.map(({ endIndex }) => endIndex));
  return [
    insertion(node.startIndex, `${head}${open}${style.lineEnd}${indent}${style.indent}`),
    ...indented(node, end, text, indent, style),
    insertion(end, `${style.lineEnd}${indent}${close}`),
  ];
}

function isInLine(node: SyntaxNode, head: string, text: string, statement: boolean): boolean {
  if (node.text.includes('\n')) return false;
  const line = lineStartAt(text, node.startIndex);
  const end = /\r?\n|$/.exec(text.slice(node.endIndex))?.index ?? 0;
  const length = node.endIndex + end - line + head.length + ' {  }'.length;
  return length <= (statement ? MAX_LINE : MAX_IN_BRACES) || hasModifier(node);
}

/** The texts whose lines follow the statement a call is in. */
function heredocsOf(node: SyntaxNode): SyntaxNode[] {
  const begun = descendants(node, ['heredoc_beginning']);
  if (begun.length === 0) return [];
  const root = [...ancestors(node)].at(-1) ?? node;
  return descendants(root, ['heredoc_body'])
    .filter(({ startIndex }) => startIndex > (begun[0]?.startIndex ?? 0))
    .slice(0, begun.length);
}

/** True where the lines of a call can be moved: texts in it move with them only where their indentation does not count. */
function canMove(node: SyntaxNode, bodies: readonly SyntaxNode[], text: string, statement: boolean): boolean {
  const begun = descendants(node, ['heredoc_beginning']);
  if (begun.length === 0) return true;
  const endsLine = /^[ \t]*\r?\n/.test(text.slice(node.endIndex));
  return (
    statement && endsLine && bodies.length === begun.length && begun.every(({ text: mark }) => mark.startsWith('<<~'))
  );
}

function isStatement(node: SyntaxNode): boolean {
  const around = node.parent;
  if (!around || around.type === 'method') return around === null;
  if (around.type === 'argument_list') return around.parent?.type === 'return';
  return STATEMENTS.includes(around.type);
}

/** True for `send(…) if …` and `sent = send(…) if …`. */
function hasModifier({ parent }: SyntaxNode): boolean {
  let around = parent;
  while (around && /^(?:assignment|argument_list|return)$/.test(around.type)) around = around.parent;
  return /_modifier$/.test(around?.type ?? '');
}

/** Moves the further lines of a call as far as its first one; lines within texts stay where they are. */
function indented(
  node: SyntaxNode,
  end: number,
  text: string,
  indent: string,
  { indent: step }: FileStyle,
): TextChange[] {
  const column = node.startIndex - lineStartAt(text, node.startIndex);
  const shift = indent.length + step.length - column;
  const texts = descendants(node, TEXTS).filter((found) => found.text.includes('\n'));
  const changes: TextChange[] = [];
  for (let at = text.indexOf('\n', node.startIndex) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    const own = /^[ \t]*/.exec(text.slice(at, end))?.[0] ?? '';
    const blank = /^[ \t]*\r?\n/.test(text.slice(at));
    if (blank || texts.some((found) => found.startIndex < at && at < found.endIndex)) continue;
    // Arguments that are lined up with the first one move with it; others go one level in.
    const aligned =
      at < node.endIndex && own.length > column && own.length > indent.length + step.length && !own.includes('\t');
    const change = aligned && shift !== 0 ? moved(at, own, shift) : insertion(at, step);
    if (!aligned || shift !== 0) changes.push(change);
  }
  return changes;
}

function moved(at: number, own: string, shift: number): TextChange {
  return shift > 0
    ? insertion(at, ' '.repeat(shift))
    : { start: at, end: at + Math.min(own.length, -shift), newText: '' };
}

/** True where large numbers of a file are written in groups: `131_056`. */
export function groupsNumbers(root: SyntaxNode): boolean {
  const large = descendants(root, ['integer']).filter(({ text }) => /^\d[\d_]{4,}$/.test(text));
  return large.length > 0 && large.every(({ text }) => text.includes('_'));
}
