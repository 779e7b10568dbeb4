import { ancestors, descendants, field, holds, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { javaGrammar } from './javaGrammar.ts';

/** What may be thrown in a place without changing whether it compiles. */
export interface HandledExceptions {
  /** Types that are caught around it or declared by its method and may be checked ones. */
  readonly types: readonly string[];
  /** True where `Exception` or `Throwable` is caught or declared, so that anything may be thrown. */
  readonly anything: boolean;
}

/** Exceptions of the standard library and of common ones that need no `throws`. */
const UNCHECKED =
  /^(?:\w{0,60}RuntimeException|IllegalArgumentException|IllegalStateException|NullPointerException|ClassCastException|NumberFormatException|IndexOutOfBoundsException|UncheckedIOException|UnsupportedOperationException|NoSuchElementException|DateTimeException|CompletionException|RestClient\w{0,20}Exception|Http(?:ClientError|ServerError|StatusCode)Exception|WebClient\w{0,20}Exception|ResourceAccessException|DataAccessException|ResponseStatusException|JSONException|JsonSyntaxException|WhatsappApiException|\w{0,60}Error)$/;
const ANYTHING = /^(?:java\.lang\.)?(?:Exception|Throwable)$/;
/** Calls in arguments that throw no checked exception: builders, factories and getters. */
const HARMLESS =
  /^(?:of(?:[A-Z]\w{0,30})?|create|build|builder|newBuilder|newCall|headers?|addHeader|uri|url|POST|PUT|timeout|version|post|put|valueOf|toString|format|formatted|get[A-Z]\w{0,60}|is[A-Z]\w{0,60}|body\w{0,20}|trim|strip|accept|contentType|setBearerAuth|bearerAuth|copyOf|asList|name|id|to|text|toJson|retrieve|encodeToString|requireNonNull|orElse|replaceAll|replace)$/;

/** What is handled around a node, up to the function it is in. */
export function handledAt(node: SyntaxNode, source: SourceFile): HandledExceptions {
  const types: string[] = [];
  for (const at of ancestors(node)) {
    if (/^try_/.test(at.type) && isGuarded(node, at)) types.push(...caughtBy(at));
    if (at.id !== node.id && javaGrammar.functions.includes(at.type)) {
      types.push(...declaredBy(at));
      break;
    }
  }
  const checked = types.filter((type) => !isUnchecked(type, source));
  return {
    types: [...new Set(checked.filter((type) => !ANYTHING.test(type)))],
    anything: checked.some((type) => ANYTHING.test(type)),
  };
}

/**
 * True where an exception that is caught as `Exception` is thrown on, by a method that declares less: then the compiler
 * counts what the guarded code can throw.
 */
export function rethrowsCaught(node: SyntaxNode): boolean {
  for (const at of ancestors(node)) {
    if (/^try_/.test(at.type) && isGuarded(node, at)) {
      for (const clause of clausesOf(at)) {
        const name = field(parameterOf(clause) ?? clause, 'name')?.text;
        const general = typesOf(clause).some((type) => ANYTHING.test(type));
        const thrown = descendants(clause, ['throw_statement']).map((statement) => namedChildren(statement)[0]?.text);
        if (general && name !== undefined && thrown.includes(name)) return true;
      }
    }
    if (at.id !== node.id && javaGrammar.functions.includes(at.type)) return false;
  }
  return false;
}

/** True where an argument of a call might throw a checked exception. */
export function argumentsMayThrow(node: SyntaxNode): boolean {
  const given = descendants(node, ['argument_list']);
  return given.some((list) => {
    if (
      descendants(list, ['object_creation_expression']).some(({ text }) =>
        /^new\s+(?:java\.net\.)?(?:URI|URL|File\w+)\b/.test(text),
      )
    )
      return true;
    return descendants(list, javaGrammar.calls).some((call) => !HARMLESS.test(field(call, 'name')?.text ?? ''));
  });
}

/** The `catch` clauses around a node, innermost first, within its method; lambdas may run within it. */
export function clausesAround(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const at of ancestors(node)) {
    if (/^try_/.test(at.type) && isGuarded(node, at)) found.push(...clausesOf(at));
    if (/(?:method|constructor)_declaration$|_body$/.test(at.type)) break;
  }
  return found;
}

/** The parameter of a `catch` clause. */
export function parameterOf(clause: SyntaxNode): SyntaxNode | undefined {
  return namedChildren(clause).find(({ type }) => type === 'catch_formal_parameter');
}

/** The types a `catch` clause catches. */
export function typesOf(clause: SyntaxNode): string[] {
  const parameter = parameterOf(clause);
  const types = parameter && namedChildren(parameter).find(({ type }) => type === 'catch_type');
  return types ? namedChildren(types).map(({ text }) => text) : [];
}

function isGuarded(node: SyntaxNode, guard: SyntaxNode): boolean {
  return [field(guard, 'body'), field(guard, 'resources')].some((part) => part !== undefined && holds(part, node));
}

function clausesOf(guard: SyntaxNode): SyntaxNode[] {
  return namedChildren(guard).filter(({ type }) => type === 'catch_clause');
}

function caughtBy(guard: SyntaxNode): string[] {
  return clausesOf(guard).flatMap(typesOf);
}

function declaredBy(fn: SyntaxNode): string[] {
  const declared = namedChildren(fn).find(({ type }) => type === 'throws');
  return declared ? namedChildren(declared).map(({ text }) => text) : [];
}

function isUnchecked(type: string, { root }: SourceFile): boolean {
  if (UNCHECKED.test(type)) return true;
  return descendants(root, ['class_declaration']).some(
    (declared) =>
      field(declared, 'name')?.text === type &&
      /^extends\s\w{0,60}RuntimeException$/.test(field(declared, 'superclass')?.text ?? ''),
  );
}
