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
import { indentAt, insertion, type TextChange } from '../textChange.ts';
import { outermostType } from './javaGrammar.ts';
import { canImport, importChanges } from './javaImports.ts';
import { afterMethods, bodyOfType } from './javaPlaces.ts';
import { javaRecipient } from './javaRecipient.ts';
import { localsNamed, methodAround } from './javaScope.ts';
import { fallsThrough, labelsOf } from './javaSwitches.ts';

const STEP = 4;
const SEND_TEMPLATE = 'sendWhatsAppTemplate';
const FRESH_TOKEN = 'freshWhatsAppToken';

/** `131047: send a template instead`. */
export function sendJavaTemplate(request: BranchRequest): FixEdit | undefined {
  const { source, calls, start } = request;
  const node = nodeAt(source.root, start);
  const to = calls.map((call) => javaRecipient(call.node, source)).find((found) => found !== undefined);
  if (to === undefined || !isVisible(to, node)) return undefined;
  const text = isText(to, node) ? to : `String.valueOf(${to})`;
  const imports = [
    'java.io.IOException',
    'java.io.UncheckedIOException',
    'java.net.URI',
    'java.net.http.HttpClient',
    'java.net.http.HttpRequest',
    'java.net.http.HttpResponse',
    'java.time.Duration',
  ];
  return branchEdit(request, {
    name: SEND_TEMPLATE,
    statement: `${SEND_TEMPLATE}(${text});`,
    lines: TEMPLATE,
    imports,
  });
}

/** `190: refresh the token`, where the token is in a field that can be given another. */
export function refreshJavaToken(request: BranchRequest): FixEdit | undefined {
  const token = tokenField(request.source, nodeAt(request.source.root, request.start));
  const statement = `${token} = ${FRESH_TOKEN}(${token});`;
  const imports = ['java.io.IOException', 'java.io.UncheckedIOException', 'java.nio.file.Files', 'java.nio.file.Path'];
  return token === undefined ? undefined : branchEdit(request, { name: FRESH_TOKEN, statement, lines: TOKEN, imports });
}

interface Added {
  readonly name: string;
  readonly statement: string;
  readonly lines: readonly string[];
  readonly imports: readonly string[];
}

function branchEdit(request: BranchRequest, { name, statement, lines, imports }: Added): FixEdit | undefined {
  const { source, style } = request;
  const { text } = source;
  const node = nodeAt(source.root, request.start);
  const opened = branchStart(node);
  const type = outermostType(node);
  const body = type && bodyOfType(type);
  if (!opened || !body || usesName(text, name) || !imports.every((path) => canImport(source, path))) return undefined;
  const end = style.lineEnd;
  const indent = indentAt(text, opened.line) + style.indent;
  const members = inStyle(lines, style, STEP, { quotes: false })
    .split(end)
    .map((line) => (line === '' ? '' : `${style.indent}${line}`));
  const call: TextChange = insertion(opened.at, `${end}${indent}${statement}`);
  return {
    changes: [...importChanges(source, style, imports), call, ...afterMethods(body, text, members.join(end), end)],
  };
}

/** Where the code that runs for one code only begins, and an offset in the line it is indented under. */
function branchStart(node: SyntaxNode): { readonly at: number; readonly line: number } | undefined {
  const label = closest(node, ['switch_label', 'binary_expression', 'method_invocation', 'block']);
  if (!label || label.type === 'block') return undefined;
  if (label.type === 'switch_label') return caseStart(label);
  if (!isEquality(label)) return undefined;
  for (const at of ancestors(label)) {
    const operator = at.type === 'binary_expression' ? field(at, 'operator')?.text : undefined;
    if (operator === '||' || at.type === 'unary_expression' || /statement$|^block$/.test(at.type)) {
      const body = at.type === 'if_statement' ? field(at, 'consequence') : undefined;
      return body?.type === 'block' && body.startIndex >= label.endIndex
        ? { at: body.startIndex + 1, line: at.startIndex }
        : undefined;
    }
  }
  return undefined;
}

function isEquality(node: SyntaxNode): boolean {
  return node.type === 'binary_expression'
    ? field(node, 'operator')?.text === '=='
    : field(node, 'name')?.text === 'equals';
}

function caseStart(label: SyntaxNode): { readonly at: number; readonly line: number } | undefined {
  const part = label.parent;
  if (!part || namedChildren(label).length !== 1 || labelsOf(part).length !== 1) return undefined;
  if (part.type === 'switch_rule') {
    const body = namedChildren(part).at(-1);
    return body?.type === 'block' ? { at: body.startIndex + 1, line: part.startIndex } : undefined;
  }
  const before = part.previousNamedSibling;
  const shared = before?.type === part.type && fallsThrough(before);
  const colon = part.children.find((child) => child?.type === ':');
  return shared || !colon || namedChildren(part).length < 2 ? undefined : { at: colon.endIndex, line: part.startIndex };
}

