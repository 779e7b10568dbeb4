import type { BranchRequest, FixEdit } from '../languageFixes.ts';
import { ancestors, closest, descendants, field, namedChildren, nodeAt, type SyntaxNode, usesName } from '../syntax.ts';
import { indentAt, insertion } from '../textChange.ts';
import { csharpGrammar } from './csharpGrammar.ts';
import { madeForCall } from './csharpNewEachTime.ts';
import { addMembers } from './csharpPlaces.ts';
import { csharpRecipient } from './csharpRecipient.ts';
import { functionsAround, typeAround, typesOf } from './csharpScope.ts';
import { jsonReader } from './csharpShape.ts';
import { addUsings } from './csharpUsings.ts';
import { isAsync } from './csharpWaiting.ts';

const SEND_TEMPLATE = 'SendWhatsAppTemplateAsync';
const FRESH_TOKEN = 'FreshWhatsAppToken';

/** `131047: send a template instead`. */
export function sendCsharpTemplate(request: BranchRequest): FixEdit | undefined {
  const { source, calls } = request;
  const node = nodeAt(source.root, request.start);
  const to = calls
    .map((call) => csharpRecipient({ node: call.node, source, moved: madeForCall(call) ?? [] }))
    .find((found) => found !== undefined && isInSight(found, node, calls[0]?.node));
  // Only a function that waits already can wait for the template, too.
  if (to === undefined || !isAsync(functionsAround(node)[0])) return undefined;
  const newtonsoft = jsonReader(source, request.project) === 'newtonsoft';
  return branchEdit(request, {
    name: SEND_TEMPLATE,
    statement: `await ${SEND_TEMPLATE}(${to});`,
    lines: template(newtonsoft),
    usings: [
      'System',
      'System.Net.Http',
      'System.Net.Http.Headers',
      'System.Text',
      'System.Threading.Tasks',
      newtonsoft ? 'Newtonsoft.Json' : 'System.Text.Json',
    ],
  });
}

/** `190: refresh the token`, where the token is in a variable that can be given another. */
export function refreshCsharpToken(request: BranchRequest): FixEdit | undefined {
  const token = tokenOf(request);
  if (token === undefined) return undefined;
  const statement = `${token} = ${FRESH_TOKEN}(${token});`;
  return branchEdit(request, { name: FRESH_TOKEN, statement, lines: freshToken(), usings: ['System'] });
}

interface Insertion {
  readonly name: string;
  readonly statement: string;
  readonly lines: readonly string[];
  readonly usings: readonly string[];
}

function branchEdit(request: BranchRequest, { name, statement, lines, usings }: Insertion): FixEdit | undefined {
  const { source, style } = request;
  const { text } = source;
  const node = nodeAt(source.root, request.start);
  const body = branchOf(node);
  const type = typeAround(node);
  if (!body || !type || type.type === 'interface_declaration' || usesName(text, name)) return undefined;
  const members = addMembers(type, lines, source, style);
  const imports = addUsings(source, usings, style);
  if (!members || !imports) return undefined;
  return { changes: [...imports, opened(body, node, statement, request), ...members] };
}

/** The statement as the first of a branch. */
function opened(body: SyntaxNode, node: SyntaxNode, statement: string, { source, style }: BranchRequest) {
  const { text } = source;
  const end = style.lineEnd;
  if (body.type === 'switch_section') {
    const at = text.indexOf(':', node.endIndex) + 1;
    return insertion(at, `${end}${indentAt(text, body.startIndex)}${style.indent}${statement}`);
  }
  const indent = indentAt(text, body.startIndex) + style.indent;
  return insertion(body.startIndex + 1, `${end}${indent}${statement}`);
}

/** The block or section that runs for one code only. */
function branchOf(node: SyntaxNode): SyntaxNode | undefined {
  const test = closest(node, ['binary_expression', 'constant_pattern']);
  if (!test || (test.type === 'binary_expression' && field(test, 'operator')?.text !== '==')) return undefined;
  for (const at of ancestors(test)) {
    if (at.type === 'binary_expression' && field(at, 'operator')?.text === '||') return undefined;
    if (/^(?:prefix_unary_expression|negated_pattern|or_pattern|switch_expression_arm)$/.test(at.type))
      return undefined;
    if (csharpGrammar.functions.includes(at.type) || at.type === 'block') return undefined;
    if (at.type === 'switch_section') return isOwn(at) ? at : undefined;
    const body =
      at.type === 'if_statement'
        ? field(at, 'consequence')
        : at.type === 'catch_clause'
          ? field(at, 'body')
          : undefined;
    if (body) return body.type === 'block' && body.startIndex > node.endIndex ? body : undefined;
  }
  return undefined;
}

/** True for a section with one label and statements of its own. */
function isOwn(section: SyntaxNode): boolean {
  const patterns = namedChildren(section).filter(({ type }) => type.endsWith('_pattern'));
  const statements = namedChildren(section).length > patterns.length;
  const before = section.previousNamedSibling;
  const shared =
    before?.type === 'switch_section' && namedChildren(before).every(({ type }) => type.endsWith('_pattern'));
  return patterns.length === 1 && statements && !shared;
}

