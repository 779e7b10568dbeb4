import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { readMarkedText } from '../../../scripts/corpus/markedText.ts';
import { markedFiles } from '../../../scripts/corpus/measure.ts';
import { expectedAt } from '../../../shared/src/detect/expected.ts';
import { documentSignals } from '../../../shared/src/detect/signals.ts';
import { languageOfPath } from '../../../shared/src/languages.ts';

const CORPUS = join(import.meta.dirname, '..', '..', 'corpus');
const catalog = loadCatalog();

/** How often a code is expected in files, where half of each number is typed. */
function measure(folder: string) {
  const tally = { codes: 0, offered: 0, others: 0, wrong: 0 };
  for (const file of markedFiles(join(CORPUS, folder))) {
    const { text, expected } = readMarkedText(readFileSync(file, 'utf8'), basename(file), catalog);
    const codes = new Set(expected.map(({ start }) => start));
    for (const { index: start, 0: number } of text.matchAll(/(?<![\w.])\d[\d_]{0,9}(?!\w)/g)) {
      const typed = number.slice(0, 2);
      const typing = text.slice(0, start) + typed + text.slice(start + number.length);
      const signals = documentSignals(typing, catalog);
      const options = { catalog, languageId: languageOfPath(file), signals };
      const isExpected = expectedAt(typing, start, start + typed.length, options) !== undefined;
      if (codes.has(start)) {
        tally.codes += 1;
        if (isExpected) tally.offered += 1;
      } else {
        tally.others += 1;
        if (isExpected) tally.wrong += 1;
      }
    }
  }
  return tally;
}

describe('a code is expected', () => {
  it.each([
    ['codes/list', 0.7],
    ['codes/caseLabel', 0.7],
    ['codes/mapKey', 0.6],
    ['codes/comparison', 0.6],
    ['codes/provider', 0.6],
  ])(
    'in %s where one stands, mostly',
    (folder, least) => {
      const { codes, offered } = measure(folder);
      expect(offered / codes, `${offered} of ${codes}`).toBeGreaterThan(least);
    },
    60_000,
  );

  it('hardly ever where other numbers stand', () => {
    const { others, wrong } = measure('lookAlikes');
    expect(others).toBeGreaterThan(2_000);
    expect(wrong / others, `${wrong} of ${others}`).toBeLessThan(0.025);
  }, 60_000);

  it('never in running text', () => {
    const texts = markedFiles(CORPUS).filter((file) => /\.(?:log|md|txt|csv)$/.test(file));
    expect(texts.length).toBeGreaterThan(20);
    const wrong = texts.filter((file) => {
      const { text } = readMarkedText(readFileSync(file, 'utf8'), basename(file), catalog);
      const options = { catalog, languageId: languageOfPath(file), signals: documentSignals(text, catalog) };
      return [...text.matchAll(/\d{3,6}/g)].some(({ index }) => expectedAt(text, index, index + 3, options));
    });
    expect(wrong).toEqual([]);
  });
});
