import type { Entry } from '../catalog/types.ts';
import type { HelperFile } from './addScriptHelper.ts';
import { inStyle } from './fileStyle.ts';
import { addToTable, findPolicyTable } from './policyTable.ts';
import { lineOf, type PythonLine, pythonLines } from './pythonBlocks.ts';
import {
  type ModuleNames,
  PYTHON_DELAY,
  PYTHON_TABLE,
  pythonHelper,
  pythonModules,
  pythonPolicy,
  pythonRunner,
} from './pythonHelper.ts';
import { importsOf, type MissingImports } from './pythonImports.ts';
import { PYTHON_ASYNC_HELPER, PYTHON_HELPER } from './retryCall.ts';
import { policyText } from './retryPolicyText.ts';
import { insertion, type TextChange } from './textChange.ts';
import { type TokenStream, textAt } from './tokens.ts';

const STEP = 4;
const COMPOUND = new Set(['def', 'class', 'if', 'try', 'for', 'while', 'with', 'match', '@']);

/**
 * The changes that give a file the helper with this code in its table, with the imports it needs; none where it has all.
 * Undefined where the helper's names mean something else there.
 */
export function addPythonHelper(file: HelperFile, entry: Entry): TextChange[] | undefined {
  const { text, stream, style, targets } = file;
  const policy = policyText(entry);
  const lines = pythonLines(stream, text);
  const wanted = [...new Set(targets.filter((call) => !call.retry).map((call) => call.runs ?? 'sync'))];
  const table = findPolicyTable(stream, PYTHON_TABLE);
  const delay = definition(stream, lines, PYTHON_DELAY);
  const urllib = stream.tokens.some((token) => /^(?:urllib|urlopen)$/.test(token.text));
  if (!table || !delay) {
    const taken = [PYTHON_TABLE, PYTHON_DELAY, PYTHON_HELPER, PYTHON_ASYNC_HELPER];
    if (stream.tokens.some((token) => taken.includes(token.text))) return undefined;
    return newHelper(file, lines, entry, { wanted, urllib });
  }
  const missing = wanted.filter((runs) => !definition(stream, lines, runnerName(runs)));
  const imports = importsOf(
    text,
    stream,
    lines,
    missing.flatMap((runs) => pythonModules({ runs, urllib: false })),
  );
  const runners = missing.flatMap((runs) => [...pythonRunner({ runs, urllib, module: imports.module }), '', '']);
  const added = table.codes.has(policy.code) ? [] : addToTable(text, stream, table, pythonPolicy(policy), style, STEP);
  if (runners.length === 0) return added;
  const at = lineStart(text, stream.tokens[delay.from]?.start ?? 0);
  return [...added, ...imports.changes(style.lineEnd), insertion(at, inStyle([...runners, ''], style, STEP))];
}

interface NewHelper {
  readonly wanted: readonly ('sync' | 'async')[];
  readonly urllib: boolean;
}

function newHelper(
  file: HelperFile,
  lines: readonly PythonLine[],
  entry: Entry,
  { wanted, urllib }: NewHelper,
): TextChange[] {
  const { text, stream } = file;
  const [first = 'sync', ...others] = wanted;
  const modules = wanted.flatMap((runs) => pythonModules({ runs, urllib }));
  const imports = importsOf(text, stream, lines, modules);
  const helper = helperLines(entry, first, others, urllib, imports.module);
  const at = helperPlace(
    text,
    stream,
    lines,
    file.targets.map((call) => call.span.start),
  );
  return placed(text, at, helper, imports, file);
}

function helperLines(
  entry: Entry,
  first: 'sync' | 'async',
  others: readonly ('sync' | 'async')[],
  urllib: boolean,
  module: ModuleNames,
): string[] {
  const lines = pythonHelper(policyText(entry), { runs: first, urllib, module });
  const before = lines.findIndex((line) => line.startsWith(`def ${PYTHON_DELAY}(`));
  const more = others.flatMap((runs) => [...pythonRunner({ runs, urllib, module }), '', '']);
  return [...lines.slice(0, before), ...more, ...lines.slice(before)];
}

/** Puts the helper between blank lines, and the imports in their place, or above it where the file imports nothing. */
function placed(
  text: string,
  at: number,
  helper: readonly string[],
  imports: MissingImports,
  { style }: HelperFile,
): TextChange[] {
  const end = style.lineEnd;
  const blank = /(?:^|\n)((?:\r?\n){0,2})$/.exec(text.slice(0, at))?.[1]?.match(/\n/g)?.length ?? 0;
  const before = at === 0 ? '' : end.repeat(Math.max(0, 2 - blank));
  const body = `${inStyle(helper, style, STEP)}${end.repeat(3)}`;
  const changes = imports.changes(end);
  if (changes.length > 0 || imports.lines.length === 0) return [...changes, insertion(at, before + body)];
  const own = `${imports.lines.join(end)}${end.repeat(3)}`;
  return [insertion(at, `${at === 0 ? '' : end.repeat(Math.max(0, 1 - blank))}${own}${body}`)];
}

/**
 * Start of the line the helper goes in front of: the first that defines something, branches or sends. Comments right
 * above that line stay with it.
 */
function helperPlace(
  text: string,
  stream: TokenStream,
  lines: readonly PythonLine[],
  sends: readonly number[],
): number {
  const sending = new Set(
    sends.map((offset) =>
      lineOf(
        lines,
        stream.tokens.findIndex((token) => token.start === offset),
      ),
    ),
  );
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    if (!line || sending.has(index)) break;
    const imports = isImportBlock(lines, index);
    if (imports > index) index = imports;
    else if (line.async || COMPOUND.has(line.word)) break;
    else index += 1;
  }
  let at = lineStart(text, stream.tokens[lines[index]?.from ?? 0]?.start ?? text.length);
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (!text.slice(above, at).startsWith('#') || text.startsWith('#!', above)) break;
    at = above;
  }
  return at;
}

/** Behind the last line of a `try` or `if` statement that does nothing but import; `index` itself for other lines. */
function isImportBlock(lines: readonly PythonLine[], index: number): number {
  const word = lines[index]?.word;
  if (word !== 'try' && word !== 'if') return index;
  let at = index + 1;
  let imports = 0;
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (!line || (line.indent === 0 && !['except', 'else', 'elif', 'finally'].includes(line.word))) break;
    if (line.word === 'import' || line.word === 'from') imports += 1;
    else if (line.indent > 0 && line.to - line.from > 2) return index;
  }
  return imports > 0 ? at : index;
}

function definition(stream: TokenStream, lines: readonly PythonLine[], name: string): PythonLine | undefined {
  return lines.find(
    (line) => line.word === 'def' && line.indent === 0 && textAt(stream, line.from + (line.async ? 2 : 1)) === name,
  );
}

function runnerName(runs: 'sync' | 'async'): string {
  return runs === 'async' ? PYTHON_ASYNC_HELPER : PYTHON_HELPER;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
