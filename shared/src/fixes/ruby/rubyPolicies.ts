import type { RetryRequest } from '../languageFixes.ts';
import { addPolicyRow } from '../policyRows.ts';
import { policyText } from '../retryPolicyText.ts';
import { descendants, field, namedChildren, type SourceFile, type SyntaxNode } from '../syntax.ts';
import { indentAt, type TextChange } from '../textChange.ts';
import { METHODS } from './rubyGrammar.ts';
import { RUBY_DELAY, RUBY_TABLE, rubyPolicy } from './rubyHelper.ts';

const STEP = 2;

/** The row of the code in the table of a helper; none where it is there, undefined where there is no table to add it to. */
export function policyRow(
  source: SourceFile,
  delay: SyntaxNode,
  { entry, style }: RetryRequest,
): TextChange[] | undefined {
  const policy = policyText(entry);
  const table = descendants(delay, ['assignment']).find((set) => field(set, 'left')?.text === RUBY_TABLE);
  const rows = table && field(table, 'right');
  const [open, close] = [rows?.children[0], rows?.children.at(-1)];
  if (rows?.type !== 'hash' || !open || !close) return undefined;
  const pairs = namedChildren(rows).filter(({ type }) => type === 'pair');
  if (pairs.some((pair) => field(pair, 'key')?.text.replaceAll('_', '') === policy.code)) return [];
  const indent = indentAt(source.text, close.startIndex);
  const depth = Math.round(indent.length / style.indent.length) + 1;
  const grouped = pairs.some((pair) => field(pair, 'key')?.text.includes('_'));
  const lines = rubyPolicy(policy, grouped).map((line) => ' '.repeat(depth * STEP) + line);
  return addPolicyRow(source.text, open, close, lines, style, { step: STEP, comma: true });
}

/** The method of a helper that holds the policies. */
export function delayMethod({ root, text }: SourceFile): SyntaxNode | undefined {
  if (!text.includes(RUBY_DELAY)) return undefined;
  return descendants(root, [...METHODS]).find((method) => field(method, 'name')?.text === RUBY_DELAY);
}
