import { isAutomaticRetry } from '../catalog/retry.ts';
import type { Entry } from '../catalog/types.ts';
import { canBeRetried } from './call/findSendCalls.ts';
import type { SendCall } from './call/sendCall.ts';
import { fileStyleOf } from './fileStyle.ts';
import type { FixEdit, LanguageFixes, Project } from './languageFixes.ts';
import type { SourceFile } from './syntax.ts';

/**
 * True where a program can send again by itself after this code, and the number alone says so: an entry for a subcode or
 * a range cannot be told by the code an answer carries.
 */
export function canAddRetry(entry: Entry): boolean {
  const plain = typeof entry.code === 'number' && entry.subcode === null && entry.codeTo === undefined;
  return plain && entry.provider === 'meta' && isAutomaticRetry(entry.retry);
}

/** Of the calls at hand, those the retry for this code can be added to and that have it not yet. */
export function callsWithoutRetry(
  calls: readonly SendCall[],
  entry: Entry,
  source: SourceFile,
  language: LanguageFixes,
): SendCall[] {
  return calls.filter((call) => {
    if (call.retry) return call.retry.insertAt !== undefined && !call.retry.codes.includes(`${entry.code}`);
    return canBeRetried(call, source, language);
  });
}

/**
 * The changes that make each call send again after this code: the call is handed to the helper (or the code is added to
 * the call of the helper around it), and the helper with the code's policy is added where it is missing. Undefined where
 * there is nothing to do, or no safe way to do it. Source of the policy: the entry.
 */
export function addRetry(
  source: SourceFile,
  language: LanguageFixes,
  calls: readonly SendCall[],
  entry: Entry,
  project: Project,
  placement: 'file' | 'module',
): FixEdit | undefined {
  const targets = callsWithoutRetry(calls, entry, source, language);
  if (targets.length === 0) return undefined;
  const style = fileStyleOf(source, language.custom);
  return language.addRetry({ source, style, calls: targets, entry, project, placement });
}

/** The retry of a code as a text to paste, with an example of its use; undefined for a code that is none to retry. */
export function addRetrySnippet(
  entry: Entry,
  language: LanguageFixes | undefined,
  dependencies: ReadonlyMap<string, string>,
): string | undefined {
  return language && canAddRetry(entry) ? language.snippet(entry, { dependencies }) : undefined;
}
