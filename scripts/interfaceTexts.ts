import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Argument, type CallExpression, parseSync, Visitor } from 'oxc-parser';
import { evidenceWords } from '../shared/src/render/evidenceText.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDERS = ['client/src', 'client/webview', 'server/src', 'shared/src'];

/** A text of the interface as a bundle holds it: by itself, or with a comment for who translates it. */
export type BundleText = string | { readonly message: string; readonly comment: readonly string[] };

/** Texts by key: the English text, with `/` and the comment behind it where it has one. */
export type Bundle = Readonly<Record<string, BundleText>>;

/** What a program says to people. */
export interface ProgramTexts {
  readonly texts: Bundle;
  /** Calls that could not be translated, each as `file:line: what is wrong`. */
  readonly faults: readonly string[];
}

/**
 * Files that translate texts of a table, which programs read in English; its texts are asked for here instead.
 * They are the only ones whose calls need no literal.
 */
const TABLES: ReadonlyMap<string, () => string[]> = new Map([['shared/src/render/evidenceText.ts', evidenceWords]]);

/** Every text of the interface, sorted by key, and every call that cannot be translated. */
export function interfaceTexts(): ProgramTexts {
  const texts: Record<string, BundleText> = {};
  const faults: string[] = [];
  for (const file of FOLDERS.flatMap(sourcesIn)) {
    const found = programTexts(file, readFileSync(join(ROOT, file), 'utf8'));
    Object.assign(texts, found.texts);
    if (!TABLES.has(file)) faults.push(...found.faults);
  }
  for (const table of TABLES.values()) for (const text of table()) texts[text] = text;
  const sorted = Object.keys(texts).sort((a, b) => (a < b ? -1 : 1));
  return { texts: Object.fromEntries(sorted.map((key) => [key, texts[key] ?? key])), faults };
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name).split(sep).join('/'));
}

/**
 * The texts of the `l10n.t` calls of one file. Such a call needs a literal text, for it is read here and not run; an
 * argument for each of its placeholders; and a function around it, for the language is not yet set when a module loads.
 */
export function programTexts(file: string, source: string): ProgramTexts {
  if (!source.includes('l10n')) return { texts: {}, faults: [] };
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const texts: Record<string, BundleText> = {};
  const faults: string[] = [];
  let functions = 0;
  const enter = () => {
    functions += 1;
  };
  const leave = () => {
    functions -= 1;
  };
  const fault = (at: number, what: string): void => {
    faults.push(`${file}:${source.slice(0, at).split('\n').length}: ${what}`);
  };
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    ImportSpecifier: ({ imported, start }) => {
      if (imported.type === 'Identifier' && imported.name === 't') fault(start, 'is not read: call it as l10n.t');
    },
    CallExpression: (call) => {
      if (!isTranslation(call)) return;
      const text = textOf(call);
      if (!text) return fault(call.start, 'l10n.t needs a literal text');
      texts[text.key] = text.value;
      if (functions === 0) fault(call.start, 'l10n.t is called before the language is set: call it in a function');
      if (text.args !== undefined && text.args !== placeholders(text.key).length) {
        fault(call.start, 'l10n.t needs one argument for each placeholder');
      }
    },
  }).visit(program);
  return { texts, faults };
}

/** True for `l10n.t(…)` and `vscode.l10n.t(…)`. */
function isTranslation({ callee }: CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.property.name !== 't') {
    return false;
  }
  const { object } = callee;
  if (object.type === 'Identifier') return object.name === 'l10n';
  return object.type === 'MemberExpression' && object.property.type === 'Identifier' && object.property.name === 'l10n';
}

interface CalledText {
  readonly key: string;
  readonly value: BundleText;
  /** How many arguments there are; undefined where they are named. */
  readonly args: number | undefined;
}

function textOf({ arguments: [first, ...rest] }: CallExpression): CalledText | undefined {
  if (!first) return undefined;
  const key = literal(first);
  if (key !== undefined)
    return { key, value: key, args: rest[0]?.type === 'ObjectExpression' ? undefined : rest.length };
  if (first.type !== 'ObjectExpression') return undefined;
  const fields = new Map(
    first.properties.flatMap((property) =>
      property.type === 'Property' && property.key.type === 'Identifier' ? [[property.key.name, property.value]] : [],
    ),
  );
  const [message, comment, args] = [fields.get('message'), fields.get('comment'), fields.get('args')];
  const text = message && literal(message);
  const note = comment && literal(comment);
  if (text === undefined || note === undefined) return undefined;
  const count = args?.type === 'ArrayExpression' ? args.elements.length : args ? undefined : 0;
  return { key: `${text}/${note}`, value: { message: text, comment: [note] }, args: count };
}

function literal(node: Argument): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
  const [left, right] = [literal(node.left), literal(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

/** The placeholders of a text, sorted, each once: `{0}`, `{name}`, and `{}` of tables. */
export function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\w*\}/g) ?? [])].sort();
}
