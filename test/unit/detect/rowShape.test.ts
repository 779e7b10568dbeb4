import { describe, expect, it } from 'vitest';
import { likewise, rowTokens } from '../../../shared/src/detect/rowShape.ts';

/** The number of the second row that stands where the caret `¦` is in the first. */
function inOtherRow(own: string, other: string): number | undefined {
  const at = own.indexOf('¦');
  const tokens = rowTokens(own.replace('¦', ''));
  const index = tokens.findIndex(({ start, end }) => start <= at && at < end);
  return likewise(rowTokens(other), tokens, index);
}

describe('rowTokens', () => {
  it('takes words together, and numbers in quotes for numbers', () => {
    expect(rowTokens('| "131026" | not a WhatsApp user |').map(({ kind }) => kind)).toEqual(['|', 'N', '|', 'W', '|']);
  });

  it('keeps a quote that nothing closes', () => {
    expect(rowTokens("don't 4").map(({ kind }) => kind)).toEqual(['W', "'", 'W', 'N']);
  });
});

describe('likewise', () => {
  it.each([
    ["¦190: 'token',", "131026: 'undeliverable',", 131026],
    ['| ¦190 | Access token |', '| 131047 | Re-engagement |', 131047],
    ['TOKEN_EXPIRED = ¦190', 'PAIR_RATE = 131_056', 131056],
    ['TokenExpired = ¦190,', 'Undeliverable = 131026,', 131026],
    ['  TOKEN(¦190),', '  UNDELIVERABLE(131026),', 131026],
    ['{"token", ¦190, 401, false},', '{"window", 131047, 400, false},', 131047],
    ['case token = ¦190', 'case undeliverable = 131026', 131026],
    ['BY_CODE.put(¦190, "token");', 'BY_CODE.put(131026, "undeliverable");', 131026],
  ])('reads %j and %j as rows of one form', (own, other, expected) => {
    expect(inOtherRow(own, other)).toBe(expected);
  });

  it.each([
    ['seat(¦1) -> box;', 'class(131047) -> window;'],
    ["'ward' => ¦4,", "'code' => 131047,"],
    ['port = ¦4', 'code = 131047'],
    ['floor ¦4 again', 'error 131047 again'],
    ['| 131026 | ¦100 |', '| 131047 | many |'],
  ])('tells %j from %j', (own, other) => {
    expect(inOtherRow(own, other)).toBeUndefined();
  });
});
