// Prints how much the catalog covers: npm run catalog:stats
import { catalogStats } from './catalogNumbers.ts';

for (const [title, rows] of Object.entries(catalogStats())) {
  console.log(`\n${title}`);
  for (const [name, count] of rows) console.log(`  ${`${count}`.padStart(5)}  ${name}`);
}
