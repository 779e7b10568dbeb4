// Prints how well the search answers the tables of queries; ends with 1 where a table is under the bar.
import { loadCatalog } from '../../scripts/catalog.ts';
import { createSearch } from '../../shared/src/search/search.ts';
import { hitShare, measure } from './measure.ts';
import { BAR, TABLES } from './queries.ts';

const LONGEST_QUERY = 70;
const search = createSearch(loadCatalog().entries);

for (const [name, rows] of Object.entries(TABLES)) {
  const measured = measure(search, rows);
  console.log(`\n${name}`);
  for (const { query, expected, found, hit } of measured) {
    const shown = query.length > LONGEST_QUERY ? `${query.slice(0, LONGEST_QUERY - 1)}…` : query;
    console.log(
      `  ${hit ? 'hit ' : 'MISS'} ${shown.padEnd(LONGEST_QUERY)} ${expected.join(' ')} <- ${found.join(' ')}`,
    );
  }
  const hits = measured.filter(({ hit }) => hit).length;
  console.log(
    `  ${hits} of ${rows.length}, ${(hitShare(measured) * 100).toFixed(1)} %; at least ${BAR * 100} % must be`,
  );
  if (hitShare(measured) < BAR) process.exitCode = 1;
}
