import { setTimeout as wait } from 'node:timers/promises';

const DELAYS = [1, 4, 16, 60];
const RETRY_STATUS = [408, 429, 500, 502, 503, 504];
const RETRY_CODES = new Set(['ECONNRESET', 'ETIMEDOUT', 'EPIPE']);

/**
 * Fetches with up to 4 attempts; waits 1, 4, 16 and 60 seconds between them.
 */
export async function fetchWithRetry(url, options = {}) {
  let error;
  for (const [attempt, delay] of DELAYS.entries()) {
    try {
      const response = await fetch(url, { ...options, signal: AbortSignal.timeout(10_000) });
      if (response.status === 200 || response.status === 201) return response;
      if (!RETRY_STATUS.includes(response.status)) throw new HttpError(response.status);
      error = new HttpError(response.status);
    } catch (caught) {
      if (!RETRY_CODES.has(caught.code)) throw caught;
      error = caught;
    }
    if (attempt < 3) await wait(delay * 1000);
  }
  throw error;
}

export class HttpError extends Error {
  constructor(status) {
    super(`HTTP error ${status}`);
    this.code = status;
    this.retryable = [4, 5].includes(Math.floor(status / 100));
  }
}

export const defaults = { retries: 4, factor: 4, minTimeout: 100, maxTimeout: 131_072, concurrency: 10, jitter: 0.33 };
