import type { SendCall } from '../call/sendCall.ts';
import { inStyle } from '../fileStyle.ts';
import { relativePath, siblingPath } from '../helperPath.ts';
import type { FixEdit, RetryRequest } from '../languageFixes.ts';
import { addPolicyRow } from '../policyRows.ts';
import { type PolicyText, policyText } from '../retryPolicyText.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { awaitsArguments } from './isSafeInScript.ts';
import {
  SCRIPT_DELAY,
  SCRIPT_HELPER,
  SCRIPT_NAMES,
  SCRIPT_TABLE,
  type ScriptHelperOptions,
  type ScriptShape,
  scriptHelper,
  scriptPolicy,
  scriptQueues,
} from './scriptHelper.ts';
import { addOnTop, importsHelper, isCommonJs } from './scriptImports.ts';
import { scriptRecipient } from './scriptRecipient.ts';
import { canReadShape, codeNameOf, scriptShape, shapeOfHelper } from './scriptShape.ts';
import { timerAccess } from './timerAccess.ts';

const STEP = 2;

/** `Add retry for …` in JavaScript and TypeScript. */
export function addScriptRetry(request: RetryRequest): FixEdit | undefined {
  const { source, calls, project } = request;
  if (!calls.every((call) => canReadShape(source, call))) return undefined;
  const handed = calls.flatMap((call) => handOver(call, request));
  const own = delayFunction(source);
  if (own) {
    const shape = shapeOfHelper(own);
    if (shape !== 'any' && shape !== scriptShape(source, calls)) return undefined;
    if (!readsCode(own, source, shape)) return undefined;
    const row = policyRow(source, own, request);
    return row && { changes: [...handed, ...row] };
  }
  const imported = importsHelper(source);
  if (!imported && SCRIPT_NAMES.some((name) => usesName(source.text, name))) return undefined;
  if (project.module) return inModule(request, handed, imported);
  if (imported) return undefined;
  return request.placement === 'module' ? newModule(request, handed) : newHelper(request, handed);
}

/** The helper and an example of its use. */
export function scriptSnippet(policy: PolicyText, typescript: boolean): string {
  // Without p-retry, which only sees what is thrown: what is sent with is not known here.
  const options: ScriptHelperOptions = { typescript, timer: 'plain', shape: 'any', pRetry: false, exported: false };
  const example = [
    `const answer = await ${SCRIPT_HELPER}([${policy.code}], () => fetch(url, request), recipient);`,
    '',
  ];
  return `${[...scriptQueues(options), '', ...example, ...scriptHelper(policy, options)].join('\n')}\n`;
}

function handOver(call: SendCall, { entry, source, style }: RetryRequest): TextChange[] {
  const { node, retry } = call;
  const queued = entry.retry.scope === 'recipient-pair' && takesRecipient(source);
  const to = queued ? scriptRecipient(node, source) : undefined;
  if (retry) {
    if (retry.insertAt === undefined) return [];
    const given = namedChildren(field(retry.node, 'arguments') ?? retry.node);
    const last = given.at(-1);
    const queue = to !== undefined && given.length === 2 && last ? [insertion(last.endIndex, `, ${to}`)] : [];
    return [insertion(retry.insertAt, `, ${entry.code}`), ...queue];
  }
  const head = awaitsArguments(node) ? 'async () => ' : '() => ';
  const parts = [`[${entry.code}]`, head, ...(to === undefined ? [] : [to])];
  const broken = breaksLine(node, parts, source)
    ? `${style.lineEnd}${indentAt(source.text, node.startIndex)}`
    : undefined;
  const between = broken === undefined ? ', ' : `,${broken}${style.indent}`;
  const [open, close] = broken === undefined ? ['', ')'] : [`${broken}${style.indent}`, `,${broken})`];
  return [
    insertion(node.startIndex, `${SCRIPT_HELPER}(${open}[${entry.code}]${between}${head}`),
    insertion(node.endIndex, `${to === undefined ? '' : `${between}${to}`}${close}`),
  ];
}

/** Longest line a wrapped call may stand in, in UTF-16 code units; beyond it each argument has a line of its own. */
const MAX_LINE = 100;

/** True where a call on one line makes that too long with what is put around it. */
function breaksLine(node: SyntaxNode, parts: readonly string[], { text }: SourceFile): boolean {
  if (text.slice(node.startIndex, node.endIndex).includes('\n')) return false;
  const start = lineStartAt(text, node.startIndex);
  const end = text.indexOf('\n', node.endIndex);
  const added = SCRIPT_HELPER.length + parts.join(', ').length + '()'.length;
  return (end < 0 ? text.length : end) - start + added > MAX_LINE;
}

function helperOptions({ source, calls, project }: RetryRequest, exported: boolean): ScriptHelperOptions {
  const shape = exported ? 'any' : scriptShape(source, calls);
  const thrown = shape === 'axios' || shape === 'thrown';
  return {
    typescript: source.language === 'typescript',
    timer: timerAccess(source),
    shape,
    pRetry: thrown && project.dependencies.has('p-retry') && !isCommonJs(source) && pRetryImport(source) !== undefined,
    exported,
    codeName: codeNameOf(source),
  };
}

