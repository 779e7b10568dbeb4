import { descendants, field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { insertion, type TextChange } from '../textChange.ts';

/** The part of a type that can have members; undefined for an interface, in which nothing can be private. */
export function bodyOfType(type: SyntaxNode): SyntaxNode | undefined {
  const body = field(type, 'body');
  if (type.type === 'class_declaration' || type.type === 'record_declaration') return body;
  const members = body && namedChildren(body).find(({ type: kind }) => kind === 'enum_body_declarations');
  return type.type === 'enum_declaration' ? members : undefined;
}

/** Puts members behind the last method or constructor of a body, or at its end. */
export function afterMethods(body: SyntaxNode, text: string, lines: string, lineEnd: string): TextChange[] {
  const last = namedChildren(body).findLast(({ type }) => /^(?:method|constructor)_declaration$/.test(type));
  if (last) return [insertion(endOfLine(text, last.endIndex), `${lineEnd}${lineEnd}${lines}`)];
  const close = body.children.at(-1);
  return [insertion(close ? close.startIndex : body.endIndex, `${lineEnd}${lines}${lineEnd}`)];
}

/** Puts a constant behind the constants a body begins with, or first of all. */
export function beforeFields(body: SyntaxNode, text: string, lines: string, lineEnd: string): TextChange[] {
  const members = namedChildren(body).filter(({ type }) => !/comment$/.test(type));
  const others = members.findIndex((member) => !isConstant(member));
  const last = (others < 0 ? members : members.slice(0, others)).at(-1);
  if (last) return [insertion(endOfLine(text, last.endIndex), `${lineEnd}${lineEnd}${lines}`)];
  return firstOfAll(body, text, lines, lineEnd);
}

/** Puts members first of all in a body. */
export function firstOfAll(body: SyntaxNode, text: string, lines: string, lineEnd: string): TextChange[] {
  // The members of an enum begin behind a semicolon.
  const isEnum = body.type === 'enum_body_declarations';
  const open = isEnum ? text.indexOf(';', body.startIndex) + 1 : (body.children[0]?.endIndex ?? body.startIndex);
  const isSpaced = namedChildren(body).length === 0 || /^[ \t]*\r?\n[ \t]*\r?\n/.test(text.slice(open, open + 200));
  return [insertion(open, `${lineEnd}${isEnum ? lineEnd : ''}${lines}${isSpaced ? '' : lineEnd}`)];
}

function isConstant(member: SyntaxNode): boolean {
  const modifiers = namedChildren(member).find(({ type }) => type === 'modifiers')?.text ?? '';
  return member.type === 'field_declaration' && /\bstatic\b/.test(modifiers);
}

/** The end of a line behind a member, a comment behind it included. */
function endOfLine(text: string, offset: number): number {
  const end = /^[ \t]{0,40}(?:\/\/[^\r\n]{0,400})?(?=\r?\n|$)/.exec(text.slice(offset, offset + 500));
  return offset + (end?.[0].length ?? 0);
}

/** The name of the `ObjectMapper` that a type holds as a constant. */
export function staticMapper(type: SyntaxNode): string | undefined {
  const body = bodyOfType(type);
  const found = (body ? namedChildren(body) : []).find(
    (member) => isConstant(member) && /^(?:ObjectMapper|JsonMapper)$/.test(field(member, 'type')?.text ?? ''),
  );
  const declared = found && descendants(found, ['variable_declarator'])[0];
  return declared && field(declared, 'name')?.text;
}
