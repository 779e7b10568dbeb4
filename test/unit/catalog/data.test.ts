import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { builtSchema, readCatalogData, readDataFiles } from '../../../scripts/catalog.ts';
import { entryKey, readCatalog } from '../../../shared/src/catalog/catalog.ts';
import { retryDelays } from '../../../shared/src/catalog/retry.ts';
import type { Entry, WrittenEntry } from '../../../shared/src/catalog/types.ts';
import { verdictOf } from '../../../shared/src/render/card.ts';

const catalogFolder = new URL('../../../shared/src/catalog/', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('catalog.schema.json', catalogFolder), 'utf8'));

const files = readDataFiles();
const data = readCatalogData();
const catalog = readCatalog(data);
const { entries } = catalog;
const byEntry = entries.map((entry) => [entryKey(entry), entry] as const);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const validate = ajv.compile(schema);
const validateBuilt = ajv.compile(builtSchema());

/** What the schema says against a file, as `path: message` lines. */
function problems(content: unknown): string[] {
  return validate(content) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath}: ${error.message}`);
}

describe('data files', () => {
  it.each(files.map((file) => [file.name, file] as const))('%s follows the schema', (_, file) => {
    expect(problems(file.content)).toEqual([]);
  });

  it.each(files.map((file) => [file.name, file] as const))(
    '%s is named as its family, sorted and formatted',
    (_, file) => {
      expect(file.name).toBe(`${file.content.family}.json`);
      const position = (entry: WrittenEntry): [string, string] => [
        typeof entry.code === 'number' ? `${entry.code}`.padStart(12, '0') : entry.code,
        `${entry.subcode ?? 0}`.padStart(12, '0'),
      ];
      const order = file.content.entries.map((entry) => position(entry).join(' '));
      expect(order).toEqual([...order].sort());
      expect(file.text).toBe(`${JSON.stringify(file.content, null, 2)}\n`);
    },
  );

  it('make a complete catalog that follows its published schema', () => {
    expect(validateBuilt(data), JSON.stringify(validateBuilt.errors?.slice(0, 3))).toBe(true);
  });

  it('name only sources that are there, and no source in vain', () => {
    const used = new Set(data.entries.flatMap(({ sources }) => sources));
    expect([...used].filter((name) => !data.sources[name])).toEqual([]);
    expect(Object.keys(data.sources).filter((name) => !used.has(name))).toEqual([]);
  });

  it('have no key twice', () => {
    const keys = byEntry.map(([key]) => key);
    expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
  });

  it('hold the codes of the first release', () => {
    const first = [
      100, 368, 80007, 130472, 131000, 131020, 131026, 131031, 131041, 131047, 131048, 131056, 131059, 131201, 131202,
      131204, 131207, 131208, 131209, 131210, 131211, 131212, 131213, 131214, 131215, 132001, 135000,
    ];
    expect(first.filter((code) => !entries.some((entry) => entry.provider === 'meta' && entry.code === code))).toEqual(
      [],
    );
  });
});

describe.each(byEntry)('%s', (key, entry) => {
  it('is found under its key, its code and its titles', () => {
    expect(catalog.get(key)).toBe(entry);
    expect(catalog.byCode(entry.code)).toContain(entry);
    for (const title of [entry.title, ...entry.aliases]) if (title) expect(catalog.byTitle(title)).toContain(entry);
  });

  it('keeps title and aliases apart', () => {
    const printed = [entry.title, ...entry.aliases].filter((text) => text !== null);
    expect(new Set(printed).size).toBe(printed.length);
    // The prefix is put in front of a title by the API and is not part of it.
    for (const text of printed) expect(text).not.toMatch(/^\(#\d+\)/);
  });

  it('has a retry policy that can be followed', () => {
    const { retry } = entry;
    const delays = retryDelays(retry);
    expect(delays.length).toBe(retry.maxAttempts - 1);
    expect(delays.length > 0).toBe(retry.when === 'backoff' || retry.when === 'after-wait');
    for (const delay of delays) expect(delay).toBeLessThanOrEqual(retry.capSeconds ?? 0);
    if (retry.when === 'backoff') expect(Math.max(...delays)).toBeLessThanOrEqual(3600);
  });

  it('has a verdict that reads as whole sentences', () => {
    const { lead, rest } = verdictOf(entry);
    expect(`${lead} ${rest}`).toMatch(/^\S.*[^.]\.$/);
    expect(`${lead} ${rest}`).not.toMatch(/\s{2}|\.\.|undefined/);
  });

  it('writes its texts in our style', () => {
    const texts = [entry.action, entry.meaning, ...entry.causes, ...entry.fixes, ...notesOf(entry)];
    expect(texts.filter((text) => /\s{2}|\s$|[^\x20-\x7e]|!|\bplease\b/i.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
    if (entry.instead) expect(entry.instead).not.toMatch(/\d{5,}/);
  });

  it('links to well-formed https addresses', () => {
    const variantDocs = (entry.variants ?? []).flatMap((variant) => variant.docs ?? []);
    for (const link of [...entry.docs, ...variantDocs, ...entry.sources.map((source) => source.url)]) {
      expect(new URL(link).href).toBe(link);
      expect(new URL(link).protocol).toBe('https:');
    }
  });

  it('has sources with real days that are not in the future', () => {
    for (const { date } of entry.sources) {
      const day = new Date(`${date}T00:00:00Z`);
      expect(day.toISOString().slice(0, 10)).toBe(date);
      expect(day.getTime()).toBeLessThanOrEqual(Date.now());
    }
  });

  it('names only related entries of the catalog, and not itself', () => {
    const others = [...entry.related, ...entry.mapsTo];
    expect(others.filter((other) => other === key || catalog.get(other) === undefined)).toEqual([]);
  });
});

function notesOf(entry: Entry): string[] {
  const variants = (entry.variants ?? []).map((variant) => variant.meaning);
  const notes = [entry.httpStatusNote, entry.retry.note, entry.disagreements].filter((note) => note !== undefined);
  return [...notes, ...variants];
}

describe('facts that must not be lost', () => {
  const verdict = (key: string): string => {
    const entry = catalog.get(key);
    if (!entry) throw new Error(`${key} is not in the catalog`);
    const { lead, rest } = verdictOf(entry);
    return `${lead} ${rest}`;
  };

  it('131056 waits 4^X seconds for one recipient and says its limit', () => {
    expect(verdict('131056')).toMatch(
      /^Retry: yes, for this recipient only\. 1 s, 4 s, 16 s, 64 s; at most one message per 6 s to the same user\. \S/,
    );
    expect(catalog.get('131056')?.retry.jitter).toBe(0.5);
  });

  it('131201 is a partial success that is never repeated whole', () => {
    expect(catalog.get('131201')?.httpStatus).toBe(206);
    expect(verdict('131201')).toBe(
      'Retry only after a fix. Repeat only the participants listed as failed, never the whole request.',
    );
  });

  it('131047 is answered with a template', () => {
    expect(verdict('131047')).toMatch(/^Do not retry\. Send a template/);
    expect(catalog.get('131047')?.instead).toBe('send a template instead');
  });

  it('131026 does not accuse the user of blocking', () => {
    const entry = catalog.get('131026');
    expect(entry?.meaning).toMatch(/Do not conclude that the user blocked you/);
    expect(entry?.causes.join(' ')).not.toMatch(/block/i);
  });

  it.each(['368', '131031', '131047', '131048', '130472', '131026'])('%s is never retried by itself', (key) => {
    expect(catalog.get(key)?.retry.when).toMatch(/^(never|after-fix)$/);
  });

  it.each(['80007', '131048', '131056'])('%s says that sources differ on its HTTP status', (key) => {
    expect(catalog.get(key)?.httpStatusNote).toMatch(/400.*429/);
  });
});
