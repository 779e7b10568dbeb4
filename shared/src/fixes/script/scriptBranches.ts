import { inStyle } from '../fileStyle.ts';
import type { BranchRequest, FixEdit } from '../languageFixes.ts';
import {
  ancestors,
  closest,
  descendants,
  field,
  namedChildren,
  nodeAt,
  type SourceFile,
  type SyntaxNode,
  usesName,
} from '../syntax.ts';
import { indentAt, insertion } from '../textChange.ts';
import { scriptGrammar } from './scriptGrammar.ts';
import { addOnTop, isCommonJs } from './scriptImports.ts';
import { scriptRecipient } from './scriptRecipient.ts';
import { scopeOf } from './scriptScope.ts';
import { fallsThrough } from './scriptSwitches.ts';
import { timerAccess } from './timerAccess.ts';

const STEP = 2;
const SEND_TEMPLATE = 'sendWhatsAppTemplate';
const FRESH_TOKEN = 'freshWhatsAppToken';

/** `131047: send a template instead`. */
export function sendScriptTemplate(request: BranchRequest): FixEdit | undefined {
  const { source, calls, start } = request;
  const branch = nodeAt(source.root, start);
  const to = calls
    .map(({ node }) => ({ node, to: scriptRecipient(node, source) }))
    .find((found) => found.to !== undefined && isSameThere(found.to, found.node, branch, source))?.to;
  return to === undefined ? undefined : branchEdit(request, SEND_TEMPLATE, `await ${SEND_TEMPLATE}(${to});`, template);
}

/** `190: refresh the token`, where the token is in a variable or property that can be given another. */
export function refreshScriptToken(request: BranchRequest): FixEdit | undefined {
  const token = tokenOf(request);
  const statement = `${token} = await ${FRESH_TOKEN}();`;
  const edit = token === undefined ? undefined : branchEdit(request, FRESH_TOKEN, statement, freshToken);
  const { source, style } = request;
  if (!edit) return undefined;
  const imported = isCommonJs(source)
    ? "const { readFile } = require('node:fs/promises');"
    : "import { readFile } from 'node:fs/promises';";
  return { changes: [...edit.changes, ...addOnTop(source, style, [imported], [])] };
}

function branchEdit(
  request: BranchRequest,
  name: string,
  statement: string,
  lines: (typescript: boolean) => string[],
): FixEdit | undefined {
  const { source, style } = request;
  const { text } = source;
  const node = nodeAt(source.root, request.start);
  const body = branchOf(node);
  if (
    !body ||
    !isAsync(node) ||
    usesName(text, name) ||
    usesName(text, 'readFile') ||
    timerAccess(source) === 'typed-global'
  )
    return undefined;
  const end = style.lineEnd;
  const indent = indentAt(text, body.startIndex) + style.indent;
  const written = inStyle([statement], style, STEP);
  const opened = openedAt(text, body);
  // Code on the line of the bracket goes to a line of its own.
  const rest = /^[ \t]{0,80}(?=[^\s])/.exec(text.slice(opened, opened + 100))?.[0];
  const first = `${end}${indent}${written}${rest === undefined ? '' : `${end}${indent}`}`;
  const gap = text.endsWith(`${end}${end}`) ? '' : text.endsWith('\n') ? end : `${end}${end}`;
  const fn = inStyle(lines(source.language === 'typescript'), style, STEP);
  return {
    changes: [
      { start: opened, end: opened + (rest?.length ?? 0), newText: first },
      insertion(text.length, `${gap}${fn}${end}`),
    ],
  };
}

/** False where the branch does not see what an expression names at the call: it is declared inside the `try`. */
function isSameThere(expression: string, call: SyntaxNode, branch: SyntaxNode, source: SourceFile): boolean {
  const name = /^[\w$]+/.exec(expression)?.[0] ?? '';
  return scopeOf(source, name, call)?.id === scopeOf(source, name, branch)?.id;
}

