import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaName } from '../../../shared/src/render/areaName.ts';

const SCHEMA = join(import.meta.dirname, '../../../shared/src/catalog/catalog.schema.json');
const CATEGORIES: string[] = JSON.parse(readFileSync(SCHEMA, 'utf8')).$defs.entry.properties.category.enum;

describe('areaName', () => {
  it.each(CATEGORIES)('has a name for %s', (category) => {
    expect(areaName(category)).toMatch(/^[A-Z][a-z ]+$/);
  });

  it('gives an unknown area the word of the data', () => {
    expect(areaName('constructor')).toBe('constructor');
  });
});
