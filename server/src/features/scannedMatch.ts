import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import type { Match } from '../../../shared/src/detect/types.ts';
import type { ScannedMatch } from '../../../shared/src/protocol.ts';
import type { LineDocument } from './lineDocument.ts';
import { matchRange } from './matchAt.ts';

/** Longest preview, in UTF-16 code units. */
const PREVIEW = 200;
/** How much of it stands in front of the match. */
const LEAD = 60;

/** A match with the line it stands on, its indentation left out; of a long line the part around the match. */
export function scannedMatch(document: LineDocument, match: Match): ScannedMatch {
  const range = matchRange(document, match);
  const lineStart = match.start - range.start.character;
  // The line may be one of megabytes: only what can be shown of it is read.
  const from = Math.max(lineStart, match.start - LEAD);
  const text = document.slice(from, from + PREVIEW);
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  const indent = from === lineStart ? line.length - line.trimStart().length : 0;
  const preview = line.slice(indent).trimEnd();
  const start = match.start - from - indent;
  const end = Math.min(preview.length, match.end - from - indent);
  return { key: entryKey(match.entry), range, preview, previewRange: { start, end } };
}
