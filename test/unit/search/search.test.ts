import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { codeLabel, entryKey } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { foldText } from '../../../shared/src/search/foldText.ts';
import { createSearch, type SearchHit } from '../../../shared/src/search/search.ts';

const { entries } = loadCatalog();
const search = createSearch(entries);

const keys = (query: string, among = search): string[] => among.search(query).map(({ entry }) => entryKey(entry));

/** An entry made up for cases the data may not have. */
function entry(change: Partial<Entry>): Entry {
  const [first] = entries;
  if (!first) throw new Error('The catalog has no entry.');
  return {
    ...first,
    provider: 'meta',
    title: 'Made up',
    aliases: [],
    causes: [],
    fixes: [],
    meaning: '',
    variants: [],
    ...change,
  };
}

describe('a typed code', () => {
  it.each(entries.map((known) => [codeLabel(known), known] as const))('%s finds its entry first', (label, known) => {
    const namesakes = entries.filter((other) => codeLabel(other) === label).map(entryKey);
    const hits = keys(label);
    expect(hits.slice(0, namesakes.length).sort()).toEqual(namesakes.sort());
    // Of one number, Meta's entry comes before those of other providers.
    if (known.provider === 'meta') expect(hits[0]).toBe(entryKey(known));
    if (typeof known.code === 'number') expect(keys(`(#${known.code})`)[0]).toBe(keys(`${known.code}`)[0]);
  });

  it('may be written as programs and people write it', () => {
    for (const query of ['131056', ' #131056 ', '(#131056)', '131_056', '131 056', '131.056', 'meta:131056']) {
      expect(keys(query)[0], query).toBe('131056');
    }
  });

  it('finds the code itself before its subcodes, and a subcode before the code', () => {
    const made = [
      entry({ code: 190, subcode: 463 }),
      entry({ code: 190, subcode: null }),
      entry({ code: 190, subcode: 460 }),
    ];
    const among = createSearch(made);
    expect(keys('190', among)).toEqual(['190', '190:460', '190:463']);
    expect(keys('190/463', among)[0]).toBe('190:463');
    expect(keys('190 : 460', among)[0]).toBe('190:460');
  });

  it('finds the range around it, after an entry of its own', () => {
    const made = [entry({ code: 200, codeTo: 299, subcode: null }), entry({ code: 210, subcode: null })];
    const among = createSearch(made);
    expect(keys('250', among)).toEqual(['200']);
    expect(keys('210', among)[0]).toBe('210');
  });

  it('of another provider needs no provider in front', () => {
    const among = createSearch([...entries, entry({ provider: 'acme', code: 987016, subcode: null })]);
    expect(keys('987016', among)[0]).toBe('acme:987016');
    expect(keys('acme:987016', among)[0]).toBe('acme:987016');
    expect(keys('Twilio 63016')[0]).toBe('twilio:63016');
  });

  it('half typed finds the codes that begin so before any other', () => {
    const begin = entries.filter(({ code }) => `${code}`.startsWith('1312')).map(entryKey);
    expect(begin.length).toBeGreaterThan(1);
    expect(keys('1312').slice(0, begin.length).sort()).toEqual(begin.sort());
  });

  it('does not bring its neighbours', () => {
    const among = createSearch([entry({ code: 131056, subcode: null }), entry({ code: 131059, subcode: null })]);
    expect(keys('131056', among)).toEqual(['131056']);
  });

  it('that nobody knows finds those with one other digit', () => {
    expect(keys('131066')).toContain('131056');
    expect(keys('999999999')).toEqual([]);
  });

  it('is found inside a sentence', () => {
    expect(keys('error 131026 what to do')[0]).toBe('131026');
  });
});

