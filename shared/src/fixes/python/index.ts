import type { RetryCall } from '../call/sendCall.ts';
import type { LanguageFixes } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { isSafeInPython } from './isSafeInPython.ts';
import { refreshPythonToken, sendPythonTemplate } from './pythonBranches.ts';
import { pythonConstants } from './pythonConstants.ts';
import { pythonGrammar } from './pythonGrammar.ts';
import { PYTHON_ASYNC_HELPER, PYTHON_HELPER } from './pythonHelper.ts';
import { PYTHON_MODULE } from './pythonModule.ts';
import { addPythonRetry, pythonSnippet } from './pythonRetry.ts';
import { addPythonCases, pythonSwitchAt } from './pythonSwitches.ts';
import { comparePythonCode } from './pythonTitles.ts';

/** The fixes of Python. */
export const python: LanguageFixes = {
  grammar: pythonGrammar,
  helpers: new Set([PYTHON_HELPER, PYTHON_ASYNC_HELPER]),
  custom: { indent: '    ', quote: '"', strings: ['string'] },
  strings: ['string'],
  constants: pythonConstants,
  switchAt: pythonSwitchAt,
  addCases: addPythonCases,
  compareCode: comparePythonCode,
  sendTemplate: sendPythonTemplate,
  refreshToken: refreshPythonToken,
  moduleFiles: [PYTHON_MODULE],
  readCodes: (helperCall) => listedCodes(namedChildren(field(helperCall, 'arguments') ?? helperCall)[0]),
  isSafe: isSafeInPython,
  addRetry: addPythonRetry,
  snippet: (entry, { dependencies }) =>
    pythonSnippet(
      policyText(entry),
      (['tenacity', 'backoff'] as const).find((library) => dependencies.has(library)),
    ),
};

function listedCodes(list: SyntaxNode | undefined): Pick<RetryCall, 'codes' | 'insertAt'> {
  const items = list?.type === 'list' ? namedChildren(list) : [];
  const plain = items.length > 0 && items.every(({ type }) => type === 'integer');
  const codes = items.filter(({ type }) => type === 'integer').map(({ text }) => text.replaceAll('_', ''));
  return { codes, insertAt: plain ? items.at(-1)?.endIndex : undefined };
}
