import type { Catalog } from '../../shared/src/catalog/catalog.ts';
import { BlockDocument } from './blockDocument.ts';
import { BlockMatches } from './blockMatches.ts';
import { hover } from './features/hover.ts';

/** An error object and a log line, in which most rules find something to do. */
const SAMPLE = `{"error":{"message":"(#131056) pair rate limit hit","type":"OAuthException","code":131056,"fbtrace_id":"A"}}
2026-11-20 21:00:03 WARN whatsapp send failed: (#131056) pair rate limit hit, retry in 6 s
`;

/**
 * Finds and shows the codes of a sample once, so that the first real hover meets expressions and tables that are made
 * already: a large file is on its way then, and reading it takes longer than this. Gives how many cards it has made.
 */
export function warmUp(catalog: Catalog): number {
  const document = new BlockDocument('sample:', 'log', 0, SAMPLE);
  const matches = new BlockMatches(document, catalog);
  const find = (start: number, end: number) => matches.between(start, end, 1).matches;
  const cards = [...SAMPLE.matchAll(/131056/g)].map(({ index }) =>
    hover(document, document.positionAt(index), find, { markdown: true, canOpenCatalog: false }),
  );
  return cards.filter((card) => card !== null).length;
}
