import { descendants, type SourceFile } from './syntax.ts';

/** How a file is written, so that what we add looks like the rest. */
export interface FileStyle {
  /** One level of indentation: a tab or some spaces. */
  readonly indent: string;
  readonly quote: "'" | '"';
  /** False where statements end without a semicolon. */
  readonly semicolons: boolean;
  readonly lineEnd: '\n' | '\r\n';
}

/** The custom of a language, and what tells that of a file. */
export interface StyleCustom {
  readonly indent: string;
  readonly quote: "'" | '"';
  /** Types of the nodes whose quotes are counted; empty where the language has only one kind. */
  readonly strings: readonly string[];
  /** Types of the statements that may end with a semicolon; empty where all do, undefined where none does. */
  readonly statements?: readonly string[];
}

/** Reads the style off a file; what the file does not tell is the language's custom. */
export function fileStyleOf(source: SourceFile, custom: StyleCustom): FileStyle {
  const { text } = source;
  return {
    indent: indentOf(text) ?? custom.indent,
    quote: quoteOf(source, custom) ?? custom.quote,
    semicolons: endsWithSemicolons(source, custom),
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

function quoteOf({ root }: SourceFile, { strings }: StyleCustom): "'" | '"' | undefined {
  let single = 0;
  let double = 0;
  for (const { text } of strings.length > 0 ? descendants(root, strings) : []) {
    // Docstrings have double quotes in files of either custom.
    if (/^\w*(?:"""|''')/.test(text)) continue;
    if (/^\w*'/.test(text)) single += 1;
    else if (/^\w*"/.test(text)) double += 1;
  }
  if (single === double) return undefined;
  return single > double ? "'" : '"';
}

function endsWithSemicolons({ root }: SourceFile, { statements }: StyleCustom): boolean {
  if (!statements) return false;
  if (statements.length === 0) return true;
  const all = descendants(root, statements);
  const ending = all.filter(({ text }) => /[^\s;];$/.test(text)).length;
  return ending > 0 ? ending * 4 >= all.length : all.length === 0;
}

/**
 * Lays generated lines out in a file's style. The lines have semicolons where the language can have them, and `step`
 * spaces per level; strings without escapes or interpolation take the file's quotes where `quotes` says so. Comments and
 * docstrings stay as they are.
 */
export function inStyle(
  lines: readonly string[],
  style: FileStyle,
  step: number,
  { quotes = true }: { readonly quotes?: boolean } = {},
): string {
  const level = ' '.repeat(step);
  const written = lines.map((line) => {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const body = line.slice(indent);
    if (/^(?:\/\/|\/?\*|#|""")/.test(body)) return reindent(line, level, style.indent);
    const quoted = quotes ? body.replace(STRING, (string) => requoted(string, style.quote)) : body;
    const ended = style.semicolons ? quoted : quoted.replace(/;$/, '');
    return reindent(`${line.slice(0, indent)}${ended}`, level, style.indent);
  });
  return written.join(style.lineEnd);
}

const STRING = /"(?:[^"\\\n]|\\.){0,500}"|'(?:[^'\\\n]|\\.){0,500}'/g;

/** A string without escapes, interpolation or quotes inside means the same in either quotes. */
function requoted(string: string, quote: string): string {
  const content = string.slice(1, -1);
  return /['"\\$#{}]/.test(content) ? string : quote + content + quote;
}

function reindent(line: string, level: string, indent: string): string {
  let depth = 0;
  while (line.startsWith(level, depth * level.length)) depth += 1;
  return indent.repeat(depth) + line.slice(depth * level.length);
}
