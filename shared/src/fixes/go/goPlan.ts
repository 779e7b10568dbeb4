import type { SendCall } from '../call/sendCall.ts';
import { ancestors, closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { errorShape, resultShape } from './goErrorShape.ts';
import { argumentsOf, goGrammar, leftNames } from './goGrammar.ts';
import { importedNames } from './goImports.ts';
import { type BodyAgain, bodyAgain, isBodyKnown } from './goRequestBody.ts';
import type { GoShape } from './goShape.ts';
import { resultTypes } from './goSignatures.ts';
import { declarationOf, resultsOf, typeOf } from './goTypes.ts';

/** How one call is handed to the helper. */
export interface GoPlan {
  readonly shape: GoShape;
  /** The type beside the error in what the call gives; undefined where it gives an error only. */
  readonly value: string | undefined;
  /** The `_, ` that goes, where a result is thrown away and the helper gives the error only. */
  readonly dropped: TextChange | undefined;
  readonly body: BodyAgain;
}

interface Outcome {
  readonly value: string | undefined;
  readonly dropped?: TextChange | undefined;
}

const plans = new WeakMap<SyntaxNode, GoPlan | 'none'>();

/** How a call is handed to the helper; undefined where the file does not say enough to do it safely. */
export function planOf(call: SendCall, source: SourceFile): GoPlan | undefined {
  const known = plans.get(call.node);
  if (known) return known === 'none' ? undefined : known;
  const plan = makePlan(call, source);
  plans.set(call.node, plan ?? 'none');
  return plan;
}

function makePlan({ node }: SendCall, source: SourceFile): GoPlan | undefined {
  const fn = outerFunction(node);
  const outcome = fn && outcomeOf(node, source);
  if (!fn || !outcome || !isSeen(outcome, node)) return undefined;
  const body = bodyAgain(node);
  if (
    !body ||
    !isPostSafe(node, source) ||
    (body.before.length > 0 && outcome.value && !outcome.value.startsWith('*'))
  ) {
    return undefined;
  }
  const words = outcome.value?.match(/[A-Za-z_]\w*/g) ?? [];
  if (words.some((word) => isLocal(word, node))) return undefined;
  const shape = shapeOf(outcome, fn, source);
  return shape && { shape, value: outcome.value, dropped: outcome.dropped, body };
}

/** True for a name that a variable or parameter has taken at a node. */
export function isLocal(name: string, node: SyntaxNode): boolean {
  const declaration = declarationOf(name, node);
  return declaration !== undefined && !declaration.global;
}

function shapeOf({ value }: Outcome, fn: SyntaxNode, source: SourceFile): GoShape | undefined {
  const names = importedNames(source.root);
  if (value === '*http.Response' && names.get('http') === 'net/http') return { kind: 'response', type: value };
  if (value === '*resty.Response' && names.get('resty') === RESTY) return { kind: 'resty', type: value };
  return (value === undefined ? undefined : resultShape(value, fn)) ?? errorShape(fn, source);
}

const RESTY = 'github.com/go-resty/resty/v2';

/** What a call gives, as far as the file says. */
function outcomeOf(node: SyntaxNode, source: SourceFile): Outcome | undefined {
  const results = resultsOf(node) ?? libraryResults(node, source);
  const context = contextOf(node);
  if (results) {
    if (results.at(-1) !== 'error' || results.length > 2) return undefined;
    const thrownAway = context && context.type !== 'return_statement' && leftNames(context)[0]?.text === '_';
    if (thrownAway && !/^\*(?:http|resty)\./.test(results[0] ?? '')) return outcomeOfNames(leftNames(context), context);
    return { value: results.length === 2 ? results[0] : undefined };
  }
  if (context?.type === 'return_statement') {
    const fn = closest(context, goGrammar.functions);
    const returned = fn && resultsReturned(fn);
    return returned?.at(-1) === 'error' && returned.length <= 2
      ? { value: returned.length === 2 ? returned[0] : undefined }
      : undefined;
  }
  return context ? outcomeOfNames(leftNames(context), context) : undefined;
}

/** The results of a function as its own body writes them, type parameters included. */
function resultsReturned(fn: SyntaxNode): readonly string[] | undefined {
  const result = field(fn, 'result');
  if (!result) return undefined;
  return (
    resultTypes(fn) ??
    (result.type === 'parameter_list' ? namedChildren(result).map((one) => field(one, 'type')?.text ?? '') : undefined)
  );
}

/** What the variables a call's results go to say of it: `err` alone, or variables declared with their type before. */
function outcomeOfNames(names: readonly SyntaxNode[], context: SyntaxNode): Outcome | undefined {
  const [first, second] = names;
  if (first && names.length === 1) return isErrorName(first) ? { value: undefined } : undefined;
  if (!first || !second || names.length > 2 || !isErrorName(second)) return undefined;
  if (first.text === '_') {
    return { value: undefined, dropped: { start: first.startIndex, end: second.startIndex, newText: '' } };
  }
  const value = context.type === 'assignment_statement' ? typeOf(first) : undefined;
  return value === undefined ? undefined : { value };
}

function isErrorName({ text }: SyntaxNode): boolean {
  return /^(?:err|\w{1,40}Err|e)$/.test(text);
}

/** The results of calls of net/http and resty whose receiver's type stands in another file. */
function libraryResults(node: SyntaxNode, source: SourceFile): readonly string[] | undefined {
  const callee = goGrammar.callee(node);
  const names = importedNames(source.root);
  const given = argumentsOf(node);
  if (!callee) return undefined;
  if (names.get('resty') === RESTY && /^(?:Post|Execute)$/.test(callee.name) && /\.\s*R\(\)/.test(node.text)) {
    return ['*resty.Response', 'error'];
  }
  if (names.get('http') !== 'net/http') return undefined;
  const client = field(field(node, 'function') ?? node, 'operand');
  const type = client && typeOf(client);
  if (type !== undefined && !/^\*?http\.Client$|Doer$|^HTTPClient$|HttpClient$/i.test(type)) return undefined;
  const [request] = given;
  const does =
    callee.name === 'Do' && given.length === 1 && request !== undefined && typeOf(request) === '*http.Request';
  return does && (type !== undefined || /http|^client$/i.test(callee.receivers.at(-1) ?? '')) && isUsedAsResponse(node)
    ? ['*http.Response', 'error']
    : undefined;
}

/** True where the function reads the result as only an answer of net/http is read. */
function isUsedAsResponse(node: SyntaxNode): boolean {
  const context = contextOf(node);
  const name = context && leftNames(context)[0]?.text;
  const fn = closest(node, goGrammar.functions);
  if (context?.type === 'return_statement') return /\*http\.Response/.test(fn ? (field(fn, 'result')?.text ?? '') : '');
  return name !== undefined && fn !== undefined && reads(fn, `${name}.Body`);
}

/** True where a function reads a field, as the text names it. */
function reads(fn: SyntaxNode, access: string): boolean {
  return descendants(fn, ['selector_expression']).some(({ text }) => text === access);
}

/** The statement or declaration a call is the whole right side of. */
function contextOf(node: SyntaxNode): SyntaxNode | undefined {
  const list = node.parent;
  if (list?.type !== 'expression_list' || namedChildren(list).length !== 1) return undefined;
  const around = list.parent;
  return around && /^(?:short_var_declaration|assignment_statement|var_spec|return_statement)$/.test(around.type)
    ? around
    : undefined;
}

/** True where somebody looks at what the call gives, and takes it as it is. */
function isSeen({ value }: Outcome, node: SyntaxNode): boolean {
  const around = node.parent;
  if (!around || /^(?:go_statement|defer_statement|expression_statement)$/.test(around.type)) return false;
  const context = contextOf(node);
  if (context && context.type !== 'return_statement') return leftNames(context).some(({ text }) => text !== '_');
  return context !== undefined || (value === undefined && around.type !== 'selector_expression');
}

/** `http.Post` takes its body as it comes: it must be one that is whole again in each attempt. */
function isPostSafe(node: SyntaxNode, source: SourceFile): boolean {
  const callee = goGrammar.callee(node);
  if (callee?.name !== 'Post' || importedNames(source.root).get('http') !== 'net/http') return true;
  if (/\.\s*R\(\)/.test(node.text)) return true;
  const given = argumentsOf(node);
  return given.length !== 3 || isBodyKnown(given[2]);
}

/** The outermost function around a node: a function or method, or a literal that a variable of the package has. */
export function outerFunction(node: SyntaxNode): SyntaxNode | undefined {
  return [...ancestors(node)].filter(({ type }) => goGrammar.functions.includes(type)).at(-1);
}

/** True where an argument sends, uploads or reads something: each attempt would do it again. */
export function actsInArguments(call: SyntaxNode): boolean {
  return descendants(field(call, 'arguments') ?? call, ['call_expression']).some((inner) =>
    /^_*(?:send|upload|create|read|next|pop|open|recv|receive)/i.test(goGrammar.callee(inner)?.name ?? ''),
  );
}
