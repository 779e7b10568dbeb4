import { ancestors, closest, descendants, field, type SyntaxNode } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { argumentsOf, goGrammar, leftNames, rightValues } from './goGrammar.ts';
import { importedNames } from './goImports.ts';
import { declarationOf, resultsOf, typeOf } from './goTypes.ts';

/** What makes each attempt send the whole body again. */
export interface BodyAgain {
  /** Lines in front of the call, in the function literal, two spaces per level; `%return%` is a return with an error. */
  readonly before: readonly string[];
  /** Changes in the call. */
  readonly changes: readonly TextChange[];
}

const READERS = /^\*?(?:io|bufio|multipart|os\.File|fs\.File)\b|^(?:<-\s?)?chan\b/;
const READ_NAME = /reader|file|stream/i;
/** Made anew in the function literal, these are whole in each attempt. */
const FRESH = /^(?:bytes\.(?:NewReader|NewBuffer|NewBufferString)|strings\.NewReader)$/;

/**
 * How a call sends the whole of what it sends again. Undefined where something in it can be read once only, or may be,
 * for all the file says.
 */
export function bodyAgain(call: SyntaxNode): BodyAgain | undefined {
  const before: string[] = [];
  const changes: TextChange[] = [];
  const used = field(call, 'arguments');
  if (!used || descendants(call, ['unary_expression']).some(({ text }) => text.startsWith('<-'))) return undefined;
  for (const name of descendants(call, ['identifier'])) {
    const position = positionOf(name, call);
    if (position === 'none') continue;
    const type = typeOf(name);
    if (type !== undefined && /^\*?http\.Request$/.test(type)) {
      if (position === 'inner') return undefined;
      const again = requestAgain(name, call);
      if (!again || before.length > 0) return undefined;
      before.push(...again);
    } else if (type !== undefined && /^\*?bytes\.Buffer$/.test(type)) {
      if (position === 'inner') return undefined;
      const given = name.parent?.type === 'unary_expression' ? name.parent : name;
      changes.push({ start: given.startIndex, end: given.endIndex, newText: `bytes.NewReader(${name.text}.Bytes())` });
    } else if (type !== undefined && /^\*(?:bytes|strings)\.Reader$/.test(type)) {
      if (position === 'inner' || before.length > 0 || name.parent?.type === 'unary_expression') return undefined;
      before.push(`again := *${name.text}`);
      changes.push({ start: name.startIndex, end: name.endIndex, newText: '&again' });
    } else if (isReadOnce(name, type) || holdsReader(name)) {
      return undefined;
    }
  }
  const reset = resetErrors(call);
  return reset && { before: [...before, ...reset], changes };
}

/**
 * What empties the variables resty decodes a failure into, which would still tell of it after a success. Undefined where
 * that cannot be written.
 */
function resetErrors(call: SyntaxNode): string[] | undefined {
  const lines: string[] = [];
  for (const inner of descendants(call, ['call_expression'])) {
    const [given] = goGrammar.callee(inner)?.name === 'SetError' ? argumentsOf(inner) : [];
    const target = given?.type === 'unary_expression' && field(given, 'operand');
    if (!given || given.type === 'composite_literal' || (target && target.type === 'composite_literal')) continue;
    const type = target && target.type === 'identifier' ? typeOf(target) : undefined;
    if (!target || type === undefined || !/^\w+(?:\.\w+)?$/.test(type)) return undefined;
    lines.push(`${target.text} = ${type}{}`);
  }
  return lines;
}

function isReadOnce({ text }: SyntaxNode, type: string | undefined): boolean {
  return type === undefined ? READ_NAME.test(text) : READERS.test(type);
}

/** True for a variable that was given a literal with something in it that can be read once only. */
function holdsReader(name: SyntaxNode): boolean {
  const declaration = declarationOf(name.text, name);
  const value = declaration && rightValues(declaration.node)[declaration.index];
  if (!value || !/^(?:composite_literal|unary_expression)$/.test(value.type)) return false;
  return descendants(value, ['identifier']).some((inner) => {
    if (positionOf(inner, value) === 'none' && inner.parent?.type !== 'literal_element') return false;
    const type = typeOf(inner);
    return isReadOnce(inner, type) || /^\*?(?:bytes\.Buffer|(?:bytes|strings)\.Reader)$/.test(type ?? '');
  });
}

