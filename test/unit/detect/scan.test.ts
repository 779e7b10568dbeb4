import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCandidates } from '../../../shared/src/detect/candidates.ts';
import { lexiconOf } from '../../../shared/src/detect/lexicon.ts';
import { PIECE_CHARS } from '../../../shared/src/detect/limits.ts';
import { ownersIn } from '../../../shared/src/detect/providers.ts';
import { scanOf } from '../../../shared/src/detect/scan.ts';
import { testCatalog } from './testCatalog.ts';

const lexicon = lexiconOf(testCatalog());
const owners = ownersIn([]);

describe('scanOf', () => {
  it.each([
    ['', [0]],
    ['a', [0]],
    ['a\nb', [0, 2]],
    ['a\r\nb', [0, 3]],
    ['a\rb', [0, 2]],
    ['a\r\r\nb\n\n', [0, 2, 4, 6, 7]],
    ['\n\r', [0, 1, 2]],
  ])('finds where the lines of %j begin', (text, starts) => {
    expect(scanOf(text, lexicon, owners).lineStarts).toEqual(starts);
  });

  it('finds in the pieces of a long line what reading it at once finds', () => {
    const part = fc.constantFrom(
      '131026',
      '131_047',
      ' ',
      ',',
      'whatsapp ',
      '9',
      '99999',
      'x',
      'wamid.',
      '4 ',
      '_',
      '"',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), fc.integer({ min: -30, max: 5 }), (parts, shift) => {
        const text = `${'-'.repeat(PIECE_CHARS + shift)}${parts.join('')}`;
        const whole = readCandidates(text, 0, text.length, lexicon, owners);
        const pieces = [...scanOf(text, lexicon, owners).pieces(0, text.length)];
        expect(pieces.flatMap(({ numbers }) => numbers.map(({ start, end }) => [start, end]))).toEqual(
          whole.numbers.map(({ start, end }) => [start, end]),
        );
        expect(pieces.flatMap(({ marks }) => marks.map(({ start }) => start))).toEqual(
          whole.marks.map(({ start }) => start),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('gives only what begins between two offsets', () => {
    const scan = scanOf('131026 131047\n131048', lexicon, owners);
    const values: number[] = [];
    scan.find('numbers', 7, 14, ({ value }) => {
      values.push(value);
      return false;
    });
    expect(values).toEqual([131047]);
  });
});
