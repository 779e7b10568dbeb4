import type { SendCall } from '../call/sendCall.ts';
import { ancestors, descendants, field, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { type CodeRead, codeReadIn, functionOf } from './javaCodeRead.ts';
import { argumentsMayThrow, clausesAround, handledAt, parameterOf, rethrowsCaught, typesOf } from './javaExceptions.ts';
import { javaGrammar, namesOf } from './javaGrammar.ts';
import { importsOf } from './javaImports.ts';

/** The library that reads an answer's body. */
export type JavaJson = 'jackson' | 'gson' | 'org.json';

/** What a failed send looks like, and what the helper has to declare. */
export type JavaShape =
  | { readonly kind: 'http'; readonly json: JavaJson }
  | { readonly kind: 'okhttp'; readonly json: JavaJson }
  | { readonly kind: 'spring'; readonly json: JavaJson; readonly type: string }
  | {
      readonly kind: 'thrown' | 'result';
      /** The exception, or the type of the result. */
      readonly type: string;
      readonly read: CodeRead;
      /** What a send may throw; `E` where one type parameter stands for it, empty where it needs no `throws`. */
      readonly throws: readonly string[];
    };

const REST = 'RestClientResponseException';
const WEB = 'WebClientResponseException';
const REST_EXCEPTION =
  /^(?:RestClientResponseException|HttpStatusCodeException|Http(?:Client|Server)ErrorException(?:\.\w{1,40})?)$/;
const WEB_EXCEPTION = /^WebClientResponseException(?:\.\w{1,40})?$/;
const REST_METHOD = /^(?:(?:post|put)For\w{1,20}|exchange|execute)$/;
const OWN_HANDLER = /\b(?:setErrorHandler|errorHandler|onStatus|defaultStatusHandler|handleError)\s*\(/;

/** What a failure of these calls looks like; undefined where they differ or it cannot be known. */
export function javaShape(
  calls: readonly SendCall[],
  code: string,
  source: SourceFile,
  dependencies: ReadonlyMap<string, string>,
): JavaShape | undefined {
  const shapes = calls.map((call) => shapeOf(call, code, source, dependencies));
  const [first] = shapes;
  if (!first || !shapes.every((shape) => JSON.stringify(shape) === JSON.stringify(first))) return undefined;
  // An overloaded method could not choose by what a generic helper gives.
  const isGeneric = first.kind === 'thrown' || first.kind === 'spring';
  return isGeneric && calls.some(({ node }) => node.parent?.type === 'argument_list') ? undefined : first;
}

function shapeOf(
  call: SendCall,
  code: string,
  source: SourceFile,
  dependencies: ReadonlyMap<string, string>,
): JavaShape | undefined {
  const { node } = call;
  const client = clientOf(node, source) ?? caughtClient(node);
  if (client) {
    const json = jsonOf(source, dependencies);
    const others = othersHandled(node, client.throws, source);
    if (!json || (others && argumentsMayThrow(node)) || (client.type && OWN_HANDLER.test(source.text)))
      return undefined;
    return client.type ? { kind: 'spring', json, type: client.type } : { kind: client.kind, json };
  }
  const own = readFromCatch(node, code, source) ?? readFromResult(node, code, source);
  const found = own ?? siblingRead(call, code, source);
  const throws = found && throwable(call, source);
  if (!found || !throws || usesTypeParameter(found.type, source) || !isInReach(found.type, source)) return undefined;
  return { ...found, throws };
}

interface Client {
  readonly kind: 'http' | 'okhttp';
  readonly type?: string;
  readonly throws: readonly string[];
}

/** The HTTP client a call belongs to, from its own names and the file's imports. */
function clientOf(node: SyntaxNode, source: SourceFile): Client | undefined {
  const name = field(node, 'name')?.text ?? '';
  const receivers = namesOf(field(node, 'object'));
  const imports = importsOf(source.root);
  const has = (prefix: string): boolean => imports.some((path) => path.startsWith(prefix));
  const given = field(node, 'arguments')?.text ?? '';
  if (name === 'send' && has('java.net.http') && /\bofString\(\s{0,20}[\w.]{0,60}\s{0,20}\)\s{0,20}\)$/.test(given)) {
    return { kind: 'http', throws: ['IOException', 'InterruptedException'] };
  }
  if (name === 'execute' && receivers.includes('newCall') && has('okhttp3'))
    return { kind: 'okhttp', throws: ['IOException'] };
  if (name === 'block' && receivers.includes('retrieve')) return { kind: 'http', type: WEB, throws: [] };
  if (receivers.includes('retrieve') && has('org.springframework.web.client'))
    return { kind: 'http', type: REST, throws: [] };
  const rest =
    REST_METHOD.test(name) &&
    (has('org.springframework.web.client.Rest') || /^restTemplate$/i.test(receivers.at(-1) ?? ''));
  return rest ? { kind: 'http', type: REST, throws: [] } : undefined;
}

/** The client whose exception is caught around a call, wherever the call is made. */
function caughtClient(node: SyntaxNode): Client | undefined {
  for (const type of clausesAround(node).flatMap(typesOf)) {
    if (REST_EXCEPTION.test(type)) return { kind: 'http', type: REST, throws: [] };
    if (WEB_EXCEPTION.test(type)) return { kind: 'http', type: WEB, throws: [] };
  }
  return undefined;
}

function othersHandled(node: SyntaxNode, own: readonly string[], source: SourceFile): boolean {
  const { types, anything } = handledAt(node, source);
  return anything || types.some((type) => !own.includes(type));
}

function jsonOf({ root }: SourceFile, dependencies: ReadonlyMap<string, string>): JavaJson | undefined {
  const imports = importsOf(root);
  if (imports.some((path) => path.startsWith('com.fasterxml.jackson.databind'))) return 'jackson';
  if (imports.some((path) => path.startsWith('com.google.gson'))) return 'gson';
  if (imports.some((path) => path.startsWith('org.json.'))) return 'org.json';
  return dependencies.has('jackson') ? 'jackson' : dependencies.has('gson') ? 'gson' : undefined;
}

interface FoundRead {
  readonly kind: 'thrown' | 'result';
  readonly type: string;
  readonly read: CodeRead;
}

/** How a `catch` around a call reads the code of what it caught. */
function readFromCatch(node: SyntaxNode, code: string, source: SourceFile): FoundRead | undefined {
  for (const clause of clausesAround(node)) {
    const variable = field(parameterOf(clause) ?? clause, 'name')?.text;
    const body = field(clause, 'body');
    const read = variable !== undefined && body ? codeReadIn(body, variable, code, source) : undefined;
    const types = typesOf(clause);
    const type = read?.cast ?? (types.length === 1 ? types[0] : undefined);
    if (read && type !== undefined) return { kind: 'thrown', type, read };
  }
  return undefined;
}

/** How the code of a call's result is read after it. */
function readFromResult(node: SyntaxNode, code: string, source: SourceFile): FoundRead | undefined {
  const declared = node.parent?.type === 'variable_declarator' ? node.parent : undefined;
  const fn = functionOf(node);
  const type = declared?.parent ? field(declared.parent, 'type')?.text : undefined;
  const name = declared && field(declared, 'name')?.text;
  if (!fn || !name || !type || type === 'var' || !/^[A-Z]/.test(type)) return undefined;
  const read = codeReadIn(fn, name, code, source);
  return read && read.cast === undefined ? { kind: 'result', type, read } : undefined;
}

/** How the code is read where the same object sends elsewhere in the file: it throws the same. */
function siblingRead({ node, receivers }: SendCall, code: string, source: SourceFile): FoundRead | undefined {
  if (receivers.length === 0 || receivers.some((receiver) => receiver === 'newCall')) return undefined;
  const same = descendants(source.root, javaGrammar.calls).filter((other) => {
    const names = javaGrammar.callee(other)?.receivers ?? [];
    return other.id !== node.id && names.join('.') === receivers.join('.');
  });
  const reads = same.map((other) => readFromCatch(other, code, source)).filter((read) => read !== undefined);
  const [first] = reads;
  return first && reads.every((read) => JSON.stringify(read) === JSON.stringify(first)) ? first : undefined;
}

/**
 * What a call may throw where it stands, as the helper has to declare it: nothing, `E` for one checked exception, or
 * these. Undefined where it cannot be told from what is handled around it.
 */
function throwable({ node, function: around }: SendCall, source: SourceFile): readonly string[] | undefined {
  const { types, anything } = handledAt(node, source);
  // What a lambda may throw depends on the method that takes it.
  if (types.length === 0 && !anything && around?.type !== 'lambda_expression') return [];
  if (types.length <= 1) return ['E'];
  if (anything) return rethrowsCaught(node) ? undefined : ['E'];
  return types;
}

/** True where a type means something only within one method or object. */
function usesTypeParameter(type: string, { root }: SourceFile): boolean {
  const names = descendants(root, ['type_parameter']).map(({ text }) => /^\w+/.exec(text)?.[0] ?? '');
  return names.some((name) => name !== '' && usesName(type, name));
}

/** False for a type that is declared further inside than the helper stands. */
function isInReach(type: string, { root }: SourceFile): boolean {
  const declared = descendants(root, ['class_declaration', 'record_declaration']).find(
    (found) => field(found, 'name')?.text === type,
  );
  if (!declared) return true;
  return [...ancestors(declared)].filter(({ type: kind }) => /_declaration$/.test(kind)).length <= 2;
}
