import { describe, expect, it } from 'vitest';
import { readCatalogData } from '../../../scripts/catalog.ts';
import { entryKey, readCatalog } from '../../../shared/src/catalog/catalog.ts';
import { customerText } from '../../../shared/src/render/customerText.ts';

const catalog = readCatalog(readCatalogData());

function textOf(key: string): string | undefined {
  const entry = catalog.get(key);
  if (!entry) throw new Error(`The catalog has no ${key}.`);
  return customerText(entry);
}

describe('customerText', () => {
  it('says nothing a customer must not read, for any code', () => {
    const internals =
      /\d|\b(code|error|template|API|webhook|token|Meta|WABA|account|billing|pay|paid|spam|policy|block)/i;
    const promises = /\b(will|shall|soon|promise|guarantee|definitely|shortly)\b|'ll\b/i;
    for (const entry of catalog.entries) {
      const text = customerText(entry);
      if (text === undefined) continue;
      expect(text, entryKey(entry)).not.toMatch(internals);
      expect(text, entryKey(entry)).not.toMatch(promises);
      expect(text.length, entryKey(entry)).toBeLessThan(320);
    }
  });

  it('never says that a mistake is the customer’s', () => {
    const blame = /\byour? (mistake|fault|error)|you (failed|forgot|must)\b/i;
    for (const entry of catalog.entries) expect(customerText(entry) ?? '').not.toMatch(blame);
  });

  it.each([
    ['131026', 'We could not reach you on WhatsApp.'],
    ['131047', 'send us any short message there'],
    ['131049', 'limits how many promotional messages'],
    ['131050', 'You have turned off promotional messages'],
    ['130472', 'did not pass on a promotional message'],
    ['131051', 'send it again as text, as a photo or as a document'],
    ['131052', 'could not open the file'],
    ['131053', 'could not send you a file'],
    ['132000', 'a mistake on our side'],
    ['132001', 'a mistake on our side'],
    ['190', 'a problem on our side'],
    ['131042', 'a problem on our side'],
    ['131031', 'a problem on our side'],
    ['131056', 'may arrive late or not at all'],
    ['131000', 'A technical problem'],
    ['131035', 'A message you sent us'],
    ['131044', 'A WhatsApp call between us'],
    ['131209', 'Something in our WhatsApp group'],
    ['134101', 'did not pass on a promotional message'],
    ['137000', 'Our WhatsApp message to you did not go out'],
  ])('has its own words for %s', (key, words) => {
    expect(textOf(key)?.toLowerCase()).toContain(words.toLowerCase());
  });

  it('gives a code of a provider the words of the Meta code it stands for', () => {
    expect(textOf('twilio:63016')).toBe(textOf('131047'));
    // Codes of APIs that have ended stand for those of today.
    expect(textOf('470')).toBe(textOf('131047'));
  });

  it('has none for codes of setting something up', () => {
    for (const entry of catalog.entries.filter(
      ({ api }) => api === 'management' || api === 'template-status-webhook',
    )) {
      expect(customerText(entry), entryKey(entry)).toBeUndefined();
    }
    for (const key of ['infobip:0', 'twilio:63046', '100:2018001', '506']) expect(textOf(key), key).toBeUndefined();
    // Codes of sending always reach somebody.
    for (const entry of catalog.entries.filter(({ api, category }) => api === 'cloud' && category === 'delivery')) {
      expect(customerText(entry), entryKey(entry)).toBeDefined();
    }
  });
});
