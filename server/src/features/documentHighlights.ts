import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import type { Match } from '../../../shared/src/detect/types.ts';
import { matchRange } from './matchAt.ts';

/** More marks nobody can tell apart. */
const MOST = 1_000;

/** Everything among the matches of a document that is the same code as one of them, titles included. */
export function documentHighlights(
  document: TextDocument,
  same: Match,
  matches: readonly Match[],
): DocumentHighlight[] {
  const key = entryKey(same.entry);
  return matches
    .filter(({ entry }) => entryKey(entry) === key)
    .slice(0, MOST)
    .map((match) => ({ range: matchRange(document, match), kind: DocumentHighlightKind.Text }));
}
