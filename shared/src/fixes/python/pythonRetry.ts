import { inStyle } from '../fileStyle.ts';
import type { FixEdit, RetryRequest } from '../languageFixes.ts';
import { addPolicyRow } from '../policyRows.ts';
import { type PolicyText, policyText } from '../retryPolicyText.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { handOver, helperName, runsOf } from './pythonHandOver.ts';
import {
  PYTHON_DELAY,
  PYTHON_NAMES,
  PYTHON_READER,
  PYTHON_RESULT,
  PYTHON_TABLE,
  type PythonHelperOptions,
  pythonHelper,
  pythonModules,
  pythonPolicy,
  pythonRunner,
  pythonState,
  type Runs,
} from './pythonHelper.ts';
import { importsOf, isNameTaken, type MissingImports } from './pythonImports.ts';
import { importsHelper, moduleImport, newModulePath } from './pythonModule.ts';
import { helperPlace } from './pythonPlaces.ts';
import { functionsNamed, isTyped } from './pythonScopes.ts';
import { pythonShape, shapeOfHelper } from './pythonShape.ts';

const STEP = 4;

/** `Add retry for …` in Python. */
export function addPythonRetry(request: RetryRequest): FixEdit | undefined {
  const { source, calls, project } = request;
  const handed = calls.flatMap((call) => handOver(call, request));
  const runs = [...new Set(calls.filter(({ retry }) => !retry).map((call) => runsOf(call, source)))];
  const imported = importsHelper(source);
  if (!imported && hasHelper(source)) {
    const added = inHelper(source, runs, request);
    return added && { changes: [...handed, ...added] };
  }
  if (!imported && PYTHON_NAMES.some((name) => usesName(source.text, name))) return undefined;
  if (project.module) return inModule(request, handed, runs);
  if (imported) return undefined;
  return request.placement === 'module' ? newModule(request, handed, runs) : newHelper(request, handed, runs);
}

/** The helper and an example of its use. */
export function pythonSnippet(policy: PolicyText, library: PythonHelperOptions['library']): string {
  const options = { runs: ['sync' as const], shape: 'any' as const, urllib: false, library, typed: true };
  const imports = pythonModules(options)
    .sort()
    .map((module) => `import ${module}`);
  const lines = [
    ...imports,
    ...(library ? ['', `import ${library}`] : []),
    '',
    ...pythonHelper(policy, { ...options, module: (module) => module }),
    '',
    '',
    `answer = with_whatsapp_retry([${policy.code}], lambda: requests.post(url, json=payload), payload["to"])`,
  ];
  return `${lines.join('\n')}\n`;
}

function hasHelper({ root, text }: SourceFile): boolean {
  return text.includes(PYTHON_TABLE) && functionsNamed(root, PYTHON_DELAY).length > 0;
}

/** What a helper that is there lacks: the code's policy, the runner for calls of another kind. */
function inHelper(source: SourceFile, runs: readonly Runs[], request: RetryRequest): TextChange[] | undefined {
  const { calls } = request;
  const row = policyRow(source, request);
  const [delay] = functionsNamed(source.root, PYTHON_DELAY);
  const [reader] = functionsNamed(source.root, PYTHON_READER);
  if (!row || !delay) return undefined;
  const shape = shapeOfHelper(reader ?? delay);
  const asked = pythonShape(request.source, calls);
  const missing = runs.filter((each) => functionsNamed(source.root, helperName(each)).length === 0);
  const readsUrllib = (reader ?? delay).text.includes('HTTPError');
  const fits = shape === asked || (shape === 'any' && asked !== 'aiohttp' && (asked !== 'urllib' || readsUrllib));
  if (calls.some(({ retry }) => !retry) && !fits) return undefined;
  if (missing.length === 0) return row;
  // A helper from before there were readers cannot be given a second runner.
  if (!reader) return undefined;
  const typed = usesName(source.text, PYTHON_RESULT);
  const library = ['tenacity' as const, 'backoff' as const].find((name) => source.text.includes(`${name}.`));
  const options = { runs: missing, shape, urllib: false, library, typed };
  const imports = importsOf(source, pythonModules({ ...options, shape: 'response' }));
  const lines = missing.flatMap((each) => {
    const given = { ...options, module: imports.module };
    return [...pythonState(each, given), '', '', ...pythonRunner(each, given), '', '', ''];
  });
  const at = lineStartAt(source.text, delay.startIndex);
  const added = insertion(at, inStyle(lines, request.style, STEP));
  return [...row, ...imports.changes(request.style.lineEnd), added];
}

