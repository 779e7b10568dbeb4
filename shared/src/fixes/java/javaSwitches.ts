import type { FileStyle } from '../fileStyle.ts';
import type { CodeConstant, CodeSwitch } from '../languageFixes.ts';
import { closest, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { codeOf } from './javaGrammar.ts';

const PARTS = ['switch_block_statement_group', 'switch_rule'];
const ENDS = ['break_statement', 'return_statement', 'throw_statement', 'continue_statement', 'yield_statement'];

/** The innermost `switch` over numbers around a node, of the old form or with arrows. */
export function javaSwitchAt(node: SyntaxNode): CodeSwitch | undefined {
  const found = closest(node, ['switch_expression']);
  const codes = found ? partsOf(found).flatMap(labelsOf).flatMap(namedChildren).map(codeOf) : [];
  const known = codes.filter((code) => code !== undefined);
  return found && known.length > 0 ? { node: found, codes: known } : undefined;
}

/** Adds cases in front of the default one, or of all where the last one falls through into what follows. */
export function addJavaCases(
  { node }: CodeSwitch,
  cases: readonly CodeConstant[],
  { text }: SourceFile,
  style: FileStyle,
): TextChange[] {
  const parts = partsOf(node);
  const [first] = parts;
  const fallback = parts.findIndex(isDefault);
  const before = fallback > 0 ? parts[fallback - 1] : undefined;
  const target = before && fallsThrough(before) ? first : parts[fallback];
  const close = (field(node, 'body') ?? node).children.at(-1);
  const start = (target ?? close ?? node).startIndex;
  const at = lineStartAt(text, start);
  const body = bodyFor(node, parts[fallback], target);
  const written = cases.map(({ code, doc }) => ({ doc, lines: caseLines(code, body, first, style) }));
  // On one line with others: comments would hide what follows them.
  if (text.slice(at, start).trim() !== '') {
    return [insertion(start, written.map(({ lines }) => `${lines.map((line) => line.trim()).join(' ')} `).join(''))];
  }
  const indent = first ? indentAt(text, first.startIndex) : style.indent;
  const lines = written.flatMap((added) => [`// ${added.doc}`, ...added.lines]);
  return [insertion(at, lines.map((line) => `${indent}${line}${style.lineEnd}`).join(''))];
}

/** `none`: does nothing; `throws`: something has to leave the switch; `shared`: that of the default one behind it. */
type CaseBody = 'none' | 'throws' | 'shared';

/** What a case has to do, so that the code behind the switch is reached neither more nor less than before. */
function bodyFor(node: SyntaxNode, fallback: SyntaxNode | undefined, target: SyntaxNode | undefined): CaseBody {
  const isStatement = /^(?:block|constructor_body|switch_block_statement_group|switch_rule)$/.test(
    node.parent?.type ?? '',
  );
  if (!isStatement) return 'throws';
  if (!fallback || !leaves(fallback)) return 'none';
  return fallback.type !== 'switch_rule' && fallback.id === target?.id ? 'shared' : 'throws';
}

/** True for a group or rule behind which nothing of the method runs. */
function leaves(part: SyntaxNode): boolean {
  const last = namedChildren(part).at(-1);
  const inner = last?.type === 'block' ? namedChildren(last).at(-1) : last;
  return /^(?:return|throw)_statement$/.test(inner?.type ?? '');
}

function caseLines(code: string, body: CaseBody, first: SyntaxNode | undefined, style: FileStyle): string[] {
  const missing = `throw new UnsupportedOperationException("${code} is not handled yet");`;
  if (first?.type === 'switch_rule') return [`case ${code} -> ${body === 'throws' ? missing : '{ }'}`];
  const own = body === 'throws' ? missing : 'break;';
  return [`case ${code}:`, ...(body === 'shared' ? [] : [`${style.indent}${own}`])];
}

function partsOf(found: SyntaxNode): SyntaxNode[] {
  const body = field(found, 'body');
  return body ? namedChildren(body).filter(({ type }) => PARTS.includes(type)) : [];
}

/** The labels of one group or rule. */
export function labelsOf(part: SyntaxNode): SyntaxNode[] {
  return namedChildren(part).filter(({ type }) => type === 'switch_label');
}

function isDefault(part: SyntaxNode): boolean {
  return labelsOf(part).some(({ text }) => /\bdefault\b/.test(text));
}

/** True for a group that runs on into the next one, or may. */
export function fallsThrough(part: SyntaxNode): boolean {
  if (part.type === 'switch_rule') return false;
  const last = namedChildren(part).at(-1);
  if (!last || last.type === 'switch_label') return true;
  const inner = last.type === 'block' ? namedChildren(last).at(-1) : last;
  return !inner || !ENDS.includes(inner.type);
}
