import { type FileStyle, inStyle } from '../fileStyle.ts';
import type { CodeConstant, ConstantStyle } from '../languageFixes.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode, usesName } from '../syntax.ts';
import { indentAt, insertion, lineStartAt } from '../textChange.ts';
import { numberText } from './rubyHelper.ts';
import { constantsGap, membersOf } from './rubyPlace.ts';
import { groupsNumbers } from './rubyWrap.ts';

const NAME = 'WhatsAppErrorCode';
const STEP = 2;

/** Constants in a module of their own, within the class or module of the file where there is one. */
export const rubyConstants: ConstantStyle = {
  numbers: ['integer'],
  nameCase: 'upper',
  declared: (source) => {
    const owner = moduleOf(source);
    const members = owner ? membersOf(owner).filter(({ type }) => type === 'assignment') : [];
    return new Map(
      members.map((set) => [(field(set, 'right')?.text ?? '').replaceAll('_', ''), field(set, 'left')?.text ?? '']),
    );
  },
  reference: (name) => `${NAME}::${name}`,
  declare: (source, constants, style) => {
    const { text, root } = source;
    const rows = constants.flatMap((constant) => row(constant, groupsNumbers(root)));
    const owner = moduleOf(source);
    if (owner) {
      const close = owner.children.at(-1);
      const at = lineStartAt(text, close?.startIndex ?? 0);
      if (close?.type !== 'end' || at <= owner.startIndex) return undefined;
      return [insertion(at, laid(rows, indentAt(text, close.startIndex) + style.indent, style))];
    }
    if (usesName(text, NAME)) return undefined;
    const body = onlyBody(root);
    const gap = constantsGap(source, body, headEnd(body ? membersOf(body) : namedChildren(root)));
    if (!gap) return undefined;
    const lines = ['# Error codes of the WhatsApp Business Platform.', `module ${NAME}`, ...rows.map(inner), 'end'];
    const end = style.lineEnd;
    return [insertion(gap.at, `${gap.before ? end : ''}${laid(lines, gap.indent, style)}${gap.behind ? end : ''}`)];
  },
};

function laid(lines: readonly string[], indent: string, style: FileStyle): string {
  const written = inStyle(lines, style, STEP).split(style.lineEnd);
  return written.map((line) => `${indent}${line}${style.lineEnd}`).join('');
}

function inner(line: string): string {
  return `  ${line}`;
}

function row({ name, code, doc }: CodeConstant, grouped: boolean): string[] {
  return [`# ${doc}`, `${name} = ${numberText(code, grouped)}`];
}

/** The module that holds the constants of a file. */
function moduleOf({ root, text }: SourceFile): SyntaxNode | undefined {
  if (!text.includes(NAME)) return undefined;
  return descendants(root, ['module', 'class']).find((found) => field(found, 'name')?.text === NAME);
}

/** Where the files and modules end that a class or file takes in: what follows may use the constants. */
function headEnd(members: readonly SyntaxNode[]): number {
  const first = members.find(
    ({ type, text }) => type !== 'comment' && !/^(?:require|include|extend|using)\w*\b/.test(text),
  );
  return first?.startIndex ?? Number.MAX_SAFE_INTEGER;
}

/** The one class or module of a file that has nothing beside it but what it requires. */
function onlyBody(root: SyntaxNode): SyntaxNode | undefined {
  const members = namedChildren(root).filter(
    (node) => node.type !== 'comment' && !/^(?:require|require_relative)\b/.test(node.text),
  );
  const [only] = members;
  return members.length === 1 && only && /^(?:class|module)$/.test(only.type) ? only : undefined;
}
