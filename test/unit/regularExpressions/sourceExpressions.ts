import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Argument, type Expression, parseSync, Visitor } from 'oxc-parser';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** One regular expression of our sources. */
export interface SourceExpression {
  /** Line in its file, from 1. */
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Paths from the root of all that is shipped and is written in TypeScript. */
export function sourceFiles(): string[] {
  return ['shared/src', 'server/src', 'client/src', 'client/webview'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => join(folder, name).split(sep).join('/')),
  );
}

/** The regular expressions of a source file, as `readExpressions` finds them. */
export function expressionsOfFile(file: string, parts: Parts): SourceExpression[] {
  return readExpressions(file, readFileSync(join(ROOT, file), 'utf8'), parts);
}

/** What an expression of the program that no constant tells may come to, by its text: part of a regular expression. */
export type Parts = ReadonlyMap<string, string>;

/**
 * All regular expressions of a program: literals, and what is built with `RegExp`, from constants of the same file and
 * from `parts`. Throws for code that is no TypeScript, and for a part that is neither.
 */
export function readExpressions(file: string, text: string, parts: Parts): SourceExpression[] {
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const constants = new Map<string, Expression>();
  const found: { at: number; source: () => string; flags: string }[] = [];
  const build = (callee: Expression, [pattern, flags]: readonly Argument[], at: number): void => {
    if (callee.type !== 'Identifier' || callee.name !== 'RegExp' || !pattern) return;
    const own = flags?.type === 'Literal' && typeof flags.value === 'string' ? flags.value : '';
    found.push({ at, source: () => sourceOf(pattern), flags: own });
  };

  /** The text of a pattern that is put together. */
  function sourceOf(node: Argument): string {
    const written = text.slice(node.start, node.end);
    const part = parts.get(written);
    if (part !== undefined) return part;
    if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
    if (node.type === 'Literal' && 'regex' in node) return node.regex.pattern;
    if (node.type === 'TemplateLiteral')
      return node.quasis
        .map(({ value }, index) => {
          const expression = node.expressions[index];
          return (value.cooked ?? '') + (expression ? sourceOf(expression) : '');
        })
        .join('');
    if (node.type === 'BinaryExpression' && node.operator === '+') return sourceOf(node.left) + sourceOf(node.right);
    if (node.type === 'MemberExpression' && written.endsWith('.source')) return sourceOf(node.object);
    const constant = node.type === 'Identifier' ? constants.get(node.name) : undefined;
    if (constant) return sourceOf(constant);
    throw new Error(`${file}: what ${written} may come to in a regular expression has to be told to this test`);
  }

  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init) constants.set(id.name, init);
    },
    Literal: (node) => {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      found.push({ at: node.start, source: () => pattern, flags });
    },
    NewExpression: ({ callee, arguments: given, start }) => build(callee, given, start),
    CallExpression: ({ callee, arguments: given, start }) => build(callee, given, start),
  }).visit(program);

  return found.map(({ at, source, flags }) => ({
    line: text.slice(0, at).split('\n').length,
    source: source(),
    flags,
  }));
}
