import { functionAround } from '../call/sendEvidence.ts';
import type { BranchRequest, FixEdit } from '../languageFixes.ts';
import { ancestors, closest, descendants, field, namedChildren, nodeAt, type SyntaxNode, usesName } from '../syntax.ts';
import { indentAt } from '../textChange.ts';
import { phpGrammar } from './phpGrammar.ts';
import { importedClasses } from './phpImports.ts';
import { phpRecipient } from './phpRecipient.ts';
import { appended } from './phpRetry.ts';
import { phpScope } from './phpScope.ts';

/** `131047: send a template instead`. */
export function sendPhpTemplate(request: BranchRequest): FixEdit | undefined {
  const { source } = request;
  const to = callsInSight(request)
    .map(({ node }) => phpRecipient(node, source))
    .find((found) => found !== undefined);
  if (to === undefined) return undefined;
  const names = { class: 'sendWhatsAppTemplate', file: 'send_whatsapp_template' };
  return branchEdit(request, names, (name) => `${name}(${to});`, templateLines(request));
}

/** `190: refresh the token`, where the token is in a variable or property that can be given another. */
export function refreshPhpToken(request: BranchRequest): FixEdit | undefined {
  const token = tokenOf(request);
  if (token === undefined) return undefined;
  const names = { class: 'freshWhatsAppToken', file: 'fresh_whatsapp_token' };
  return branchEdit(request, names, (name) => `${token} = ${name}(${token});`, TOKEN_LINES);
}

function branchEdit(
  { source, style, start }: BranchRequest,
  names: { readonly class: string; readonly file: string },
  statement: (name: string) => string,
  lines: (head: string) => string[],
): FixEdit | undefined {
  const node = nodeAt(source.root, start);
  const body = branchOf(node);
  const scope = phpScope(node, source);
  if (!body || !scope || usesName(source.text, names[scope.kind])) return undefined;
  const inClass = scope.kind === 'class';
  const opened =
    body.type === 'case_statement' ? source.text.indexOf(':', field(body, 'value')?.endIndex) : body.startIndex;
  const indent = indentAt(source.text, body.startIndex) + style.indent;
  const called = statement(`${inClass ? 'self::' : ''}${names[scope.kind]}`);
  const head = `${inClass ? 'private static ' : ''}function ${names[scope.kind]}`;
  // What else stands in the line goes to a line of its own.
  const rest = /^[ \t]*/.exec(source.text.slice(opened + 1))?.[0].length ?? 0;
  const end = opened + 1 + rest;
  const below = /^\r?\n/.test(source.text.slice(end)) ? '' : style.lineEnd + indent;
  return {
    changes: [
      { start: opened + 1, end, newText: `${style.lineEnd}${indent}${called}${below}` },
      appended(source, scope, lines(head), style),
    ],
  };
}

/** The block or case that runs for one code only. */
function branchOf(node: SyntaxNode): SyntaxNode | undefined {
  const comparison = closest(node, ['binary_expression', 'case_statement']);
  if (comparison?.type === 'case_statement') {
    const before = comparison.previousNamedSibling;
    const shared = before?.type === 'case_statement' && !endsItself(before);
    return !shared && field(comparison, 'value')?.id === node.id && namedChildren(comparison).length > 1
      ? comparison
      : undefined;
  }
  if (!comparison || !/^={2,3}$/.test(field(comparison, 'operator')?.text ?? '')) return undefined;
  for (const at of ancestors(comparison)) {
    const operator = at.type === 'binary_expression' ? field(at, 'operator')?.text : undefined;
    if (/^(?:\|\||or|xor)$/.test(operator ?? '') || at.type === 'unary_op_expression') return undefined;
    if (at.type !== 'if_statement' && at.type !== 'else_if_clause') continue;
    const body = field(at, 'body');
    return body?.type === 'compound_statement' && body.startIndex > node.endIndex ? body : undefined;
  }
  return undefined;
}

function endsItself(part: SyntaxNode): boolean {
  const last = namedChildren(part).at(-1);
  return last !== undefined && /^(?:break|return|throw|continue|exit)\b/.test(last.text);
}

/** The calls in the function of the branch: only their variables are known there. */
function callsInSight({ calls, source, start }: BranchRequest): BranchRequest['calls'] {
  const around = functionAround(nodeAt(source.root, start), phpGrammar);
  return calls.filter((call) => call.function?.id === around?.id);
}

