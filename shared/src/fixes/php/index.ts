import type { Callee } from '../call/callGrammar.ts';
import type { RetryCall } from '../call/sendCall.ts';
import type { LanguageFixes } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { namedChildren, type SyntaxNode } from '../syntax.ts';
import { isSafeInPhp } from './isSafeInPhp.ts';
import { refreshPhpToken, sendPhpTemplate } from './phpBranches.ts';
import { phpConstants } from './phpConstants.ts';
import { argumentsOf, PHP_MODULE_CALL, phpGrammar } from './phpGrammar.ts';
import { PHP_CUSTOM, PHP_NAMES } from './phpHelper.ts';
import { PHP_MODULE_FILE } from './phpModule.ts';
import { addPhpRetry, phpSnippet } from './phpRetry.ts';
import { addPhpCases, phpSwitchAt } from './phpSwitches.ts';
import { comparePhpCode } from './phpTitles.ts';

/** The fixes of PHP. */
export const php: LanguageFixes = {
  grammar: phpGrammar,
  helpers: new Set<Callee['name']>([PHP_NAMES.file.send, PHP_NAMES.class.send, PHP_MODULE_CALL]),
  custom: PHP_CUSTOM,
  strings: PHP_CUSTOM.strings,
  constants: phpConstants,
  switchAt: phpSwitchAt,
  addCases: addPhpCases,
  compareCode: comparePhpCode,
  sendTemplate: sendPhpTemplate,
  refreshToken: refreshPhpToken,
  readCodes: (helperCall) => listedCodes(argumentsOf(helperCall)[0]),
  isSafe: isSafeInPhp,
  moduleFiles: [PHP_MODULE_FILE],
  addRetry: addPhpRetry,
  snippet: (entry, { dependencies }) => phpSnippet(policyText(entry), dependencies),
};

function listedCodes(list: SyntaxNode | undefined): Pick<RetryCall, 'codes' | 'insertAt'> {
  const items = list?.type === 'array_creation_expression' ? namedChildren(list) : [];
  const plain = items.length > 0 && items.every((item) => /^[\d_]+$/.test(item.text));
  const codes = items.map(({ text }) => text.replaceAll('_', '')).filter((text) => /^\d+$/.test(text));
  return { codes, insertAt: plain ? items.at(-1)?.endIndex : undefined };
}
