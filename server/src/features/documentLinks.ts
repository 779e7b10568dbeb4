import * as l10n from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Match } from '../../../shared/src/detect/types.ts';
import { cardOf } from '../../../shared/src/render/card.ts';
import { matchRange } from './matchAt.ts';

/** A link from every code to the official page about it. */
export function documentLinks(document: TextDocument, matches: readonly Match[]): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const match of matches) {
    const card = cardOf(match.entry);
    if (!card.officialPage) continue;
    links.push({
      range: matchRange(document, match),
      target: card.officialPage,
      tooltip: l10n.t('{0} {1}: official page', card.code, card.title),
    });
  }
  return links;
}
