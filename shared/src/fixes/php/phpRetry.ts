import { type FileStyle, fileStyleOf, inStyle } from '../fileStyle.ts';
import type { FixEdit, RetryRequest } from '../languageFixes.ts';
import { addPolicyRow } from '../policyRows.ts';
import { type PolicyText, policyText } from '../retryPolicyText.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { PHP_MODULE_CALL } from './phpGrammar.ts';
import { PHP_CUSTOM, PHP_NAMES, type PhpHelperOptions, type PhpPlace, phpHelper, phpPolicy } from './phpHelper.ts';
import { addUses, classNameIn } from './phpImports.ts';
import { newPhpModule, usePhpModule } from './phpModule.ts';
import { classesOf, phpReading } from './phpReading.ts';
import { declaredIn, endOfScope, type PhpScope, sharedScope } from './phpScope.ts';
import { caughtTypes, type PhpShape, sharedShape } from './phpShape.ts';

const STEP = 4;
/** Longest line PSR-12 wants. */
const MAX_LINE = 120;

/** `Add retry for …` in PHP. */
export function addPhpRetry(request: RetryRequest): FixEdit | undefined {
  const { source, calls, project } = request;
  const scope = sharedScope(calls, source);
  if (!scope || isLoadedAgain(project.path, scope)) return undefined;
  const listed = calls.filter(({ retry }) => retry);
  const open = calls.filter(({ retry }) => !retry);
  if (open.length === 0) return addCode(request, scope);
  const shape = sharedShape(open, source);
  if (!shape) return undefined;
  const names = PHP_NAMES[scope.kind];
  const own = declaredIn(scope, names.delay);
  if (own) return inHelper(request, scope, own, shape);
  if (listed.length > 0) return undefined;
  if (project.module) {
    const edit = usePhpModule(request, shape, handOver(request, PHP_MODULE_CALL));
    if (edit) return edit;
  }
  if (request.placement === 'module') return newPhpModule(request, shape, handOver(request, PHP_MODULE_CALL));
  const taken = scope.kind === 'class' ? scope.node.text : source.text;
  if (usesName(taken, names.send) || usesName(taken, names.delay)) return undefined;
  return { changes: [...handOver(request, callName(scope)), ...newHelper(request, scope, shape)] };
}

/** The helper and an example of its use. */
export function phpSnippet(policy: PolicyText, dependencies: ReadonlyMap<string, string>): string {
  const kind = dependencies.has('guzzlehttp/guzzle')
    ? 'guzzle'
    : dependencies.has('symfony/http-client')
      ? 'symfony'
      : 'body';
  const caught = kind === 'guzzle' ? 'GuzzleHttp\\Exception\\BadResponseException' : undefined;
  const shape: PhpShape = { kind, caught, given: true };
  const send = {
    guzzle: '$client->post($url, $options)',
    symfony: "$client->request('POST', $url, $options)",
    body: 'curl_exec($curl)',
  }[kind];
  const options: PhpHelperOptions = { place: 'file', shape, classes: new Map(), mixed: true };
  const example = `$answer = ${PHP_NAMES.file.send}([${policy.code}], fn () => ${send});`;
  return `${[example, '', ...phpHelper(policy, options)].join('\n')}\n`;
}

/** True for a file that Laravel reads anew for each application it starts: a function there would be declared twice. */
function isLoadedAgain(path: string, { kind }: PhpScope): boolean {
  return kind === 'file' && /(?:^|\/)(?:routes|config)\/[^/]+\.php$/.test(path);
}

function callName({ kind }: PhpScope): string {
  return kind === 'class' ? `self::${PHP_NAMES.class.send}` : PHP_NAMES.file.send;
}

/** Hands each call over, or adds the code to the list of one that is; what would make a line too long stands on lines of its own. */
function handOver({ calls, entry, source, style }: RetryRequest, name: string): TextChange[] {
  return calls.flatMap(({ node, retry }) => {
    if (retry) return retry.insertAt === undefined ? [] : [insertion(retry.insertAt, `, ${entry.code}`)];
    const { startIndex, endIndex } = node;
    const head = `${name}([${entry.code}], fn () => `;
    const line = lineOf(source.text, startIndex);
    const indent = indentAt(source.text, startIndex);
    const end = style.lineEnd;
    const breaks = !node.text.includes('\n') && line.length + head.length >= MAX_LINE;
    const inner = `${end}${indent}${style.indent}`;
    const opened = breaks ? `${name}(${inner}[${entry.code}],${inner}fn () => ` : head;
    return [insertion(startIndex, opened), insertion(endIndex, breaks ? `,${end}${indent})` : ')')];
  });
}

function lineOf(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(lineStartAt(text, offset), end < 0 ? text.length : end).trimEnd();
}

/** Adds the code to the lists of the helper's calls, and its policy where it is missing. */
function addCode(request: RetryRequest, scope: PhpScope): FixEdit | undefined {
  const { project } = request;
  const listed = handOver(request, callName(scope));
  const own = declaredIn(scope, PHP_NAMES[scope.kind].delay);
  if (own) {
    const row = policyRow(request.source, own, request);
    return row && { changes: [...listed, ...row] };
  }
  const { module } = project;
  const delay = module && moduleDelay(module.source);
  const row = module && delay && policyRow(module.source, delay, request);
  if (!module || !row) return undefined;
  return row.length > 0 ? { changes: listed, module: { path: module.path, changes: row } } : { changes: listed };
}

