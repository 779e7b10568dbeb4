import type { FixLanguage } from './languages.ts';
import { readPythonCalls } from './pythonCalls.ts';
import { readScriptCalls } from './scriptCalls.ts';
import type { SourceCalls } from './sendCall.ts';

/** Longest text that is read, in UTF-16 units; beyond it a lightbulb would make people wait. */
const MAX_LENGTH = 1_000_000;

/**
 * Reads the send calls of a source text. Gives undefined where its structure cannot be told: brackets that do not match
 * while someone types, or a text that is too long. This is the one place that knows how calls are found.
 */
export function findSendCalls(text: string, language: FixLanguage): SourceCalls | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  return language === 'python' ? readPythonCalls(text) : readScriptCalls(text, language === 'typescript');
}
