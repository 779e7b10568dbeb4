import { inStyle } from '../fileStyle.ts';
import type { ConstantStyle } from '../languageFixes.ts';
import { closest, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { codeOf, outermostType } from './javaGrammar.ts';
import { bodyOfType, firstOfAll } from './javaPlaces.ts';

const STEP = 4;

/** Constants as `private static final int` fields at the top of the class. */
export const javaConstants: ConstantStyle = {
  numbers: ['decimal_integer_literal'],
  nameCase: 'upper',
  // The arguments of an enum's constants stand before anything it could declare.
  canReplace: (node) => {
    const type = outermostType(node);
    return type !== undefined && type.id === constantsType(type.parent)?.id && !closest(node, ['enum_constant'], type);
  },
  declared: ({ root }) => {
    const body = bodyOf(root);
    const constants = (body ? namedChildren(body) : []).filter(isConstant).map(declaratorOf);
    return new Map(
      constants.flatMap((declared) => {
        const code = declared && codeOf(field(declared, 'value'));
        const name = declared && field(declared, 'name')?.text;
        // A short number may count seconds as well.
        return code && name && (code.length >= 5 || /CODE|ERROR/.test(name)) ? [[code, name] as const] : [];
      }),
    );
  },
  reference: (name) => name,
  declare: ({ root, text }: SourceFile, constants, style) => {
    const body = bodyOf(root);
    if (!body || constants.some(({ name }) => usesName(text, name))) return undefined;
    const lines = constants.flatMap(({ name, code, doc }) => [
      `    /** ${doc} */`,
      `    private static final int ${name} = ${code};`,
    ]);
    return firstOfAll(body, text, inStyle(lines, style, STEP, { quotes: false }), style.lineEnd);
  },
};

/** The type whose body holds the constants: the first class of a file. */
function constantsType(root: SyntaxNode | null): SyntaxNode | undefined {
  return root ? namedChildren(root).find(({ type }) => type === 'class_declaration') : undefined;
}

function bodyOf(root: SyntaxNode): SyntaxNode | undefined {
  const type = constantsType(root);
  return type && bodyOfType(type);
}

function isConstant(member: SyntaxNode): boolean {
  return member.type === 'field_declaration' && /\bstatic\s+final\s+int\b/.test(member.text.slice(0, 200));
}

function declaratorOf(member: SyntaxNode): SyntaxNode | undefined {
  return namedChildren(member).find(({ type }) => type === 'variable_declarator');
}
