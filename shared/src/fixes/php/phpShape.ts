import type { SendCall } from '../call/sendCall.ts';
import { closest, descendants, field, holds, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { askedChains, type CodeChain } from './phpCodeChain.ts';
import { phpGrammar } from './phpGrammar.ts';
import { fullClassName, importedClasses } from './phpImports.ts';

/**
 * What a failed send looks like. `guzzle`, `laravel`, `symfony`: an answer of that library; `netflie`: the exception of
 * netflie/whatsapp-cloud-api; `body`: the answer's text, as `curl_exec` gives it; `chain`: whatever holds the code where
 * it is asked for.
 */
export interface PhpShape {
  readonly kind: 'guzzle' | 'laravel' | 'symfony' | 'netflie' | 'body' | 'chain';
  /** The full name of the exception to catch (several: separated by ` | `); undefined where failures are returned. */
  readonly caught: string | undefined;
  /** True where a failure may be returned. */
  readonly given: boolean;
  /** For `chain`: how to come from the outcome to the code. */
  readonly chain?: CodeChain;
}

/** The exceptions that carry an answer, by library. */
const ANSWER_EXCEPTIONS = {
  guzzle: 'GuzzleHttp\\Exception\\BadResponseException',
  laravel: 'Illuminate\\Http\\Client\\RequestException',
  symfony: 'Symfony\\Contracts\\HttpClient\\Exception\\HttpExceptionInterface',
  netflie: 'Netflie\\WhatsAppCloudApi\\Response\\ResponseException',
} as const;

type Library = keyof typeof ANSWER_EXCEPTIONS;

/** The namespaces of the libraries' exceptions that carry an answer. */
const LIBRARY_OF: readonly (readonly [Library, RegExp])[] = [
  ['guzzle', /^GuzzleHttp\\Exception\\/],
  ['laravel', /^Illuminate\\Http\\Client\\/],
  ['symfony', /^Symfony\\(?:Contracts|Component)\\HttpClient\\/],
  ['netflie', /^Netflie\\WhatsAppCloudApi\\/],
];
/** Functions of PHP that give back the answer's text, or nothing that says what went wrong. */
const BUILT_IN = /^(?:curl_exec|file_get_contents)$/;
const VERBS = /^(?:request|post|send|sendRequest|(?:request|post|send)Async)$/;
/** Methods of Laravel's client that leave it to the caller what to do with a failure. */
const LARAVEL_SETTINGS =
  /^(?:Http|with(?:Token|Headers|Options|Body|QueryParameters|UrlParameters|UserAgent|BasicAuth)|accept|acceptJson|asJson|asForm|baseUrl|bodyFormat|contentType|timeout|connectTimeout)$/;

/** What a failure of a call looks like; undefined where nothing in sight says so. */
export function phpShape(call: SendCall, source: SourceFile): PhpShape | undefined {
  const direct = directShape(call, source);
  if (direct || (call.receivers.length === 0 && BUILT_IN.test(call.name))) return direct;
  return caughtShape(call, source) ?? resultShape(call, source);
}

/** The shape that several calls share; undefined where they differ. */
export function sharedShape(calls: readonly SendCall[], source: SourceFile): PhpShape | undefined {
  const shapes = calls.map((call) => phpShape(call, source));
  const [first] = shapes;
  const same = shapes.every((shape) => shape !== undefined && JSON.stringify(shape) === JSON.stringify(first));
  return same ? first : undefined;
}

/** The shape of a request that the file makes itself. */
function directShape(call: SendCall, source: SourceFile): PhpShape | undefined {
  const { name, receivers, node } = call;
  if (receivers.length === 0) {
    const text = name === 'curl_exec' ? 'CURLOPT_RETURNTRANSFER' : name === 'file_get_contents' ? 'ignore_errors' : '';
    // Without these settings the outcome does not hold the answer of a failure.
    return text !== '' && source.text.includes(text) ? { kind: 'body', caught: undefined, given: true } : undefined;
  }
  const library = libraryOf(call, source);
  if (library === 'netflie') return shapeOf('netflie', false);
  if (library === 'symfony') return { kind: 'symfony', caught: undefined, given: true };
  if (library === 'laravel') {
    const returned = receivers.every((receiver) => LARAVEL_SETTINGS.test(receiver));
    return returned ? { kind: 'laravel', caught: undefined, given: true } : shapeOf('laravel', true);
  }
  if (library !== 'guzzle') return undefined;
  const silent = /['"]http_errors['"]\s*=>\s*false/;
  const thrown = catchesAround(call)
    .flatMap((clause) => caughtTypes(clause, source))
    .some((type) => /^GuzzleHttp\\Exception\\/.test(type));
  if (silent.test(node.text) || (silent.test(source.text) && !thrown)) {
    return { kind: 'guzzle', caught: undefined, given: true };
  }
  return shapeOf('guzzle', !thrown || silent.test(source.text));
}

function shapeOf(kind: Library, given: boolean): PhpShape {
  return { kind, caught: ANSWER_EXCEPTIONS[kind], given };
}

/** The library whose client a call is made on: the only one the file imports that has a client with such a method. */
function libraryOf({ name, receivers }: SendCall, source: SourceFile): Library | undefined {
  const classes = new Set(importedClasses(source).values());
  const names = (pattern: RegExp): boolean =>
    [...classes].some((full) => pattern.test(full)) || namesInFull(source.text, pattern);
  if (/^send[A-Z]/.test(name) && name !== 'sendRequest') {
    return names(/^Netflie\\WhatsAppCloudApi\\WhatsAppCloudApi$/) ? 'netflie' : undefined;
  }
  if (!VERBS.test(name)) return undefined;
  const laravel = names(/^Illuminate\\(?:Support\\Facades\\Http|Http\\Client\\(?:PendingRequest|Factory))$/);
  if (receivers[0] === 'Http') return laravel && name === 'post' ? 'laravel' : undefined;
  const candidates: Library[] = [];
  if (names(/^GuzzleHttp\\(?:Client|ClientInterface)$/)) candidates.push('guzzle');
  if (
    name === 'request' &&
    names(/^Symfony\\(?:Contracts\\HttpClient\\HttpClientInterface|Component\\HttpClient\\\w+)$/)
  ) {
    candidates.push('symfony');
  }
  if (name === 'post' && laravel) candidates.push('laravel');
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** True where the text writes a class's full name in place, as `new \GuzzleHttp\Client()`. */
function namesInFull(text: string, pattern: RegExp): boolean {
  return [...text.matchAll(/\\?\b(?:GuzzleHttp|Illuminate|Symfony|Netflie)\\[\w\\]{1,100}/g)].some(([name]) =>
    pattern.test(name.replace(/^\\/, '')),
  );
}

/** The `catch` clauses around a call in its own function, innermost first. */
function catchesAround({ node, function: around }: SendCall): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (
    let at = closest(node, ['try_statement'], around);
    at;
    at = at.parent ? closest(at.parent, ['try_statement'], around) : undefined
  ) {
    const body = field(at, 'body');
    if (body && holds(body, node)) found.push(...namedChildren(at).filter(({ type }) => type === 'catch_clause'));
  }
  return found;
}

/** Full names of the exceptions that a `catch` catches. */
export function caughtTypes(clause: SyntaxNode, source: SourceFile): string[] {
  const types = (field(clause, 'type')?.text ?? '').split('|');
  return types.map((type) => fullClassName(type.trim(), source));
}

/** The shape of an exception, where a `catch` around the call says it. */
function caughtShape(call: SendCall, source: SourceFile): PhpShape | undefined {
  for (const clause of catchesAround(call)) {
    const variable = field(clause, 'name')?.text;
    const body = field(clause, 'body');
    if (!variable || !body) continue;
    const types = caughtTypes(clause, source);
    const library = LIBRARY_OF.find(([, pattern]) => types.every((type) => pattern.test(type)))?.[0];
    if (library) return shapeOf(library, false);
    const chain = askedChains(body, variable, source);
    if (chain) return { kind: 'chain', caught: types.join(' | '), given: false, chain };
  }
  return undefined;
}

/** The shape of a result, where its variable is asked for the code later on. */
function resultShape({ node, function: around }: SendCall, source: SourceFile): PhpShape | undefined {
  const assignment = node.parent?.type === 'assignment_expression' ? node.parent : undefined;
  const variable = assignment && field(assignment, 'left');
  if (variable?.type !== 'variable_name') return undefined;
  const scope = around ?? source.root;
  const returned = (kind: PhpShape['kind'], chain?: CodeChain): PhpShape => ({
    kind,
    caught: undefined,
    given: true,
    ...(chain && { chain }),
  });
  const after = descendants(scope, [...phpGrammar.calls]).filter(({ startIndex }) => startIndex >= node.endIndex);
  for (const call of after) {
    const [first] = namedChildren(field(call, 'arguments') ?? call);
    const object = field(call, 'object')?.text;
    const name = (field(call, 'name') ?? field(call, 'function'))?.text;
    if (name === 'json_decode' && first?.text === variable.text) return returned('body');
    if (object !== variable.text) continue;
    if (name === 'json' && importsNamespace(source, 'Illuminate\\')) return returned('laravel');
    if (name === 'getBody' && importsNamespace(source, 'GuzzleHttp\\')) return returned('guzzle');
    if (name === 'toArray' && importsNamespace(source, 'Symfony\\')) return returned('symfony');
  }
  const another = descendants(scope, ['assignment_expression']).some(
    (later) => later.startIndex > node.endIndex && field(later, 'left')?.text === variable.text,
  );
  const chain = another ? undefined : askedChains(scope, variable.text, source, node.endIndex);
  return chain && !chain.calls ? returned('chain', chain) : undefined;
}

function importsNamespace(source: SourceFile, prefix: string): boolean {
  return (
    [...importedClasses(source).values()].some((full) => full.startsWith(prefix)) || source.text.includes(`\\${prefix}`)
  );
}
