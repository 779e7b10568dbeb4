import { inStyle } from '../fileStyle.ts';
import type { RetryRequest } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, insertion, lineStartAt, type TextChange } from '../textChange.ts';
import { codeOf } from './javaGrammar.ts';
import { JAVA_DELAY, JAVA_HELPER } from './javaNames.ts';
import { javaPolicy, outcomeParameter, shapeMarks } from './javaReading.ts';
import type { JavaShape } from './javaShape.ts';

/** A helper that is in a file. */
export interface FoundHelper {
  /** The method that says how long to wait. */
  readonly delay: SyntaxNode;
  /** What its sends may throw: as `JavaShape.throws`. */
  readonly throws: readonly string[];
}

/** The helper in a file; undefined where there is none, or only a part. */
export function helperIn({ root, text }: SourceFile): FoundHelper | undefined {
  if (!text.includes(JAVA_DELAY)) return undefined;
  const methods = descendants(root, ['method_declaration']);
  const named = (name: string): SyntaxNode | undefined =>
    methods.find((method) => field(method, 'name')?.text === name);
  const delay = named(JAVA_DELAY);
  const runner = named(JAVA_HELPER);
  if (!delay || !runner) return undefined;
  const declared = namedChildren(runner).find(({ type }) => type === 'throws');
  return { delay, throws: declared ? namedChildren(declared).map((type) => type.text) : [] };
}

/** True where a helper reads the failures of a shape, and may throw what is handled where the new call stands. */
export function fitsHelper({ delay, throws }: FoundHelper, shape: JavaShape): boolean {
  const text = plain(delay.text);
  const as = 'throws' in shape ? { ...shape, throws } : shape;
  if (![outcomeParameter(as), ...shapeMarks(as)].every((mark) => text.includes(plain(mark)))) return false;
  if (as.kind === 'thrown' && throws.length > 0 && !text.includes(plain(`instanceof ${as.type})`))) return false;
  return !('throws' in shape) || mayThrow(throws, shape.throws);
}

function mayThrow(helper: readonly string[], site: readonly string[]): boolean {
  if (site.length === 0) return helper.length === 0 || helper.join() === 'E';
  return [...helper].sort().join() === [...site].sort().join();
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The rows to add for a code in the table of a helper; none where it is there, undefined where there is no table. */
export function policyRow(
  { delay }: FoundHelper,
  { text }: SourceFile,
  { entry, style }: RetryRequest,
): TextChange[] | undefined {
  const policy = policyText(entry);
  const table = descendants(delay, ['switch_expression'])[0];
  const labels = table ? descendants(table, ['switch_label']) : [];
  const fallback = labels.find((label) => label.text.startsWith('default'));
  if (
    !fallback ||
    !descendants(delay, ['variable_declarator']).some((declared) => field(declared, 'name')?.text === 'delays')
  ) {
    return undefined;
  }
  if (labels.some((label) => namedChildren(label).some((value) => codeOf(value) === policy.code))) return [];
  const at = lineStartAt(text, fallback.startIndex);
  const own = indentAt(text, fallback.startIndex);
  const written = inStyle(
    javaPolicy(policy).map((line) => line.slice(8)),
    style,
    4,
    { quotes: false },
  ).split(style.lineEnd);
  return [insertion(at, written.map((line) => `${own}${line}${style.lineEnd}`).join(''))];
}
