import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { lineStartAt, type TextChange } from '../textChange.ts';
import { argumentsOf } from './goGrammar.ts';
import { structOf } from './goSignatures.ts';
import { typeOf } from './goTypes.ts';

const SEARCHES = new Set(['Contains', 'HasPrefix', 'HasSuffix', 'EqualFold']);
const TITLE = /^(?:Error)?(?:Title|Message|Msg|UserTitle|UserMsg)$/;

/** Compares the code where a title or message is compared. */
export function compareGoCode(title: SyntaxNode, code: string, source: SourceFile): TextChange[] | undefined {
  const around = title.parent;
  if (around?.type === 'binary_expression') {
    const operator = field(around, 'operator')?.text;
    const other = [field(around, 'left'), field(around, 'right')].find((side) => side && side.id !== title.id);
    const access = /^[!=]=$/.test(operator ?? '') && other ? codeBeside(other, code, source) : undefined;
    return access && [replace(around, `${access[0]} ${operator} ${access[1]}`)];
  }
  return around?.type === 'argument_list' && around.parent
    ? compareSearch(around.parent, title, code, source)
    : undefined;
}

/** `strings.Contains(apiErr.Message, "…")`, negated or not. */
function compareSearch(
  call: SyntaxNode,
  title: SyntaxNode,
  code: string,
  source: SourceFile,
): TextChange[] | undefined {
  const [pack, name] = (field(call, 'function')?.text ?? '').split('.');
  const [searched, sought] = argumentsOf(call);
  if (pack !== 'strings' || !SEARCHES.has(name ?? '') || sought?.id !== title.id || !searched) return undefined;
  const access = codeBeside(searched, code, source);
  const unused = access && withoutLastUse(source);
  if (!access || !unused) return undefined;
  const negated =
    call.parent?.type === 'unary_expression' && call.parent.text.startsWith('!') ? call.parent : undefined;
  return [replace(negated ?? call, `${access[0]} ${negated ? '!=' : '=='} ${access[1]}`), ...unused];
}

/** The code of the value a title or message is read from, and the number or text it is compared with. */
function codeBeside(
  access: SyntaxNode,
  code: string,
  { root }: SourceFile,
): [access: string, value: string] | undefined {
  const operand = access.type === 'selector_expression' ? field(access, 'operand') : undefined;
  if (!operand || !TITLE.test(field(access, 'field')?.text ?? '')) return undefined;
  const declared = structOf(typeOf(operand), root)?.get('Code')?.text;
  if (declared !== undefined) {
    if (declared === 'string') return [`${operand.text}.Code`, `"${code}"`];
    return /^u?int(?:32|64)?$/.test(declared) ? [`${operand.text}.Code`, code] : undefined;
  }
  const read = descendants(root, ['selector_expression']).find(({ text }) => text === `${operand.text}.Code`);
  const other =
    read?.parent?.type === 'binary_expression'
      ? namedChildren(read.parent).find(({ id }) => id !== read.id)
      : undefined;
  return other?.type === 'int_literal' ? [`${operand.text}.Code`, code] : undefined;
}

/** What goes with the last use of package strings: its import, which Go would not leave unused. */
function withoutLastUse({ root, text }: SourceFile): TextChange[] | undefined {
  const uses = descendants(root, ['selector_expression']).filter((one) => field(one, 'operand')?.text === 'strings');
  if (uses.length > 1) return [];
  const spec = descendants(root, ['import_spec']).find((one) => field(one, 'path')?.text === '"strings"');
  if (spec?.parent?.type !== 'import_spec_list') return undefined;
  const start = lineStartAt(text, spec.startIndex);
  const end = text.indexOf('\n', spec.endIndex) + 1;
  const isSpec = (line: string): boolean => /^\s*(?:\w+ )?"[^"\n]+"\s*$/.test(line);
  const [before, after] = [text.slice(lineStartAt(text, start - 1), start), text.slice(end, text.indexOf('\n', end))];
  return isSpec(before) || isSpec(after) ? [{ start, end, newText: '' }] : undefined;
}

function replace({ startIndex, endIndex }: SyntaxNode, newText: string): TextChange {
  return { start: startIndex, end: endIndex, newText };
}
