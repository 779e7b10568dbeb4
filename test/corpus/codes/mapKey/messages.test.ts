import { expect, test, vi } from 'vitest';
import { clerkText } from '../src/clerkText';

const expected = {
  ⟦190⟧: /set up again/,
  ⟦131026⟧: /cannot be reached/,
  ⟦131047⟧: /template/,
};

test('every code has a text', () => {
  for (const [code, pattern] of Object.entries(expected)) {
    expect(clerkText(Number(code), 'en')).toMatch(pattern);
  }
});

test('unknown codes fall back', () => {
  expect(clerkText(999999, 'en')).toBe('The message was not sent.');
  expect(clerkText(⟦131026⟧, 'de')).toContain('(⟦131026⟧)');
});

test('tells the clerk once', async () => {
  const toast = vi.fn();
  await notifyClerk({ code: ⟦131047⟧, to: '15550100123' }, toast);
  expect(toast).toHaveBeenCalledTimes(1);
  expect(toast.mock.calls[0]).toHaveLength(2);
  expect(window.innerWidth).toBeGreaterThan(368);
  expect(fetchMock).toHaveLastStatus(200);
});
