import { isRunByHelper, reachesHelper } from '../call/retryAround.ts';
import type { SendCall } from '../call/sendCall.ts';
import { inStyle } from '../fileStyle.ts';
import { siblingPath } from '../helperPath.ts';
import type { FixEdit, HelperModule, RetryRequest } from '../languageFixes.ts';
import { addPolicyRow } from '../policyRows.ts';
import { type PolicyText, policyText } from '../retryPolicyText.ts';
import { ancestors, descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { insertion, type TextChange } from '../textChange.ts';
import { goGrammar } from './goGrammar.ts';
import { handOver, handOverImports, needsResults } from './goHandOver.ts';
import {
  GO_DELAY,
  GO_HELPER,
  GO_HELPERS,
  GO_NAMES,
  GO_RESULT_HELPER,
  GO_TABLE,
  type GoHelperOptions,
  type GoRetryLibrary,
  goHelper,
  goHelperImports,
  goPolicy,
  goResultHelper,
} from './goHelper.ts';
import { addImports, importBlock, importedNames, PLAIN_PACKAGES, packagesOf, topLevelNames } from './goImports.ts';
import { planOf } from './goPlan.ts';
import { type GoShape, isSameShape } from './goShape.ts';

const STEP = 2;

/** The first version of Go that has type parameters. */
const GENERICS = 18;

/** `Add retry for …` in Go. */
export function addGoRetry(request: RetryRequest): FixEdit | undefined {
  const { source, calls, project } = request;
  const shape = sharedShape(calls, source);
  if (shape === 'differ' || (needsResults(calls, source) && !hasGenerics(request))) return undefined;
  const handed = calls.map((call) => handOver(call, request));
  if (handed.some((changes) => !changes)) return undefined;
  const changes = handed.flatMap((some) => some ?? []);
  if (tableOf(source)) return intoHelper(request, changes, shape);
  const module = moduleOf(request);
  if (module) return inModule(request, changes, shape, module);
  if (!shape || GO_NAMES.some((name) => usesName(source.text, name))) return undefined;
  return request.placement === 'module'
    ? newModule(request, changes, shape)
    : newHelper(request, changes, shape, project);
}

/** The helper and an example of its use. */
export function goSnippet(policy: PolicyText, library: GoRetryLibrary | undefined): string {
  const shape: GoShape = { kind: 'response', type: '*http.Response' };
  const options: GoHelperOptions = { shape, library, results: false, packages: PLAIN_PACKAGES };
  const example = [
    `// resp, err := ${GO_HELPER}(ctx, recipient, []int{${policy.code}}, func() (*http.Response, error) {`,
    '//   return http.Post(url, "application/json", bytes.NewReader(body))',
    '// })',
    '',
  ];
  const style = { indent: '\t', quote: '"', semicolons: false, lineEnd: '\n' } as const;
  const imports = importBlock(
    goHelperImports(options).map((path) => [path, `"${path}"`] as const),
    '\n',
  );
  return `${imports}\n\n${inStyle([...example, ...goHelper(policy, options)], style, STEP, { quotes: false })}\n`;
}

/** The shape of all the calls that are wrapped; undefined where none is. */
function sharedShape(calls: readonly SendCall[], source: SourceFile): GoShape | 'differ' | undefined {
  let shared: GoShape | undefined;
  for (const call of calls) {
    if (call.retry) continue;
    const shape = planOf(call, source)?.shape;
    if (!shape || (shared && !isSameShape(shared, shape))) return 'differ';
    shared = shape;
  }
  return shared;
}

function hasGenerics({ project }: RetryRequest): boolean {
  const minor = /^1\.(\d+)/.exec(project.dependencies.get('go') ?? '')?.[1];
  return minor === undefined || Number(minor) >= GENERICS;
}

/** The helper is in the file already: it gets what it lacks. */
function intoHelper(
  request: RetryRequest,
  handed: readonly TextChange[],
  shape: GoShape | undefined,
): FixEdit | undefined {
  const { source, style } = request;
  const own = additions(source, request, shape);
  const imports = goCallImports(request);
  return own && imports && { changes: [...handed, ...own, ...addImports(source, imports, style.lineEnd)] };
}

/** What a helper in a file lacks: the row of the code, the function for results. Undefined where it reads another shape. */
function additions(
  source: SourceFile,
  request: RetryRequest,
  shape: GoShape | undefined,
): readonly TextChange[] | undefined {
  const { style, calls } = request;
  const row = policyRow(source, request);
  const helper = functionOf(source, GO_HELPER);
  if (!row || !helper || (shape && !(readsShape(source, shape) && isSamePackage(shape, source, request.source))))
    return undefined;
  if (!needsResults(calls, request.source) || functionOf(source, GO_RESULT_HELPER)) return row;
  const end = style.lineEnd;
  const added = inStyle(goResultHelper(), style, STEP, { quotes: false });
  return [...row, insertion(helper.endIndex, `${end}${end}${added}`)];
}

/** True where the helper in a file reads failures of a shape. */
function readsShape(source: SourceFile, shape: GoShape): boolean {
  const delay = functionOf(source, GO_DELAY);
  const parameters = delay && field(delay, 'parameters');
  const first = parameters ? namedChildren(parameters)[0] : undefined;
  const given = first && field(first, 'type')?.text;
  if (shape.kind !== 'error') return given === shape.type;
  return (
    given === 'error' &&
    descendants(delay as SyntaxNode, ['var_spec']).some((spec) => field(spec, 'type')?.text === shape.type)
  );
}

/** True where the package a shape's type is from is the same in two files. */
function isSamePackage({ type }: GoShape, { root }: SourceFile, own: SourceFile): boolean {
  const name = /^\*?(\w+)\./.exec(type)?.[1];
  return name === undefined || importedNames(root).get(name) === importedNames(own.root).get(name);
}

/** The project's own file with the helper, where it is of the same package. */
function moduleOf({ project, source }: RetryRequest): HelperModule | undefined {
  const { module } = project;
  if (!module || module.path !== siblingPath(project.path, module.path.slice(module.path.lastIndexOf('/') + 1)))
    return undefined;
  return packageOf(module.source) === packageOf(source) && tableOf(module.source) ? module : undefined;
}

function inModule(
  request: RetryRequest,
  handed: readonly TextChange[],
  shape: GoShape | undefined,
  module: HelperModule,
): FixEdit | undefined {
  const { source, style } = request;
  const declared = topLevelNames(source.root);
  const added = additions(module.source, request, shape);
  const imports = goCallImports(request);
  if (!added || !imports || GO_NAMES.some((name) => declared.has(name))) return undefined;
  if (!isBuiltWith(module, request) || request.calls.some((call) => isWithinOther(call, module))) return undefined;
  const changes = [...handed, ...addImports(source, imports, style.lineEnd)];
  return added.length > 0 ? { changes, module: { path: module.path, changes: added } } : { changes };
}

/** True where every build that has the file has the one with the helper, too. */
function isBuiltWith({ path, source }: HelperModule, { project, source: own }: RetryRequest): boolean {
  const onlyTests = path.endsWith('_test.go') && !project.path.endsWith('_test.go');
  const condition = ({ text }: SourceFile): string => /^\/\/go:build[^\r\n]*/m.exec(text)?.[0] ?? '';
  return !onlyTests && ['', condition(own)].includes(condition(source));
}

/** True where the file with the helper hands the same send to it already, further in or further out. */
function isWithinOther({ node, name, retry }: SendCall, { source }: HelperModule): boolean {
  if (retry) return false;
  const names = { grammar: goGrammar, helpers: GO_HELPERS };
  const around = [...ancestors(node)].flatMap((at) =>
    goGrammar.functions.includes(at.type) ? (field(at, 'name')?.text ?? []) : [],
  );
  return reachesHelper(source, name, names) || around.some((outer) => isRunByHelper(source, outer, names));
}

function newHelper(
  request: RetryRequest,
  handed: readonly TextChange[],
  shape: GoShape,
  project: RetryRequest['project'],
): FixEdit | undefined {
  const { source, style, entry, calls } = request;
  const { text } = source;
  const packages = packagesOf(source);
  const results = needsResults(calls, source);
  const options = { shape, library: libraryOf(project.dependencies), results, packages };
  const callImports = goCallImports(request);
  const imports = [...(callImports ?? []), ...goHelperImports(options)];
  if (!callImports || !packages.canName(imports)) return undefined;
  const end = style.lineEnd;
  const gap = text.endsWith(`${end}${end}`) ? '' : text.endsWith('\n') ? end : `${end}${end}`;
  const helper = `${gap}${inStyle(goHelper(policyText(entry), options), style, STEP, { quotes: false })}${end}`;
  return { changes: [...handed, ...addImports(source, imports, end), insertion(text.length, helper)] };
}

function newModule(request: RetryRequest, handed: readonly TextChange[], shape: GoShape): FixEdit | undefined {
  const { source, style, entry, project, calls } = request;
  const end = style.lineEnd;
  const callImports = goCallImports(request);
  const typed = importOfType(shape, source);
  const name = packageOf(source);
  if (!callImports || typed === 'unknown' || name === undefined) return undefined;
  const results = needsResults(calls, source);
  const options = { shape, library: libraryOf(project.dependencies), results, packages: PLAIN_PACKAGES };
  const own = goHelperImports(options).filter((path) => path !== typed?.[0]);
  const specs = [...own.map((path) => [path, `"${path}"`] as const), ...(typed ? [typed] : [])];
  const helper = inStyle(goHelper(policyText(entry), options), style, STEP, { quotes: false });
  const text = `package ${name}${end}${end}${importBlock(specs, end)}${end}${end}${helper}${end}`;
  const path = siblingPath(project.path, GO_MODULE);
  return { changes: [...handed, ...addImports(source, callImports, end)], module: { path, text } };
}

/** Name of the helper's own file. */
export const GO_MODULE = 'whatsapp_retry.go';

/** What the calls themselves need; undefined where it cannot be named. */
function goCallImports(request: RetryRequest): readonly string[] | undefined {
  const imports = handOverImports(request);
  return packagesOf(request.source).canName(imports) ? imports : undefined;
}

/** The import of the package a shape's type is from; undefined where it is of the own package. */
function importOfType(
  { type }: GoShape,
  { root }: SourceFile,
): readonly [path: string, text: string] | 'unknown' | undefined {
  const name = /^\*?(\w+)\./.exec(type)?.[1];
  if (name === undefined) return undefined;
  const path = importedNames(root).get(name);
  const spec = descendants(root, ['import_spec']).find((one) => field(one, 'path')?.text.slice(1, -1) === path);
  return path !== undefined && spec ? [path, spec.text] : 'unknown';
}

/** The library that runs the attempts: one in the version whose names the helper knows. */
export function libraryOf(dependencies: ReadonlyMap<string, string>): GoRetryLibrary | undefined {
  const isFourth = (name: string): boolean => /^v4\./.test(dependencies.get(name) ?? '');
  if (isFourth('github.com/cenkalti/backoff')) return 'backoff';
  return isFourth('github.com/avast/retry-go') ? 'retry-go' : undefined;
}

function packageOf({ root }: SourceFile): string | undefined {
  return namedChildren(root)
    .find(({ type }) => type === 'package_clause')
    ?.text.replace(/^package\s+/, '');
}

/** The row of the code in the table of a helper; none where it is there, undefined where there is no table. */
function policyRow(source: SourceFile, { entry, style }: RetryRequest): TextChange[] | undefined {
  const policy = policyText(entry);
  const rows = tableOf(source);
  const [open, close] = [rows?.children[0], rows?.children.at(-1)];
  if (!rows || !open || !close) return undefined;
  const codes = namedChildren(rows).map((row) => field(row, 'key')?.text.replaceAll('_', ''));
  if (codes.includes(policy.code)) return [];
  return addPolicyRow(source.text, open, close, goPolicy(policy), style, { step: STEP, comma: true, quotes: false });
}

function tableOf({ root, text }: SourceFile): SyntaxNode | undefined {
  if (!text.includes(GO_TABLE)) return undefined;
  const declared = descendants(root, ['var_spec']).find((spec) => field(spec, 'name')?.text === GO_TABLE);
  return declared && descendants(declared, ['literal_value'])[0];
}

function functionOf({ root, text }: SourceFile, name: string): SyntaxNode | undefined {
  if (!text.includes(name)) return undefined;
  return descendants(root, ['function_declaration']).find((fn) => field(fn, 'name')?.text === name);
}
