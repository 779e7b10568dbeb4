import { inStyle } from '../fileStyle.ts';
import type { BranchRequest, FixEdit } from '../languageFixes.ts';
import { ancestors, closest, field, namedChildren, nodeAt, type SyntaxNode, usesName } from '../syntax.ts';
import { indentAt, insertion } from '../textChange.ts';
import {
  FRESH_TOKEN,
  freshToken,
  freshTokenImports,
  SEND_TEMPLATE,
  template,
  templateImports,
} from './goBranchFunctions.ts';
import { contextInScope } from './goContext.ts';
import { goGrammar } from './goGrammar.ts';
import { addImports, packagesOf } from './goImports.ts';
import { isLocal, outerFunction } from './goPlan.ts';
import { goRecipient } from './goRecipient.ts';
import { declarationOf } from './goTypes.ts';

const STEP = 2;

/** `131047: send a template instead`. */
export function sendGoTemplate(request: BranchRequest): FixEdit | undefined {
  const { source, calls, start } = request;
  const node = nodeAt(source.root, start);
  const sent = calls[0]?.node ?? node;
  const to = goRecipient(sent);
  const failed = onFailure(node, to ? `log.Printf("WhatsApp template to %v: %v", ${plain(to.text)}, err)` : '');
  if (!to || !failed || !isVisible(to.text, sent, node)) return undefined;
  const context = contextInScope(node);
  const imports = [...(context ? [] : ['context']), ...(to.formatted ? ['fmt'] : []), ...failed.imports];
  const lines = [
    `if err := ${SEND_TEMPLATE}(${context ?? 'context.Background()'}, ${to.text}); err != nil {`,
    `  ${failed.line}`,
    '}',
  ];
  const minor = /^1\.(\d+)/.exec(request.project.dependencies.get('go') ?? '')?.[1];
  const fn = template(minor !== undefined && Number(minor) < 18 ? 'interface{}' : 'any');
  return branchEdit(request, SEND_TEMPLATE, lines, fn, [...imports, ...templateImports]);
}

/** `190: refresh the token`, where the token is in a field or package variable that can be given another. */
export function refreshGoToken(request: BranchRequest): FixEdit | undefined {
  const node = nodeAt(request.source.root, request.start);
  const token = tokenOf(node);
  const failed = onFailure(node, 'log.Printf("WhatsApp token: %v", err)');
  if (token === undefined || !failed) return undefined;
  // What only logs goes on with the token it has.
  const lines = failed.returns
    ? [`fresh, err := ${FRESH_TOKEN}(${token})`, 'if err != nil {', `  ${failed.line}`, '}', `${token} = fresh`]
    : [
        `if fresh, err := ${FRESH_TOKEN}(${token}); err != nil {`,
        `  ${failed.line}`,
        '} else {',
        `  ${token} = fresh`,
        '}',
      ];
  return branchEdit(request, FRESH_TOKEN, lines, freshToken, [...failed.imports, ...freshTokenImports]);
}

function branchEdit(
  { source, style, start }: BranchRequest,
  name: string,
  statements: readonly string[],
  fn: readonly string[],
  imports: readonly string[],
): FixEdit | undefined {
  const { text } = source;
  const node = nodeAt(source.root, start);
  const body = branchOf(node);
  if (!body || usesName(text, name) || !packagesOf(source).canName(imports)) return undefined;
  if (imports.some((path) => isLocal(packagesOf(source).name(path), body))) return undefined;
  const end = style.lineEnd;
  const opened =
    body.type === 'block' ? body.startIndex + 1 : (body.children.find((part) => part?.type === ':')?.endIndex ?? -1);
  const lineEnd = text.indexOf('\n', opened);
  // A comment behind the bracket or colon stays where it is.
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?/.exec(text.slice(opened, lineEnd < 0 ? opened : lineEnd))?.[0] ?? '';
  const indent = `${indentAt(text, body.type === 'block' ? body.endIndex - 1 : body.startIndex)}${style.indent}`;
  const written = inStyle(statements, style, STEP, { quotes: false }).split(end);
  const gap = text.endsWith(`${end}${end}`) ? '' : text.endsWith('\n') ? end : `${end}${end}`;
  return {
    changes: [
      ...addImports(source, imports, end),
      insertion(opened + rest.trimEnd().length, written.map((line) => `${end}${indent}${line}`).join('')),
      insertion(text.length, `${gap}${inStyle(fn, style, STEP, { quotes: false })}${end}`),
    ],
  };
}

