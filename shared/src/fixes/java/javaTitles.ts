import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { codeOf } from './javaGrammar.ts';

const COMPARES = /^(?:equals|equalsIgnoreCase|contains|startsWith|endsWith)$/;
const TITLE = /^(?:get)?(?:error_?)?(?:title|message)$/i;
/** The getters of a code, by those of a title. */
const CODES = ['getCode', 'getErrorCode', 'code', 'errorCode'];
/** How the JSON libraries read a number, by how they read a text. */
const NUMBERS: Readonly<Record<string, string>> = {
  asText: 'asInt',
  textValue: 'intValue',
  getAsString: 'getAsInt',
  getString: 'getInt',
  optString: 'optInt',
};

/** Compares the code where a title or message is compared: `error.getTitle().equals("…")`. */
export function compareJavaCode(title: SyntaxNode, code: string, source: SourceFile): TextChange[] | undefined {
  const call = comparison(title);
  const name = call && field(call, 'name')?.text;
  if (!call || !name || !COMPARES.test(name)) return undefined;
  const [given] = namedChildren(field(call, 'arguments') ?? call);
  const object = field(call, 'object');
  const other = object?.id === title.id ? given : given?.id === title.id ? object : undefined;
  // A text that contains what was read is another question.
  if (!other || (object?.id === title.id && !/^equals/.test(name))) return undefined;
  const access = codeBeside(other, source);
  if (!access) return undefined;
  const negated = call.parent?.type === 'unary_expression' && call.parent.text.startsWith('!');
  const target = negated && call.parent ? call.parent : call;
  return [{ start: target.startIndex, end: target.endIndex, newText: `${access} ${negated ? '!=' : '=='} ${code}` }];
}

/** The call that compares a string: it is called on the string, or given nothing else. */
function comparison(title: SyntaxNode): SyntaxNode | undefined {
  const around = title.parent;
  if (around?.type === 'method_invocation' && field(around, 'object')?.id === title.id) return around;
  const isOnly = around?.type === 'argument_list' && namedChildren(around).length === 1;
  return isOnly && around.parent?.type === 'method_invocation' ? around.parent : undefined;
}

function codeBeside(access: SyntaxNode, source: SourceFile): string | undefined {
  if (access.type !== 'method_invocation') return undefined;
  const name = field(access, 'name')?.text ?? '';
  const object = field(access, 'object');
  if (!object) return undefined;
  return inJson(access, name, object) ?? (TITLE.test(name) ? beside(object, source) : undefined);
}

/** `error.path("message").asText()`, `error.getString("message")`: the code is beside it in Graph API's `error`. */
function inJson(access: SyntaxNode, name: string, object: SyntaxNode): string | undefined {
  const number = NUMBERS[name];
  if (!number) return undefined;
  const [own] = namedChildren(field(access, 'arguments') ?? access);
  if (own) return isTitleKey(own) && isError(object) ? `${object.text}.${number}("code")` : undefined;
  const from = object.type === 'method_invocation' ? field(object, 'object') : undefined;
  const [key] = namedChildren(field(object, 'arguments') ?? object);
  const getter = field(object, 'name')?.text;
  if (!from || !key || !getter || !isTitleKey(key) || !isError(from)) return undefined;
  return `${from.text}.${getter}("code").${number}()`;
}

function isTitleKey(key: SyntaxNode): boolean {
  return key.type === 'string_literal' && TITLE.test(key.text.slice(1, -1));
}

function isError(object: SyntaxNode): boolean {
  return /(?:^|[.("])(?:\w{0,40}e|E)rror(?:Node|Object)?"?\)?$/.test(object.text);
}

/** The getter of the code, where the file compares it with a number elsewhere. */
function beside(object: SyntaxNode, { root }: SourceFile): string | undefined {
  const compared = descendants(root, ['binary_expression'])
    .filter((found) => /^[!=]=$/.test(field(found, 'operator')?.text ?? '') && codeOf(field(found, 'right')))
    .map((found) => field(found, 'left')?.text);
  const switched = descendants(root, ['switch_expression']).map((found) =>
    field(found, 'condition')?.text.slice(1, -1),
  );
  const read = new Set([...compared, ...switched]);
  return CODES.map((getter) => `${object.text}.${getter}()`).find((access) => read.has(access));
}
