import type { SendCall } from '../call/sendCall.ts';
import type { Project } from '../languageFixes.ts';
import {
  ancestors,
  closest,
  descendants,
  field,
  holds,
  namedChildren,
  type SourceFile,
  type SyntaxNode,
} from '../syntax.ts';
import { codeReadIn } from './csharpCodeReads.ts';
import { contextOf, csharpGrammar, initializerOf, plainName } from './csharpGrammar.ts';
import { testOfAnyResult } from './csharpResults.ts';
import { memberAround, typesOf } from './csharpScope.ts';
import { returnTypeOf } from './csharpWaiting.ts';

/** The library that reads an answer's body. */
export type JsonReader = 'system' | 'newtonsoft';

/**
 * What a failed send looks like. `response`: an answer of `HttpClient`; `rest`: one of RestSharp; `thrown`: an exception
 * that has the code; `result`: a value that has it, which the call has to say how to read.
 */
export type CsharpShape =
  | { readonly kind: 'response'; readonly json: JsonReader }
  | { readonly kind: 'rest'; readonly json: JsonReader; readonly type: 'RestResponse' | 'IRestResponse' }
  | { readonly kind: 'thrown'; readonly type: string; readonly test: string }
  | { readonly kind: 'result'; readonly test: (root: string) => string };

/** What a failure of a call looks like; undefined where that is not certain. */
export function csharpShape(
  call: SendCall,
  code: string,
  source: SourceFile,
  project: Project,
): CsharpShape | undefined {
  // What is handed over already is looked at from outside of the lambda.
  const outer = call.retry?.node ?? call.node;
  if (isHttpClient(call, outer, source)) return { kind: 'response', json: jsonReader(source, project) };
  const rest = restType(call, source);
  if (rest) return { kind: 'rest', json: jsonReader(source, project), type: rest };
  return thrownShape(outer, code, source) ?? resultShape(outer, code, source);
}

/** Names the shape, so that two can be compared. */
export function shapeKey(shape: CsharpShape): string {
  if (shape.kind === 'thrown') return `thrown ${shape.type} ${shape.test}`;
  return shape.kind === 'rest' ? `rest ${shape.type}` : shape.kind;
}

/** The library a file reads and writes JSON with. */
export function jsonReader({ text }: SourceFile, { dependencies }: Project): JsonReader {
  if (/\bSystem\.Text\.Json\b|\bJson(?:Document|Serializer|Node|Content)\b|AsJsonAsync|FromJsonAsync/.test(text))
    return 'system';
  return /\bNewtonsoft\b|\bJ(?:Object|Token)\b/.test(text) || dependencies.has('newtonsoft.json')
    ? 'newtonsoft'
    : 'system';
}

function isHttpClient({ name, receivers, function: fn }: SendCall, node: SyntaxNode, source: SourceFile): boolean {
  if (!/^(?:PostAsync|PostAsJsonAsync|SendAsync)$/.test(name)) return false;
  const receiver = receivers.at(-1);
  if (receiver !== undefined && holdsHttpClient(receiver, source)) return true;
  const handedBack = /^(?:return_statement|arrow_expression_clause)$/.test(contextOf(node)?.type ?? '');
  if (handedBack && /<\s{0,8}HttpResponseMessage\s{0,8}>/.test(returnTypeOf(fn))) return true;
  const result = resultName(node);
  if (result?.type === 'HttpResponseMessage') return true;
  return result !== undefined && isReadAsAnswer(result.name, fn ?? source.root);
}

function holdsHttpClient(name: string, source: SourceFile): boolean {
  if (typesOf(name, source).some((type) => /^(?:System\.Net\.Http\.)?HttpClient\??$/.test(type))) return true;
  return descendants(source.root, ['variable_declarator']).some((declarator) => {
    const value = field(declarator, 'name')?.text === name ? initializerOf(declarator) : undefined;
    if (value?.type === 'object_creation_expression') return field(value, 'type')?.text === 'HttpClient';
    return value?.type === 'invocation_expression' && csharpGrammar.callee(value)?.name === 'CreateClient';
  });
}

