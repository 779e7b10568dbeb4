// Measures the detection on marked files, and prints each mistake: npm run corpus [-- PATH...]
import { join, relative } from 'node:path';
import { loadCatalog } from '../catalog.ts';
import type { Size } from './markedText.ts';
import { type Measurement, type Mistake, markedFiles, measure, precision, recall, type Tally } from './measure.ts';

const CORPUS = join(import.meta.dirname, '..', '..', 'test', 'corpus');
const SIZES: readonly Size[] = ['long', 'small', 'title'];

const given = process.argv.slice(2);
try {
  const paths = (given.length > 0 ? given : [CORPUS]).flatMap(markedFiles);
  print(measure(paths, loadCatalog()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function print({ files, bySize, byFolder, mistakes }: Measurement): void {
  for (const mistake of mistakes) console.log(mistakeLine(mistake));
  console.log(row('', ['files', ...SIZES.map((size) => `${size}: precision recall`)]));
  for (const [folder, tallies] of byFolder) {
    console.log(row(folder, [`${files.get(folder)}`, ...SIZES.map((size) => brief(tallies[size]))]));
  }
  console.log();
  for (const size of SIZES) {
    const { found, missed, wrong } = bySize[size];
    const figures = `precision ${share(precision(bySize[size]))}  recall ${share(recall(bySize[size]))}`;
    console.log(`${size.padEnd(6)} ${figures}  (${found} found, ${missed} missed, ${wrong} wrong)`);
  }
}

function mistakeLine({ kind, path, line, column, matched, excerpt, evidence }: Mistake): string {
  const reasons = evidence.length > 0 ? `  [${evidence.join(' ')}]` : '';
  return `${relative('', path)}:${line}:${column}: ${kind} ${matched} in: ${excerpt}${reasons}`;
}

function row(name: string, cells: readonly string[]): string {
  return [name.padEnd(26), ...cells.map((cell, index) => cell.padStart(index === 0 ? 6 : 26))].join('');
}

/** Both figures of a tally; where nothing is expected, how often something was found. */
function brief(tally: Tally): string {
  if (tally.found + tally.missed > 0) return `${share(precision(tally))} ${share(recall(tally))}`;
  return tally.wrong > 0 ? `${tally.wrong} wrong` : '';
}

function share(value: number): string {
  return value.toFixed(4);
}
