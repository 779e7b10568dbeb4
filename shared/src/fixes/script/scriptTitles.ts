import { ancestors, descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import type { TextChange } from '../textChange.ts';
import { scriptGrammar } from './scriptGrammar.ts';

const SEARCHES = new Set(['includes', 'startsWith', 'endsWith']);
const OPERATORS = new Map([
  ['===', '==='],
  ['==', '==='],
  ['!==', '!=='],
  ['!=', '!=='],
]);

/** Compares the code where a title or message is compared. */
export function compareScriptCode(title: SyntaxNode, code: string, source: SourceFile): TextChange[] | undefined {
  const around = title.parent;
  if (around?.type === 'binary_expression') {
    const operator = OPERATORS.get(field(around, 'operator')?.text ?? '');
    const other = [field(around, 'left'), field(around, 'right')].find((side) => side && side.id !== title.id);
    const access = operator && other ? codeBeside(other, source) : undefined;
    return access ? [replace(around, `${access} ${operator} ${code}`)] : undefined;
  }
  return around?.type === 'arguments' && namedChildren(around).length === 1
    ? compareSearch(around.parent, code, source)
    : undefined;
}

/** `error.message.includes('…')`, negated or not. */
function compareSearch(call: SyntaxNode | null, code: string, source: SourceFile): TextChange[] | undefined {
  const callee = call ? field(call, 'function') : undefined;
  const searched = callee?.type === 'member_expression' ? field(callee, 'object') : undefined;
  if (!call || !callee || !searched || !SEARCHES.has(field(callee, 'property')?.text ?? '')) return undefined;
  const access = codeBeside(searched, source);
  if (!access) return undefined;
  const negated = isNegation(call.parent);
  // A second `!` would take the code alone.
  const written = `${access} ${negated ? '!==' : '==='} ${code}`;
  const replaced = negated && call.parent ? call.parent : call;
  return [replace(replaced, isNegation(replaced.parent) ? `(${written})` : written)];
}

function isNegation(node: SyntaxNode | null): boolean {
  return node?.type === 'unary_expression' && node.text.startsWith('!');
}

/**
 * The code of the object a title or message is read from. Certain where it is a title, where the object is Graph API's
 * `error`, or where the file reads the code of the same object elsewhere.
 */
function codeBeside(access: SyntaxNode, { text, root }: SourceFile): string | undefined {
  if (access.type !== 'member_expression') return undefined;
  const name = field(access, 'property')?.text ?? '';
  const object = field(access, 'object');
  if (!object || !/^(?:title|message|errorTitle|errorMessage)$/.test(name)) return undefined;
  const dot = text.slice(object.endIndex, (field(access, 'property') ?? access).startIndex);
  const code = `${object.text}${dot}code`;
  const graph = /(?:^|[.\]])errors?(?:\[\d+\])?[?!]?$/.test(object.text) && !isCaught(object);
  return name === 'title' || graph || isRead(code, root) ? code : undefined;
}

/** True for what a `catch` is given: an error of any kind, whose code may be that of a library. */
function isCaught(object: SyntaxNode): boolean {
  if (object.type !== 'identifier') return false;
  for (const at of ancestors(object)) {
    const parameter = field(at, 'parameter') ?? (scriptGrammar.chained?.(at) && field(at, 'parameters'));
    if (parameter && usesName(parameter.text, object.text)) return true;
  }
  return false;
}

function isRead(access: string, root: SyntaxNode): boolean {
  const plain = (written: string): string => written.replace(/\s|[?!]/g, '');
  return descendants(root, ['member_expression']).some((found) => plain(found.text) === plain(access));
}

function replace({ startIndex, endIndex }: SyntaxNode, newText: string): TextChange {
  return { start: startIndex, end: endIndex, newText };
}