describe('words', () => {
  it.each(entries.map((known) => [known.title ?? known.label ?? '', known] as const))(
    '"%s" finds its entry near the top',
    (title, known) => {
      const calledSo = ({ entry }: Pick<SearchHit, 'entry'>) =>
        [entry.title, entry.label, ...entry.aliases].some((name) => foldText(name ?? '') === foldText(title));
      // What is asked far more often may stand between.
      const namesakes = entries.filter((entry) => calledSo({ entry })).length;
      const hits = search.search(title).map(({ entry }) => entry);
      expect(hits.slice(0, namesakes + 2)).toContain(known);
    },
  );

  it.each([
    ['pair rate limit', '131056'],
    ['nao tem whatsapp', '131026'],
    ['more than 24 hours', '131047'],
    ['templte does not exst', '132001'],
    ['undeliverable', '131026'],
    ['UNDELIVERABLE!', '131026'],
    ['undeliv', '131026'],
    ['group suspend', '131207'],
    ['account locked', '131031'],
    ['spam', '131048'],
    ['partial success', '131201'],
  ])('"%s" finds %s among the first three', (query, key) => {
    expect(keys(query).slice(0, 3)).toContain(key);
  });

  it('find by title before they find by meaning', () => {
    const made = [
      entry({ code: 1, title: 'Other', meaning: 'A template is missing.' }),
      entry({ code: 2, title: 'Template missing' }),
    ];
    expect(keys('template', createSearch(made))).toEqual(['2', '1']);
  });

  it('find plural and singular alike, and ignore accents', () => {
    const made = [entry({ code: 1, title: 'Número inválido' }), entry({ code: 2, title: 'Too many parameters' })];
    const among = createSearch(made);
    expect(keys('numero invalido', among)[0]).toBe('1');
    expect(keys('params', among)[0]).toBe('2');
  });

  it('all of them count before any of them', () => {
    const made = [
      entry({ code: 1, title: 'Wolf' }),
      entry({ code: 2, title: 'Wolf lamb' }),
      entry({ code: 3, title: 'Lamb' }),
    ];
    const among = createSearch(made);
    expect(keys('wolf lamb', among)[0]).toBe('2');
    expect(keys('wolf violin', among).sort()).toEqual(['1', '2']);
  });

  it('that nothing contains find nothing', () => {
    expect(keys('zzqqxxyy')).toEqual([]);
  });
});

describe('hits', () => {
  it('are all entries in the given order for an empty query', () => {
    expect(keys('  ')).toEqual(entries.map(entryKey));
  });

  it('come best first and once each', () => {
    const found = search.search('template message');
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    expect(new Set(found.map((hit) => hit.entry)).size).toBe(found.length);
  });

  it('tell the words that matched', () => {
    const [best] = search.search('undeliv');
    expect(best?.terms).toContain('undeliverable');
  });

  it('never throw, whatever is typed', () => {
    for (const query of ['(', '"', '\\', '131056:', ':', 'a:b:c', '💥', '1'.repeat(5000), '%', 'null']) {
      expect(Array.isArray(search.search(query)), query).toBe(true);
    }
  });
});

describe('a code of another provider', () => {
  it('leads to the codes of Meta it stands for', () => {
    expect(keys('63016').slice(0, 2)).toEqual(['twilio:63016', '131047']);
    expect(keys('Twilio 63018').slice(0, 5)).toEqual(['twilio:63018', '130429', '131048', '131056', '80007']);
  });
});

describe('a pasted text', () => {
  it('shows the codes inside, with what it says about them', () => {
    const payload = JSON.stringify({
      error: {
        message: '(#132000) Number of parameters does not match the expected number of params',
        type: 'OAuthException',
        code: 132000,
        error_data: {
          details: 'body: number of localizable_params (2) does not match the expected number of params (3)',
        },
      },
    });
    const reading = "The template's body has 3 variables, but the request has 2: send exactly 3.";
    for (const text of [payload, JSON.stringify(payload), payload.slice(0, -4)]) {
      const hits = search.search(text).map(({ entry, reading }) => [entryKey(entry), reading]);
      expect(hits, text).toEqual([['132000', reading]]);
    }
  });

  it('without codes is searched by the words it begins with', () => {
    const long = `Template does not exist. ${'Nothing else is said in here. '.repeat(20_000)}`;
    expect(keys(long)).toEqual(keys(long.slice(0, 1000)));
    expect(keys(long)).toContain('132001');
  });

  it('needs not name WhatsApp', () => {
    expect(keys('{"error":{"message":"Unsupported post request","code":100,"error_subcode":33}}')).toEqual(['100:33']);
  });
});

describe('the reason of a hit', () => {
  it('is the sentence that shows more of the query than the title does', () => {
    const made = [
      entry({ code: 1, title: 'Wolf', meaning: 'A first sentence. The lamb met a wolf.' }),
      entry({ code: 2, title: 'Wolf and lamb', meaning: 'The lamb met a wolf.' }),
    ];
    const reasons = createSearch(made)
      .search('wolf lamb')
      .map(({ entry: { code }, reason }) => [code, reason]);
    expect(reasons).toEqual([
      [2, undefined],
      [1, 'The lamb met a wolf.'],
    ]);
  });
});
