import type { PythonLine } from './pythonBlocks.ts';
import { insertion, type TextChange } from './textChange.ts';
import { type TokenStream, textAt } from './tokens.ts';

/** What has to be imported for a helper. */
export interface MissingImports {
  /** The expression a module is reached by: `time`, or `_time` where that name means something else. */
  readonly module: (name: string) => string;
  /** The import statements that are missing, sorted. */
  readonly lines: readonly string[];
  /** The insertions that put them in their place among the file's imports; none where the file imports nothing. */
  changes(lineEnd: string): TextChange[];
}

/** First names of standard modules people import beside ours; they mark which block of imports is the standard one. */
const STANDARD = new Set(
  'abc argparse ast asyncio base64 bisect calendar collections concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal email enum functools glob gzip hashlib heapq hmac html http importlib inspect io itertools json locale logging math mimetypes multiprocessing operator os pathlib pickle platform pprint queue random re secrets select shlex shutil signal socket sqlite3 ssl statistics string struct subprocess sys tempfile textwrap threading time timeit traceback types typing unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo'.split(
    ' ',
  ),
);

interface ImportLine {
  readonly module: string;
  readonly plain: boolean;
  readonly start: number;
  readonly end: number;
}

/** Says how the given modules are, or come to be, imported in a file. */
export function importsOf(
  text: string,
  stream: TokenStream,
  lines: readonly PythonLine[],
  modules: readonly string[],
): MissingImports {
  const head = leadingImports(lines, stream);
  const known = importedModules(stream, head);
  const taken = takenNames(stream, lines);
  const missing = [...new Set(modules)].filter((name) => !known.has(name)).sort();
  const alias = (name: string): string => `_${name.replaceAll('.', '_')}`;
  const isTaken = (name: string): boolean => taken.has(name.split('.')[0] ?? name);
  const statements = missing.map((name) => (isTaken(name) ? `import ${name} as ${alias(name)}` : `import ${name}`));
  return {
    module: (name) => known.get(name) ?? (isTaken(name) ? alias(name) : name),
    lines: statements,
    changes(lineEnd) {
      const present = head
        .map((line) => importLine(text, stream, line))
        .filter(({ module }) => module !== '__future__');
      const [first] = present;
      if (!first) return [];
      const standard = standardBlock(text, present);
      if (standard.length === 0) return [insertion(first.start, `${[...statements, '', ''].join(lineEnd)}`)];
      return statements.map((statement, index) => sorted(standard, statement, missing[index] ?? '', lineEnd));
    },
  };
}

/** Top-level imports before anything else but a docstring and plain statements that come first. */
function leadingImports(lines: readonly PythonLine[], stream: TokenStream): PythonLine[] {
  const top = lines.filter((line) => line.indent === 0);
  const start = top.findIndex((line) => isImport(line) && textAt(stream, line.from + 1) !== '__future__');
  if (start < 0) return [];
  const skipped = top
    .slice(0, start)
    .every((line) => isImport(line) || (line.from === line.to && stream.tokens[line.from]?.kind === 'string'));
  if (!skipped) return [];
  const rest = top.slice(start);
  const end = rest.findIndex((line) => !isImport(line));
  return end < 0 ? rest : rest.slice(0, end);
}

function isImport(line: PythonLine): boolean {
  return line.word === 'import' || line.word === 'from';
}

/** Modules imported as such, each with the name it is reached by. */
function importedModules(stream: TokenStream, head: readonly PythonLine[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of head.filter(({ word }) => word === 'import')) {
    for (const clause of clauses(stream, line.from + 1, line.to)) found.set(clause.name, clause.alias ?? clause.name);
  }
  return found;
}

/** Names at module level that are something other than the module of that name. */
function takenNames(stream: TokenStream, lines: readonly PythonLine[]): Set<string> {
  const names = new Set<string>();
  for (const line of lines.filter(({ indent }) => indent === 0)) {
    if (line.word === 'from') {
      const imported = stream.tokens.slice(line.from, line.to + 1).findIndex(({ text }) => text === 'import');
      for (const { name, alias } of clauses(stream, line.from + imported + 1, line.to)) names.add(alias ?? name);
    } else if (line.word === 'import') {
      for (const { alias } of clauses(stream, line.from + 1, line.to)) if (alias) names.add(alias);
    } else if (line.word === 'def' || line.word === 'class') {
      names.add(textAt(stream, line.from + (line.async ? 2 : 1)));
    } else if (textAt(stream, line.from + 1) === '=' || textAt(stream, line.from + 1) === ':') {
      names.add(line.word);
    }
  }
  return names;
}

/** The `name as alias` parts of an import statement, brackets skipped. */
function clauses(stream: TokenStream, from: number, to: number): { name: string; alias?: string }[] {
  const words = stream.tokens.slice(from, to + 1).filter(({ text }) => text !== '(' && text !== ')');
  return words
    .map(({ text }) => (text === 'as' || text === ',' ? ` ${text} ` : text))
    .join('')
    .split(' , ')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', alias] = part.split(' as ');
      return alias ? { name, alias } : { name };
    });
}

function importLine(text: string, stream: TokenStream, line: PythonLine): ImportLine {
  const words = stream.tokens.slice(line.from + 1, line.to + 1);
  const stop = words.findIndex(
    (token, index) => index > 0 && (token.kind === 'name') === (words[index - 1]?.kind === 'name'),
  );
  const module = words
    .slice(0, stop < 0 ? words.length : stop)
    .map((token) => token.text)
    .join('')
    .replace(/,.*/, '');
  const last = stream.tokens[line.to]?.end ?? 0;
  const broken = text.indexOf('\n', last);
  const start = stream.tokens[line.from]?.start ?? 0;
  return { module, plain: line.word === 'import', start, end: broken < 0 ? text.length : broken + 1 };
}

/** The lines of the block, between blank lines, that imports standard modules. */
function standardBlock(text: string, present: readonly ImportLine[]): ImportLine[] {
  const blocks: ImportLine[][] = [];
  for (const line of present) {
    const last = blocks.at(-1)?.at(-1);
    if (last && !/\n\s*\n|^\s*\r?\n/.test(text.slice(last.end, line.start))) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return blocks.find((block) => block.some(({ module }) => STANDARD.has(module.split('.')[0] ?? ''))) ?? [];
}

/** Puts an import in alphabetical order among the plain ones of a block, which stand before its `from` lines. */
function sorted(block: readonly ImportLine[], statement: string, module: string, lineEnd: string): TextChange {
  const next = block.find((line) => line.plain && line.module > module);
  const before = next ?? (block.some((line) => line.plain) ? undefined : block[0]);
  if (before) return insertion(before.start, `${statement}${lineEnd}`);
  const at = Math.max(...block.filter((line) => line.plain).map((line) => line.end));
  return insertion(at, `${statement}${lineEnd}`);
}
