import { describe, expect, it } from 'vitest';
import { hint, relatedGroups } from '../../../client/webview/relatedGroups.ts';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';

const catalog = loadCatalog();

function entryOf(key: string): Entry {
  const entry = catalog.get(key);
  if (!entry) throw new Error(`The catalog has no ${key}.`);
  return entry;
}

function keysOf(key: string, group: string): readonly string[] {
  return relatedGroups(entryOf(key), catalog).find(({ name }) => name === group)?.keys ?? [];
}

describe('relatedGroups', () => {
  it('names what a code of a provider stands for, and the other way round', () => {
    expect(keysOf('twilio:63016', 'maps-to')).toContain('131047');
    expect(keysOf('131047', 'seen-as')).toContain('twilio:63016');
  });

  it('puts the providers first whose code most likely means this one', () => {
    const ranks = keysOf('131047', 'seen-as').map((key) => entryOf(key).mapsTo.indexOf('131047'));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(ranks).not.toContain(-1);
  });

  it('names the other subcodes of a code, from the code and from each of them', () => {
    expect(keysOf('190', 'subcodes').length).toBeGreaterThan(5);
    const all = [...keysOf('190:463', 'subcodes'), ...keysOf('190:463', 'related')];
    expect(all).toContain('190:460');
  });

  it('never names an entry twice, and never itself', () => {
    for (const entry of catalog.entries) {
      const keys = relatedGroups(entry, catalog).flatMap((group) => group.keys);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).not.toContain(entryKey(entry));
    }
  });
});

describe('hint', () => {
  it('says what is shared and what differs', () => {
    expect(hint(entryOf('131056'), entryOf('131048'))).toBe('Same area · Retry after a fix');
    expect(hint(entryOf('131056'), entryOf('80007'))).toBe('Same area · Applies to: The WhatsApp Business Account');
  });

  it('does not repeat what the label says', () => {
    expect(hint(entryOf('131047'), entryOf('twilio:63016'))).not.toMatch(/Twilio|Same/);
    expect(hint(entryOf('190'), entryOf('190:463'))).not.toMatch(/Same/);
  });

  it('is never empty', () => {
    for (const entry of catalog.entries) {
      for (const { keys } of relatedGroups(entry, catalog)) {
        for (const key of keys) expect(hint(entry, entryOf(key)), `${entryKey(entry)} to ${key}`).toMatch(/\S{2}/);
      }
    }
  });
});
