import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readCatalogData } from '../../../scripts/catalog.ts';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
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

const schema = JSON.parse(
  readFileSync(new URL('../../../shared/src/catalog/catalog.schema.json', import.meta.url), 'utf8'),
);
const data = readCatalogData();
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false }).compile(
  schema,
);

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
