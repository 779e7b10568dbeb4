import type { Callee } from '../call/callGrammar.ts';
import type { RetryCall } from '../call/sendCall.ts';
import type { LanguageFixes } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { isSafeInScript } from './isSafeInScript.ts';
import { refreshScriptToken, sendScriptTemplate } from './scriptBranches.ts';
import { scriptConstants } from './scriptConstants.ts';
import { scriptGrammar } from './scriptGrammar.ts';
import { SCRIPT_HELPER } from './scriptHelper.ts';
import { addScriptRetry, scriptSnippet } from './scriptRetry.ts';
import { addScriptCases, scriptSwitchAt } from './scriptSwitches.ts';
import { compareScriptCode } from './scriptTitles.ts';

const SCRIPT: Omit<LanguageFixes, 'moduleFiles' | 'snippet'> = {
  grammar: scriptGrammar,
  helpers: new Set<Callee['name']>([SCRIPT_HELPER]),
  custom: {
    indent: '  ',
    quote: "'",
    strings: ['string'],
    statements: [
      'expression_statement',
      'lexical_declaration',
      'variable_declaration',
      'return_statement',
      'throw_statement',
      'import_statement',
    ],
  },
  readCodes: (helperCall) => listedCodes(namedChildren(field(helperCall, 'arguments') ?? helperCall)[0]),
  isSafe: isSafeInScript,
  addRetry: addScriptRetry,
  strings: ['string', 'template_string'],
  constants: scriptConstants,
  switchAt: scriptSwitchAt,
  addCases: addScriptCases,
  compareCode: compareScriptCode,
  sendTemplate: sendScriptTemplate,
  refreshToken: refreshScriptToken,
};

/** The fixes of TypeScript. */
export const typescript: LanguageFixes = {
  ...SCRIPT,
  moduleFiles: ['whatsappRetry.ts'],
  snippet: (entry) => scriptSnippet(policyText(entry), true),
};

/** The fixes of JavaScript, modules of either kind. */
export const javascript: LanguageFixes = {
  ...SCRIPT,
  moduleFiles: ['whatsappRetry.js', 'whatsappRetry.mjs', 'whatsappRetry.cjs'],
  snippet: (entry) => scriptSnippet(policyText(entry), false),
};

function listedCodes(list: SyntaxNode | undefined): Pick<RetryCall, 'codes' | 'insertAt'> {
  const items = list?.type === 'array' ? namedChildren(list) : [];
  const plain = items.length > 0 && items.every(({ type }) => type === 'number');
  const codes = items.filter(({ type }) => type === 'number').map(({ text }) => text.replaceAll('_', ''));
  return { codes, insertAt: plain ? items.at(-1)?.endIndex : undefined };
}
