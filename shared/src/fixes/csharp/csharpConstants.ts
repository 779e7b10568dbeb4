import type { CodeConstant, ConstantStyle } from '../languageFixes.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { initializerOf } from './csharpGrammar.ts';
import { addMembers, addType } from './csharpPlaces.ts';

const NAME = 'WhatsAppErrorCode';

/** Constants of type `int` in a static class, no enum: comparisons with the numbers an answer has still compile. */
export const csharpConstants: ConstantStyle = {
  numbers: ['integer_literal'],
  nameCase: 'pascal',
  declared: (source) => {
    const type = classOf(source);
    const fields = type ? descendants(type, ['variable_declarator']) : [];
    return new Map(
      fields.map((one) => [(initializerOf(one)?.text ?? '').replaceAll('_', ''), field(one, 'name')?.text ?? '']),
    );
  },
  reference: (name) => `${NAME}.${name}`,
  declare: (source, constants, style) => {
    const lines = constants.flatMap(member);
    const type = classOf(source);
    if (type) return addMembers(type, lines.slice(1), source, style);
    // An enum of this name, or a class that another file declares.
    if (usesName(source.text, NAME)) return undefined;
    const body = lines.slice(1).map((line) => (line === '' ? '' : `    ${line}`));
    const declared = [
      '/// <summary>Error codes of the WhatsApp Business Platform.</summary>',
      `internal static class ${NAME}`,
      '{',
      ...body,
      '}',
    ];
    return addType(declared, source, style);
  },
};

function member({ name, code, doc }: CodeConstant): string[] {
  return ['', `/// <summary>${escaped(doc)}</summary>`, `public const int ${name} = ${code};`];
}

/** Doc comments are XML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The class that holds the constants of a file. */
function classOf({ root, text }: SourceFile): SyntaxNode | undefined {
  if (!text.includes(NAME)) return undefined;
  return descendants(root, ['class_declaration']).find(
    (type) =>
      field(type, 'name')?.text === NAME &&
      namedChildren(type).some((child) => child.type === 'modifier' && child.text === 'static'),
  );
}
