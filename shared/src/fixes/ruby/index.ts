import type { LanguageFixes } from '../languageFixes.ts';
import { policyText } from '../retryPolicyText.ts';
import { isSafeInRuby } from './isSafeInRuby.ts';
import { refreshRubyToken, sendRubyTemplate } from './rubyBranches.ts';
import { rubyConstants } from './rubyConstants.ts';
import { rubyGrammar } from './rubyGrammar.ts';
import { RUBY_HELPER } from './rubyHelper.ts';
import { RUBY_MODULE_FILE } from './rubyModule.ts';
import { addRubyRetry, listedCodes, rubySnippet } from './rubyRetry.ts';
import { addRubyCases, rubySwitchAt } from './rubySwitches.ts';
import { compareRubyCode } from './rubyTitles.ts';

/** The fixes of Ruby. */
export const ruby: LanguageFixes = {
  grammar: rubyGrammar,
  helpers: new Set([RUBY_HELPER]),
  readCodes: listedCodes,
  isSafe: isSafeInRuby,
  strings: ['string'],
  constants: rubyConstants,
  switchAt: rubySwitchAt,
  addCases: addRubyCases,
  compareCode: compareRubyCode,
  sendTemplate: sendRubyTemplate,
  refreshToken: refreshRubyToken,
  custom: { indent: '  ', quote: "'", strings: ['string'] },
  moduleFiles: [RUBY_MODULE_FILE],
  addRetry: addRubyRetry,
  snippet: (entry) => rubySnippet(policyText(entry)),
};