/** Another call of a scope that has the helper: it has to read the same kind of failure. */
function inHelper(request: RetryRequest, scope: PhpScope, delay: SyntaxNode, shape: PhpShape): FixEdit | undefined {
  const send = declaredIn(scope, PHP_NAMES[scope.kind].send);
  const row = policyRow(request.source, delay, request);
  if (!send || !row || !reads(request.source, send, delay, shape)) return undefined;
  return { changes: [...handOver(request, callName(scope)), ...row] };
}

/** True where a helper reads failures of a shape. */
export function reads(source: SourceFile, send: SyntaxNode, delay: SyntaxNode, shape: PhpShape): boolean {
  const { lines, code } = phpReading(shape, { classes: namesIn(source, shape), mixed: false });
  const plain = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('"', "'");
  const known = [...lines.filter((line) => line.trim().startsWith('$')), code].every((line) =>
    plain(delay.text).includes(plain(line)),
  );
  const caught = descendants(send, ['catch_clause']).flatMap((clause) => caughtTypes(clause, source));
  const needed = shape.caught?.split(' | ') ?? [];
  const given = !shape.given || !send.text.includes('return $send()');
  return known && given && needed.every((type) => caught.includes(type));
}

/** The row of the code in the table of a helper; none where it is there, undefined where there is no table. */
export function policyRow(source: SourceFile, delay: SyntaxNode, { entry }: RetryRequest): TextChange[] | undefined {
  const policy = policyText(entry);
  // The module may be written in another style than the file that uses it.
  const style = fileStyleOf(source, PHP_CUSTOM);
  const table = descendants(delay, ['assignment_expression']).find(
    (assignment) =>
      field(assignment, 'left')?.text === '$policies' &&
      field(assignment, 'right')?.type === 'array_creation_expression',
  );
  const rows = table && field(table, 'right');
  const [open, close] = [rows?.children[0], rows?.children.at(-1)];
  if (!rows || !open || !close) return undefined;
  if (namedChildren(rows).some((row) => namedChildren(row)[0]?.text.replaceAll('_', '') === policy.code)) return [];
  const depth = Math.round(indentAt(source.text, close.startIndex).length / style.indent.length) + 1;
  const lines = phpPolicy(policy).map((line) => ' '.repeat(STEP * depth) + line);
  return addPolicyRow(source.text, open, close, lines, style, { step: STEP, comma: true });
}

/** The method of the module that holds the policies. */
export function moduleDelay({ root }: SourceFile): SyntaxNode | undefined {
  return descendants(root, ['method_declaration']).find((fn) => field(fn, 'name')?.text === PHP_NAMES.module.delay);
}

/** What a helper's text depends on, in a file. */
function helperOptions(source: SourceFile, shape: PhpShape, place: PhpPlace): PhpHelperOptions {
  return { place, shape, classes: namesIn(source, shape), mixed: isPhp8(source) };
}

function namesIn(source: SourceFile, shape: PhpShape): ReadonlyMap<string, string> {
  return new Map(classesOf(shape).map((full) => [full, classNameIn(source, full).name]));
}

function newHelper({ source, style, entry }: RetryRequest, scope: PhpScope, shape: PhpShape): TextChange[] {
  const lines = phpHelper(policyText(entry), helperOptions(source, shape, scope.kind));
  const added = classesOf(shape).flatMap((full) => classNameIn(source, full).add ?? []);
  return [...addUses(source, added, style.lineEnd), appended(source, scope, lines, style)];
}

/** Puts declarations at the end of a scope, a blank line before them. */
export function appended(source: SourceFile, scope: PhpScope, lines: readonly string[], style: FileStyle): TextChange {
  const { at, indent } = endOfScope(scope, source);
  const end = style.lineEnd;
  const inner = scope.node.type === 'program' ? indent : indent + style.indent;
  const written = inStyle(lines, style, STEP)
    .split(end)
    .map((line) => (line === '' ? '' : inner + line))
    .join(end);
  const before = source.text.slice(0, at);
  const gap = before.endsWith(`${end}${end}`) ? '' : before.endsWith(end) ? end : `${end}${end}`;
  const below = scope.node.type === 'program' && at < source.text.length ? end : '';
  return insertion(at, `${gap}${written}${end}${below}`);
}

/** True where the file uses what PHP 7 cannot read, so that `mixed` can be written. */
export function isPhp8({ root }: SourceFile): boolean {
  const modern = [
    'nullsafe_member_call_expression',
    'nullsafe_member_access_expression',
    'match_expression',
    'attribute_list',
    'property_promotion_parameter',
    'enum_declaration',
    'union_type',
    'readonly_modifier',
  ];
  return (
    descendants(root, modern).length > 0 || descendants(root, ['primitive_type']).some(({ text }) => text === 'mixed')
  );
}
