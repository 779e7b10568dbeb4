import { describe, expect, it } from 'vitest';
import { createCatalog, entryKey } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import type { DetectOptions, Match } from '../../../shared/src/detect/types.ts';
import { entry, testCatalog } from './testCatalog.ts';

const catalog = testCatalog();

function matches(text: string, options: Partial<DetectOptions> = {}): readonly Match[] {
  return detect(text, { catalog, languageId: 'json', ...options }).matches;
}

describe('the entry of a match', () => {
  it.each([
    ['{"error":{"type":"OAuthException","code":100,"error_subcode":33,"fbtrace_id":"A"}}', '100:33'],
    ['{"error":{"error_subcode":"33","code":100,"type":"OAuthException"}}', '100:33'],
    ['{"error":{"type":"OAuthException","code":100,"error_subcode":77,"fbtrace_id":"A"}}', '100'],
    ['{\\"error\\":{\\"code\\":100,\\"error_subcode\\":33,\\"fbtrace_id\\":\\"A\\"}}', '100:33'],
    ['WhatsApp error 131009/2494010', '131009:2494010'],
    ['WhatsApp error 131009 (subcode 2494010)', '131009:2494010'],
    ['{"whatsapp":{"errors":[{"code":131009}]},"other":{"error_subcode":2494010}}', '131009'],
  ])('%s', (text, key) => {
    expect(matches(text).map((match) => entryKey(match.entry))[0]).toBe(key);
  });

  it('is found by a separated number and by a string', () => {
    const text = '// WhatsApp errors\nconst ERRORS = [131_056, "131026"];';
    expect(matches(text, { languageId: 'typescript' }).map((match) => match.entry.code)).toEqual([131056, 131026]);
  });

  it('is the range a number is in', () => {
    const ranged = createCatalog([entry({ code: 131200, codeTo: 131299, title: null })]);
    const [match] = matches('{"whatsapp":1,"errors":[{"code":131250}]}', { catalog: ranged });
    expect(match?.entry.code).toBe(131200);
  });

  it('is not found by part of a number past 2^53', () => {
    expect(matches('{"errors":[{"code":131026131026131026131026,"whatsapp":1}]}')).toEqual([]);
  });
});

describe('evidence', () => {
  it.each([
    ['{"whatsapp":1,"errors":[{"code":131026}]}', 'json key "code" inside an errors array'],
    ['whatsapp said (#131056) Too fast', '"(#131056)" in text'],
    ['{"code":131026,"fbtrace_id":"A"}', '"fbtrace_id" in the same object'],
    ['whatsapp: 131026 Message undeliverable', 'official title "Message undeliverable" beside it'],
  ])('of %s begins with the strongest', (text, expected) => {
    expect(matches(text)[0]?.evidence[0]?.text).toBe(expected);
  });

  it('names the place and the file', () => {
    const text = 'fetch("https://graph.facebook.com");\n\n\n\n\nswitch (error.code) {\n  case 131056:\n}';
    expect(matches(text, { languageId: 'typescript' })[0]?.evidence.map(({ text: said }) => said)).toEqual(
      [
        'case label',
        'inside "switch (error.code)"',
        'file names graph.facebook.com',
        expect.stringContaining('on the same line'),
      ].slice(0, 3),
    );
  });

  it('of a title says whose title it is', () => {
    const [match] = matches('{"messaging_product":"whatsapp","title":"Re-engagement message"}');
    expect(match?.kind).toBe('title');
    expect(match?.entry.code).toBe(131047);
    expect(match?.evidence[0]?.text).toBe('official title of 131047');
  });
});

describe('limits', () => {
  const many = '{"whatsapp":1,"errors":[{"code":131026},{"code":131047},{"code":131056}]}';

  it('stops after maxMatches and says so', () => {
    const detection = detect(many, { catalog, languageId: 'json', limits: { maxMatches: 2 } });
    expect(detection.matches).toHaveLength(2);
    expect(detection.limited).toBe('matches');
  });

  it('says nothing where the number of matches is just the limit', () => {
    expect(detect(many, { catalog, languageId: 'json', limits: { maxMatches: 3 } }).limited).toBeUndefined();
  });

  it('still finds codes in a line that is too long, and says so', () => {
    const long = `${many}${' '.repeat(10_000)}${many}`;
    const detection = detect(long, { catalog, languageId: 'json' });
    expect(detection.matches).toHaveLength(6);
    expect(detection.limited).toBe('line-length');
  });
});

describe('signals and range', () => {
  it('lets a window be judged by the whole document', () => {
    const window = 'if (error.code === 190) {}';
    expect(matches(window)).toEqual([]);
    const signals = { marks: new Set(['graph.facebook.com']), longCodes: new Set<string>() };
    expect(matches(window, { signals })).toHaveLength(1);
  });

  it('reports only what begins inside the range', () => {
    const text = '{"whatsapp":1,"errors":[{"code":131026},{"code":131047}]}';
    const from = text.indexOf('131047');
    expect(matches(text, { range: { from, to: from + 1 } }).map((match) => match.start)).toEqual([from]);
    expect(matches(text, { range: { from: from + 1, to: text.length } })).toEqual([]);
  });
});
