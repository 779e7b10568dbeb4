import type { Finding } from './evidence.ts';

/** True for a number that HTTP uses as a status. */
export function isHttpStatus(value: number): boolean {
  return (
    (value >= 100 && value <= 103) ||
    (value >= 200 && value <= 208) ||
    value === 226 ||
    (value >= 300 && value <= 308) ||
    (value >= 400 && value <= 451) ||
    (value >= 500 && value <= 511)
  );
}

/** What the word status says of a number: a status of HTTP, or of another kind where HTTP has none such. */
export function statusFinding(value: number): Finding {
  return isHttpStatus(value) || value >= 10_000 ? { id: 'http-status' } : { id: 'neutral-name', detail: 'status' };
}
