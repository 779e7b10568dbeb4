import { inStyle } from '../fileStyle.ts';
import type { CodeConstant, ConstantStyle } from '../languageFixes.ts';
import {
  ancestors,
  closest,
  descendants,
  field,
  namedChildren,
  type SourceFile,
  type SyntaxNode,
  usesName,
} from '../syntax.ts';
import { insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { importsOf, leadingImports } from './pythonImports.ts';
import { importedNames, isInHead, scopeOf } from './pythonScopes.ts';

const NAME = 'WhatsAppErrorCode';
const STEP = 4;

/** Constants as an `IntEnum`: its members equal the plain numbers, in sets and `case` too. */
export const pythonConstants: ConstantStyle = {
  numbers: ['integer'],
  nameCase: 'upper',
  canReplace: (node) => !isType(node) && !runsBeforeClass(node),
  declared: (source) => {
    const members = classOf(source)?.flatMap(memberOf) ?? [];
    return new Map(members.map(({ name, code }) => [code, name]));
  },
  reference: (name) => `${NAME}.${name}`,
  declare: (source, constants, style) => {
    const end = style.lineEnd;
    const lines = constants.flatMap(row);
    const members = classOf(source)?.filter((statement) => memberOf(statement).length > 0);
    if (members) {
      const last = members.at(-1);
      return last && [insertion(lineEndAt(source.text, last.endIndex), `${inStyle(lines, style, STEP)}${end}`)];
    }
    if (usesName(source.text, NAME)) return undefined;
    const own = importedNames(source.root).get('IntEnum') === 'enum.IntEnum';
    const imports = importsOf(source, own ? [] : ['enum']);
    const base = own ? 'IntEnum' : `${imports.module('enum')}.IntEnum`;
    const block = [`class ${NAME}(${base}):`, '    """Error codes of the WhatsApp Business Platform."""', '', ...lines];
    const changes = imports.changes(end);
    const text = `${inStyle(block, style, STEP)}${end}`;
    return [...changes, placed(source, changes.length > 0 ? [] : imports.lines, text, end)];
  },
};

/** Right behind the imports: what stands below may use the constants at once. */
function placed(source: SourceFile, imports: readonly string[], block: string, end: string): TextChange {
  const { text, root } = source;
  const last = leadingImports(root).at(-1);
  if (last) {
    const at = lineEndAt(text, last.endIndex);
    const ended = text[at - 1] === '\n' ? '' : end;
    const blank = /^(?:[ \t]*\r?\n){0,2}/.exec(text.slice(at))?.[0].match(/\n/g)?.length ?? 0;
    const below = text.slice(at).trim() === '' ? '' : end.repeat(2 - blank);
    return insertion(at, `${ended}${end}${end}${block}${below}`);
  }
  const first = namedChildren(root).find(({ type, text: said }) => {
    return type !== 'comment' && type !== 'future_import_statement' && !/^(?:\w?"""|\w?''')/.test(said);
  });
  const at = first ? lineStartAt(text, first.startIndex) : text.length;
  const above = imports.map((line) => `${line}${end}`).join('');
  return insertion(at, `${above === '' ? '' : `${above}${end}${end}`}${block}${end}${end}`);
}

function row({ name, code, doc }: CodeConstant): string[] {
  return [`    # ${doc}`, `    ${name} = ${code}`];
}

/** The statements of the class that holds the constants of a file. */
function classOf({ root, text }: SourceFile): SyntaxNode[] | undefined {
  if (!text.includes(NAME)) return undefined;
  const found = descendants(root, ['class_definition']).find((node) => field(node, 'name')?.text === NAME);
  const body = found && field(found, 'body');
  return body && namedChildren(body);
}

function memberOf(statement: SyntaxNode): { name: string; code: string }[] {
  const assignment = statement.type === 'expression_statement' ? namedChildren(statement)[0] : undefined;
  const name = assignment?.type === 'assignment' ? field(assignment, 'left') : undefined;
  const value = assignment && field(assignment, 'right');
  return name && value?.type === 'integer' ? [{ name: name.text, code: value.text.replaceAll('_', '') }] : [];
}

/** `Literal[131056]` takes the number as it is. */
function isType(node: SyntaxNode): boolean {
  const around = closest(node, ['type', 'subscript', 'unary_operator', 'block', 'module']);
  if (around?.type === 'subscript') return /Literal$/.test(field(around, 'value')?.text ?? '');
  return around?.type === 'type' || around?.type === 'unary_operator';
}

/** True for a number that is read while the file is loaded, above the class that has the constants. */
function runsBeforeClass(node: SyntaxNode): boolean {
  const scope = scopeOf(node);
  if (scope && scope.type !== 'class_definition' && !isInHead(node)) return false;
  const root = [...ancestors(node)].at(-1);
  const found = root && descendants(root, ['class_definition']).find((one) => field(one, 'name')?.text === NAME);
  return found !== undefined && node.startIndex < found.startIndex;
}

function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
