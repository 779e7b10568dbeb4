import { inStyle } from '../fileStyle.ts';
import type { CodeConstant, ConstantStyle } from '../languageFixes.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { insertion, lineStartAt } from '../textChange.ts';
import { addOnTop } from './scriptImports.ts';

const NAME = 'WhatsAppErrorCode';
const STEP = 2;

/** Constants as a frozen object: it needs no build step and works in comparisons, sets and `case`. */
export const scriptConstants: ConstantStyle = {
  numbers: ['number'],
  nameCase: 'pascal',
  // A key would have to become a computed one.
  canReplace: (node) => node.parent?.type !== 'pair' || field(node.parent, 'key')?.id !== node.id,
  declared: (source) => {
    const rows = objectOf(source);
    const pairs = rows ? namedChildren(rows).filter(({ type }) => type === 'pair') : [];
    return new Map(
      pairs.map((pair) => [(field(pair, 'value')?.text ?? '').replaceAll('_', ''), field(pair, 'key')?.text ?? '']),
    );
  },
  reference: (name) => `${NAME}.${name}`,
  declare: (source, constants, style) => {
    const rows = objectOf(source);
    const lines = constants.flatMap(row);
    if (rows) {
      const close = rows.children.at(-1);
      if (!close) return undefined;
      const at = lineStartAt(source.text, close.startIndex);
      return [insertion(at, `${inStyle(lines, style, STEP)}${style.lineEnd}`)];
    }
    if (usesName(source.text, NAME)) return undefined;
    const typescript = source.language === 'typescript';
    const block = [
      '/** Error codes of the WhatsApp Business Platform. */',
      `const ${NAME} = ${typescript ? '{' : 'Object.freeze({'}`,
      ...lines,
      typescript ? '} as const;' : '});',
    ];
    return addOnTop(source, style, [], block);
  },
};

function row({ name, code, doc }: CodeConstant): string[] {
  return [`  /** ${doc} */`, `  ${name}: ${code},`];
}

/** The object that holds the constants of a file. */
function objectOf({ root, text }: SourceFile): SyntaxNode | undefined {
  if (!text.includes(NAME)) return undefined;
  const declared = descendants(root, ['variable_declarator']).find((found) => field(found, 'name')?.text === NAME);
  return declared ? descendants(declared, ['object'])[0] : undefined;
}
