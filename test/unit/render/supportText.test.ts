import { describe, expect, it } from 'vitest';
import { readCatalogData } from '../../../scripts/catalog.ts';
import { readCatalog } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { supportText } from '../../../shared/src/render/supportText.ts';

const catalog = readCatalog(readCatalogData());

function entryOf(key: string): Entry {
  const entry = catalog.get(key);
  if (!entry) throw new Error(`The catalog has no ${key}.`);
  return entry;
}

describe('supportText', () => {
  it('fills in what is known and leaves a place for what Meta asks for', () => {
    const entry = entryOf('131056');
    const text = supportText(entry);
    expect(text.split('\n')[0]).toBe(`WhatsApp Business Platform: error 131056 (${entry.title})`);
    expect(text).toContain('- code: 131056\n');
    for (const asked of ['fbtrace_id: <', '(WABA): <', 'Phone number id: <', 'Time of one failure: <', '(wamid): <']) {
      expect(text).toContain(asked);
    }
  });

  it('names the subcode', () => {
    expect(supportText(entryOf('100:33'))).toContain('error 100, subcode 33 (');
    expect(supportText(entryOf('100:33'))).toContain('- error_subcode: 33\n');
  });

  it('lists every cause to tick off', () => {
    const entry = entryOf('131026');
    expect(entry.causes.length).toBeGreaterThan(1);
    for (const cause of entry.causes) expect(supportText(entry)).toContain(`- [ ] ${cause}\n`);
  });

  it('goes to the provider for a code of a provider, with the code of Meta it stands for', () => {
    const text = supportText(entryOf('twilio:63016'));
    expect(text).toContain('Twilio, WhatsApp: error 63016');
    expect(text).toContain('Account id at Twilio');
    expect(text).toContain('131047');
    expect(text).not.toContain('fbtrace_id');
  });

  it('asks for what the code is about, and for nothing it never comes with', () => {
    const template = supportText(entryOf('REJECTED'));
    expect(template).toContain('- name: REJECTED\n');
    expect(template).toContain('- Template name and language: <');
    for (const strange of ['fbtrace_id', 'wamid', 'error_subcode', 'HTTP status']) {
      expect(template).not.toContain(strange);
    }
    expect(supportText(entryOf('138006'))).toContain('- Call id: <');
    expect(supportText(entryOf('139002'))).toContain('- Flow id: <');
    expect(supportText(entryOf('132000'))).toMatch(/Template name.*wamid/s);
  });

  it('asks which code of a range was seen', () => {
    const range = catalog.entries.find(({ codeTo }) => codeTo !== undefined);
    if (!range) throw new Error('The catalog has no range.');
    expect(supportText(range)).toContain(`<${range.code} to ${range.codeTo}>`);
  });
});
