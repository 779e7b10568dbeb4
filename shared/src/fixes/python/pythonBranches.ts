import { inStyle } from '../fileStyle.ts';
import type { BranchRequest, FixEdit } from '../languageFixes.ts';
import { ancestors, closest, field, namedChildren, nodeAt, type SyntaxNode, usesName } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { pythonGrammar } from './pythonGrammar.ts';
import { importsOf } from './pythonImports.ts';
import { helperPlace } from './pythonPlaces.ts';
import { pythonRecipient } from './pythonRecipient.ts';
import { importedNames, isAsyncFunction, isTyped } from './pythonScopes.ts';
import {
  FRESH_TOKEN,
  freshTokenLines,
  SEND_TEMPLATE,
  type TemplateClient,
  templateLines,
  templateModules,
} from './pythonTemplates.ts';
import { tokenIn } from './pythonTokens.ts';

const STEP = 4;

/** `131047: send a template instead`. */
export function sendPythonTemplate(request: BranchRequest): FixEdit | undefined {
  const { source, calls } = request;
  const to = calls.map((call) => pythonRecipient(call, source)).find((found) => found !== undefined);
  const body = branchOf(nodeAt(source.root, request.start));
  if (to === undefined || !body) return undefined;
  const async = isAsyncFunction(closest(body, pythonGrammar.functions));
  const client = clientOf(request, async);
  // Without a client that can be awaited, a thread of its own does the waiting.
  const threaded = async && (client === 'requests' || client === 'urllib');
  const call = threaded ? `asyncio.to_thread(${SEND_TEMPLATE}, ${to})` : `${SEND_TEMPLATE}(${to})`;
  return branchEdit(request, body, {
    name: SEND_TEMPLATE,
    statement: `${async ? 'await ' : ''}${call}`,
    modules: [...templateModules(client), ...(threaded ? ['asyncio'] : [])],
    lines: (typed) => templateLines(client, async && !threaded, typed),
    more: [],
  });
}

/** `190: refresh the token`, where the token is in a variable, an attribute or a header that can be given another. */
export function refreshPythonToken(request: BranchRequest): FixEdit | undefined {
  const body = branchOf(nodeAt(request.source.root, request.start));
  const token = body && tokenIn(request, body);
  if (!body || !token) return undefined;
  return branchEdit(request, body, {
    name: FRESH_TOKEN,
    statement: token.statement(`${FRESH_TOKEN}(${token.expired})`),
    modules: ['os'],
    lines: freshTokenLines,
    more: token.changes,
  });
}

interface Added {
  readonly name: string;
  readonly statement: string;
  readonly modules: readonly string[];
  readonly lines: (typed: boolean) => readonly string[];
  readonly more: readonly TextChange[];
}

function branchEdit(
  { source, style, calls }: BranchRequest,
  body: SyntaxNode,
  { name, statement, modules, lines, more }: Added,
): FixEdit | undefined {
  const { text } = source;
  const end = style.lineEnd;
  const imports = importsOf(source, modules);
  // The lines name modules plainly.
  if (usesName(text, name) || modules.some((module) => imports.module(module) !== module)) return undefined;
  const written = `${inStyle(lines(isTyped(source.root)), style, STEP)}${end.repeat(3)}`;
  const at = helperPlace(source, [body, ...calls.map(({ node }) => node)]);
  const changes = imports.changes(end);
  const above = changes.length === 0 && imports.lines.length > 0 ? `${imports.lines.join(end)}${end.repeat(3)}` : '';
  const blank = /(?:^|\n)((?:\r?\n){0,2})$/.exec(text.slice(0, at))?.[1]?.match(/\n/g)?.length ?? 0;
  const before = at === 0 ? '' : end.repeat(Math.max(0, 2 - blank));
  return {
    changes: [
      ...changes,
      insertion(at, `${before}${above}${written}`),
      ...more,
      inBranch(text, body, inStyle([statement], style, STEP), end),
    ],
  };
}

/** The statement at the beginning of the branch, or in the place of its `pass`. */
function inBranch(text: string, body: SyntaxNode, statement: string, end: string): TextChange {
  const statements = namedChildren(body).filter(({ type }) => type !== 'comment');
  const [only] = statements;
  if (statements.length === 1 && only?.type === 'pass_statement') {
    return { start: only.startIndex, end: only.endIndex, newText: statement };
  }
  return insertion(lineStartAt(text, body.startIndex), `${indentAt(text, body.startIndex)}${statement}${end}`);
}

/** The block that runs for one code only, on lines of its own. */
function branchOf(node: SyntaxNode): SyntaxNode | undefined {
  const asked = closest(node, ['comparison_operator', 'case_clause']);
  const body = asked?.type === 'case_clause' ? caseBody(asked, node) : asked && conditionBody(asked);
  const head = body?.parent;
  return body && head && body.startIndex > node.endIndex && /\n/.test(between(head, body)) ? body : undefined;
}

function between(head: SyntaxNode, body: SyntaxNode): string {
  return head.text.slice(0, body.startIndex - head.startIndex);
}

function caseBody(clause: SyntaxNode, node: SyntaxNode): SyntaxNode | undefined {
  const pattern = closest(node, ['case_pattern'], clause);
  return pattern?.text === node.text ? field(clause, 'consequence') : undefined;
}

function conditionBody(comparison: SyntaxNode): SyntaxNode | undefined {
  const operators = comparison.children.filter((child) => child !== null && !child.isNamed);
  if (operators.length !== 1 || operators[0]?.text !== '==') return undefined;
  for (const at of ancestors(comparison)) {
    if (at.type === 'not_operator' || (at.type === 'boolean_operator' && field(at, 'operator')?.text === 'or')) {
      return undefined;
    }
    if (at.type === 'if_statement' || at.type === 'elif_clause') return field(at, 'consequence');
    if (/statement$|^block$/.test(at.type)) return undefined;
  }
  return undefined;
}

/** The client the file sends with; urllib where it has none that fits. */
function clientOf({ source }: BranchRequest, async: boolean): TemplateClient {
  const modules = importedNames(source.root);
  const has = (name: string): boolean => modules.get(name) === name;
  const order: readonly TemplateClient[] = async ? ['httpx', 'aiohttp', 'requests'] : ['requests', 'httpx'];
  return order.find(has) ?? 'urllib';
}
