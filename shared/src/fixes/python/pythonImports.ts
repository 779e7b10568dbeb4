import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { insertion, type TextChange } from '../textChange.ts';
import type { ModuleName } from './pythonHelper.ts';
import { importGroup, isStandard } from './pythonModules.ts';

/** What has to be imported. */
export interface MissingImports {
  /** The expression a module is reached by: `time`, or `_time` where that name means something else. */
  readonly module: ModuleName;
  /** The import statements that are missing, sorted. */
  readonly lines: readonly string[];
  /** The insertions that put them in their place among the file's imports; none where the file imports nothing. */
  changes(lineEnd: string): TextChange[];
}

interface ImportLine {
  readonly module: string;
  /** True for `import x`, false for `from x import y`. */
  readonly plain: boolean;
  readonly start: number;
  /** Behind the line's end. */
  readonly end: number;
}

/** Says how the given modules are, or come to be, imported in a file. */
export function importsOf(source: SourceFile, modules: readonly string[]): MissingImports {
  const head = leadingImports(source.root);
  const known = importedModules(head);
  const taken = takenNames(source.root);
  const isTaken = (name: string): boolean => taken.has(name.split('.')[0] ?? name);
  const alias = (name: string): string => `_${name.replaceAll('.', '_')}`;
  const missing = [...new Set(modules)].filter((name) => !known.has(name)).sort();
  const statement = (name: string): string => (isTaken(name) ? `import ${name} as ${alias(name)}` : `import ${name}`);
  return {
    module: (name) => known.get(name) ?? (isTaken(name) ? alias(name) : name),
    lines: missing.map(statement),
    changes(lineEnd) {
      const groups = [missing.filter(isStandard), missing.filter((name) => !isStandard(name))];
      return groups.flatMap((names) =>
        importChanges(
          source,
          names.map((module) => ({ module, statement: statement(module) })),
          lineEnd,
        ),
      );
    },
  };
}

/** True where a module's own name is bound to something else at the top level. */
export function isNameTaken({ root }: SourceFile, name: string): boolean {
  return takenNames(root).has(name);
}

/** Puts `from x import y` in its place; undefined where the file imports nothing. */
export function fromImport(
  source: SourceFile,
  module: string,
  name: string,
  lineEnd: string,
): TextChange[] | undefined {
  const statement = `from ${module} import ${name}`;
  const changes = importChanges(source, [{ module, statement }], lineEnd);
  return changes.length > 0 ? changes : undefined;
}

/** Top-level imports before anything else but a docstring and comments; `from __future__` ones left out. */
export function leadingImports(root: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const node of namedChildren(root)) {
    if (/^import_(?:from_)?statement$/.test(node.type)) found.push(node);
    else if (node.type === 'comment' || node.type === 'future_import_statement') continue;
    else if (found.length > 0 || !isText(node)) break;
  }
  return found;
}

interface Wanted {
  readonly module: string;
  readonly statement: string;
}

/** Puts statements of one group in alphabetical order into the group's block, or into a new one in its place. */
function importChanges(source: SourceFile, wanted: readonly Wanted[], lineEnd: string): TextChange[] {
  const [first] = wanted;
  const lines = leadingImports(source.root).map((node) => importLine(node, source.text));
  if (!first || lines.length === 0) return [];
  const group = importGroup(first.module);
  const blocks = blocksOf(source.text, lines);
  const groupsOf = (block: readonly ImportLine[]): string[] => block.map(({ module }) => importGroup(module));
  const own = blocks.findLast((block) => groupsOf(block).includes(group));
  if (own) return wanted.map((one) => sorted(own, one, lineEnd));
  const order = ['standard', 'library', 'local', 'relative'];
  const next = blocks.find((block) => groupsOf(block).every((name) => order.indexOf(name) > order.indexOf(group)));
  const text = wanted.map(({ statement }) => `${statement}${lineEnd}`).join('');
  const at = next?.[0]?.start;
  if (at !== undefined) return [insertion(at, `${text}${lineEnd}`)];
  const end = lines.at(-1)?.end ?? 0;
  const ended = source.text[end - 1] === '\n' ? '' : lineEnd;
  return [insertion(end, `${ended}${lineEnd}${text}`)];
}

/** Puts an import in alphabetical order among those of its kind; plain ones stand before `from` lines. */
function sorted(block: readonly ImportLine[], { module, statement }: Wanted, lineEnd: string): TextChange {
  const isPlain = statement.startsWith('import ');
  const same = block.filter(({ plain }) => plain === isPlain);
  const next = same.find((line) => line.module > module);
  if (next) return insertion(next.start, `${statement}${lineEnd}`);
  if (same.length === 0 && isPlain) return insertion(block[0]?.start ?? 0, `${statement}${lineEnd}`);
  return insertion(Math.max(...(same.length > 0 ? same : block).map(({ end }) => end)), `${statement}${lineEnd}`);
}

/** The imports between blank lines. */
function blocksOf(text: string, lines: readonly ImportLine[]): ImportLine[][] {
  const blocks: ImportLine[][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    const last = block?.at(-1);
    if (block && last && !hasBlankLine(text.slice(last.end, line.start))) block.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

function hasBlankLine(text: string): boolean {
  return text.split('\n').some((line, index, all) => index < all.length - 1 && line.trim() === '');
}

function importLine(node: SyntaxNode, text: string): ImportLine {
  const broken = text.indexOf('\n', node.endIndex);
  const plain = node.type === 'import_statement';
  const named = plain ? namedChildren(node)[0] : field(node, 'module_name');
  const module = (named && (field(named, 'name') ?? named).text) ?? '';
  return { module, plain, start: node.startIndex, end: broken < 0 ? text.length : broken + 1 };
}

/** Modules imported as such, each with the name it is reached by. */
function importedModules(head: readonly SyntaxNode[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of head.filter(({ type }) => type === 'import_statement')) {
    for (const name of namedChildren(node)) {
      const module = (field(name, 'name') ?? name).text;
      found.set(module, field(name, 'alias')?.text ?? module);
    }
  }
  return found;
}

/** Names at module level that are something other than the module of that name. */
function takenNames(root: SyntaxNode): Set<string> {
  const names = new Set<string>();
  for (const node of namedChildren(root)) {
    if (node.type === 'import_from_statement') {
      const from = field(node, 'module_name');
      for (const name of namedChildren(node)) {
        if (name.id !== from?.id) names.add(field(name, 'alias')?.text ?? name.text);
      }
    } else if (node.type === 'import_statement') {
      for (const name of namedChildren(node)) names.add(field(name, 'alias')?.text ?? '');
    } else {
      for (const name of declared(node)) names.add(name);
    }
  }
  return names;
}

/** The names a statement of the top level gives a meaning; what functions and classes have inside is their own. */
function declared(node: SyntaxNode): string[] {
  const definition = node.type === 'decorated_definition' ? field(node, 'definition') : node;
  const name = definition && field(definition, 'name');
  if (/^(?:function|class)_definition$/.test(definition?.type ?? '')) return name ? [name.text] : [];
  const targets = descendants(node, ['assignment', 'named_expression', 'as_pattern', 'for_statement']);
  return targets.flatMap((target) => {
    const left = field(target, 'left') ?? field(target, 'name') ?? field(target, 'alias');
    return left ? (left.text.match(/[A-Za-z_]\w*/g) ?? []) : [];
  });
}

function isText(node: SyntaxNode): boolean {
  return node.type === 'expression_statement' && namedChildren(node).every(({ type }) => /string$/.test(type));
}
