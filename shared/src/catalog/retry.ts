import type { RetryPolicy } from './types.ts';

/**
 * The waits of a policy, in seconds, one before each new attempt and without jitter: `[1, 4, 16, 64]` for four new
 * attempts. Empty where the message must not be sent again by itself.
 */
export function retryDelays(policy: RetryPolicy): number[] {
  const first = policy.firstDelaySeconds;
  if (first === undefined) return [];
  const cap = policy.capSeconds ?? Number.POSITIVE_INFINITY;
  return Array.from({ length: policy.maxAttempts - 1 }, (_, n) => Math.min(first * (policy.factor ?? 1) ** n, cap));
}

/** True where code can send again by itself within one run: the waits are short and nothing has to be mended first. */
export function isAutomaticRetry(policy: RetryPolicy): boolean {
  return policy.when === 'backoff' && policy.maxAttempts > 1;
}