function newHelper(request: RetryRequest, handed: readonly TextChange[], runs: readonly Runs[]): FixEdit | undefined {
  const { source, entry, calls } = request;
  const options = optionsFor(request, runs, pythonShape(source, calls), isTyped(source.root));
  if (options.library && isNameTaken(source, options.library)) return undefined;
  const imports = importsOf(source, [...pythonModules(options), ...(options.library ? [options.library] : [])]);
  const lines = pythonHelper(policyText(entry), { ...options, module: imports.module });
  const at = helperPlace(
    source,
    calls.map(({ retry, node }) => retry?.node ?? node),
  );
  return { changes: [...handed, ...placed(request, at, lines, imports)] };
}

function optionsFor(
  { source, project }: RetryRequest,
  runs: readonly Runs[],
  shape: PythonHelperOptions['shape'],
  typed: boolean,
): Omit<PythonHelperOptions, 'module'> {
  const libraries = (['tenacity', 'backoff'] as const).filter((name) => project.dependencies.has(name));
  // The body of an answer of aiohttp has to be awaited, which neither library does to decide.
  const library = shape === 'aiohttp' ? undefined : libraries[0];
  return { runs, shape, urllib: /\burllib\b|\burlopen\b/.test(source.text), library, typed };
}

/** Puts the helper between blank lines, and the imports in their place, or above it where the file imports nothing. */
function placed(
  { source, style }: RetryRequest,
  at: number,
  helper: readonly string[],
  imports: MissingImports,
): TextChange[] {
  const end = style.lineEnd;
  const blank = /(?:^|\n)((?:\r?\n){0,2})$/.exec(source.text.slice(0, at))?.[1]?.match(/\n/g)?.length ?? 0;
  const before = at === 0 ? '' : end.repeat(Math.max(0, 2 - blank));
  const body = `${inStyle(helper, style, STEP)}${end.repeat(3)}`;
  const changes = imports.changes(end);
  if (changes.length > 0 || imports.lines.length === 0) return [...changes, insertion(at, before + body)];
  const own = `${imports.lines.join(end)}${end.repeat(2)}`;
  return [insertion(at, `${at === 0 ? '' : end.repeat(Math.max(0, 1 - blank))}${own}${body}`)];
}

/** The helper is in a module of the project already: it is imported, and gets what it lacks. */
function inModule(request: RetryRequest, handed: readonly TextChange[], runs: readonly Runs[]): FixEdit | undefined {
  const { project } = request;
  const { module } = project;
  const added = module && hasHelper(module.source) ? inHelper(module.source, runs, request) : undefined;
  const imports = module && moduleImport(request, module.path, runs.map(helperName));
  if (!module || !added || !imports) return undefined;
  const changes = [...handed, ...imports];
  return added.length > 0 ? { changes, module: { path: module.path, changes: added } } : { changes };
}

function newModule(request: RetryRequest, handed: readonly TextChange[], runs: readonly Runs[]): FixEdit | undefined {
  const { source, style, entry, calls, project } = request;
  // Only the calls of one file are known to give answers of aiohttp; a module serves others too.
  if (pythonShape(source, calls) === 'aiohttp') return undefined;
  const path = newModulePath(project.path);
  const imports = moduleImport(request, path, runs.map(helperName));
  if (!imports) return undefined;
  const options = optionsFor(request, runs, 'any', true);
  const modules = [...new Set(pythonModules(options))].sort().map((module) => `import ${module}`);
  const lines = [
    '"""Sends WhatsApp messages again after errors that pass by themselves."""',
    '',
    ...modules,
    ...(options.library ? ['', `import ${options.library}`] : []),
    '',
    ...pythonHelper(policyText(entry), { ...options, module: (module) => module }),
  ];
  const text = `${inStyle(lines, style, STEP)}${style.lineEnd}`;
  return { changes: [...handed, ...imports], module: { path, text } };
}

/** The row of the code in the table of a helper; none where it is there, undefined where there is no table to add it to. */
function policyRow(source: SourceFile, { entry, style }: RetryRequest): TextChange[] | undefined {
  const policy = policyText(entry);
  const table = descendants(source.root, ['assignment']).find((node) => field(node, 'left')?.text === PYTHON_TABLE);
  const rows: SyntaxNode | undefined = table && field(table, 'right');
  const [open, close] = [rows?.children[0], rows?.children.at(-1)];
  if (rows?.type !== 'dictionary' || !open || !close) return undefined;
  const codes = namedChildren(rows).map((row) => field(row, 'key')?.text.replaceAll('_', ''));
  if (codes.includes(policy.code)) return [];
  return addPolicyRow(source.text, open, close, pythonPolicy(policy), style, { step: STEP, comma: true });
}
