import { inStyle } from '../fileStyle.ts';
import type { BranchRequest, FixEdit } from '../languageFixes.ts';
import {
  ancestors,
  closest,
  descendants,
  field,
  holds,
  namedChildren,
  nodeAt,
  type SyntaxNode,
  usesName,
} from '../syntax.ts';
import { indentAt, insertion, lineStartAt } from '../textChange.ts';
import { constantsGap, methodsGap, scopeOf } from './rubyPlace.ts';
import { rubyRecipient } from './rubyRecipient.ts';
import { addRequires } from './rubyRequires.ts';

const STEP = 2;
const SEND_TEMPLATE = 'send_whatsapp_template';
const FRESH_TOKEN = 'fresh_whatsapp_token';
/** A name that holds an access token: `token`, `@access_token`. */
const TOKEN = /^@?(?:\w{1,40}_)?token$/;

/** `131047: send a template instead`. */
export function sendRubyTemplate(request: BranchRequest): FixEdit | undefined {
  const { source, calls, start } = request;
  // What only a block around the call knows cannot be named outside of it.
  const seen = calls.filter((call) => !call.function || holds(call.function, { startIndex: start, endIndex: start }));
  const to = seen.map(({ node }) => rubyRecipient(node, source)).find((found) => found !== undefined);
  if (to === undefined) return undefined;
  return branchEdit(request, SEND_TEMPLATE, `${SEND_TEMPLATE}(${to})`, template, ['json', 'net/http']);
}

/** `190: refresh the token`, where the token is in a variable that can be given another. */
export function refreshRubyToken(request: BranchRequest): FixEdit | undefined {
  const token = tokenOf(request);
  if (token === undefined) return undefined;
  return branchEdit(request, FRESH_TOKEN, `${token} = ${FRESH_TOKEN}(${token})`, freshToken, []);
}

function branchEdit(
  request: BranchRequest,
  name: string,
  statement: string,
  lines: readonly string[],
  requires: readonly string[],
): FixEdit | undefined {
  const { source, style } = request;
  const { text } = source;
  const node = nodeAt(source.root, request.start);
  const branch = branchOf(node);
  const scope = branch && scopeOf(branch);
  if (!branch || !scope || scope.kind === 'functions' || usesName(text, name)) return undefined;
  const gap = scope.owner ? methodsGap(source, scope, request.start) : constantsGap(source, undefined, request.start);
  const line = lineStartAt(text, branch.startIndex);
  if (!gap || line <= (branch.parent?.startIndex ?? 0)) return undefined;
  const end = style.lineEnd;
  const hide = 'hide' in gap && gap.hide;
  const defined = lines.map((written) => written.replace(/^def /, scope.kind === 'class' ? 'def self.' : 'def '));
  const hidden = scope.kind === 'class' ? ['', `private_class_method :${name}`] : [];
  const method = inStyle([...(hide ? ['private', ''] : []), ...defined, ...hidden], style, STEP)
    .split(end)
    .map((written) => (written === '' ? written : gap.indent + written))
    .join(end);
  return {
    changes: [
      ...addRequires(source, requires, style),
      insertion(line, `${indentAt(text, branch.startIndex)}${statement}${end}`),
      insertion(gap.at, `${gap.before ? end : ''}${method}${end}${gap.behind ? end : ''}`),
    ],
  };
}

/** The first statement of the branch that runs for one code only. */
function branchOf(node: SyntaxNode): SyntaxNode | undefined {
  const asked = closest(node, ['binary', 'when', 'in_clause']);
  if (asked?.type === 'binary') {
    if (field(asked, 'operator')?.text !== '==') return undefined;
    for (const at of ancestors(asked)) {
      const operator = at.type === 'binary' ? field(at, 'operator')?.text : undefined;
      if (operator === '||' || operator === 'or' || at.type === 'unary') return undefined;
      if (at.type === 'if' || at.type === 'elsif') {
        const body = field(at, 'consequence');
        return body && body.startIndex >= asked.endIndex ? namedChildren(body)[0] : undefined;
      }
    }
    return undefined;
  }
  if (!asked || descendants(asked, ['integer']).filter(({ parent }) => isPattern(parent)).length !== 1)
    return undefined;
  const body = field(asked, 'body');
  return body && node.endIndex <= body.startIndex ? namedChildren(body)[0] : undefined;
}

function isPattern(node: SyntaxNode | null): boolean {
  return /^(?:pattern|in_clause|alternative_pattern|keyword_pattern)$/.test(node?.type ?? '');
}

/** The variable the handled requests take their token from: one of the object, or of the method the branch is in. */
function tokenOf({ calls, source, start }: BranchRequest): string | undefined {
  const method = closest(nodeAt(source.root, start), ['method', 'singleton_method']);
  const near = [...calls.map(({ node }) => node), ...(method ? [method] : [])];
  const names = near.flatMap((node) => descendants(node, ['instance_variable', 'identifier']));
  const found = names.find(
    ({ type, text }) => TOKEN.test(text) && (type === 'instance_variable' || isSet(text, method)),
  );
  const owner = method && closest(method, ['class', 'module']);
  const set = owner
    ? descendants(owner, ['assignment']).map((assignment) => field(assignment, 'left')?.text ?? '')
    : [];
  return found?.text ?? set.find((name) => name.startsWith('@') && TOKEN.test(name));
}

function isSet(name: string, method: SyntaxNode | undefined): boolean {
  const sets = method ? descendants(method, ['assignment']) : [];
  return sets.some((assignment) => field(assignment, 'left')?.text === name);
}

const template: readonly string[] = [
  '# Sends an approved template: nothing else reaches a user outside the 24-hour window. Fill in its name.',
  `def ${SEND_TEMPLATE}(to)`,
  '  uri = URI("https://graph.facebook.com/v23.0/#{ENV.fetch(\'WHATSAPP_PHONE_NUMBER_ID\')}/messages")',
  '  payload = {',
  "    messaging_product: 'whatsapp',",
  '    to: to,',
  "    type: 'template',",
  "    template: { name: 'YOUR_TEMPLATE', language: { code: 'en_US' } }",
  '  }',
  '  headers = {',
  "    'Authorization' => \"Bearer #{ENV.fetch('WHATSAPP_TOKEN')}\",",
  "    'Content-Type' => 'application/json'",
  '  }',
  '  # Raises where the template is not sent either.',
  '  Net::HTTP.post(uri, JSON.generate(payload), headers).value',
  'end',
];

const freshToken: readonly string[] = [
  '# A new access token, from where you keep secrets: one that has expired (190) never works again.',
  `def ${FRESH_TOKEN}(expired)`,
  "  token = File.read(ENV.fetch('WHATSAPP_TOKEN_FILE')).strip",
  "  raise 'WHATSAPP_TOKEN_FILE holds no new access token.' if token.empty? || token == expired",
  '',
  '  token',
  'end',
];
