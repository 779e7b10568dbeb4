import type { SendCall } from '../call/sendCall.ts';
import { inStyle } from '../fileStyle.ts';
import { siblingPath } from '../helperPath.ts';
import type { FixEdit, RetryRequest } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { field, namedChildren, type SyntaxNode, usesName } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { outermostType } from './javaGrammar.ts';
import { handOver } from './javaHandOver.ts';
import { JAVA_QUEUE_LINES, javaHelper, javaHelperImports } from './javaHelper.ts';
import { canImport, importChanges, importLines, importOf, importsOf, packageNameOf } from './javaImports.ts';
import { JAVA_HELPER, JAVA_MODULE, JAVA_NAMES, type JavaHelperOptions, type JavaLibrary } from './javaNames.ts';
import { afterMethods, beforeFields, bodyOfType, staticMapper } from './javaPlaces.ts';
import { type JavaShape, javaShape } from './javaShape.ts';
import { fitsHelper, helperIn, policyRow } from './javaTable.ts';

const STEP = 4;

/** `Add retry for …` in Java. */
export function addJavaRetry(request: RetryRequest): FixEdit | undefined {
  const { source, calls, project } = request;
  const types = new Set(calls.map(({ node }) => outermostType(node)?.id));
  const type = calls[0] && outermostType(calls[0].node);
  if (!type || types.size !== 1 || !canImport(source, 'java.util.List')) return undefined;
  const own = helperIn(source);
  const added = calls.filter(({ retry }) => !retry);
  const shape = added.length > 0 ? shapeOf(added, request) : undefined;
  if (added.length > 0 && !shape) return undefined;
  if (own) {
    if (outermostType(own.delay)?.id !== type.id || (shape && !fitsHelper(own, shape))) return undefined;
    const row = policyRow(own, source, request);
    return row && { changes: [...handedOver(request, ''), ...row] };
  }
  const isUsed = usesName(source.text, JAVA_HELPER);
  if (project.module) return inModule(request, shape, isUsed);
  if (isUsed || !shape || JAVA_NAMES.some((name) => usesName(source.text, name))) return undefined;
  return request.placement === 'module' ? newModule(request, shape) : newHelper(request, shape, type);
}

function shapeOf(calls: readonly SendCall[], { entry, source, project }: RetryRequest): JavaShape | undefined {
  return javaShape(calls, `${entry.code}`, source, project.dependencies);
}

function handedOver(request: RetryRequest, prefix: string): TextChange[] {
  return request.calls.flatMap((call) => handOver(call, request, prefix));
}

/** The retry library that can run these attempts; the others need what it cannot throw. */
function libraryFor(shape: JavaShape, dependencies: ReadonlyMap<string, string>): JavaLibrary | undefined {
  if (shape.kind !== 'spring' && shape.kind !== 'thrown') return undefined;
  const plain = shape.kind === 'spring' || shape.throws.length === 0;
  if (dependencies.has('resilience4j') && plain) return 'resilience4j';
  const open = plain || (shape.throws.length === 1 && shape.throws[0] === 'E');
  return dependencies.has('spring-retry') && open ? 'spring-retry' : undefined;
}

function newHelper(request: RetryRequest, shape: JavaShape, type: SyntaxNode): FixEdit | undefined {
  const { source, style, entry, project } = request;
  const body = bodyOfType(type);
  const plain: JavaHelperOptions = { shape, access: 'private ', library: undefined, mapper: staticMapper(type) };
  const wanted: JavaHelperOptions = { ...plain, library: libraryFor(shape, project.dependencies) };
  // A class that names something else where the library's is needed: the helper does without.
  const options = javaHelperImports(wanted).every((path) => canImport(source, path)) ? wanted : plain;
  const paths = javaHelperImports(options);
  if (!body || !paths.every((path) => canImport(source, path))) return undefined;
  const end = style.lineEnd;
  const members = (lines: readonly string[]): string => {
    const written = inStyle(lines, style, STEP, { quotes: false }).split(end);
    return written.map((line) => (line === '' ? '' : `${style.indent}${line}`)).join(end);
  };
  const queues = beforeFields(body, source.text, members(JAVA_QUEUE_LINES), end);
  const helper = afterMethods(body, source.text, members(javaHelper(policyText(entry), options)), end);
  return { changes: [...importChanges(source, style, paths), ...handedOver(request, ''), ...queues, ...helper] };
}

/** The helper is in a class of its own in the package already. */
function inModule(request: RetryRequest, shape: JavaShape | undefined, isUsed: boolean): FixEdit | undefined {
  const { source, project } = request;
  const { module } = project;
  const helper = module && helperIn(module.source);
  if (!module || !helper || siblingPath(project.path, `${JAVA_MODULE}.java`) !== module.path) return undefined;
  if (packageNameOf(module.source) !== packageNameOf(source) || (shape && !fitsHelper(helper, shape))) return undefined;
  if (!isUsed && usesName(source.text, JAVA_MODULE)) return undefined;
  const row = policyRow(helper, module.source, request);
  if (!row) return undefined;
  const changes = [
    ...handedOver(request, `${JAVA_MODULE}.`),
    ...importChanges(source, request.style, ['java.util.List']),
  ];
  return row.length > 0 ? { changes, module: { path: module.path, changes: row } } : { changes };
}

function newModule(request: RetryRequest, shape: JavaShape): FixEdit | undefined {
  const { source, style, entry, project } = request;
  const own = 'read' in shape ? ownImports(request, shape) : [];
  if (!own || usesName(source.text, JAVA_MODULE)) return undefined;
  const options: JavaHelperOptions = {
    shape,
    access: '',
    library: libraryFor(shape, project.dependencies),
    mapper: undefined,
  };
  const named = packageNameOf(source);
  const members = [
    ...JAVA_QUEUE_LINES,
    '',
    `private ${JAVA_MODULE}() {}`,
    '',
    ...javaHelper(policyText(entry), options),
  ];
  const lines = [
    ...(named === undefined ? [] : [`package ${named};`, '']),
    ...importLines([...javaHelperImports(options), ...own]),
    '',
    '/** Sends WhatsApp messages again where the platform asks for it. */',
    `final class ${JAVA_MODULE} {`,
    ...members.map((line) => (line === '' ? '' : `    ${line}`)),
    '}',
  ];
  const changes = [...handedOver(request, `${JAVA_MODULE}.`), ...importChanges(source, style, ['java.util.List'])];
  const path = siblingPath(project.path, `${JAVA_MODULE}.java`);
  return { changes, module: { path, text: `${inStyle(lines, style, STEP, { quotes: false })}${style.lineEnd}` } };
}

/** The imports that give the types of a shape their meaning; undefined where that cannot be told. */
function ownImports(
  { source }: RetryRequest,
  { type, throws }: Extract<JavaShape, { read: unknown }>,
): string[] | undefined {
  const names = [type, ...throws.filter((name) => name !== 'E')].flatMap(
    (written) => written.match(/\b[A-Z]\w*/g) ?? [],
  );
  const found = names.map((name) => importOf(source, name));
  const wildcard = importsOf(source.root).some((path) => path.endsWith('.*') && !path.startsWith('java.'));
  const nested = names.some((name) => isNested(source.root, name));
  if (nested || (wildcard && found.includes(undefined))) return undefined;
  return found.filter((path) => path !== undefined);
}

function isNested(root: SyntaxNode, name: string): boolean {
  const top = namedChildren(root).map((node) => field(node, 'name')?.text);
  return root.text.includes(`class ${name} `) && !top.includes(name);
}
