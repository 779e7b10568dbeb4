import { describe, expect, it } from 'vitest';
import { codeLabel, createCatalog, entryKey, entryTitle, normalizeKey } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';

/** A made-up entry; what a test looks at is given, the rest is filled in. */
function entry(given: Partial<Entry> & Pick<Entry, 'code'>): Entry {
  return {
    provider: 'meta',
    subcode: null,
    title: null,
    aliases: [],
    api: 'cloud',
    category: 'parameter',
    httpStatus: null,
    action: 'Mend it.',
    meaning: 'It broke.',
    causes: [],
    fixes: [],
    retry: { when: 'never', scope: 'message', maxAttempts: 1, limit: null },
    surface: ['response'],
    owner: 'you',
    related: [],
    docs: [],
    sources: [],
    mapsTo: [],
    confidence: 'official',
    status: 'active',
    ...given,
  };
}

const general = entry({ code: 100, title: 'Invalid parameter', aliases: ['Param Invalid'] });
const missingObject = entry({ code: 100, subcode: 33, title: 'Unsupported request' });
const template = entry({ code: 100, subcode: 2388040, title: 'Character limit exceeded' });
const pair = entry({ code: 131056, title: '(Business Account, Consumer Account) pair rate limit hit' });
const permissions = entry({ code: 200, codeTo: 299, title: 'API Permission' });
const insideRange = entry({ code: 230, title: 'Marked inside the range' });
const twilio = entry({ provider: 'twilio', code: 63016, title: 'Outside messaging window' });
const twilioSameNumber = entry({ provider: 'twilio', code: 131056, title: 'Same number elsewhere' });
const named = entry({ code: 'ABUSIVE_CONTENT', title: 'ABUSIVE_CONTENT' });
const catalog = createCatalog([
  template,
  general,
  missingObject,
  pair,
  permissions,
  insideRange,
  twilio,
  twilioSameNumber,
  named,
]);

describe('get', () => {
  it.each([
    ['131056', pair],
    [' 131056 ', pair],
    ['(#131056)', pair],
    ['#131056', pair],
    ['131_056', pair],
    ['meta:131056', pair],
    ['META:131_056', pair],
    ['100', general],
    ['100:33', missingObject],
    ['100/33', missingObject],
    ['100 / 33', missingObject],
    ['100:2388040', template],
    ['twilio:63016', twilio],
    ['Twilio:63016', twilio],
    ['twilio:131056', twilioSameNumber],
    ['ABUSIVE_CONTENT', named],
    ['meta:ABUSIVE_CONTENT', named],
  ])('finds %j', (key, found) => {
    expect(catalog.get(key)).toBe(found);
  });

  it('finds a code inside a range, its ends included, unless the code has an entry of its own', () => {
    expect(catalog.get('200')).toBe(permissions);
    expect(catalog.get('210')).toBe(permissions);
    expect(catalog.get('299')).toBe(permissions);
    expect(catalog.get('230')).toBe(insideRange);
  });

  it.each(['199', '300', '63016', '100:34', 'twilio:1', '', 'pair rate limit', '131056x', '-131056'])(
    'finds nothing for %j',
    (key) => {
      expect(catalog.get(key)).toBeUndefined();
    },
  );
});

describe('byCode', () => {
  it('lists all entries of a code, the one without a subcode first', () => {
    expect(catalog.byCode(100)).toEqual([general, missingObject, template]);
    expect(catalog.byCode('100')).toEqual([general, missingObject, template]);
  });

  it('lists entries of every provider', () => {
    expect(catalog.byCode(131056)).toEqual([pair, twilioSameNumber]);
    expect(catalog.byCode(63016)).toEqual([twilio]);
  });

  it('falls back to the range', () => {
    expect(catalog.byCode(250)).toEqual([permissions]);
    expect(catalog.byCode(230)).toEqual([insideRange]);
    expect(catalog.byCode(300)).toEqual([]);
  });
});

describe('byTitle', () => {
  it('finds titles and aliases, whatever the letter case and the space around', () => {
    expect(catalog.byTitle('Invalid parameter')).toEqual([general]);
    expect(catalog.byTitle('  PARAM INVALID ')).toEqual([general]);
    expect(catalog.byTitle('(business account, consumer account) pair rate limit hit')).toEqual([pair]);
  });

  it('lists an entry once even if title and alias differ only in letter case', () => {
    const twice = entry({ code: 131026, title: 'Message Undeliverable', aliases: ['Message undeliverable'] });
    expect(createCatalog([twice]).byTitle('message undeliverable')).toEqual([twice]);
  });

  it('lists all entries that share a title', () => {
    const one = entry({ code: 131047, title: 'Re-engagement message' });
    const old = entry({ code: 470, title: 'Re-engagement message' });
    expect(createCatalog([one, old]).byTitle('Re-engagement message')).toEqual([one, old]);
  });

  it('finds nothing for a part of a title', () => {
    expect(catalog.byTitle('parameter')).toEqual([]);
    expect(catalog.byTitle('')).toEqual([]);
  });
});

describe('names of an entry', () => {
  it('builds the key', () => {
    expect(entryKey(pair)).toBe('131056');
    expect(entryKey(missingObject)).toBe('100:33');
    expect(entryKey(twilio)).toBe('twilio:63016');
  });

  it('writes the code for people', () => {
    expect(codeLabel(pair)).toBe('131056');
    expect(codeLabel(missingObject)).toBe('100 / 33');
    expect(codeLabel(permissions)).toBe('200–299');
  });

  it('falls back from the official title to the label to the code', () => {
    expect(entryTitle(general)).toBe('Invalid parameter');
    expect(entryTitle(entry({ code: 5, label: 'Our name' }))).toBe('Our name');
    expect(entryTitle(entry({ code: 5 }))).toBe('5');
  });
});

describe('normalizeKey', () => {
  it.each([
    ['(#131056)', '131056'],
    ['#131056', '131056'],
    ['131_056', '131056'],
    ['100/33', '100:33'],
    ['100 : 33', '100:33'],
    ['twilio:63016', 'twilio:63016'],
    ['Twilio:(#63016)', 'twilio:63016'],
    ['meta:131056', '131056'],
    ['meta:100/33', '100:33'],
    [' ABUSIVE_CONTENT ', 'ABUSIVE_CONTENT'],
    ['Rate limit hit', 'Rate limit hit'],
  ])('%j is %j', (text, key) => {
    expect(normalizeKey(text)).toBe(key);
    expect(normalizeKey(key)).toBe(key);
  });
});
