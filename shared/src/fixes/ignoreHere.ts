import { DISABLE_NEXT_LINE } from '../detect/ignoreComment.ts';
import { lineCommentOf } from './lineComments.ts';
import { closest, type SourceFile } from './syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from './textChange.ts';

/** Nodes in which a comment would be text. */
const TEXTS =
  /string|template|heredoc|nowdoc|jsx_(?:text|element|fragment|self_closing)|^text$|regex|char_literal|comment/;

/**
 * `Ignore 131056 here`: a comment on a line of its own above, or the code added to the one that is there. Undefined where
 * a comment cannot stand: in a language without them, within a string, behind a line that goes on.
 *
 * @param source the syntax tree, where the language has a grammar
 */
export function ignoreHere(
  text: string,
  languageId: string,
  key: string,
  offset: number,
  source?: SourceFile,
): TextChange[] | undefined {
  const prefix = lineCommentOf(languageId);
  const at = lineStartAt(text, offset);
  const above = text.slice(lineStartAt(text, at - 1), Math.max(0, at - 1)).trimEnd();
  if (prefix === undefined || /[\\`]$/.test(above) || (source && isText(source, at))) return undefined;
  if (above.includes(DISABLE_NEXT_LINE)) {
    return [insertion(lineStartAt(text, at - 1) + above.length, `, ${key}`)];
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return [insertion(at, `${indentAt(text, offset)}${prefix} ${DISABLE_NEXT_LINE} ${key}${lineEnd}`)];
}

function isText({ root }: SourceFile, lineStart: number): boolean {
  const node = root.descendantForIndex(lineStart, lineStart);
  for (let at = node; at; at = at.parent) {
    if (at.startIndex < lineStart && TEXTS.test(at.type)) return true;
  }
  return node !== null && closest(node, ['ERROR']) !== undefined;
}
