import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Examiner } from '../../server/src/cli/examineFile.ts';
import { ownerOf } from '../../shared/src/detect/providers.ts';
import { loadExaminer } from './examiner.ts';

let examiner: Examiner;

beforeAll(async () => {
  examiner = await loadExaminer();
});

const ofMeta = { marks: new Set(['wamid.']), longCodes: new Set<string>() };

/** Offsets of the places found in a text that begins at some address of the sieve's memory. */
function places(text: string, shift = 0): number[] {
  const { sieve, searches } = examiner;
  const from = sieve.room.from + shift;
  const search = searches.places(ofMeta);
  sieve.bytes.fill(10, sieve.room.from - 64, from);
  const length = sieve.bytes.write(text, from);
  sieve.bytes.fill(10, from + length, from + length + sieve.at.MARGIN);
  return [...search(from, from + length)].map((place) => place - from);
}

describe('the sieve', () => {
  it('finds every code of five digits and more, wherever it stands among the bytes looked at together', () => {
    const codes = examiner.catalog.entries.filter((entry) => ownerOf(entry) === 'meta').map(({ code }) => code);
    for (const code of codes.filter((code) => typeof code === 'number' && code >= 10_000)) {
      for (let shift = 0; shift < 64; shift += 7)
        expect(places(`${' '.repeat(shift)}${code} `, shift)).toEqual([shift]);
    }
  });

  it.each([
    ['131_056', [0]],
    ['a 2_494_100', [2]],
    ['a 24_94100', []],
    ['codes 131_056,130_429', [6, 14]],
    ['x_131047_y', [2]],
    ['"\\n131047"', [3]],
    ['abc131047', []],
    ['131047abc', [0]],
    ['1310471', []],
    ['0131047', []],
    ['13104', []],
    ['5511131047131047', []],
  ])('finds the numbers of %j', (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  it.each([
    ['"code":190', 2],
    ['"code" : "4"', 2],
    ['ErrorCode=368', 1],
    ['error_codes: [4, 100]', 7],
    ['errors 10', 1],
    ['Erro 100', 1],
    ['erreur : 190', 1],
    ['código 190 kode 190', 13],
    ['message: (#100) Invalid parameter', 10],
    ['\\"code\\":100', 3],
    ['"code":\n        100', 2],
  ])('finds the cue of %j', (text, cue) => {
    expect(places(text)[0]).toBe(cue);
  });

  it.each([
    '"statusCode":200',
    'status_code=200',
    'Status Code: 200',
    'body 190',
    'code 191',
    'code: 19000',
    '#190',
    'carrier 190',
  ])('finds no cue in %j', (text) => {
    expect(places(text)).toEqual([]);
  });

  it('finds titles that stand alone, in any letter case, wherever they begin', () => {
    for (let shift = 0; shift < 40; shift += 1) {
      expect(places(`${'.'.repeat(shift)}Re-engagement MESSAGE.`, shift)).toEqual([shift]);
      expect(places(`${'.'.repeat(shift)}Re-engagement massage.`, shift)).toEqual([]);
    }
    expect(places('Something went wrong')).toEqual([]);
  });

  it('counts line breaks and finds lines as plain loops do', () => {
    const text = fc.array(fc.constantFrom('a', 'bcdefgh'.repeat(5), '\n', '\r', '\r\n'), {
      maxLength: 200,
      size: 'max',
    });
    fc.assert(
      fc.property(text, fc.nat(70), fc.nat(5), (parts, shift, lines) => {
        const { sieve } = examiner;
        const content = parts.join('');
        const from = sieve.room.from + shift;
        const to = from + sieve.bytes.write(content, from);
        sieve.bytes[to] = 46;
        expect(sieve.countBreaks(from, to)).toBe(content.match(/\r\n|\r|\n/g)?.length ?? 0);
        const middle = Math.floor(content.length / 2);
        const before = content.slice(0, middle).split('\n');
        const above = before.slice(Math.max(0, before.length - 1 - lines)).join('\n').length;
        expect(sieve.lineStart(from + middle, lines, from)).toBe(from + middle - above);
        const after = content.slice(middle).split('\n');
        const below =
          after.length > lines + 1 ? after.slice(0, lines + 1).join('\n').length + 1 : content.length - middle;
        expect(sieve.lineEnd(from + middle, lines, to)).toBe(from + middle + below);
      }),
    );
  });

  it('finds nothing in a file without marks and long codes, and so does the search for anything at all', () => {
    const { sieve, searches } = examiner;
    const anything = (text: string) =>
      searches.anything(sieve.room.from, sieve.room.from + sieve.bytes.write(`${text}\n`, sieve.room.from)).length;
    expect(anything('const a = [4, 100, 190]; // error code 190')).toBe(0);
    expect(anything('import pywa')).toBe(1);
    expect(anything('WhatsApp')).toBe(1);
    expect(anything('case 131056:')).toBe(1);
    // A code of another provider is one only where that provider is named.
    expect(anything('63016')).toBe(0);
    expect(anything('twilio 63016')).toBe(1);
  });
});
