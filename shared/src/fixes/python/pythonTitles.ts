import { field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { importedNames } from './pythonScopes.ts';

const TITLES = /^(?:title|message|error_title|error_message)$/;
const SEARCHES = /^(?:startswith|endswith)$/;
/** Methods that give the same text in another case or without white space. */
const SAME_TEXT = /^(?:lower|upper|casefold|strip)$/;
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['==', '=='],
  ['in', '=='],
  ['!=', '!='],
  ['not in', '!='],
]);

/** Compares the code where a title or message is compared. */
export function comparePythonCode(title: SyntaxNode, code: string, source: SourceFile): TextChange[] | undefined {
  const around = title.parent;
  if (around?.type === 'comparison_operator') {
    const sides = namedChildren(around);
    const said = source.text.slice(sides[0]?.endIndex, sides[1]?.startIndex).trim().replace(/\s+/g, ' ');
    const operator = sides.length === 2 ? OPERATORS.get(said) : undefined;
    const other = sides.find((side) => side.id !== title.id);
    // `in` looks for the title in the message, never the other way round.
    if (!operator || !other || (/in$/.test(said) && sides[0]?.id !== title.id)) return undefined;
    const access = codeBeside(other, source);
    return access ? [replace(around, `${access} ${operator} ${code}`)] : undefined;
  }
  return around?.type === 'argument_list' && namedChildren(around).length === 1
    ? compareSearch(around.parent, code, source)
    : undefined;
}

/** `error["message"].startswith("…")`, negated or not. */
function compareSearch(call: SyntaxNode | null, code: string, source: SourceFile): TextChange[] | undefined {
  const callee = call ? field(call, 'function') : undefined;
  const searched = callee?.type === 'attribute' ? field(callee, 'object') : undefined;
  if (!call || !callee || !searched || !SEARCHES.test(field(callee, 'attribute')?.text ?? '')) return undefined;
  const access = codeBeside(searched, source);
  if (!access) return undefined;
  const negated = call.parent?.type === 'not_operator' ? call.parent : undefined;
  return [replace(negated ?? call, `${access} ${negated ? '!=' : '=='} ${code}`)];
}

/** The code of the object or dictionary that a title or message is read from. */
function codeBeside(access: SyntaxNode, source: SourceFile): string | undefined {
  const callee = access.type === 'call' ? field(access, 'function') : undefined;
  const object = callee?.type === 'attribute' ? field(callee, 'object') : undefined;
  const method = callee && field(callee, 'attribute')?.text;
  if (object && method !== undefined && SAME_TEXT.test(method)) return codeBeside(object, source);
  if (object && callee && method === 'get') {
    const [key] = namedChildren(field(access, 'arguments') ?? access);
    const written = key && keyBeside(key);
    return written === undefined ? undefined : `${callee.text}(${written})`;
  }
  if (access.type === 'subscript') {
    const value = field(access, 'value');
    const key = field(access, 'subscript');
    const written = key && keyBeside(key);
    return value && written !== undefined ? `${value.text}[${written}]` : undefined;
  }
  return access.type === 'attribute' ? attributeBeside(access, source) : undefined;
}

/** `"code"` for `"message"`. */
function keyBeside(key: SyntaxNode): string | undefined {
  const found = /^(["'])(\w{1,40})\1$/.exec(key.text);
  return found && TITLES.test(found[2] ?? '') ? `${found[1]}code${found[1]}` : undefined;
}

/**
 * The attribute is certain where the file reads it from the same object elsewhere, where pywa is in use, and for a title:
 * only Graph API's own objects have one.
 */
function attributeBeside(access: SyntaxNode, { text, root }: SourceFile): string | undefined {
  const object = field(access, 'object')?.text ?? '';
  const name = field(access, 'attribute')?.text ?? '';
  if (!TITLES.test(name)) return undefined;
  const read = ['error_code', 'code'].find((attribute) => readsAttribute(text, `${object}.${attribute}`));
  if (read) return `${object}.${read}`;
  if ([...importedNames(root).values()].some((module) => /^pywa(?:_async)?(?:\.|$)/.test(module))) {
    return `${object}.error_code`;
  }
  return name === 'title' ? `${object}.code` : undefined;
}

function readsAttribute(text: string, access: string): boolean {
  for (let at = text.indexOf(access); at >= 0; at = text.indexOf(access, at + 1)) {
    if (!/[\w.]/.test(text[at - 1] ?? '') && !/\w/.test(text[at + access.length] ?? '')) return true;
  }
  return false;
}

function replace({ startIndex, endIndex }: SyntaxNode, newText: string): TextChange {
  return { start: startIndex, end: endIndex, newText };
}
