import { inStyle } from '../fileStyle.ts';
import type { CodeConstant, ConstantStyle } from '../languageFixes.ts';
import { closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { topOfFile } from './phpImports.ts';

const STEP = 4;
/** Constants of fewer digits are often something else: a page size, a time-out. */
const NAMES_CODE = /ERR|CODE|WHATSAPP|TOKEN|LIMIT/;

/**
 * Constants of the class where a file declares nothing else, so that no class or constant of the namespace is declared
 * twice; constants of the file in scripts.
 */
export const phpConstants: ConstantStyle = {
  numbers: ['integer'],
  nameCase: 'upper',
  canReplace: (node) =>
    closest(node, ['const_declaration', 'declare_statement', 'attribute', 'enum_case']) === undefined,
  declared: (source) => {
    const own = onlyClass(source) ?? source.root;
    const elements = namedChildren(own)
      .filter(({ type }) => type === 'const_declaration')
      .flatMap((declaration) => descendants(declaration, ['const_element']));
    return new Map(elements.flatMap(codeOf));
  },
  reference: (name, source) => (onlyClass(source) ? `self::${name}` : name),
  declare: (source, constants, style) => {
    if (constants.some(({ name }) => usesName(source.text, name))) return undefined;
    const own = onlyClass(source);
    const end = style.lineEnd;
    if (own) return declareInClass(source, own, constants, style);
    if (
      namedChildren(source.root)
        .filter(({ type }) => type === 'namespace_definition')
        .some((space) => field(space, 'body'))
    ) {
      return undefined;
    }
    const lines = constants.flatMap(({ name, code, doc }) => [`/** ${doc} */`, `const ${name} = ${code};`]);
    return [insertion(topOfFile(source), `${end}${end}${inStyle(lines, style, STEP)}`)];
  },
};

function declareInClass(
  { text }: SourceFile,
  body: SyntaxNode,
  constants: readonly CodeConstant[],
  style: Parameters<ConstantStyle['declare']>[2],
): TextChange[] | undefined {
  const end = style.lineEnd;
  const members = namedChildren(body).filter(({ type }) => type !== 'comment');
  const last = members.findLast(({ type }) => type === 'const_declaration');
  const used = members.findLast(({ type }) => /^(?:use_declaration|enum_case)$/.test(type));
  const indent = indentAt(text, body.startIndex) + style.indent;
  const lines = constants.flatMap(({ name, code, doc }) => [`/** ${doc} */`, `private const ${name} = ${code};`]);
  const written = inStyle(lines, style, STEP)
    .split(end)
    .map((line) => `${indent}${line}${end}`)
    .join('');
  const opened = last ?? used ?? body.children[0];
  const nextLine = text.indexOf('\n', opened?.endIndex ?? body.startIndex) + 1;
  const at = nextLine > 0 ? nextLine : text.length;
  if (at > body.endIndex) return undefined;
  const below = !last && text.slice(at, text.indexOf('\n', at)).trim() !== '' ? end : '';
  return [insertion(lineStartAt(text, at), `${used && !last ? end : ''}${written}${below}`)];
}

function codeOf(element: SyntaxNode): [string, string][] {
  const [name, value] = namedChildren(element);
  const code = value?.type === 'integer' ? value.text.replaceAll('_', '') : '';
  return name && /^\d+$/.test(code) && (code.length > 4 || NAMES_CODE.test(name.text)) ? [[code, name.text]] : [];
}

/** The body of the class a file declares, where it declares nothing else that runs. */
function onlyClass({ root }: SourceFile): SyntaxNode | undefined {
  const spaces = namedChildren(root).filter(({ type }) => type === 'namespace_definition');
  const inner = spaces[0] && field(spaces[0], 'body');
  const nodes = inner ? namedChildren(inner) : namedChildren(root);
  const declared = nodes.filter(
    ({ type }) => !/^(?:php_tag|declare_statement|comment|namespace_\w+|text_interpolation)$/.test(type),
  );
  const [only] = declared;
  const own =
    declared.length === 1 && only && /^(?:class|enum)_declaration$/.test(only.type) ? field(only, 'body') : undefined;
  return own && descendants(own, ['anonymous_class']).length === 0 ? own : undefined;
}
