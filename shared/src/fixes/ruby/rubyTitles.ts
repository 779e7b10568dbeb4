import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { numberText } from './rubyHelper.ts';
import { groupsNumbers } from './rubyWrap.ts';

const SEARCHES = /^(?:include\?|start_with\?|end_with\?|match\?|eql\?)$/;
const NAMES = /^(?:title|message|error_title|error_message)$/;

/** Compares the code where a title or message is compared. */
export function compareRubyCode(title: SyntaxNode, code: string, source: SourceFile): TextChange[] | undefined {
  const around = title.parent;
  const number = numberText(code, groupsNumbers(source.root));
  if (around?.type === 'binary') {
    const operator = field(around, 'operator')?.text ?? '';
    const other = [field(around, 'left'), field(around, 'right')].find((side) => side && side.id !== title.id);
    const access = /^[!=]=$/.test(operator) && other ? codeBeside(other, source) : undefined;
    return access === undefined ? undefined : [replace(around, `${access} ${operator} ${number}`)];
  }
  const call = around?.type === 'argument_list' && namedChildren(around).length === 1 ? around.parent : null;
  const searched = call && SEARCHES.test(field(call, 'method')?.text ?? '') ? field(call, 'receiver') : undefined;
  const access = searched && codeBeside(searched, source);
  if (!call || access === undefined) return undefined;
  const negated = call.parent?.type === 'unary' && call.parent.text.startsWith('!') ? call.parent : undefined;
  return [replace(negated ?? call, `${access} ${negated ? '!=' : '=='} ${number}`)];
}

/**
 * The code of the object a title or message is read from. Certain where it is a title, where the object is Graph API's
 * `error`, or where the file reads the code of the same object elsewhere.
 */
function codeBeside(access: SyntaxNode, { root }: SourceFile): string | undefined {
  const [name, object] = nameOf(access);
  if (name === undefined || !object || !NAMES.test(name.text.replace(/^[:'"]|['"]$/g, ''))) return undefined;
  const plain = name.text.replace(/^[:'"]|['"]$/g, '');
  const at = name.startIndex - access.startIndex;
  const key = name.text.replace(plain, plain.startsWith('error_') ? 'error_code' : 'code');
  const code = access.text.slice(0, at) + key + access.text.slice(at + name.text.length);
  const inError = /(?:\berrors?(?:\[\d+\])?|\berror_info|['":]error['"]?\]|\.first|,\s*)$/.test(object);
  const isHash = access.type === 'element_reference' || /\.dig\(/.test(access.text);
  const certain = plain === 'title' || (isHash && inError) || /\berror_info$/.test(object) || isRead(code, root);
  return certain ? code : undefined;
}

/** The last name of an expression, and the text of what it is read from. */
function nameOf(access: SyntaxNode): [SyntaxNode | undefined, string | undefined] {
  if (access.type === 'element_reference') {
    const [object, key] = namedChildren(access);
    return [key && /^(?:simple_symbol|string)$/.test(key.type) ? key : undefined, object?.text];
  }
  if (access.type !== 'call') return [undefined, undefined];
  const given = namedChildren(field(access, 'arguments') ?? access).filter(
    ({ parent }) => parent?.type === 'argument_list',
  );
  if (field(access, 'method')?.text === 'dig') {
    const [last, before] = [given.at(-1), given.at(-2)];
    return [last, before ? `[${before.text}]` : undefined];
  }
  return given.length === 0 ? [field(access, 'method'), field(access, 'receiver')?.text] : [undefined, undefined];
}

function isRead(access: string, root: SyntaxNode): boolean {
  const plain = (written: string): string => written.replace(/\s|&/g, '').replaceAll('"', "'");
  return descendants(root, ['call', 'element_reference']).some((found) => plain(found.text) === plain(access));
}

function replace({ startIndex, endIndex }: SyntaxNode, newText: string): TextChange {
  return { start: startIndex, end: endIndex, newText };
}
