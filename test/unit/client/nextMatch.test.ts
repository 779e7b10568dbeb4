import { describe, expect, it } from 'vitest';
import { nextMatch } from '../../../client/src/nextMatch.ts';

const at = (line: number, character: number) => ({
  range: { start: { line, character }, end: { line, character: character + 6 } },
});
const MATCHES = [at(2, 4), at(2, 20), at(9, 0)];

describe('nextMatch', () => {
  it.each([
    [0, 0, 0, 2],
    [2, 4, 1, 2],
    [2, 5, 1, 0],
    [2, 20, 2, 0],
    [5, 0, 2, 1],
    [9, 0, 0, 1],
    [12, 3, 0, 2],
  ])('from %i:%i goes forward to %i and backward to %i', (line, character, forward, backward) => {
    expect(nextMatch(MATCHES, { line, character }, 'forward')).toBe(forward);
    expect(nextMatch(MATCHES, { line, character }, 'backward')).toBe(backward);
  });

  it('goes nowhere where there is none', () => {
    expect(nextMatch([], { line: 0, character: 0 }, 'forward')).toBeUndefined();
    expect(nextMatch([], { line: 0, character: 0 }, 'backward')).toBeUndefined();
  });
});