/** The block or case that runs for one code only. */
function branchOf(node: SyntaxNode): SyntaxNode | undefined {
  const comparison = closest(node, ['binary_expression', 'expression_case', 'block']);
  if (comparison?.type === 'expression_case') {
    const values = namedChildren(field(comparison, 'value') ?? node);
    return values.length === 1 && values[0]?.id === node.id ? comparison : undefined;
  }
  if (comparison?.type !== 'binary_expression' || field(comparison, 'operator')?.text !== '==') return undefined;
  for (const at of ancestors(comparison)) {
    const operator = at.type === 'binary_expression' ? field(at, 'operator')?.text : undefined;
    if (operator === '||' || at.type === 'unary_expression') return undefined;
    if (at.type !== 'if_statement') continue;
    const body = field(at, 'consequence');
    return body && body.startIndex > node.endIndex ? body : undefined;
  }
  return undefined;
}

/** What to do where the inserted call fails: return its error, or where the function returns none, log it. */
function onFailure(
  node: SyntaxNode,
  log: string,
): { line: string; returns: boolean; imports: readonly string[] } | undefined {
  const fn = closest(node, goGrammar.functions);
  const result = fn && field(fn, 'result');
  if (!fn) return undefined;
  const types =
    result?.type === 'parameter_list'
      ? namedChildren(result).map((one) => field(one, 'type')?.text ?? '')
      : result
        ? [result.text]
        : [];
  const zeros = types.slice(0, -1).map(zeroOf);
  if (types.at(-1) === 'error' && zeros.every((zero) => zero !== undefined)) {
    return { line: `return ${[...zeros, 'err'].join(', ')}`, returns: true, imports: [] };
  }
  return { line: log, returns: false, imports: ['log'] };
}

function zeroOf(type: string): string | undefined {
  if (/^(?:\*|\[\]|map\[|func\b|chan\b|any$|interface\b)/.test(type)) return 'nil';
  if (type === 'string') return '""';
  if (type === 'bool') return 'false';
  return /^(?:u?int(?:8|16|32|64)?|float(?:32|64))$/.test(type) ? '0' : undefined;
}

/** The expression that package fmt makes a string of. */
function plain(recipient: string): string {
  return /^fmt\.Sprint\((.*)\)$/s.exec(recipient)?.[1] ?? recipient;
}

/** True where what names the recipient at the call has the same meaning in the branch. */
function isVisible(recipient: string, call: SyntaxNode, branch: SyntaxNode): boolean {
  const name = /^(?:fmt\.Sprint\()?([A-Za-z_]\w*)/.exec(recipient)?.[1];
  return name === undefined || declarationOf(name, call)?.node.id === declarationOf(name, branch)?.node.id;
}

/** The field or package variable that the requests of a function take their token from. */
function tokenOf(node: SyntaxNode): string | undefined {
  const fn = outerFunction(node);
  const found =
    /(?:"Bearer " ?\+ ?|"Bearer %s", ?|\.SetAuthToken\()([A-Za-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60}){0,3})(?![\w(.])/.exec(
      fn?.text ?? '',
    )?.[1];
  const [base = ''] = found?.split('.') ?? [];
  const declaration = found === undefined ? undefined : declarationOf(base, node);
  if (!declaration || declaration.node.type === 'const_spec') return undefined;
  if (found === base) return declaration.global ? found : undefined;
  const type = field(declaration.node, 'type')?.text;
  // A field of a copy would be forgotten with it.
  return type?.startsWith('*') || declaration.global ? found : undefined;
}
