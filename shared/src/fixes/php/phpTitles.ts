import { descendants, field, type SourceFile, type SyntaxNode } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { argumentsOf, METHOD_CALLS, stringValue } from './phpGrammar.ts';

const OPERATORS = new Map([
  ['===', '==='],
  ['==', '==='],
  ['!==', '!=='],
  ['!=', '!=='],
  ['<>', '!=='],
]);
const SEARCHES = /^\\?(?:str_(?:contains|starts_with|ends_with)|stri?pos|mb_stri?pos)$/;

/** Compares the code where a title or message is compared. */
export function comparePhpCode(title: SyntaxNode, code: string, source: SourceFile): TextChange[] | undefined {
  const around = title.parent;
  if (around?.type === 'argument') return compareSearch(around, title, code, source);
  if (around?.type !== 'binary_expression') return undefined;
  const operator = OPERATORS.get(field(around, 'operator')?.text ?? '');
  const left = field(around, 'left');
  const other = left?.id === title.id ? field(around, 'right') : left;
  const access = operator && other ? codeBeside(other, source) : undefined;
  if (!access) return undefined;
  // The file's order stays: some write the constant first.
  return [replace(around, left?.id === title.id ? `${code} ${operator} ${access}` : `${access} ${operator} ${code}`)];
}

/** `str_contains($error['message'], '…')`, negated or not, and `strpos(…) !== false`. */
function compareSearch(
  argument: SyntaxNode,
  title: SyntaxNode,
  code: string,
  source: SourceFile,
): TextChange[] | undefined {
  const call = argument.parent?.parent;
  const name = call?.type === 'function_call_expression' ? field(call, 'function')?.text : undefined;
  if (!call || name === undefined || !SEARCHES.test(name)) return undefined;
  const [searched, needle] = argumentsOf(call);
  const access = searched && needle?.id === title.id ? codeBeside(searched, source) : undefined;
  if (!access) return undefined;
  if (!/pos$/.test(name)) {
    const outer = call.parent;
    const negated = outer?.type === 'unary_op_expression' && outer.text.startsWith('!');
    return negated ? [replace(outer, `${access} !== ${code}`)] : [replace(call, `${access} === ${code}`)];
  }
  const compared = call.parent;
  const operator = compared?.type === 'binary_expression' ? field(compared, 'operator')?.text : undefined;
  const isFalse =
    compared && [field(compared, 'left'), field(compared, 'right')].some((side) => side?.text === 'false');
  if (!compared || !isFalse || !/^[!=]==$/.test(operator ?? '')) return undefined;
  return [replace(compared, `${access} ${operator === '!==' ? '===' : '!=='} ${code}`)];
}

/**
 * The code of the array or object a title or message is read from. Certain where it is a title, where the holder is
 * Graph API's `error`, or where the file reads the code of the same holder elsewhere.
 */
function codeBeside(access: SyntaxNode, source: SourceFile): string | undefined {
  const plain = access.type === 'parenthesized_expression' ? (access.namedChildren[0] ?? access) : access;
  if (plain.type === 'binary_expression' && field(plain, 'operator')?.text === '??') {
    const left = field(plain, 'left');
    const inner = left && codeBeside(left, source);
    return inner && `(${inner} ?? null)`;
  }
  const { text } = source;
  if (plain.type === 'subscript_expression') {
    const [holder, key] = [plain.namedChildren[0], plain.namedChildren[1]];
    const name = stringValue(key ?? undefined);
    if (!holder || !key || !isTitle(name)) return undefined;
    const code = `${holder.text}${text.slice(holder.endIndex, plain.endIndex).replace(name ?? '', 'code')}`;
    return isCertain(name, holder, code, source) ? code : undefined;
  }
  if (/^(?:nullsafe_)?member_access_expression$/.test(plain.type)) {
    const [holder, name] = [field(plain, 'object'), field(plain, 'name')];
    if (!holder || !name || !isTitle(name.text)) return undefined;
    const code = `${text.slice(holder.startIndex, name.startIndex)}code`;
    return isCertain(name.text, holder, code, source) ? code : undefined;
  }
  return METHOD_CALLS.includes(plain.type) ? codeFromMethod(plain, source) : undefined;
}

/** `$response->json('error.message')`, and `$e->getMessage()` where the file asks the same exception for WhatsApp's code. */
function codeFromMethod(call: SyntaxNode, source: SourceFile): string | undefined {
  const [object, name] = [field(call, 'object'), field(call, 'name')?.text];
  if (!object) return undefined;
  const [key] = argumentsOf(call);
  const path = stringValue(key);
  if (name === 'json' && key && path !== undefined && /^error\.(?:title|message)$/.test(path)) {
    const from = key.startIndex - call.startIndex;
    return (
      call.text.slice(0, from) + key.text.replace(path, 'error.code') + call.text.slice(key.endIndex - call.startIndex)
    );
  }
  if (name !== 'getMessage') return undefined;
  const code = `${object.text}->getCode()`;
  return comparesCode(code, source) ? code : undefined;
}

function isTitle(name: string | undefined): boolean {
  return /^(?:title|message|error_?(?:title|message))$/i.test(name ?? '');
}

function isCertain(name: string | undefined, holder: SyntaxNode, code: string, source: SourceFile): boolean {
  if (/title$/i.test(name ?? '') || /(?:^\$|->|\[['"])errors?(?:['"]\])?(?:\[\d+\])?$/.test(holder.text)) return true;
  return comparesCode(code, source);
}

/** True where the file compares an expression with a number that is long enough for a code of WhatsApp. */
function comparesCode(access: string, { root }: SourceFile): boolean {
  const same = (node: SyntaxNode | undefined): boolean => node?.text.replace(/\s/g, '') === access.replace(/\s/g, '');
  const long = (node: SyntaxNode | undefined): boolean => /^\d{5,6}$/.test(node?.text ?? '');
  return descendants(root, ['binary_expression']).some((found) => {
    const [left, right] = [field(found, 'left'), field(found, 'right')];
    return (same(left) && long(right)) || (same(right) && long(left));
  });
}

function replace({ startIndex, endIndex }: SyntaxNode, newText: string): TextChange {
  return { start: startIndex, end: endIndex, newText };
}
