import { type FileStyle, inStyle } from './fileStyle.ts';
import { insertion, type TextChange } from './textChange.ts';
import { type TokenStream, textAt } from './tokens.ts';

/** The policy table of a helper that is already in a file. */
export interface PolicyTable {
  /** Token index of its opening brace. */
  readonly open: number;
  readonly codes: ReadonlySet<string>;
}

/** Finds the table by its name; undefined where the file has none. */
export function findPolicyTable(stream: TokenStream, name: string): PolicyTable | undefined {
  for (let at = 0; at < stream.tokens.length; at++) {
    if (textAt(stream, at) !== name || textAt(stream, at - 1) === '.') continue;
    const open = assignedBrace(stream, at + 1);
    if (open < 0) continue;
    const codes = new Set<string>();
    for (let inside = open + 1; inside < (stream.pair[open] ?? 0); inside++) {
      const key = stream.parent[inside] === open && textAt(stream, inside + 1) === ':';
      if (key && stream.tokens[inside]?.kind === 'number') codes.add(textAt(stream, inside).replaceAll('_', ''));
    }
    return { open, codes };
  }
  return undefined;
}

/** Adds the lines of one code at the end of a table; `step` is how many spaces the lines have per level. */
export function addToTable(
  text: string,
  stream: TokenStream,
  table: PolicyTable,
  lines: readonly string[],
  style: FileStyle,
  step: number,
): TextChange[] {
  const close = stream.pair[table.open] ?? table.open;
  const last = stream.tokens[close - 1];
  const closeStart = stream.tokens[close]?.start ?? 0;
  const lineStart = text.lastIndexOf('\n', closeStart - 1) + 1;
  const ownLine = text.slice(lineStart, closeStart).trim() === '';
  const added = `${inStyle(lines, style, step)}${style.lineEnd}`;
  const comma = last && last.text !== ',' && last.text !== '{' ? [insertion(last.end, ',')] : [];
  return [...comma, insertion(ownLine ? lineStart : closeStart, ownLine ? added : `${style.lineEnd}${added}`)];
}

/** Index of the `{` that is assigned behind a name, a type annotation in between skipped; -1 where none is. */
function assignedBrace(stream: TokenStream, from: number): number {
  if (textAt(stream, from) === '=') return textAt(stream, from + 1) === '{' ? from + 1 : -1;
  if (textAt(stream, from) !== ':') return -1;
  for (let at = from + 1; at < stream.tokens.length; at++) {
    const text = textAt(stream, at);
    if (text === ';' || text === '\n') return -1;
    if (text === '=') return textAt(stream, at + 1) === '{' ? at + 1 : -1;
    const partner = stream.pair[at] ?? -1;
    if (partner > at) at = partner;
  }
  return -1;
}
