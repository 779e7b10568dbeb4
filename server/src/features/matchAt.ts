import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import { entryKey, entryTitle } from '../../../shared/src/catalog/catalog.ts';
import type { Match } from '../../../shared/src/detect/types.ts';
import type { MatchInfo } from '../../../shared/src/protocol.ts';

/** Gives the matches that touch the part of a document between two offsets, in the order of the text. */
export type FindMatches = (start: number, end: number) => readonly Match[];

/** The match a caret touches (its end counts, as for a word); undefined where there is none. */
export function matchAt(document: TextDocument, position: Position, find: FindMatches): Match | undefined {
  const offset = document.offsetAt(position);
  return find(offset, offset)[0];
}

/** Where a match stands, in LSP's terms. */
export function matchRange(document: TextDocument, match: Match): Range {
  return { start: document.positionAt(match.start), end: document.positionAt(match.end) };
}

/** A match in the form it travels to the client. */
export function matchInfo(document: TextDocument, match: Match): MatchInfo {
  return {
    range: matchRange(document, match),
    kind: match.kind,
    key: entryKey(match.entry),
    title: entryTitle(match.entry),
    evidence: match.evidence,
  };
}