/** True where a name means the same in the branch as at the call. */
function isVisible(expression: string, node: SyntaxNode): boolean {
  const [root = ''] = expression.split(/[.(]/);
  const method = methodAround(node);
  if (!method) return false;
  return localsNamed(method, root).every(({ declaration }) => {
    if (/parameter$/.test(declaration.type)) return true;
    const block = declaration.type === 'variable_declarator' ? declaration.parent?.parent : declaration;
    return (
      block !== null && block !== undefined && block.startIndex <= node.startIndex && node.endIndex <= block.endIndex
    );
  });
}

function isText(expression: string, node: SyntaxNode): boolean {
  const method = methodAround(node);
  const found = method ? localsNamed(method, expression) : [];
  return found.length > 0 && found.every(({ type }) => type === 'String');
}

/** The field that requests take their token from, where it is no constant. */
function tokenField({ root, text }: SourceFile, node: SyntaxNode): string | undefined {
  const found =
    /(?:"Bearer "\s{0,40}\+\s{0,40}|(?:setB|b)earerAuth\(\s{0,40})((?:this\.)?[A-Za-z_]\w{0,60})\b(?!\s{0,9}[.(])/.exec(
      text,
    )?.[1];
  const name = found?.replace(/^this\./, '');
  const method = methodAround(node);
  if (!found || !name || !method || (!found.startsWith('this.') && localsNamed(method, name).length > 0))
    return undefined;
  const fields = descendants(root, ['field_declaration']).filter((declared) =>
    namedChildren(declared).some((part) => part.type === 'variable_declarator' && field(part, 'name')?.text === name),
  );
  const [only, ...others] = fields;
  const isOpen = only && others.length === 0 && field(only, 'type')?.text === 'String' && !/\bfinal\b/.test(only.text);
  const isStatic = /\bstatic\b/.test(method.text.slice(0, method.text.indexOf('(')));
  return isOpen && (!isStatic || /\bstatic\b/.test(only.text)) ? found : undefined;
}

const TEMPLATE: readonly string[] = [
  '/** Sends an approved template: nothing else reaches a user outside the 24-hour window. Fill in its name. */',
  `private static void ${SEND_TEMPLATE}(String to) {`,
  '    String payload = "{\\"messaging_product\\": \\"whatsapp\\", \\"to\\": \\"" + to.replaceAll("[^\\\\w+.-]", "") + "\\","',
  '            + " \\"type\\": \\"template\\","',
  '            + " \\"template\\": {\\"name\\": \\"YOUR_TEMPLATE\\", \\"language\\": {\\"code\\": \\"en_US\\"}}}";',
  '    String phoneNumberId = System.getenv("WHATSAPP_PHONE_NUMBER_ID");',
  '    URI messages = URI.create("https://graph.facebook.com/v23.0/" + phoneNumberId + "/messages");',
  '    HttpRequest request = HttpRequest.newBuilder(messages)',
  '            .timeout(Duration.ofSeconds(30))',
  '            .header("Authorization", "Bearer " + System.getenv("WHATSAPP_TOKEN"))',
  '            .header("Content-Type", "application/json")',
  '            .POST(HttpRequest.BodyPublishers.ofString(payload))',
  '            .build();',
  '    try {',
  '        HttpResponse<String> answer =',
  '                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
  '        if (answer.statusCode() >= 400) {',
  '            throw new IllegalStateException("The template was not sent: " + answer.body());',
  '        }',
  '    } catch (IOException e) {',
  '        throw new UncheckedIOException(e);',
  '    } catch (InterruptedException e) {',
  '        Thread.currentThread().interrupt();',
  '        throw new IllegalStateException("Interrupted before the answer to the template came.", e);',
  '    }',
  '}',
];

const TOKEN: readonly string[] = [
  '/** A new access token, from where you keep secrets: one that has expired (190) never works again. */',
  `private static String ${FRESH_TOKEN}(String expired) {`,
  '    String file = System.getenv("WHATSAPP_TOKEN_FILE");',
  '    if (file == null) {',
  '        throw new IllegalStateException("WHATSAPP_TOKEN_FILE does not name the file with the new access token.");',
  '    }',
  '    String token;',
  '    try {',
  '        token = Files.readString(Path.of(file)).trim();',
  '    } catch (IOException e) {',
  '        throw new UncheckedIOException(e);',
  '    }',
  '    if (token.isEmpty() || token.equals(expired)) {',
  '        throw new IllegalStateException("There is no new access token in " + file + ".");',
  '    }',
  '    return token;',
  '}',
];