/** The variable or property the requests of the branch's function take their token from, where it can be written. */
function tokenOf({ source, start }: BranchRequest): string | undefined {
  const scope = functionAround(nodeAt(source.root, start), phpGrammar) ?? source.root;
  const tokens = descendants(scope, ['variable_name', 'member_access_expression']).filter(
    ({ text, parent }) =>
      /^\$(?:this->)?(?:\w{0,40}_?)?(?:token|Token)$/.test(text) && parent?.type !== 'simple_parameter',
  );
  const names = new Set(tokens.map(({ text }) => text));
  const [only] = names;
  if (names.size !== 1 || only === undefined) return undefined;
  return only.startsWith('$this->') && isReadonly(only.slice('$this->'.length), source.root) ? undefined : only;
}

function isReadonly(property: string, root: SyntaxNode): boolean {
  const declared = descendants(root, ['property_promotion_parameter', 'property_declaration', 'class_declaration']);
  return declared.some((found) => {
    const head = found.type === 'class_declaration' ? (found.text.split('{')[0] ?? '') : found.text;
    return /\breadonly\b/.test(head) && (found.type === 'class_declaration' || head.includes(`$${property}`));
  });
}

/** The function that sends a template, with the client the file uses, else curl. */
function templateLines({ source, project }: BranchRequest): (head: string) => string[] {
  const imports = new Map([...importedClasses(source)].map(([name, full]) => [full, name]));
  const http = imports.get('Illuminate\\Support\\Facades\\Http');
  const guzzle = imports.has('GuzzleHttp\\ClientInterface') || project.dependencies.has('guzzlehttp/guzzle');
  const client = imports.get('GuzzleHttp\\Client') ?? (guzzle ? '\\GuzzleHttp\\Client' : undefined);
  return (head) => [
    '/** Sends an approved template: nothing else reaches a user outside the 24-hour window. Fill in its name. */',
    `${head}(string $to): void`,
    '{',
    "    $url = 'https://graph.facebook.com/v23.0/' . getenv('WHATSAPP_PHONE_NUMBER_ID') . '/messages';",
    '    $message = [',
    "        'messaging_product' => 'whatsapp',",
    "        'to' => $to,",
    "        'type' => 'template',",
    "        'template' => ['name' => 'YOUR_TEMPLATE', 'language' => ['code' => 'en_US']],",
    '    ];',
    ...(http ? laravelLines(http) : client ? guzzleLines(client) : CURL_LINES),
    '}',
  ];
}

function laravelLines(http: string): string[] {
  return [`    ${http}::withToken(getenv('WHATSAPP_TOKEN'))->post($url, $message)->throw();`];
}

function guzzleLines(client: string): string[] {
  return [
    `    (new ${client}())->post($url, [`,
    "        'headers' => ['Authorization' => 'Bearer ' . getenv('WHATSAPP_TOKEN')],",
    "        'json' => $message,",
    '    ]);',
  ];
}

const CURL_LINES = [
  '    $curl = curl_init($url);',
  '    curl_setopt_array($curl, [',
  '        CURLOPT_RETURNTRANSFER => true,',
  "        CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Authorization: Bearer ' . getenv('WHATSAPP_TOKEN')],",
  '        CURLOPT_POSTFIELDS => json_encode($message),',
  '    ]);',
  '    $answer = curl_exec($curl);',
  '    if ($answer === false || curl_getinfo($curl, CURLINFO_RESPONSE_CODE) >= 400) {',
  "        throw new \\RuntimeException('The template was not sent: ' . ($answer ?: curl_error($curl)));",
  '    }',
];

const TOKEN_LINES = (head: string): string[] => [
  '/** A new access token, from where you keep secrets: one that has expired (190) never works again. */',
  `${head}(string $expired): string`,
  '{',
  "    $file = getenv('WHATSAPP_TOKEN_FILE');",
  "    $token = $file ? trim((string) file_get_contents($file)) : '';",
  "    if ($token === '' || $token === $expired) {",
  "        throw new \\RuntimeException('WHATSAPP_TOKEN_FILE does not name a file with a new access token.');",
  '    }',
  '',
  '    return $token;',
  '}',
];