/** True where members of a variable are read that only an answer of `HttpClient` has. */
function isReadAsAnswer(name: string, region: SyntaxNode): boolean {
  return descendants(region, ['member_access_expression']).some((access) => {
    const object = field(access, 'expression')?.text;
    const member = plainName(field(access, 'name'));
    if (object === name) return member === 'IsSuccessStatusCode' || member === 'EnsureSuccessStatusCode';
    return object === `${name}.Content` && member.startsWith('Read');
  });
}

/** The type of RestSharp's answers: it was an interface up to version 106. */
function restType({ name }: SendCall, { text }: SourceFile): 'RestResponse' | 'IRestResponse' | undefined {
  if (!/^Execute(?:Post)?(?:Async)?$/.test(name) || !/^[ \t]{0,40}(?:global )?using RestSharp\b/m.test(text))
    return undefined;
  if (/\bIRest(?:Response|Request|Client)\b|\bMethod\.[A-Z]{3,6}\b/.test(text)) return 'IRestResponse';
  return /\bMethod\.[A-Z][a-z]{2,6}\b|\bRestClientOptions\b|\bRestResponse\b|\.ExecutePostAsync\(/.test(text)
    ? 'RestResponse'
    : undefined;
}

function thrownShape(node: SyntaxNode, code: string, source: SourceFile): CsharpShape | undefined {
  for (const at of ancestors(node)) {
    if (csharpGrammar.functions.includes(at.type)) return undefined;
    if (at.type !== 'try_statement' || !holdsInBody(at, node)) continue;
    for (const clause of namedChildren(at).filter(({ type }) => type === 'catch_clause')) {
      const declaration = namedChildren(clause).find(({ type }) => type === 'catch_declaration');
      const name = declaration && field(declaration, 'name')?.text;
      const type = declaration && field(declaration, 'type')?.text;
      const read = name === undefined ? undefined : codeReadIn(clause, name, code, source);
      // A task's own wrapper, which no `await` in the helper throws.
      if (type === 'AggregateException') return undefined;
      if (read && type !== undefined) return { kind: 'thrown', type: read.type ?? type, test: read.test('ex') };
    }
  }
  return undefined;
}

function holdsInBody(statement: SyntaxNode, node: SyntaxNode): boolean {
  const body = field(statement, 'body');
  return body !== undefined && holds(body, node);
}

function resultShape(node: SyntaxNode, code: string, source: SourceFile): CsharpShape | undefined {
  const name = resultName(node)?.name;
  const region = memberAround(node, source);
  const read = name === undefined ? undefined : codeReadIn(region, name, code, source);
  if (name === undefined || !read || read.type) return undefined;
  const test = testOfAnyResult(read.test, region, name);
  return test && { kind: 'result', test };
}

/** The variable a call's outcome is put in, and the type it says. */
function resultName(node: SyntaxNode): { readonly name: string; readonly type: string } | undefined {
  const holder = closest(node, ['variable_declarator', 'assignment_expression', 'argument', 'block']);
  if (
    !holder ||
    /^(?:argument|block)$/.test(holder.type) ||
    descendants(holder, ['lambda_expression']).some((fn) => holds(fn, node))
  )
    return undefined;
  const name = field(holder, 'name') ?? field(holder, 'left');
  // A member of the outcome is not the outcome itself.
  let outer: SyntaxNode | null = node;
  while (outer && outer.id !== holder.id) {
    if (
      /access_expression$/.test(outer.type) &&
      !/\.(?:ConfigureAwait|GetAwaiter|GetResult|Result)$/.test(outer.text) &&
      outer.startIndex <= node.startIndex &&
      outer.endIndex > node.endIndex
    )
      return undefined;
    outer = outer.parent;
  }
  if (name?.type !== 'identifier') return undefined;
  const type = holder.type === 'variable_declarator' && holder.parent ? (field(holder.parent, 'type')?.text ?? '') : '';
  return { name: name.text, type: type.replace(/\?$/, '') };
}