/** Behind the bracket or colon that opens a branch, and the comment on its line. */
function openedAt(text: string, body: SyntaxNode): number {
  const open =
    body.type === 'switch_case' ? text.indexOf(':', field(body, 'value')?.endIndex) + 1 : body.startIndex + 1;
  return open + (/^[ \t]*\/\/[^\r\n]*/.exec(text.slice(open))?.[0].length ?? 0);
}

/** The block or case that runs for one code only. */
function branchOf(node: SyntaxNode): SyntaxNode | undefined {
  const comparison = closest(node, ['binary_expression', 'switch_case']);
  if (comparison?.type === 'switch_case') {
    const [value, first] = namedChildren(comparison);
    const above = comparison.previousNamedSibling;
    if (value?.id !== node.id || !first || (above && fallsThrough(above))) return undefined;
    return first.type === 'statement_block' ? first : comparison;
  }
  if (!comparison || !/^={2,3}$/.test(field(comparison, 'operator')?.text ?? '')) return undefined;
  for (const at of ancestors(comparison)) {
    const operator = at.type === 'binary_expression' ? field(at, 'operator')?.text : undefined;
    if (operator === '||' || at.type === 'unary_expression') return undefined;
    if (at.type !== 'if_statement') continue;
    const body = field(at, 'consequence');
    return body?.type === 'statement_block' && body.startIndex > node.endIndex ? body : undefined;
  }
  return undefined;
}

function isAsync(node: SyntaxNode): boolean {
  const fn = closest(node, scriptGrammar.functions);
  return fn !== undefined && /^(?:\w+\s+){0,3}async\b/.test(fn.text.slice(0, 80));
}

/** The variable or property the handled requests take their token from. */
function tokenOf({ calls, source }: BranchRequest): string | undefined {
  for (const { node } of calls) {
    const found = /Bearer \$\{((?:this\.)?[A-Za-z_$][\w$]*)\}/.exec(node.text)?.[1];
    if (found?.startsWith('this.')) return isReadonly(found.slice('this.'.length), source) ? undefined : found;
    const given = descendants(source.root, ['variable_declarator']).find(
      (declared) => field(declared, 'name')?.text === found,
    );
    if (found && given?.parent?.text.startsWith('let')) return found;
  }
  return undefined;
}

function isReadonly(property: string, { root }: SourceFile): boolean {
  const declared = descendants(root, ['public_field_definition', 'required_parameter']).filter((found) => {
    return (field(found, 'name') ?? field(found, 'pattern'))?.text === property;
  });
  return declared.some(({ text }) => /^(?:\w+\s+){0,4}readonly\b/.test(text));
}

function template(typescript: boolean): string[] {
  return [
    '/** Sends an approved template: nothing else reaches a user outside the 24-hour window. Fill in its name. */',
    typescript
      ? `async function ${SEND_TEMPLATE}(to: string): Promise<void> {`
      : `async function ${SEND_TEMPLATE}(to) {`,
    '  const { WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID } = process.env;',
    '  const response = await fetch(`https://graph.facebook.com/v23.0/${WHATSAPP_PHONE_NUMBER_ID}/messages`, {',
    "    method: 'POST',",
    "    headers: { Authorization: `Bearer ${WHATSAPP_TOKEN}`, 'Content-Type': 'application/json' },",
    '    body: JSON.stringify({',
    "      messaging_product: 'whatsapp',",
    '      to,',
    "      type: 'template',",
    "      template: { name: 'YOUR_TEMPLATE', language: { code: 'en_US' } },",
    '    }),',
    '  });',
    '  if (!response.ok) throw new Error(`The template was not sent: ${await response.text()}`);',
    '}',
  ];
}

function freshToken(typescript: boolean): string[] {
  return [
    '/** A new access token, from where you keep secrets: one that has expired (190) never works again. */',
    typescript ? `async function ${FRESH_TOKEN}(): Promise<string> {` : `async function ${FRESH_TOKEN}() {`,
    '  const file = process.env.WHATSAPP_TOKEN_FILE;',
    "  if (!file) throw new Error('WHATSAPP_TOKEN_FILE does not name the file with the new access token.');",
    "  return (await readFile(file, 'utf8')).trim();",
    '}',
  ];
}
