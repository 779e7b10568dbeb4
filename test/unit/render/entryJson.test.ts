import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { readCatalogData } from '../../../scripts/catalog.ts';
import { readCatalog } from '../../../shared/src/catalog/catalog.ts';
import { verdictOf } from '../../../shared/src/render/card.ts';
import { entryJson } from '../../../shared/src/render/entryJson.ts';
import { setTranslations } from '../../../shared/src/translations.ts';

const { entries } = readCatalog(readCatalogData());

describe('entryJson', () => {
  afterEach(() => setTranslations(undefined));

  it('is the same in every language', () => {
    const english = entries.map(entryJson);
    const [first] = entries;
    const lead = first && verdictOf(first).lead;
    setTranslations(JSON.parse(readFileSync('l10n/bundle.l10n.es.json', 'utf8')));
    expect(first && verdictOf(first).lead).not.toBe(lead);
    expect(entries.map(entryJson)).toEqual(english);
  });
});
