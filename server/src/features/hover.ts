import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover, Position } from 'vscode-languageserver-types';
import { errorTextAround } from '../../../shared/src/details/errorText.ts';
import { readDetails } from '../../../shared/src/details/readDetails.ts';
import type { Match } from '../../../shared/src/detect/types.ts';
import { cardOf } from '../../../shared/src/render/card.ts';
import { type HoverOptions, hoverMarkdown, hoverPlainText } from '../../../shared/src/render/markdown.ts';
import { matchAt, matchRange } from './matchAt.ts';

/** What the client can show. */
export interface HoverContext extends HoverOptions {
  /** False for clients that take plain text only. */
  readonly markdown: boolean;
}

/** The card of the code or title under the caret; null where there is none. */
export function hover(
  document: TextDocument,
  position: Position,
  matches: readonly Match[],
  context: HoverContext,
): Hover | null {
  const match = matchAt(document, position, matches);
  if (!match) return null;
  const card = cardOf(match.entry, match.variant);
  const reading = readDetails(match.entry, errorTextAround(document.getText(), match.start, match.end));
  return {
    contents: context.markdown
      ? { kind: 'markdown', value: hoverMarkdown(card, { ...context, reading }) }
      : { kind: 'plaintext', value: hoverPlainText(card, reading) },
    range: matchRange(document, match),
  };
}
