import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import { errorTextAround } from '../../../shared/src/details/errorText.ts';
import { readDetails } from '../../../shared/src/details/readDetails.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { hasSamples, samplePayload } from '../../../shared/src/samples/samplePayload.ts';
import { SAMPLE_TEXTS } from '../../../shared/src/samples/sampleTexts.ts';

const catalog = loadCatalog();
const withSamples = catalog.entries.filter(hasSamples).map((entry) => [entryKey(entry), entry] as const);

function pretty(payload: object | undefined): string {
  if (!payload) throw new Error('There is no payload');
  return JSON.stringify(payload, null, 2);
}

describe.each(['response', 'webhook'] as const)('the sample %s', (as) => {
  it.each(withSamples)('of %s is found again by our own detector', (key, entry) => {
    for (const text of [pretty(samplePayload(entry, as)), JSON.stringify(samplePayload(entry, as))]) {
      const found = detect(text, { catalog, languageId: 'json' }).matches.filter(({ kind }) => kind === 'code');
      expect(found.map((match) => entryKey(match.entry))).toContain(key);
      expect(new Set(found.map((match) => match.entry.code))).toEqual(new Set([entry.code]));
    }
  });
});

describe('the text of a sample', () => {
  it.each(SAMPLE_TEXTS.map((row) => [`${row.code}`, row] as const))('is read by the reader of %s', (_, row) => {
    const entries = catalog.byCode(row.code).filter((entry) => (row.subcode ?? entry.subcode) === entry.subcode);
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) {
      const text = pretty(samplePayload(entry, 'webhook'));
      const start = text.indexOf(`"code": ${entry.code}`) + '"code": '.length;
      const reading = readDetails(entry, errorTextAround(text, start, start + `${entry.code}`.length));
      expect(reading, entryKey(entry)).toMatch(/\S/);
    }
  });
});

describe('no sample', () => {
  it('is made of what comes in other shapes', () => {
    const [entry] = catalog.entries;
    if (!entry) throw new Error('The catalog is empty');
    for (const change of [{ provider: 'twilio' }, { code: 'ABUSIVE_CONTENT' }, { api: 'onprem' }]) {
      expect(samplePayload({ ...entry, ...change }, 'response')).toBeUndefined();
    }
  });
});
