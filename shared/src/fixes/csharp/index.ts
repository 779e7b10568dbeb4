import type { LanguageFixes } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { namedChildren } from '../syntax.ts';
import { refreshCsharpToken, sendCsharpTemplate } from './csharpBranches.ts';
import { csharpConstants } from './csharpConstants.ts';
import { csharpGrammar } from './csharpGrammar.ts';
import { codeList } from './csharpHandOver.ts';
import { CSHARP_HELPER } from './csharpHelper.ts';
import { addCsharpRetry, csharpSnippet } from './csharpRetry.ts';
import { addCsharpCases, csharpSwitchAt } from './csharpSwitches.ts';
import { compareCsharpCode } from './csharpTitles.ts';
import { isSafeInCsharp } from './isSafeInCsharp.ts';

/** The fixes of C#. */
export const csharp: LanguageFixes = {
  grammar: csharpGrammar,
  helpers: new Set([CSHARP_HELPER, `${CSHARP_HELPER}Async`]),
  custom: { indent: '    ', quote: '"', strings: [], statements: [] },
  moduleFiles: ['WhatsAppRetry.cs'],
  strings: ['string_literal', 'verbatim_string_literal', 'raw_string_literal'],
  readCodes: (helperCall) => {
    const list = codeList(helperCall);
    const items = list ? namedChildren(list) : [];
    const plain = items.length > 0 && items.every(({ type }) => type === 'integer_literal');
    const codes = items.filter(({ type }) => type === 'integer_literal').map(({ text }) => text.replaceAll('_', ''));
    return { codes, insertAt: plain ? items.at(-1)?.endIndex : undefined };
  },
  constants: csharpConstants,
  switchAt: csharpSwitchAt,
  addCases: addCsharpCases,
  compareCode: compareCsharpCode,
  sendTemplate: sendCsharpTemplate,
  refreshToken: refreshCsharpToken,
  isSafe: isSafeInCsharp,
  addRetry: addCsharpRetry,
  snippet: (entry, { dependencies }) => csharpSnippet(policyText(entry), dependencies.has('newtonsoft.json')),
};
