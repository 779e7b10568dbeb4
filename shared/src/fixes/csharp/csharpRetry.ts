import type { SendCall } from '../call/sendCall.ts';
import { siblingPath } from '../helperPath.ts';
import type { FixEdit, RetryRequest } from '../languageFixes.ts';
import { addPolicyRow } from '../policyRows.ts';
import { type PolicyText, policyText } from '../retryPolicyText.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { indentAt, insertion, type TextChange } from '../textChange.ts';
import { initializerOf } from './csharpGrammar.ts';
import { handOver, type Reach } from './csharpHandOver.ts';
import {
  CSHARP_CLASS,
  CSHARP_HELPER,
  CSHARP_NAMES,
  CSHARP_POLICIES,
  type CsharpHelperOptions,
  csharpHelper,
  csharpHelperClass,
  csharpPolicy,
  csharpUsings,
  withoutValue,
} from './csharpHelper.ts';
import { addMembers, addType, csharpLines } from './csharpPlaces.ts';
import { pollyFor, pollyVersion } from './csharpPolly.ts';
import { tokenInScope, typeAround, typesAround } from './csharpScope.ts';
import { type CsharpShape, csharpShape, shapeKey } from './csharpShape.ts';
import { addUsings, importedNamespaces, namespaceOf } from './csharpUsings.ts';
import { type Waiting, waitingFor } from './csharpWaiting.ts';

/** A step no line is indented by: lines that have their indentation already keep it. */
const AS_THEY_ARE = 1000;

/** `Add retry for …` in C#. */
export function addCsharpRetry(request: RetryRequest): FixEdit | undefined {
  const options = optionsFor(request);
  if (!options) return undefined;
  const { source, project } = request;
  const own = helperMethod(source, options.async);
  if (own) return withHelper(request, options, own);
  if (project.module) return inModule(request, options, project.module.source, project.module.path);
  if ([CSHARP_CLASS, ...CSHARP_NAMES].some((name) => usesName(source.text, name))) return undefined;
  return request.placement === 'module' ? newModule(request, options) : newHelper(request, options);
}

/** The helper and an example of its use. */
export function csharpSnippet(policy: PolicyText, newtonsoft: boolean): string {
  const options: CsharpHelperOptions = {
    shape: { kind: 'response', json: newtonsoft ? 'newtonsoft' : 'system' },
    async: true,
    withoutValue: false,
    token: true,
    configure: '',
    polly: undefined,
    bothReaders: false,
  };
  const usings = [...csharpUsings(options)].sort().map((name) => `using ${name};`);
  const example = [
    `// var response = await ${CSHARP_CLASS}.${CSHARP_HELPER}Async(new[] { ${policy.code} }, () => http.PostAsJsonAsync(url, payload), to);`,
    '',
  ];
  return `${[...usings, '', ...example, ...csharpHelperClass(policy, options)].join('\n')}\n`;
}

/** What all calls have in common; undefined where they differ, or a failure's shape is not certain. */
function optionsFor({ source, calls, project, entry }: RetryRequest): CsharpHelperOptions | undefined {
  const { text } = source;
  const waits = calls.map(({ node, retry, name, function: fn }) =>
    retry ? waitingAround(retry.node, fn) : waitingFor(node, name, fn),
  );
  const shapes = calls.map((call) => csharpShape(call, `${entry.code}`, source, project));
  const [wait, shape] = [waits[0], shapes[0]];
  if (!wait || !shape) return undefined;
  if (waits.some((one) => one?.async !== wait.async)) return undefined;
  if (shapes.some((one) => !one || shapeKey(one) !== shapeKey(shape))) return undefined;
  if (shape.kind === 'response' && !wait.async) return undefined;
  const withValue = shape.kind !== 'thrown';
  // Whoever blocks on a task must not be asked for its thread.
  const blocks = /\)\.Result\b|\.GetAwaiter\(\)/.test(text);
  return {
    shape,
    async: wait.async,
    withoutValue: !withValue && waits.some((one) => one?.value === false),
    token: wait.async && calls.some(({ node }) => tokenInScope(node) !== undefined),
    configure: /\.ConfigureAwait\(false\)/.test(text) || blocks ? '.ConfigureAwait(false)' : '',
    polly: pollyFor(pollyVersion(project.dependencies), { shape, async: wait.async }),
    bothReaders: /\bSystem\.Text\.Json\b/.test(text) && /\bNewtonsoft\.Json\b/.test(text),
  };
}

