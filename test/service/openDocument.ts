import { readCatalogData } from '../../scripts/catalog.ts';
import { BlockDocument } from '../../server/src/blockDocument.ts';
import { BlockMatches } from '../../server/src/blockMatches.ts';
import { readCatalog } from '../../shared/src/catalog/catalog.ts';
import type { DocumentSignals, Match } from '../../shared/src/detect/types.ts';

/** The real catalog: what features offer depends on what is in it. */
export const catalog = readCatalog(readCatalogData());

/** A document with its caret, as a feature sees it. */
export interface Opened {
  readonly document: BlockDocument;
  /** Offset of `‸` in the text, which is taken out; -1 without one. */
  readonly caret: number;
  readonly signals: DocumentSignals;
  readonly matches: readonly Match[];
}

/** Opens a text and examines it. */
export function openDocument(languageId: string, marked: string): Opened {
  const caret = marked.indexOf('‸');
  const document = new BlockDocument('file:///project/file', languageId, 1, marked.replace('‸', ''));
  const blocks = new BlockMatches(document, catalog);
  return {
    document,
    caret,
    signals: blocks.signals,
    get matches() {
      return blocks.between(0, document.length, Number.POSITIVE_INFINITY).matches;
    },
  };
}
