import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { createCatalog, entryKey } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { type Why, whyAt } from '../../../shared/src/detect/why.ts';
import { languageOfPath } from '../../../shared/src/languages.ts';
import { entry, testCatalog } from './testCatalog.ts';

const catalog = createCatalog([
  ...testCatalog().entries,
  entry({ provider: 'twilio', code: 63016, title: 'Failed to send freeform message' }),
]);

/** Why what stands at the caret, which `|` marks, is or is not a code. */
function why(marked: string, languageId = 'typescript'): Why | undefined {
  return whyAt(marked.replace('|', ''), marked.indexOf('|'), { catalog, languageId });
}

describe('a number', () => {
  it.each(['code === |131056)', 'code === 131|056)', 'code === 131056|)'])(
    'is found wherever the caret is: %s',
    (text) => {
      expect(why(text)).toMatchObject({ written: '131056', start: 9, end: 15 });
    },
  );

  it('is taken with its separators', () => {
    expect(why('[131_0|56]')).toMatchObject({ written: '131_056', entry: { code: 131056 } });
  });

  it('that is a code has all its evidence', () => {
    const found = why('{"errors":[{"code":|131026,"title":"Message undeliverable"}],"fbtrace_id":"A"}', 'json');
    expect(found).toMatchObject({ isMatch: true, verdict: { accepted: true, needed: 3 } });
    expect(found?.verdict?.evidence.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['errors-array', 'title-beside', 'code-field', 'failure-on-line']),
    );
  });

  it('of a small code below its score says what is missing', () => {
    const found = why('if (e.code === |190) stop();');
    expect(found).toMatchObject({ isMatch: false, entry: { code: 190 }, verdict: { needed: 6, missing: 'context' } });
    expect(found?.verdict?.score).toBeLessThan(6);
  });

  it('that is in no catalog is unknown', () => {
    expect(why('error.code === |999999')).toMatchObject({ isMatch: false, reason: { kind: 'unknown' } });
    expect(why('error.code === 13|1056000000')?.reason).toEqual({ kind: 'unknown' });
  });

  it.each(['/orders/|131056', 'v|131056', '2025-|10-01', '0|131056', '|131056.5', '10:|04'])(
    'that goes on is part of something longer: %s',
    (text) => {
      expect(why(text)).toMatchObject({ isMatch: false, reason: { kind: 'part' } });
    },
  );

  it('of a provider is nobody’s where that is not named', () => {
    expect(why('error.code === |63016')).toMatchObject({
      isMatch: false,
      entry: { provider: 'twilio' },
      reason: { kind: 'owner', names: ['twilio'] },
    });
    expect(why("import twilio from 'twilio';\nif (error.code === |63016) stop();")).toMatchObject({ isMatch: true });
  });
});

describe('a title', () => {
  it('that stands alone is a match with its evidence', () => {
    const found = why('whatsapp failed: |Re-engagement message', 'log');
    expect(found).toMatchObject({ isMatch: true, written: 'Re-engagement message', entry: { code: 131047 } });
    expect(found?.evidence?.[0]?.id).toBe('title');
  });

  it.each([
    ['with its number near', 'whatsapp error 131047: |Re-engagement message'],
    ['of common words', 'whatsapp: a |Rate limit hit can pass'],
    ['in a text about something else', 'The |Re-engagement message'],
  ])('%s stands for none', (_name, text) => {
    expect(why(text, 'log')).toMatchObject({ isMatch: false, reason: { kind: 'title' } });
  });
});

it('has nothing to say where there is neither', () => {
  expect(why('what|sapp failed', 'log')).toBeUndefined();
  expect(why('|', 'log')).toBeUndefined();
});

it('agrees with detection on every number and title of real files', () => {
  const root = join(import.meta.dirname, '..', '..', 'workspace');
  const options = { catalog: loadCatalog() };
  let codes = 0;
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const path = join(root, name);
    if (!statSync(path).isFile()) continue;
    const text = readFileSync(path, 'utf8');
    const languageId = languageOfPath(name);
    const found = detect(text, { ...options, languageId }).matches.map(({ start, end, entry }) => [
      start,
      end,
      entryKey(entry),
    ]);
    const explained = [...text.matchAll(/\d+|[A-Z][\w'’-]+/g)].flatMap(({ index }) => {
      const said = whyAt(text, index, { ...options, languageId });
      return said?.isMatch && said.entry ? [[said.start, said.end, entryKey(said.entry)]] : [];
    });
    codes += found.length;
    expect(unique(explained), name).toEqual(unique(found));
  }
  expect(codes).toBeGreaterThan(15);
});

function unique(rows: readonly unknown[]): string[] {
  return [...new Set(rows.map((row) => JSON.stringify(row)))].sort();
}
