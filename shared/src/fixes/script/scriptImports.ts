import { type FileStyle, inStyle } from '../fileStyle.ts';
import { namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { insertion, type TextChange } from '../textChange.ts';
import { SCRIPT_HELPER } from './scriptHelper.ts';

/** True for a file whose modules are CommonJS. */
export function isCommonJs({ text, root }: SourceFile): boolean {
  if (namedChildren(root).some(({ type }) => type === 'import_statement' || type === 'export_statement')) return false;
  return /\brequire\s*\(|\bmodule\.exports\b|\bexports\./.test(text);
}

/** Offset behind the file's imports (their line end included), or behind what has to stay at its top. */
function behindImports({ text, root }: SourceFile): number {
  const nodes = namedChildren(root);
  const last = nodes.findLast(isImport);
  if (last) return lineEnd(text, last.endIndex);
  const head = nodes.findIndex(
    (node) => node.type !== 'comment' && node.type !== 'hash_bang_line' && !isDirective(node),
  );
  const top = head < 0 ? nodes : nodes.slice(0, head);
  // A comment right above the code belongs to it.
  const kept = top.findLast((node) => node.type !== 'comment' || standsAlone(text, node));
  return kept ? lineEnd(text, kept.endIndex) : 0;
}

/** True for a comment that speaks of the whole file: a header, or an order to a tool, which must stay in front. */
function standsAlone(text: string, comment: SyntaxNode): boolean {
  if (/^\/\/\/|^\/[/*]\s{0,8}(?:@ts-|eslint|biome|prettier|@jest|@vitest)/.test(comment.text)) return true;
  return /^[ \t]{0,80}\r?\n[ \t]{0,80}\r?\n/.test(text.slice(comment.endIndex, comment.endIndex + 200));
}

/** Imports behind those there are, then declarations that nothing else may stand before. */
export function addOnTop(
  source: SourceFile,
  style: FileStyle,
  imports: readonly string[],
  declared: readonly string[],
): TextChange[] {
  if (imports.length + declared.length === 0) return [];
  const at = behindImports(source);
  const end = style.lineEnd;
  const written = (lines: readonly string[]): string => (lines.length > 0 ? `${inStyle(lines, style, 2)}${end}` : '');
  const unended = at > 0 && source.text[at - 1] !== '\n' ? end : '';
  const behind = at > 0 && namedChildren(source.root).some(isImport);
  const above = at > 0 && (declared.length > 0 || !behind) ? end : '';
  const [first, second] = behind
    ? [written(imports) + above, written(declared)]
    : [above + written(imports), written(declared)];
  const between = !behind && imports.length > 0 && declared.length > 0 ? end : '';
  const below = (declared.length > 0 || !behind) && /^[^\r\n]/.test(source.text.slice(at)) ? end : '';
  return [insertion(at, `${unended}${first}${between}${second}${below}`)];
}

/** True for a file that imports the helper from a module. */
export function importsHelper({ root }: SourceFile): boolean {
  return namedChildren(root).some((node) => isImport(node) && usesName(node.text, SCRIPT_HELPER));
}

function isImport(node: SyntaxNode): boolean {
  if (node.type === 'import_statement') return true;
  return (
    /^(?:lexical|variable)_declaration$/.test(node.type) &&
    /=\s{0,8}require\s{0,4}\([^)]{0,200}\)[^;]{0,40};?$/.test(node.text)
  );
}

function isDirective(node: SyntaxNode): boolean {
  return node.type === 'expression_statement' && /^['"]use \w+['"];?$/.test(node.text);
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