function waitingAround(helperCall: SyntaxNode, fn: SyntaxNode | undefined): Waiting | undefined {
  const name = field(helperCall, 'function')?.text ?? '';
  return waitingFor(helperCall, name, fn) ?? { async: name.endsWith('Async'), value: true };
}

/** Every call handed over; undefined where one of them cannot be. */
function handAll(request: RetryRequest, shape: CsharpShape, reach: Reach): TextChange[] | undefined {
  const changes = request.calls.map((call) => handOver(call, shapeOf(call, request) ?? shape, reach, request));
  return changes.some((change) => !change) ? undefined : changes.flatMap((change) => change ?? []);
}

/** Each call's own: a result may be read under another name. */
function shapeOf(call: SendCall, { entry, source, project }: RetryRequest): CsharpShape | undefined {
  return csharpShape(call, `${entry.code}`, source, project);
}

/** The helper is in the file already. */
function withHelper(request: RetryRequest, options: CsharpHelperOptions, own: SyntaxNode): FixEdit | undefined {
  const { source, calls } = request;
  const type = typeAround(own);
  if (!type || !fits(type, options)) return undefined;
  const named = field(type, 'name')?.text === CSHARP_CLASS;
  if (!named && !calls.every(({ node }) => typesAround(node).some(({ id }) => id === type.id))) return undefined;
  const handed = handAll(request, options.shape, { prefix: named ? `${CSHARP_CLASS}.` : '', token: takesToken(own) });
  const added = additions(source, type, own, options, request);
  return handed && added && { changes: [...handed, ...added] };
}

/** The policy and the overload a helper lacks; undefined where it is not as we write it. */
function additions(
  source: SourceFile,
  type: SyntaxNode,
  own: SyntaxNode,
  options: CsharpHelperOptions,
  request: RetryRequest,
): TextChange[] | undefined {
  const row = policyRow(source, type, request);
  if (!row) return undefined;
  const has = descendants(type, ['method_declaration']).some(
    (method) => isHelper(method) && /\b(?:Func<Task>|Action) send/.test(method.text),
  );
  if (!options.withoutValue || has) return row;
  const visibility = namedChildren(own).find((child) => child.type === 'modifier')?.text ?? 'private';
  const lines = ['', ...withoutValue({ ...options, token: takesToken(own) }, visibility)];
  const written = csharpLines(lines, source, request.style, indentAt(source.text, own.startIndex));
  return [...row, insertion(own.endIndex, `${request.style.lineEnd}${written}`)];
}

function newHelper(request: RetryRequest, options: CsharpHelperOptions): FixEdit | undefined {
  const { source, style, entry, calls } = request;
  const policy = policyText(entry);
  const types = calls.map(({ node }) => typeAround(node));
  const [type] = types;
  // Code outside of a class has none to put members in; in a generic one each type argument would have its own queues.
  const apart = !type || types.some((one) => one?.id !== type.id) || types.some((one) => isGeneric(one));
  const handed = handAll(request, options.shape, { prefix: apart ? `${CSHARP_CLASS}.` : '', token: options.token });
  const helper = apart
    ? addType(csharpHelperClass(policy, options), source, style)
    : addMembers(type, csharpHelper(policy, options, 'private'), source, style);
  const usings = addUsings(source, csharpUsings(options), style);
  return handed && helper && usings && { changes: [...usings, ...handed, ...helper] };
}

function isGeneric(type: SyntaxNode | undefined): boolean {
  const around = type ? [type, ...typesAround(type)] : [];
  return around.some((one) => namedChildren(one).some((child) => child.type === 'type_parameter_list'));
}

/** The helper is in a module of the project already: it gets what it lacks. */
function inModule(
  request: RetryRequest,
  options: CsharpHelperOptions,
  module: SourceFile,
  path: string,
): FixEdit | undefined {
  const { source, style } = request;
  const own = helperMethod(module, options.async);
  const type = own && typeAround(own);
  if (!own || !type || field(type, 'name')?.text !== CSHARP_CLASS || !fits(type, options)) return undefined;
  const handed = handAll(request, options.shape, { prefix: `${CSHARP_CLASS}.`, token: takesToken(own) });
  const namespace = namespaceOf(module);
  const usings = namespace === '' ? [] : addUsings(source, [namespace], style);
  const changes = additions(module, type, own, options, request);
  if (!handed || !usings || !changes) return undefined;
  const edit = { changes: [...usings, ...handed] };
  return changes.length > 0 ? { ...edit, module: { path, changes } } : edit;
}

