import { inStyle } from '../fileStyle.ts';
import type { CodeConstant, ConstantStyle } from '../languageFixes.ts';
import { closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { insertion, lineStartAt } from '../textChange.ts';

const PREFIX = 'whatsAppCode';
const STEP = 2;
/** A small number can mean anything: its constant counts only where its name says that it is a code. */
const CODE_NAME = /code|err|whats_?app/i;
const LEAST_CODE = 10_000;

/** Constants of a file: untyped ones in a `const` group, since constants of Go have no namespace but the package. */
export const goConstants: ConstantStyle = {
  numbers: ['int_literal'],
  nameCase: 'pascal',
  canReplace: (node) => closest(node, ['const_spec']) === undefined,
  declared: (source) => new Map(codeConstants(source).map(({ code, name }) => [code, name])),
  reference: (name, source) => (codeConstants(source).some((known) => known.name === name) ? name : `${PREFIX}${name}`),
  declare: (source, constants, style) => {
    const { text, root } = source;
    if (constants.some(({ name }) => usesName(text, `${PREFIX}${name}`))) return undefined;
    const rows = constants.flatMap(rowOf);
    const end = style.lineEnd;
    const close = ownGroup(root)?.children.at(-1);
    if (close?.type === ')') {
      return [insertion(lineStartAt(text, close.startIndex), `${inStyle(rows, style, STEP, { quotes: false })}${end}`)];
    }
    const head = namedChildren(root)
      .filter(({ type }) => type === 'package_clause' || type === 'import_declaration')
      .at(-1);
    if (!head) return undefined;
    const lines = ['// Error codes of the WhatsApp Business Platform.', 'const (', ...rows, ')'];
    const written = inStyle(lines, style, STEP, { quotes: false });
    return [insertion(head.endIndex, `${end}${end}${written}`)];
  },
};

function rowOf({ name, code, doc }: CodeConstant): string[] {
  return [`  // ${doc}`, `  ${PREFIX}${name} = ${code}`];
}

/** The untyped constants of the package level whose value is a code. */
function codeConstants({ root }: SourceFile): { readonly name: string; readonly code: string }[] {
  const declarations = namedChildren(root).filter(({ type }) => type === 'const_declaration');
  return declarations.flatMap(namedChildren).flatMap((spec) => {
    const name = field(spec, 'name')?.text;
    const value = field(spec, 'value');
    const code = value && namedChildren(value).length === 1 ? namedChildren(value)[0] : undefined;
    if (name === undefined || code?.type !== 'int_literal' || field(spec, 'type')) return [];
    const digits = code.text.replaceAll('_', '');
    return CODE_NAME.test(name) || Number(digits) >= LEAST_CODE ? [{ name, code: digits }] : [];
  });
}

/** The group of constants that was declared here before. */
function ownGroup(root: SyntaxNode): SyntaxNode | undefined {
  return namedChildren(root).find(({ type, text }) => type === 'const_declaration' && text.includes(PREFIX));
}

/** The number a name of the package's constants stands for in a file. */
export function constantValue(name: string, root: SyntaxNode): string | undefined {
  const spec = descendants(root, ['const_spec']).find((one) => field(one, 'name')?.text === name);
  const value = spec && field(spec, 'value');
  const [first] = value ? namedChildren(value) : [];
  return first?.type === 'int_literal' ? first.text.replaceAll('_', '') : undefined;
}
