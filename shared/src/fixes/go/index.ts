import type { RetryCall } from '../call/sendCall.ts';
import type { LanguageFixes } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { refreshGoToken, sendGoTemplate } from './goBranches.ts';
import { goConstants } from './goConstants.ts';
import { argumentsOf, goGrammar } from './goGrammar.ts';
import { GO_HELPERS } from './goHelper.ts';
import { addGoRetry, GO_MODULE, goSnippet, libraryOf } from './goRetry.ts';
import { addGoCases, goSwitchAt } from './goSwitches.ts';
import { compareGoCode } from './goTitles.ts';
import { isSafeInGo } from './isSafeInGo.ts';

/** The fixes of Go. */
export const go: LanguageFixes = {
  grammar: goGrammar,
  helpers: GO_HELPERS,
  custom: { indent: '\t', quote: '"', strings: [] },
  strings: ['interpreted_string_literal', 'raw_string_literal'],
  constants: goConstants,
  switchAt: goSwitchAt,
  addCases: addGoCases,
  compareCode: compareGoCode,
  sendTemplate: sendGoTemplate,
  refreshToken: refreshGoToken,
  moduleFiles: [GO_MODULE],
  sharedHelper: 'func withWhatsAppRetry(',
  readCodes: (helperCall) => listedCodes(argumentsOf(helperCall)[2]),
  isSafe: isSafeInGo,
  addRetry: addGoRetry,
  snippet: (entry, { dependencies }) => goSnippet(policyText(entry), libraryOf(dependencies)),
};

function listedCodes(list: SyntaxNode | undefined): Pick<RetryCall, 'codes' | 'insertAt'> {
  const body = list?.type === 'composite_literal' ? field(list, 'body') : undefined;
  const items = (body ? namedChildren(body) : []).map((item) => namedChildren(item)[0] ?? item);
  const plain = items.length > 0 && items.every(({ type }) => type === 'int_literal');
  const codes = items.filter(({ type }) => type === 'int_literal').map(({ text }) => text.replaceAll('_', ''));
  return { codes, insertAt: plain ? items.at(-1)?.endIndex : undefined };
}
