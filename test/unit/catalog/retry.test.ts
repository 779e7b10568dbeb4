import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAutomaticRetry, retryDelays } from '../../../shared/src/catalog/retry.ts';
import type { RetryPolicy } from '../../../shared/src/catalog/types.ts';

const base: RetryPolicy = { when: 'backoff', scope: 'message', maxAttempts: 5, limit: null };

describe('retryDelays', () => {
  it('multiplies by the factor', () => {
    expect(retryDelays({ ...base, firstDelaySeconds: 1, factor: 4 })).toEqual([1, 4, 16, 64]);
  });

  it('stops growing at the cap', () => {
    expect(retryDelays({ ...base, firstDelaySeconds: 600, factor: 2, capSeconds: 3600 })).toEqual([
      600, 1200, 2400, 3600,
    ]);
    expect(retryDelays({ ...base, firstDelaySeconds: 90, capSeconds: 60 })).toEqual([60, 60, 60, 60]);
  });

  it('keeps the waits equal without a factor', () => {
    expect(retryDelays({ ...base, firstDelaySeconds: 30, maxAttempts: 3 })).toEqual([30, 30]);
  });

  it('counts the first send as an attempt', () => {
    expect(retryDelays({ ...base, firstDelaySeconds: 1, maxAttempts: 1 })).toEqual([]);
    expect(retryDelays({ ...base, firstDelaySeconds: 1, maxAttempts: 2 })).toEqual([1]);
  });

  it('is empty where no wait helps', () => {
    expect(retryDelays({ ...base, when: 'never', maxAttempts: 1 })).toEqual([]);
    expect(retryDelays({ ...base, when: 'after-fix', maxAttempts: 1 })).toEqual([]);
  });

  it('gives one wait per new attempt, never shorter than the one before, never over the cap', () => {
    const policies = fc.record({
      firstDelaySeconds: fc.integer({ min: 1, max: 86_400 }),
      factor: fc.integer({ min: 1, max: 10 }),
      capSeconds: fc.integer({ min: 1, max: 604_800 }),
      maxAttempts: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(policies, (given) => {
        const delays = retryDelays({ ...base, ...given });
        expect(delays).toHaveLength(given.maxAttempts - 1);
        delays.forEach((delay, n) => {
          expect(Number.isFinite(delay)).toBe(true);
          expect(delay).toBeLessThanOrEqual(given.capSeconds);
          expect(delay).toBeGreaterThanOrEqual(delays[n - 1] ?? Math.min(given.firstDelaySeconds, given.capSeconds));
        });
      }),
    );
  });
});

describe('isAutomaticRetry', () => {
  it('is true only for backoff with a new attempt', () => {
    expect(isAutomaticRetry({ ...base, firstDelaySeconds: 1 })).toBe(true);
    expect(isAutomaticRetry({ ...base, firstDelaySeconds: 1, maxAttempts: 1 })).toBe(false);
    expect(isAutomaticRetry({ ...base, when: 'after-wait', firstDelaySeconds: 86_400 })).toBe(false);
    expect(isAutomaticRetry({ ...base, when: 'after-fix', maxAttempts: 1 })).toBe(false);
    expect(isAutomaticRetry({ ...base, when: 'never', maxAttempts: 1 })).toBe(false);
  });
});
