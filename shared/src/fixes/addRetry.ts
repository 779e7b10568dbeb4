import { isAutomaticRetry } from '../catalog/retry.ts';
import type { Entry } from '../catalog/types.ts';
import { addPythonHelper } from './addPythonHelper.ts';
import { addScriptHelper } from './addScriptHelper.ts';
import { fileStyleOf } from './fileStyle.ts';
import type { FixLanguage } from './languages.ts';
import { PYTHON_ASYNC_HELPER, PYTHON_HELPER, SCRIPT_HELPER } from './retryCall.ts';
import type { SendCall, SourceCalls } from './sendCall.ts';
import { insertion, type TextChange } from './textChange.ts';

/**
 * True where a program can send again by itself after this code, and the number alone says so: an entry for a subcode or
 * a range cannot be told by the code an answer carries.
 */
export function canAddRetry(entry: Entry): boolean {
  const plain = typeof entry.code === 'number' && entry.subcode === null && entry.codeTo === undefined;
  return plain && entry.provider === 'meta' && isAutomaticRetry(entry.retry);
}

/** Of the calls at hand, those the retry for this code can be added to and that have it not yet. */
export function callsWithoutRetry(calls: readonly SendCall[], entry: Entry): SendCall[] {
  return calls.filter(({ retry, runs }) =>
    retry ? retry.insertAt !== undefined && !retry.codes.includes(`${entry.code}`) : runs !== undefined,
  );
}

/**
 * The changes that make each call send again after this code: the call is handed to the helper (or the code is added to
 * the call of the helper around it), and the helper with the code's policy is added to the file where it is missing.
 * Undefined where there is nothing to do, or where the helper's names are taken by something else. Source of the
 * policy: the entry.
 */
export function addRetry(
  text: string,
  language: FixLanguage,
  source: SourceCalls,
  calls: readonly SendCall[],
  entry: Entry,
): TextChange[] | undefined {
  const targets = callsWithoutRetry(calls, entry);
  if (targets.length === 0) return undefined;
  const style = fileStyleOf(text, source.stream, language);
  const file = { text, stream: source.stream, style, targets };
  const helper = language === 'python' ? addPythonHelper(file, entry) : addScriptHelper(file, entry, language);
  if (!helper) return undefined;
  const changes = [...helper, ...targets.flatMap((call) => handToHelper(call, entry, language))];
  return changes.sort((a, b) => a.start - b.start);
}

function handToHelper(call: SendCall, entry: Entry, language: FixLanguage): TextChange[] {
  if (call.retry?.insertAt !== undefined) return [insertion(call.retry.insertAt, `, ${entry.code}`)];
  const head = `[${entry.code}], ${deferred(call, language)}`;
  return [insertion(call.span.start, `${helperName(call, language)}(${head}`), insertion(call.span.end, ')')];
}

function deferred(call: SendCall, language: FixLanguage): string {
  if (language === 'python') return 'lambda: ';
  return call.awaitsArguments ? 'async () => ' : '() => ';
}

function helperName(call: SendCall, language: FixLanguage): string {
  if (language !== 'python') return SCRIPT_HELPER;
  return call.runs === 'async' ? PYTHON_ASYNC_HELPER : PYTHON_HELPER;
}
