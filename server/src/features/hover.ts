import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover, Position } from 'vscode-languageserver-types';
import { type ErrorText, errorTextAround } from '../../../shared/src/details/errorText.ts';
import { readDetails } from '../../../shared/src/details/readDetails.ts';
import type { Match } from '../../../shared/src/detect/types.ts';
import { cardOf } from '../../../shared/src/render/card.ts';
import { type HoverOptions, hoverMarkdown, hoverPlainText } from '../../../shared/src/render/markdown.ts';
import { type FindMatches, matchAt, matchRange } from './matchAt.ts';

/** What the client can show. */
export interface HoverContext extends HoverOptions {
  /** False for clients that take plain text only. */
  readonly markdown: boolean;
}

/** Characters on each side of a code that are read for its details: more than `errorTextAround` looks at. */
const ERROR_TEXT_REACH = 8_000;

/** The card of the code or title under the caret; null where there is none. */
export function hover(
  document: TextDocument,
  position: Position,
  find: FindMatches,
  context: HoverContext,
): Hover | null {
  const match = matchAt(document, position, find);
  if (!match) return null;
  const card = cardOf(match.entry, match.variant);
  const reading = readDetails(match.entry, errorTextOf(document, match));
  return {
    contents: context.markdown
      ? { kind: 'markdown', value: hoverMarkdown(card, { ...context, reading }) }
      : { kind: 'plaintext', value: hoverPlainText(card, reading) },
    range: matchRange(document, match),
  };
}

function errorTextOf(document: TextDocument, { start, end }: Match): ErrorText {
  const from = document.positionAt(start - ERROR_TEXT_REACH);
  const near = document.getText({ start: from, end: document.positionAt(end + ERROR_TEXT_REACH) });
  const shift = document.offsetAt(from);
  return errorTextAround(near, start - shift, end - shift);
}
