import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import { MOST_ASKED } from '../../../shared/src/catalog/mostAsked.ts';
import { createSearch } from '../../../shared/src/search/search.ts';
import fieldWords from '../../../shared/src/search/vocabulary/fieldWords.json' with { type: 'json' };
import phrases from '../../../shared/src/search/vocabulary/phrases.json' with { type: 'json' };
import { FIELD_WORDS, PHRASES } from '../../../shared/src/search/vocabulary.ts';
import { wordsOf } from '../../../shared/src/search/words.ts';

const { entries } = loadCatalog();
const known = new Set(entries.map(entryKey));
const search = createSearch(entries);

describe('the phrases', () => {
  it('are of entries that exist', () => {
    expect([...Object.keys(PHRASES), ...MOST_ASKED].filter((key) => !known.has(key))).toEqual([]);
  });

  it.each(Object.entries(PHRASES))('of %s find it', (key, phrases) => {
    expect(new Set(phrases).size).toBe(phrases.length);
    const lost = phrases.filter((phrase) => {
      const found = search
        .search(phrase)
        .slice(0, 15)
        .map(({ entry }) => entryKey(entry));
      return !found.includes(key);
    });
    expect(lost).toEqual([]);
  });
});

it('no row of the vocabulary stands in two groups', () => {
  for (const groups of [phrases, fieldWords]) {
    const rows = Object.values(groups).flatMap((group) => Object.keys(group));
    expect(rows.filter((row, n) => rows.indexOf(row) !== n)).toEqual([]);
  }
});

describe('the field words', () => {
  it('are single words, each once in its language', () => {
    for (const [name, { en, pt = '', es = '' }] of Object.entries(FIELD_WORDS)) {
      for (const list of [en, pt, es]) {
        const words = list.split(' ').filter((word) => word !== '');
        expect(
          words.filter((word) => wordsOf(word).length !== 1),
          name,
        ).toEqual([]);
        expect(new Set(words).size, `${name}: ${list}`).toBe(words.length);
      }
    }
  });
});
