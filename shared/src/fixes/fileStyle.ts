import type { FixLanguage } from './languages.ts';
import type { TokenStream } from './tokens.ts';

/** How a file is written, so that what we add looks like the rest. */
export interface FileStyle {
  /** One level of indentation: a tab or some spaces. */
  readonly indent: string;
  readonly quote: "'" | '"';
  /** False where statements end without a semicolon. */
  readonly semicolons: boolean;
  readonly lineEnd: '\n' | '\r\n';
}

/** Reads the style off the text; what the text does not tell is the language's custom. */
export function fileStyleOf(text: string, stream: TokenStream, language: FixLanguage): FileStyle {
  const python = language === 'python';
  return {
    indent: indentOf(text) ?? (python ? '    ' : '  '),
    quote: quoteOf(stream) ?? (python ? '"' : "'"),
    semicolons: python ? false : endsWithSemicolons(stream),
    lineEnd: (text.match(/\r\n/g)?.length ?? 0) * 2 > (text.match(/\n/g)?.length ?? 0) ? '\r\n' : '\n',
  };
}

/** The step most lines are indented by, against the line before. */
function indentOf(text: string): string | undefined {
  const steps = new Map<string, number>();
  let before = '';
  for (const line of text.split(/\r?\n/)) {
    const indent = /^([ \t]*)[^\s*]/.exec(line)?.[1];
    if (indent === undefined) continue;
    const step = indent.startsWith(before) ? indent.slice(before.length) : '';
    if (/^(?:\t| {2,8})$/.test(step)) steps.set(step, (steps.get(step) ?? 0) + 1);
    before = indent;
  }
  return [...steps].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function quoteOf(stream: TokenStream): "'" | '"' | undefined {
  let single = 0;
  let double = 0;
  for (const token of stream.tokens) {
    // Docstrings have double quotes in files of either custom.
    if (token.kind !== 'string' || /^\w*(?:"""|''')/.test(token.text)) continue;
    if (/^\w*'/.test(token.text)) single += 1;
    else if (/^\w*"/.test(token.text)) double += 1;
  }
  if (single === double) return undefined;
  return single > double ? "'" : '"';
}

function endsWithSemicolons(stream: TokenStream): boolean {
  let ending = 0;
  let starting = 0;
  for (const [index, token] of stream.tokens.entries()) {
    const next = stream.tokens[index + 1];
    if (next && !next.lineBreak) continue;
    if (token.text === ';') ending += 1;
    else if (token.kind !== 'punct' || token.text === ')') starting += 1;
  }
  return ending > 0 ? ending * 4 >= starting : starting === 0;
}

/**
 * Lays generated lines out in a file's style. The lines have semicolons, `step` spaces per level and quotes of one kind
 * outside comments; comments and docstrings stay as they are.
 */
export function inStyle(lines: readonly string[], style: FileStyle, step: number): string {
  const level = ' '.repeat(step);
  const written = lines.map((line) => {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const body = line.slice(indent);
    if (/^(?:\/\/|\/?\*|#|""")/.test(body)) return reindent(line, level, style.indent);
    const quoted = body.replace(/["'](?!"")/g, style.quote);
    return reindent(
      `${line.slice(0, indent)}${style.semicolons ? quoted : quoted.replace(/;$/, '')}`,
      level,
      style.indent,
    );
  });
  return written.join(style.lineEnd);
}

function reindent(line: string, level: string, indent: string): string {
  let depth = 0;
  while (line.startsWith(level, depth * level.length)) depth += 1;
  return indent.repeat(depth) + line.slice(depth * level.length);
}
