import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { builtSchema, readCatalogData, readDataFiles } from '../../../scripts/catalog.ts';
import { entryKey, readCatalog } from '../../../shared/src/catalog/catalog.ts';
import { retryDelays } from '../../../shared/src/catalog/retry.ts';
import type {
  CatalogFile,
  Confidence,
  Entry,
  Owner,
  RetryPolicy,
  RetryScope,
  RetryWhen,
  Source,
  Status,
  StoredEntry,
  Surface,
  Variant,
  WrittenEntry,
} from '../../../shared/src/catalog/types.ts';
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

/** A data file with the entry of this key, changed as told. */
function changed(key: string, change: Record<string, unknown>): unknown {
  const entry = data.entries.find((candidate) => entryKey(candidate) === key);
  return { family: 'changed', entries: [{ ...entry, ...change }] };
}

/** Names of the properties that may not be left out. */
type RequiredKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];
const keysOf = (record: object): string[] => Object.keys(record).sort();

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

describe('catalog.schema.json', () => {
  it('has the properties of types.ts, and requires the same', () => {
    const file = { $schema: 0, family: 1, sources: 0, defaults: 0, entries: 1 } satisfies Record<
      keyof CatalogFile,
      0 | 1
    >;
    const written = {
      ...{ code: 1, title: 1, action: 1, meaning: 1, causes: 1, fixes: 1, retry: 1, owner: 1 },
    } satisfies Record<RequiredKeys<WrittenEntry>, 1>;
    const entry = {
      ...{
        ...written,
        provider: 1,
        subcode: 1,
        aliases: 1,
        api: 1,
        category: 1,
        httpStatus: 1,
        surface: 1,
        related: 1,
      },
      ...{ mapsTo: 1, docs: 1, sources: 1, confidence: 1, status: 1 },
    } satisfies Record<RequiredKeys<StoredEntry>, 1>;
    const optional = {
      codeTo: 0,
      label: 0,
      httpStatusNote: 0,
      instead: 0,
      disagreements: 0,
      variants: 0,
    } satisfies Record<Exclude<keyof Entry, RequiredKeys<Entry>>, 0>;
    const retry = { when: 1, scope: 1 } satisfies Record<RequiredKeys<WrittenEntry['retry']>, 1>;
    const retryOptional = {
      ...{ maxAttempts: 0, limit: 0, firstDelaySeconds: 0, factor: 0, capSeconds: 0, jitter: 0, note: 0 },
    } satisfies Record<Exclude<keyof RetryPolicy, keyof typeof retry>, 0>;
    const source = { url: 1, date: 1 } satisfies Record<RequiredKeys<Source>, 1>;
    const variant = { api: 1, title: 1, meaning: 1 } satisfies Record<RequiredKeys<Variant>, 1>;

    const { entry: entrySchema, retry: retrySchema, source: sourceSchema, variant: variantSchema } = schema.$defs;
    expect(keysOf(schema.properties)).toEqual(keysOf(file));
    expect(keysOf(entrySchema.properties)).toEqual(keysOf({ ...entry, ...optional }));
    expect([...entrySchema.required].sort()).toEqual(keysOf(written));
    expect([...schema.$defs.complete.required].sort()).toEqual(keysOf(entry));
    expect(keysOf(retrySchema.properties)).toEqual(keysOf({ ...retry, ...retryOptional }));
    expect([...retrySchema.required].sort()).toEqual(keysOf(retry));
    expect(keysOf(sourceSchema.properties)).toEqual(
      keysOf({ ...source, note: 0 } satisfies Record<keyof Source, 0 | 1>),
    );
    expect([...sourceSchema.required].sort()).toEqual(keysOf(source));
    expect(keysOf(variantSchema.properties)).toEqual(
      keysOf({
        ...{ ...variant, label: 0, context: 0, httpStatus: 0, action: 0, causes: 0, fixes: 0, retry: 0, docs: 0 },
      } satisfies Record<keyof Variant, 0 | 1>),
    );
    expect([...variantSchema.required].sort()).toEqual(keysOf(variant));
  });

  it('allows the values of types.ts', () => {
    const { entry, retry } = schema.$defs;
    const same = (values: string[], record: object) => expect([...values].sort()).toEqual(keysOf(record));
    same(retry.properties.when.enum, {
      ...{ never: 1, 'after-fix': 1, 'after-wait': 1, backoff: 1 },
    } satisfies Record<RetryWhen, 1>);
    same(retry.properties.scope.enum, {
      ...{ message: 1, 'recipient-pair': 1, 'business-number': 1, waba: 1, app: 1 },
    } satisfies Record<RetryScope, 1>);
    same(entry.properties.surface.items.enum, { response: 1, webhook: 1 } satisfies Record<Surface, 1>);
    same(entry.properties.owner.enum, { you: 1, recipient: 1, meta: 1, billing: 1 } satisfies Record<Owner, 1>);
    same(entry.properties.confidence.enum, {
      ...{ official: 1, mirrored: 1, 'single-source': 1 },
    } satisfies Record<Confidence, 1>);
    same(entry.properties.status.enum, { active: 1, deprecated: 1, sunset: 1 } satisfies Record<Status, 1>);
  });

  it('describes every property', () => {
    for (const part of ['entry', 'retry', 'source', 'variant']) {
      for (const [name, property] of Object.entries<{ description?: string }>(schema.$defs[part].properties)) {
        expect(property.description, `${part}.${name}`).toMatch(/\S/);
      }
    }
  });

  it.each<[string, string, Record<string, unknown>, RegExp]>([
    ['an unknown property', '131056', { colour: 'red' }, /additional properties/],
    ['no title and no label', '131056', { title: null }, /required property 'label'/],
    ['a label beside a title', '131056', { label: 'Pair limit' }, /must NOT be valid/],
    ['"instead" on a code to retry', '131056', { instead: 'send less' }, /must NOT be valid/],
    ['no "instead" on a code not to send again', '131047', { instead: undefined }, /required property 'instead'/],
    ['an action without a full stop', '131056', { action: 'Keep one queue per recipient' }, /pattern/],
    ['an action of two lines', '131056', { action: `${'Keep one queue per user. '.repeat(5)}Wait.` }, /110/],
    ['a meaning with a trailing space', '131056', { meaning: 'Too many messages went to one user. ' }, /pattern/],
    ['a category of its own', '131056', { category: 'rate-limit' }, /allowed values/],
    ['no source', '131056', { sources: [] }, /fewer than 1/],
    ['a range of names', '131056', { code: 'THROTTLED', codeTo: 5 }, /code: must be integer/],
    ['a range with a subcode', '131056', { codeTo: 131060, subcode: 33 }, /subcode: must be null/],
  ])('refuses %s', (_, key, change, message) => {
    // A property set to undefined is one that is not there: go through JSON as a file does.
    expect(problems(JSON.parse(JSON.stringify(changed(key, change)))).join('\n')).toMatch(message);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['backoff without a first wait', { when: 'backoff', maxAttempts: 3 }, /firstDelaySeconds/],
    ['backoff with a single attempt', { when: 'backoff', firstDelaySeconds: 1, maxAttempts: 1 }, />= 2/],
    ['backoff without a cap', { when: 'backoff', firstDelaySeconds: 1, maxAttempts: 3 }, /capSeconds/],
    ['after-wait without a first wait', { when: 'after-wait', maxAttempts: 3 }, /firstDelaySeconds/],
    ['after-fix with more attempts', { when: 'after-fix', maxAttempts: 2 }, /maxAttempts: must be equal to constant/],
    ['never with a wait', { when: 'never', maxAttempts: 1, firstDelaySeconds: 5 }, /firstDelaySeconds: .*false/],
    ['a limit with a full stop', { when: 'never', maxAttempts: 1, limit: 'ten a day.' }, /pattern/],
  ])('refuses %s', (_, retry, message) => {
    const policy = { scope: 'message', limit: null, ...retry };
    expect(problems(changed('131047', { retry: policy })).join('\n')).toMatch(message);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['a source without https', { url: 'http://example.com/', date: '2026-01-01' }, /pattern/],
    ['a date with words', { url: 'https://example.com/', date: 'May 2026' }, /pattern/],
  ])('refuses %s', (_, source, message) => {
    expect(problems({ ...(changed('131056', {}) as object), sources: { odd: source } }).join('\n')).toMatch(message);
  });

  it('accepts the unchanged entries the refusals start from', () => {
    expect(problems(changed('131056', {}))).toEqual([]);
    expect(problems(changed('131047', {}))).toEqual([]);
  });
});
