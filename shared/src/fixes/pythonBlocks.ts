import { type TokenStream, textAt } from './tokens.ts';

/** A logical line of Python: its first and last token (the line end left out) and its indentation in columns. */
export interface PythonLine {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
  /** The word that says what it is: `def` (also for `async def`), `class`, `try`, `except`, `if`, `return`, … */
  readonly word: string;
  readonly async: boolean;
}

/** The logical lines of a text, blank and comment lines left out. */
export function pythonLines(stream: TokenStream, text: string): PythonLine[] {
  const lines: PythonLine[] = [];
  let from = 0;
  for (let at = 0; at <= stream.tokens.length; at++) {
    const token = stream.tokens[at];
    if (token && token.kind !== 'newline') continue;
    if (at > from) {
      const async = textAt(stream, from) === 'async';
      const word = textAt(stream, async ? from + 1 : from);
      lines.push({ from, to: at - 1, indent: indentAt(text, stream.tokens[from]?.start ?? 0), word, async });
    }
    from = at + 1;
  }
  return lines;
}

/** Index of the logical line a token is in. */
export function lineOf(lines: readonly PythonLine[], token: number): number {
  return lines.findIndex((line) => line.from <= token && token <= line.to);
}

/** Indices of the headers a line stands under, innermost first: its `if`, `try`, `def`, `class`. */
export function headersAbove(lines: readonly PythonLine[], index: number): number[] {
  const found: number[] = [];
  let indent = lines[index]?.indent ?? 0;
  for (let at = index - 1; at >= 0 && indent > 0; at--) {
    const line = lines[at];
    if (!line || line.indent >= indent) continue;
    found.push(at);
    indent = line.indent;
  }
  return found;
}

/** The lines from a header up to the next line that is not deeper, as indices: first and the one behind the last. */
export function blockOf(lines: readonly PythonLine[], header: number): { from: number; to: number } {
  const indent = lines[header]?.indent ?? 0;
  let to = header + 1;
  while ((lines[to]?.indent ?? -1) > indent) to += 1;
  return { from: header, to };
}

/** The `try` header an `except` header belongs to; -1 where there is none. */
export function tryOf(lines: readonly PythonLine[], except: number): number {
  const indent = lines[except]?.indent ?? 0;
  for (let at = except - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line || line.indent < indent) return -1;
    if (line.indent === indent && line.word === 'try') return at;
    if (line.indent === indent && line.word !== 'except') return -1;
  }
  return -1;
}

function indentAt(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let columns = 0;
  for (const character of text.slice(start, offset)) columns = character === '\t' ? (columns | 7) + 1 : columns + 1;
  return columns;
}
