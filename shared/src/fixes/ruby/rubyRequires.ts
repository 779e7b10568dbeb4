import type { FileStyle } from '../fileStyle.ts';
import { field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { insertion, type TextChange } from '../textChange.ts';

/** The changes that require libraries where that is missing. */
export function addRequires(source: SourceFile, names: readonly string[], style: FileStyle): TextChange[] {
  const changes = names.flatMap((name) => addRequire(source, name, style));
  const [first] = changes;
  // Where the file requires nothing they make one block, and not one each.
  if (!first || namedChildren(source.root).some(isRequire)) return changes;
  const lines = changes.map(({ newText }) => `${newText.trim()}${style.lineEnd}`).join('');
  const [before = '', behind = ''] = first.newText.split(first.newText.trim());
  return [{ ...first, newText: `${before}${lines}${behind.slice(style.lineEnd.length)}` }];
}

/** The change that requires a file where that is missing: `json`, or `./whatsapp_retry` for one beside this one. */
export function addRequire({ root, text }: SourceFile, name: string, style: FileStyle): TextChange[] {
  const path = name.replace(/^\.\//, '');
  if (text.includes(`'${path}'`) || text.includes(`"${path}"`)) return [];
  const relative = name.startsWith('.');
  const line = `${relative ? 'require_relative' : 'require'} ${style.quote}${path}${style.quote}${style.lineEnd}`;
  const there = namedChildren(root).filter(isRequire);
  const own = there.filter((call) => (field(call, 'method')?.text === 'require_relative') === relative);
  const last = own.findLast((call) => pathOf(call) <= path);
  if (last) return [insertion(lineEnd(text, last.endIndex), line)];
  if (own[0]) return [insertion(own[0].startIndex, line)];
  if (there[0] && !relative) return [insertion(there[0].startIndex, `${line}${style.lineEnd}`)];
  const above = there.at(-1);
  const at = above ? lineEnd(text, above.endIndex) : headEnd(root, text);
  const below = /^[ \t]*\r?\n/.test(text.slice(at)) || at === text.length ? '' : style.lineEnd;
  return [insertion(at, `${at > 0 ? style.lineEnd : ''}${line}${below}`)];
}

/** Behind the comments that Ruby reads at the top of a file. */
function headEnd(root: SyntaxNode, text: string): number {
  let at = 0;
  for (const node of namedChildren(root)) {
    if (
      node.type !== 'comment' ||
      !/^#!|^#\s*(?:-\*-|frozen_string_literal|encoding|typed|warn_indent)/.test(node.text)
    )
      break;
    at = lineEnd(text, node.endIndex);
  }
  return at;
}

function isRequire(node: SyntaxNode): boolean {
  return (
    node.type === 'call' &&
    !field(node, 'receiver') &&
    /^require(?:_relative)?$/.test(field(node, 'method')?.text ?? '')
  );
}

function pathOf(call: SyntaxNode): string {
  const given = field(call, 'arguments');
  return (given ? (namedChildren(given)[0]?.text ?? '') : '').replace(/^['"]|['"]$/g, '');
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
