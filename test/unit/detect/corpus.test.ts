import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { readMarkedText, sizeOf } from '../../../scripts/corpus/markedText.ts';
import { type Mistake, markedFiles, measure, precision, recall } from '../../../scripts/corpus/measure.ts';

const CORPUS = join(import.meta.dirname, '..', '..', 'corpus');
const catalog = loadCatalog();

describe('the labelled corpus', () => {
  const files = markedFiles(CORPUS);
  // Reading throws at the first bad mark, so that a measurement says that there is none.
  const { bySize, mistakes } = measure(files, catalog);

  it.each([
    ['long', 0.99, 0.97, 1000],
    ['small', 0.97, 0.9, 300],
    // Titles of common words alone, as in an export without a word of WhatsApp, are left to their numbers.
    ['title', 0.97, 0.75, 50],
  ] as const)('%s: precision at least %d, recall at least %d', (size, least, leastRecall, number) => {
    const wrong = mistakes.filter(({ matched }) => sizeOf(matched) === size).map(mistakeText);
    expect(bySize[size].found, 'found in all').toBeGreaterThan(number);
    expect(precision(bySize[size]), wrong.join('\n')).toBeGreaterThanOrEqual(least);
    expect(recall(bySize[size]), wrong.join('\n')).toBeGreaterThanOrEqual(leastRecall);
  });

  it('has at least 150 files, 60 of them look-alikes', () => {
    expect(files.length).toBeGreaterThanOrEqual(150);
    expect(markedFiles(join(CORPUS, 'lookAlikes')).length).toBeGreaterThanOrEqual(60);
  });
});

describe('a marked text', () => {
  it('gives the text without marks and the offsets in it', () => {
    const { text, expected } = readMarkedText('a ⟦131_047⟧, "⟦?4⟧"\n⟦Re-engagement message⟧.', 'a.log', catalog);
    expect(text).toBe('a 131_047, "4"\nRe-engagement message.');
    expect(expected.map(({ start, end, optional }) => [text.slice(start, end), optional])).toEqual([
      ['131_047', false],
      ['4', true],
      ['Re-engagement message', false],
    ]);
  });

  it.each([
    ['one\n⟦131047', 'a.log:2: ⟦ is not closed; put ⟧ after the code'],
    ['⟦131047\n⟧', 'a.log:1: ⟦ is not closed on its line; put ⟧ after the code'],
    ['⟦131047 ⟦131056⟧⟧', 'a.log:1: a mark inside a mark; close the first one with ⟧'],
    ['one\ntwo 131047⟧', 'a.log:2: ⟧ closes nothing; put ⟦ before the code or remove it'],
    ['⟦999999⟧', 'a.log:1: the catalog has no code 999999; mark only codes that it has'],
    [
      '⟦(#131047)⟧',
      'a.log:1: "(#131047)" is neither a number nor a title of the catalog; mark exactly the digits or the title',
    ],
  ])('with a bad mark is refused: %j', (marked, message) => {
    expect(() => readMarkedText(marked, 'a.log', catalog)).toThrow(message);
  });
});

describe('a measurement', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marked-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('tells found, missed and wrong apart, and passes over what is optional', () => {
    const path = join(folder, 'webhook.json');
    const lines = [
      '{"messaging_product": "whatsapp", "retries": ⟦4⟧,',
      ' "errors": [{"code": ⟦131047⟧}, {"code": 131026}, {"code": ⟦?131056⟧}]}',
    ];
    writeFileSync(path, lines.join('\n'));
    const { bySize, mistakes } = measure(markedFiles(folder), catalog);
    expect(bySize.long).toEqual({ found: 1, missed: 0, wrong: 1 });
    expect(bySize.small).toEqual({ found: 0, missed: 1, wrong: 0 });
    expect(precision(bySize.long)).toBe(0.5);
    expect(recall(bySize.small)).toBe(0);
    expect(mistakes.map(({ kind, matched, line, column }) => [kind, matched, line, column])).toEqual([
      ['missed', '4', 1, 46],
      ['wrong', '131026', 2, 40],
    ]);
    expect(mistakes[1]?.excerpt).toContain('"code": 131026');
    expect(mistakes[1]?.evidence.length).toBeGreaterThan(0);
  });
});

function mistakeText({ kind, path, line, column, matched, excerpt }: Mistake): string {
  return `${path}:${line}:${column}: ${kind} ${matched} in: ${excerpt}`;
}
