import type { RetryCall } from '../call/sendCall.ts';
import type { LanguageFixes } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { field, namedChildren, type SyntaxNode } from '../syntax.ts';
import { isSafeInJava } from './isSafeInJava.ts';
import { refreshJavaToken, sendJavaTemplate } from './javaBranches.ts';
import { javaConstants } from './javaConstants.ts';
import { codeOf, javaGrammar } from './javaGrammar.ts';
import { JAVA_HELPER, JAVA_MODULE } from './javaNames.ts';
import { addJavaRetry } from './javaRetry.ts';
import { javaSnippet } from './javaSnippet.ts';
import { addJavaCases, javaSwitchAt } from './javaSwitches.ts';
import { compareJavaCode } from './javaTitles.ts';

/** The fixes of Java. */
export const java: LanguageFixes = {
  grammar: javaGrammar,
  helpers: new Set([JAVA_HELPER]),
  custom: { indent: '    ', quote: '"', strings: [], statements: [] },
  strings: ['string_literal'],
  constants: javaConstants,
  switchAt: javaSwitchAt,
  addCases: addJavaCases,
  compareCode: compareJavaCode,
  sendTemplate: sendJavaTemplate,
  refreshToken: refreshJavaToken,
  readCodes: (helperCall) => listedCodes(namedChildren(field(helperCall, 'arguments') ?? helperCall)[0]),
  isSafe: isSafeInJava,
  moduleFiles: [`${JAVA_MODULE}.java`],
  addRetry: addJavaRetry,
  snippet: (entry, { dependencies }) => javaSnippet(policyText(entry), dependencies),
};

/** The codes of `List.of(131056, 80007)`. */
function listedCodes(list: SyntaxNode | undefined): Pick<RetryCall, 'codes' | 'insertAt'> {
  const isList = list?.type === 'method_invocation' && /^(?:of|asList)$/.test(field(list, 'name')?.text ?? '');
  const items = isList ? namedChildren(field(list, 'arguments') ?? list) : [];
  const codes = items.map(codeOf);
  const known = codes.filter((code) => code !== undefined);
  return { codes: known, insertAt: known.length === items.length ? items.at(-1)?.endIndex : undefined };
}
