import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { argumentsOf, csharpGrammar, plainName } from './csharpGrammar.ts';

const SEARCHES = new Set(['Contains', 'StartsWith', 'EndsWith', 'Equals']);
const TITLE = /^(?:Error)?(?:Title|Message)$/;
/** Keys of Graph API's answers: there the code is always beside them. */
const KEY = /^"(?:title|message)"$/;

/** Compares the code where a title or message is compared. */
export function compareCsharpCode(title: SyntaxNode, code: string, source: SourceFile): TextChange[] | undefined {
  const around = title.parent;
  if (around?.type === 'binary_expression') {
    const operator = field(around, 'operator')?.text ?? '';
    const other = [field(around, 'left'), field(around, 'right')].find((side) => side && side.id !== title.id);
    const access = /^[=!]=$/.test(operator) && other ? codeBeside(other, source) : undefined;
    return access === undefined ? undefined : [replace(around, `${access} ${operator} ${code}`)];
  }
  const call = around?.type === 'argument' ? around.parent?.parent : undefined;
  if (call?.type !== 'invocation_expression' || argumentsOf(call)[0]?.id !== title.id) return undefined;
  const callee = field(call, 'function');
  const searched = callee?.type === 'member_access_expression' ? field(callee, 'expression') : undefined;
  if (!callee || !searched || !SEARCHES.has(csharpGrammar.callee(call)?.name ?? '')) return undefined;
  const access = codeBeside(searched, source);
  if (access === undefined) return undefined;
  const negated = call.parent?.type === 'prefix_unary_expression' && call.parent.text.startsWith('!');
  return negated && call.parent
    ? [replace(call.parent, `${access} != ${code}`)]
    : [replace(call, `${access} == ${code}`)];
}

/** The code of the object a title or message is read from; undefined where its name or type is not certain. */
function codeBeside(access: SyntaxNode, source: SourceFile): string | undefined {
  if (access.type === 'cast_expression') {
    const value = field(access, 'value');
    return value?.type === 'element_access_expression' ? keyBeside(value) : undefined;
  }
  if (access.type === 'element_access_expression') return keyBeside(access);
  if (access.type === 'invocation_expression') return propertyBeside(access);
  if (access.type === 'conditional_access_expression') return memberOf(access, namedChildren(access).at(-1), source);
  return access.type === 'member_access_expression' ? memberOf(access, access, source) : undefined;
}

/** `ex.Code` for `ex.Message`, where the file reads that elsewhere or declares it as a number. */
function memberOf(access: SyntaxNode, holder: SyntaxNode | undefined, source: SourceFile): string | undefined {
  const name = holder && field(holder, 'name');
  if (!name || !TITLE.test(plainName(name))) return undefined;
  const object = access.text.slice(0, name.startIndex - access.startIndex);
  const plain = (text: string): string => text.replace(/[\s?!]/g, '');
  const reads = descendants(source.root, ['member_access_expression', 'conditional_access_expression']);
  const candidates = ['Code', 'ErrorCode'].filter((one) =>
    reads.some((read) => plain(read.text) === plain(object + one) && !isText(read)),
  );
  return candidates.length === 1 ? object + candidates[0] : undefined;
}

/** True for a code that is compared with a string. */
function isText(read: SyntaxNode): boolean {
  const around = read.parent;
  return around?.type === 'binary_expression' && namedChildren(around).some(({ type }) => type === 'string_literal');
}

/** `(int?)error["code"]` for `(string)error["message"]`, as Newtonsoft.Json's tokens are read. */
function keyBeside(access: SyntaxNode): string | undefined {
  const key = descendants(access, ['string_literal']).at(-1);
  if (!key || !KEY.test(key.text) || key.endIndex + 1 !== access.endIndex) return undefined;
  return `(int?)${access.text.slice(0, key.startIndex - access.startIndex)}"code"]`;
}

/** `error.GetProperty("code").GetInt32()` for `error.GetProperty("message").GetString()`. */
function propertyBeside(call: SyntaxNode): string | undefined {
  const read = field(call, 'function');
  const property = read ? field(read, 'expression') : undefined;
  if (plainName(read && field(read, 'name')) !== 'GetString' || property?.type !== 'invocation_expression')
    return undefined;
  const [key] = argumentsOf(property);
  if (csharpGrammar.callee(property)?.name !== 'GetProperty' || !key || !KEY.test(key.text)) return undefined;
  return `${property.text.slice(0, key.startIndex - property.startIndex)}"code").GetInt32()`;
}

function replace({ startIndex, endIndex }: SyntaxNode, newText: string): TextChange {
  return { start: startIndex, end: endIndex, newText };
}