function newHelper(request: RetryRequest, handed: readonly TextChange[]): FixEdit {
  const { source, style, entry } = request;
  const { text } = source;
  const options = helperOptions(request, false);
  const end = style.lineEnd;
  const gap = text.endsWith(`${end}${end}`) ? '' : text.endsWith('\n') ? end : `${end}${end}`;
  const helper = `${gap}${inStyle(scriptHelper(policyText(entry), options), style, STEP)}${end}`;
  const imports = options.pRetry ? (pRetryImport(source) ?? []) : [];
  return {
    changes: [...handed, ...addOnTop(source, style, imports, scriptQueues(options)), insertion(text.length, helper)],
  };
}

/** The import of p-retry the file lacks; undefined where one of its names means something else, or only one is imported. */
function pRetryImport({ text }: SourceFile): string[] | undefined {
  if (/import pRetry, \{[^}]{0,80}\bAbortError\b[^}]{0,80}\} from ['"]p-retry['"]/.test(text)) return [];
  if (usesName(text, 'pRetry') || usesName(text, 'AbortError')) return undefined;
  return ["import pRetry, { AbortError } from 'p-retry';"];
}

/** False for a helper that was written for errors with another name for their code than this file's have. */
function readsCode({ text }: SyntaxNode, source: SourceFile, shape: ScriptShape): boolean {
  const codeName = shape === 'any' ? codeNameOf(source) : undefined;
  return codeName === undefined || usesName(text, codeName);
}

/** The helper is in a module of the project already: it is imported, and gets the code's policy where it lacks it. */
function inModule(request: RetryRequest, handed: readonly TextChange[], imported: boolean): FixEdit | undefined {
  const { source, style, project } = request;
  const { module } = project;
  const delay = module && delayFunction(module.source);
  const row = module && delay && policyRow(module.source, delay, request);
  if (!module || !row || !readsCode(delay, source, scriptShape(source, request.calls))) return undefined;
  const imports = imported ? [] : addOnTop(source, style, [importLine(request, module.path)], []);
  const changes = [...handed, ...imports];
  return row.length > 0 ? { changes, module: { path: module.path, changes: row } } : { changes };
}

function newModule(request: RetryRequest, handed: readonly TextChange[]): FixEdit {
  const { source, style, entry, project } = request;
  const extension = /\.\w+$/.exec(project.path)?.[0].replace('x', '') ?? '.js';
  const path = siblingPath(project.path, `whatsappRetry${extension}`);
  const common = isCommonJs(source);
  const options = { ...helperOptions(request, true), exported: !common };
  const lines = [
    ...scriptQueues(options),
    '',
    ...scriptHelper(policyText(entry), options),
    ...(common ? ['', `module.exports = { ${SCRIPT_HELPER} };`] : []),
  ];
  const text = `${inStyle(lines, style, STEP)}${style.lineEnd}`;
  return { changes: [...handed, ...addOnTop(source, style, [importLine(request, path)], [])], module: { path, text } };
}

function importLine({ source, project }: RetryRequest, modulePath: string): string {
  const plain = relativePath(project.path, modulePath).replace(/\.\w+$/, '');
  if (isCommonJs(source)) return `const { ${SCRIPT_HELPER} } = require('${plain}');`;
  return `import { ${SCRIPT_HELPER} } from '${plain}${importExtension(source, modulePath)}';`;
}

/** How the file's imports of other scripts end; without any, as its kind of module needs it. */
function importExtension({ text, language }: SourceFile, modulePath: string): string {
  const customs = [...text.matchAll(/from\s{0,8}['"]\.{1,2}\/[^'"\n]{0,200}['"]/g)].map(([found]) =>
    found.slice(0, -1),
  );
  const custom = customs.find((found) => /\.[cm]?[jt]s$/.test(found)) ?? customs.find((found) => !/\.\w+$/.test(found));
  if (custom !== undefined) return /\.[cm]?[jt]s$/.exec(custom)?.[0] ?? '';
  const own = /\.\w+$/.exec(modulePath)?.[0] ?? '';
  return language === 'javascript' ? own : /^\.[cm]ts$/.test(own) ? own.replace('t', 'j') : '';
}

/** The row of the code in the table of a helper; none where it is there, undefined where there is no table to add it to. */
function policyRow(source: SourceFile, delay: SyntaxNode, { entry, style }: RetryRequest): TextChange[] | undefined {
  const policy = policyText(entry);
  const table = descendants(delay, ['variable_declarator']).find(
    (declared) => field(declared, 'name')?.text === SCRIPT_TABLE && field(declared, 'value')?.type === 'object',
  );
  const rows = table && field(table, 'value');
  const [open, close] = [rows?.children[0], rows?.children.at(-1)];
  if (!rows || !open || !close) return undefined;
  const codes = namedChildren(rows).map((row) => field(row, 'key')?.text.replaceAll('_', ''));
  if (codes.includes(policy.code)) return [];
  return addPolicyRow(source.text, open, close, scriptPolicy(policy), style, { step: STEP, comma: true });
}

/** False where the helper of a file is an older one, without queues. */
function takesRecipient({ root, text }: SourceFile): boolean {
  if (!text.includes(SCRIPT_DELAY)) return true;
  const helper = descendants(root, ['function_declaration']).find((fn) => field(fn, 'name')?.text === SCRIPT_HELPER);
  const parameters = helper && field(helper, 'parameters');
  return !parameters || namedChildren(parameters).length > 2;
}

/** The function of a helper that holds the policies. */
function delayFunction({ root, text }: SourceFile): SyntaxNode | undefined {
  if (!text.includes(SCRIPT_DELAY)) return undefined;
  return descendants(root, ['function_declaration']).find((fn) => field(fn, 'name')?.text === SCRIPT_DELAY);
}