function newModule(request: RetryRequest, options: CsharpHelperOptions): FixEdit | undefined {
  const { source, style, entry, project } = request;
  const { shape } = options;
  const nested =
    shape.kind === 'thrown' &&
    descendants(source.root, ['class_declaration']).some(
      (type) => field(type, 'name')?.text === shape.type && typeAround(type) !== undefined,
    );
  if (nested) return undefined;
  const complete = { ...options, token: options.async, withoutValue: shape.kind === 'thrown' };
  const handed = handAll(request, shape, { prefix: `${CSHARP_CLASS}.`, token: complete.token });
  if (!handed) return undefined;
  const namespace = namespaceOf(source);
  const scoped = descendants(source.root, ['file_scoped_namespace_declaration']).length > 0;
  // Where an exception's type comes from is not in sight, so that the file's own namespaces are imported, too.
  const others =
    shape.kind === 'thrown' ? importedNamespaces(source).filter((name) => !/^System(?:\.|$)/.test(name)) : [];
  const usings = [...new Set([...csharpUsings(complete), ...others])].sort(systemFirst).map((name) => `using ${name};`);
  const body = csharpHelperClass(policyText(entry), complete);
  const declared =
    namespace === ''
      ? body
      : scoped
        ? [`namespace ${namespace};`, '', ...body]
        : [`namespace ${namespace}`, '{', ...body.map((line) => (line === '' ? '' : `    ${line}`)), '}'];
  const text = `${csharpLines([...usings, '', ...declared], source, style)}${style.lineEnd}`;
  return { changes: handed, module: { path: siblingPath(project.path, `${CSHARP_CLASS}.cs`), text } };
}

function systemFirst(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => Number(!/^System(?:\.|$)/.test(name)));
  return (first ?? 0) - (second ?? 0) || (a < b ? -1 : 1);
}

/** The row of the code in the table of a helper; none where it is there, undefined where there is no such table. */
function policyRow(source: SourceFile, type: SyntaxNode, { entry, style }: RetryRequest): TextChange[] | undefined {
  const policy = policyText(entry);
  const table = descendants(type, ['variable_declarator']).find((one) => field(one, 'name')?.text === CSHARP_POLICIES);
  const value = table && initializerOf(table);
  const rows = value && descendants(value, ['initializer_expression'])[0];
  const [open, close] = [rows?.children[0], rows?.children.at(-1)];
  if (!rows || !open || !close) return undefined;
  const codes = namedChildren(rows).map((row) => field(row, 'left')?.text.replace(/[^\d]/g, ''));
  if (codes.includes(policy.code)) return [];
  const [first] = namedChildren(rows).filter((row) => row.type !== 'comment');
  const indent = first
    ? indentAt(source.text, first.startIndex)
    : indentAt(source.text, close.startIndex) + style.indent;
  const lines = csharpPolicy(policy).map((line) => indent + line.trimStart());
  return addPolicyRow(source.text, open, close, lines, style, { step: AS_THEY_ARE, comma: true, quotes: false });
}

/** The method of a helper that the calls use. */
function helperMethod({ root, text }: SourceFile, async: boolean): SyntaxNode | undefined {
  if (!text.includes(CSHARP_HELPER)) return undefined;
  const name = async ? `${CSHARP_HELPER}Async` : CSHARP_HELPER;
  const methods = descendants(root, ['method_declaration']).filter((method) => field(method, 'name')?.text === name);
  return methods.find((method) => !/\b(?:Func<Task>|Action) send/.test(method.text));
}

function isHelper(method: SyntaxNode): boolean {
  return (field(method, 'name')?.text ?? '').startsWith(CSHARP_HELPER);
}

function takesToken(method: SyntaxNode): boolean {
  return (field(method, 'parameters')?.text ?? '').includes('CancellationToken');
}

/** True where a helper reads failures of the same shape. */
function fits(type: SyntaxNode, { shape }: CsharpHelperOptions): boolean {
  const { text } = type;
  if (shape.kind === 'thrown') {
    const catches =
      text.includes(`catch (${shape.type} ex)`) ||
      text.includes(`<${shape.type}>(ex`) ||
      text.includes(` is ${shape.type} ex`);
    return (catches && text.includes(`code => ${shape.test},`)) || (catches && text.includes(`code => ${shape.test})`));
  }
  if (shape.kind === 'result') return text.includes('failedWith(');
  return text.includes(
    shape.kind === 'response' ? 'WhatsAppRetryDelay(HttpResponseMessage' : `WhatsAppRetryDelay(${shape.type}`,
  );
}