/** True where what an expression names is declared outside of the block the call stands in, or holds the branch, too. */
function isInSight(expression: string, branch: SyntaxNode, call: SyntaxNode | undefined): boolean {
  const name = /[A-Za-z_]\w{0,80}/.exec(expression.replace(/^\$"\{|^this\./, ''))?.[0] ?? '';
  if (expression.startsWith('"') || !call) return expression.startsWith('"');
  const fn = functionsAround(branch)[0];
  const declared = descendants(fn ?? branch, ['variable_declarator', 'foreach_statement']).filter(
    (one) => (field(one, 'name') ?? field(one, 'left'))?.text === name && one.startIndex < branch.startIndex,
  );
  return declared.every((one) => {
    const block = one.type === 'foreach_statement' ? one : closest(one, ['block', 'compilation_unit']);
    return block !== undefined && block.startIndex <= branch.startIndex && branch.endIndex <= block.endIndex;
  });
}

/** A variable, or a field that is not read-only, that the file calls a token and that can be assigned where the code is. */
function tokenOf({ source, start }: BranchRequest): string | undefined {
  const node = nodeAt(source.root, start);
  const type = typeAround(node);
  const named = type ? descendants(type, ['variable_declarator', 'parameter', 'property_declaration']) : [];
  const isStatic = functionsAround(node).some((fn) => namedChildren(fn).some(({ text }) => text === 'static'));
  for (const one of named) {
    const name = field(one, 'name')?.text ?? '';
    if (
      !/^_?(?:whatsapp_?)?(?:access_?)?token$/i.test(name) ||
      !typesOf(name, source).every((given) => /^(?:string\??|var)$/.test(given))
    )
      continue;
    if (one.type === 'parameter') {
      if (functionsAround(node).some((fn) => fn.startIndex <= one.startIndex && one.endIndex <= fn.endIndex))
        return name;
      continue;
    }
    const declaration = closest(one, ['field_declaration', 'property_declaration', 'local_declaration_statement']);
    const modifiers = declaration
      ? namedChildren(declaration)
          .filter((child) => child.type === 'modifier')
          .map(({ text }) => text)
      : [];
    if (!declaration || modifiers.some((modifier) => /^(?:readonly|const)$/.test(modifier))) continue;
    if (declaration.type === 'local_declaration_statement') {
      const block = declaration.parent;
      if (
        block &&
        block.startIndex <= node.startIndex &&
        node.endIndex <= block.endIndex &&
        declaration.endIndex < node.startIndex
      )
        return name;
      continue;
    }
    if (typeAround(declaration)?.id !== type?.id || (isStatic && !modifiers.includes('static'))) continue;
    if (declaration.type === 'property_declaration' && !/\bset;/.test(declaration.text)) continue;
    return name;
  }
  return undefined;
}

function template(newtonsoft: boolean): string[] {
  const written = newtonsoft ? 'JsonConvert.SerializeObject(payload)' : 'JsonSerializer.Serialize(payload)';
  return [
    '/// <summary>',
    '/// Sends an approved template: nothing else reaches a user outside the 24-hour window. Fill in its name.',
    '/// </summary>',
    `private static async Task ${SEND_TEMPLATE}(string to)`,
    '{',
    '    var token = Environment.GetEnvironmentVariable("WHATSAPP_TOKEN");',
    '    var phoneNumberId = Environment.GetEnvironmentVariable("WHATSAPP_PHONE_NUMBER_ID");',
    '    var payload = new',
    '    {',
    '        messaging_product = "whatsapp",',
    '        to,',
    '        type = "template",',
    '        template = new { name = "YOUR_TEMPLATE", language = new { code = "en_US" } },',
    '    };',
    '    var url = $"https://graph.facebook.com/v23.0/{phoneNumberId}/messages";',
    '    using (var http = new HttpClient())',
    '    using (var request = new HttpRequestMessage(HttpMethod.Post, url))',
    '    {',
    '        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);',
    `        request.Content = new StringContent(${written}, Encoding.UTF8, "application/json");`,
    '        using (var response = await http.SendAsync(request))',
    '        {',
    '            response.EnsureSuccessStatusCode();',
    '        }',
    '    }',
    '}',
  ];
}

function freshToken(): string[] {
  return [
    '/// <summary>A new access token, from where secrets are kept: one that has expired never works again.</summary>',
    `private static string ${FRESH_TOKEN}(string expired)`,
    '{',
    '    var token = Environment.GetEnvironmentVariable("WHATSAPP_TOKEN");',
    '    if (string.IsNullOrEmpty(token) || token == expired)',
    '    {',
    '        throw new InvalidOperationException("WHATSAPP_TOKEN holds no new access token.");',
    '    }',
    '',
    '    return token;',
    '}',
  ];
}
