import type { FileStyle } from '../fileStyle.ts';
import { descendants, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';

/** What every file of a project with implicit usings imports. */
const IMPLICIT: ReadonlySet<string> = new Set([
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Net.Http',
  'System.Threading',
  'System.Threading.Tasks',
]);
/** Namespaces with a class of the same name as one of `System.Threading`. */
const OTHER_TIMERS = /using System\.(?:Timers|Windows\.Forms)\b/;

/** Imports namespaces a file does not import yet, in their sorted place. Undefined where a name would have two meanings. */
export function addUsings(source: SourceFile, wanted: readonly string[], style: FileStyle): TextChange[] | undefined {
  const { text } = source;
  const missing = wanted.filter((name) => !isImported(name, source)).sort(compareNamespaces);
  if (missing.includes('System.Threading') && OTHER_TIMERS.test(text) && /\bTimer\b/.test(text)) return undefined;
  if (missing.length === 0) return [];
  const present = usingsOf(source).filter(isPlain);
  const last = present.at(-1);
  if (!last)
    return [
      insertion(topOf(source), `${missing.map((name) => `using ${name};${style.lineEnd}`).join('')}${style.lineEnd}`),
    ];
  const sorted = present.every(
    (one, index) => index === 0 || compareNamespaces(nameOf(present[index - 1] ?? one), nameOf(one)) <= 0,
  );
  return missing.map((name) => {
    const next = sorted ? present.find((one) => compareNamespaces(nameOf(one), name) > 0) : undefined;
    const behind = present.findLast((one) => !next || one.startIndex < next.startIndex);
    const line = `${indentAt(text, last.startIndex)}using ${name};${style.lineEnd}`;
    // Behind a namespace of the same kind, so that groups stay groups; in front of the next where it is the first.
    const before = next && (!behind || isSystem(nameOf(behind)) !== isSystem(name));
    if (before && next) return insertion(lineStartAt(text, next.startIndex), line);
    return insertion(lineEnd(text, (behind ?? last).endIndex), line);
  });
}

/** The namespaces a file imports by itself. */
export function importedNamespaces(source: SourceFile): string[] {
  return usingsOf(source).filter(isPlain).map(nameOf);
}

/** True where a namespace is imported, by the file or for all files of its project, as its code shows. */
function isImported(name: string, source: SourceFile): boolean {
  const names = usingsOf(source).map((one) =>
    one.text.replace(/^(?:global\s{1,8})?using\s{1,8}/, '').replace(/\s{0,8};$/, ''),
  );
  if (names.includes(name)) return true;
  const own = namespaceOf(source);
  if (own === name || own.startsWith(`${name}.`)) return true;
  // Code that waits for a task without its namespace can only be compiled with implicit usings.
  const waits = /\bawait\b|\bTask\b/.test(source.text) && !source.text.includes('System.Threading.Tasks.');
  const implicit = waits && !names.includes('System.Threading.Tasks');
  return implicit && IMPLICIT.has(name);
}

/** The namespace of a file's types; empty for the global one. */
export function namespaceOf({ root }: SourceFile): string {
  const declared = descendants(root, ['namespace_declaration', 'file_scoped_namespace_declaration'])[0];
  return declared?.childForFieldName('name')?.text ?? '';
}

function usingsOf({ root }: SourceFile): SyntaxNode[] {
  return descendants(root, ['using_directive']);
}

/** True for an import of a namespace: no alias, no static one, none for the whole project. */
function isPlain({ text }: SyntaxNode): boolean {
  return /^using\s{1,8}[\w.]{1,200}\s{0,8};$/.test(text);
}

function nameOf({ text }: SyntaxNode): string {
  return /^using\s{1,8}([\w.]{1,200})/.exec(text)?.[1] ?? '';
}

function isSystem(name: string): boolean {
  return /^System(?:\.|$)/.test(name);
}

/** As the usual tools sort: `System` first, then by name. */
function compareNamespaces(a: string, b: string): number {
  if (isSystem(a) !== isSystem(b)) return isSystem(a) ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Behind the comments and directives a file begins with. */
function topOf({ root, text }: SourceFile): number {
  const nodes = namedChildren(root);
  const first = nodes.find(
    ({ type }) => type !== 'comment' && !/^preproc_|^extern_alias/.test(type) && type !== 'using_directive',
  );
  const before = first ? nodes[nodes.indexOf(first) - 1] : undefined;
  // A comment right above the first declaration is its own.
  if (before?.type !== 'comment' || !first) return before ? lineEnd(text, before.endIndex) : 0;
  const free = /\n\s*\n/.test(text.slice(before.endIndex, first.startIndex));
  return free ? lineEnd(text, lineEnd(text, before.endIndex)) : 0;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
