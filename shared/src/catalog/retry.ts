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

/** Longest single wait a running program can be asked to sit through, in seconds; anything longer needs a queue. */
const LONGEST_WAIT_IN_PROCESS = 600;

/** True where code can send again by itself within one run: the waits are bearable and nothing has to be mended first. */
export function isAutomaticRetry(policy: RetryPolicy): boolean {
  if (policy.when !== 'backoff') return false;
  const delays = retryDelays(policy);
  return delays.length > 0 && delays.every((delay) => delay <= LONGEST_WAIT_IN_PROCESS);
}
