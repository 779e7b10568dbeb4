import type { CodeConstant, ConstantStyle } from '../languageFixes.ts';
import { addPolicyRow } from '../policyRows.ts';
import { closest, descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { scriptGrammar } from './scriptGrammar.ts';
import { addOnTop } from './scriptImports.ts';

const NAME = 'WhatsAppErrorCode';
const STEP = 2;

/**
 * Constants of a file: an enum in TypeScript, to which any number can be compared, a frozen object in JavaScript. An
 * object that has the name already gets the new ones too.
 */
export const scriptConstants: ConstantStyle = {
  numbers: ['number'],
  nameCase: 'pascal',
  canReplace: (node) => {
    const { id, parent } = node;
    // A type would become another one, and a member of an enum is a name already.
    if (parent?.type === 'literal_type' || parent?.type === 'enum_assignment' || isTyped(node)) return false;
    // A key would have to become a computed one.
    return parent?.type !== 'pair' || field(parent, 'key')?.id !== id;
  },
  declared: (source) => {
    const body = bodyOf(source);
    const rows = body ? namedChildren(body).filter(({ type }) => ROWS.includes(type)) : [];
    return new Map(
      rows.map((row) => [
        (field(row, 'value')?.text ?? '').replaceAll('_', ''),
        (field(row, 'key') ?? field(row, 'name'))?.text ?? '',
      ]),
    );
  },
  reference: (name) => `${NAME}.${name}`,
  declare: (source, constants, style) => {
    const body = bodyOf(source);
    if (!body && usesName(source.text, NAME)) return undefined;
    if (body) {
      const [open, close] = [body.children[0], body.children.at(-1)];
      const lines = constants.flatMap((constant) => rowOf(constant, body.type === 'enum_body'));
      if (!open || !close) return undefined;
      return addPolicyRow(source.text, open, close, lines, style, { step: STEP, comma: true });
    }
    const enumerated = source.language === 'typescript';
    const lines = [
      '/** Error codes of the WhatsApp Business Platform. */',
      enumerated ? `enum ${NAME} {` : `const ${NAME} = Object.freeze({`,
      ...constants.flatMap((constant) => rowOf(constant, enumerated)),
      enumerated ? '}' : '});',
    ];
    return addOnTop(source, style, [], lines);
  },
};

const ROWS = ['pair', 'enum_assignment'];

function rowOf({ name, code, doc }: CodeConstant, enumerated: boolean): string[] {
  return [`  /** ${doc} */`, `  ${name}${enumerated ? ' =' : ':'} ${code},`];
}

/** True for a part of an `as const` value, whose numbers are part of its type. */
function isTyped(node: SyntaxNode): boolean {
  const cast = closest(node, ['as_expression']);
  return cast !== undefined && /\bas\s{1,20}const$/.test(cast.text);
}

/** What holds the constants of a file: the body of an enum, or an object. */
function bodyOf({ root, text }: SourceFile): SyntaxNode | undefined {
  if (!text.includes(NAME)) return undefined;
  const declared = descendants(root, ['variable_declarator', 'enum_declaration']).find(
    (found) => field(found, 'name')?.text === NAME && !closest(found, scriptGrammar.functions),
  );
  return declared && (field(declared, 'body') ?? descendants(declared, ['object'])[0]);
}