/** Where a name stands in a call: an argument itself, inside of one, or nowhere a value is handed over. */
function positionOf(name: SyntaxNode, call: SyntaxNode): 'argument' | 'inner' | 'none' {
  let inner = name;
  for (const at of ancestors(name)) {
    if (at.id === call.id) return 'none';
    if (at.type === 'selector_expression' && field(at, 'operand')?.id === name.id) {
      const method = field(at, 'field')?.text ?? '';
      // A copy of a request has the same body.
      if (/^(?:WithContext|Clone)$/.test(method)) return 'argument';
      return /^(?:Read|Write|Next|Seek|Body)/.test(method) && !/Seeker$/.test(method) ? 'inner' : 'none';
    }
    if (at.type === 'call_expression' && field(at, 'function')?.id === inner.id) return 'none';
    if (at.type === 'keyed_element' && field(at, 'key')?.id === inner.id) return 'none';
    if (at.type === 'argument_list') {
      const direct = inner.id === name.id || (inner.type === 'unary_expression' && inner.text === `&${name.text}`);
      return direct && at.parent?.id === call.id ? 'argument' : 'inner';
    }
    inner = at;
  }
  return 'none';
}

function requestAgain(name: SyntaxNode, call: SyntaxNode): string[] | undefined {
  const request = name.text;
  const around = closest(name, goGrammar.functions);
  if (around && setsBody(around, request)) return undefined;
  const declaration = declarationOf(request, name);
  const made = declaration ? rightValues(declaration.node)[0] : undefined;
  const body = made?.type === 'call_expression' ? bodyOfRequest(made) : undefined;
  if (body === undefined) return undefined;
  if (body === 'none') return [];
  const used = new Set(descendants(call, ['identifier']).map(({ text }) => text));
  if (used.has('err')) return undefined;
  const fresh = used.has('body') ? 'again' : 'body';
  return [`${fresh}, err := ${request}.GetBody()`, 'if err != nil {', '  %return%', '}', `${request}.Body = ${fresh}`];
}

/** True where a function gives a request (any, where none is named) another body. */
function setsBody(fn: SyntaxNode, request: string | undefined): boolean {
  return descendants(fn, ['assignment_statement'])
    .flatMap(leftNames)
    .some((left) => {
      const set = /^(?:Body|GetBody)$/.test(field(left, 'field')?.text ?? '');
      return set && (request === undefined || field(left, 'operand')?.text === request);
    });
}

/** Whether net/http keeps a copy of a request's body, as it does where it knows the type of its reader. */
function bodyOfRequest(made: SyntaxNode): 'kept' | 'none' | undefined {
  const callee = field(made, 'function');
  const [pack, name] = (callee?.text ?? '').split('.');
  const root = [...ancestors(made)].at(-1) ?? made;
  if (importedNames(root).get(pack ?? '') === 'net/http' && /^NewRequest(?:WithContext)?$/.test(name ?? '')) {
    const body = argumentsOf(made).at(-1);
    if (!body || body.text === 'nil' || body.text === `${pack}.NoBody`) return 'none';
    const type = typeOf(body);
    return type !== undefined && /^\*(?:bytes\.(?:Reader|Buffer)|strings\.Reader)$/.test(type) ? 'kept' : undefined;
  }
  return builtInFile(made, root);
}

/** The same for a request that another function of the file builds: it must be clear at every place that makes one. */
function builtInFile(made: SyntaxNode, root: SyntaxNode): 'kept' | undefined {
  const name = goGrammar.callee(made)?.name;
  if (name === undefined || !resultsOf(made)) return undefined;
  const builders = descendants(root, ['function_declaration', 'method_declaration']).filter(
    (fn) => field(fn, 'name')?.text === name,
  );
  const [builder] = builders;
  if (!builder || builders.length > 1 || setsBody(builder, undefined)) return undefined;
  const requests = descendants(builder, ['call_expression']).filter((call) =>
    /\.NewRequest(?:WithContext)?$/.test(field(call, 'function')?.text ?? ''),
  );
  return requests.length > 0 && requests.every((request) => bodyOfRequest(request) === 'kept') ? 'kept' : undefined;
}

/** True for the body of `http.Post` that is whole in each attempt, or can be made so. */
export function isBodyKnown(body: SyntaxNode | undefined): boolean {
  if (!body || body.text === 'nil') return true;
  if (body.type === 'call_expression') {
    return FRESH.test(field(body, 'function')?.text ?? '') || typeOf(body) === 'io.Reader';
  }
  return /^\*(?:bytes|strings)\.(?:Reader|Buffer)$/.test(typeOf(body) ?? '');
}
