import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Match } from '../../../shared/src/detect/types.ts';

/** One check over the matches of a document. */
export type Lint = (document: TextDocument, matches: readonly Match[]) => Diagnostic[];

/**
 * The checks that run, one file each. A code by itself is no problem and is never reported; so far there is no check
 * whose report would always be worth reading, and the list is empty.
 */
const LINTS: readonly Lint[] = [];

/**
 * All reports on a document. `matches` is only asked for when a check needs it: typing must not wait for nothing.
 * Undefined where it gives nothing: the document has changed, or nobody waits for the reports any more.
 */
export async function diagnostics(
  document: TextDocument,
  matches: () => Promise<readonly Match[] | undefined>,
  lints = LINTS,
): Promise<Diagnostic[] | undefined> {
  if (lints.length === 0) return [];
  const found = await matches();
  return found && lints.flatMap((lint) => lint(document, found));
}
