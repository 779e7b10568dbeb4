/** The words of a call were wrong; the message says the mend. The command ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Formats every command can print. */
export type Format = 'text' | 'json';

/**
 * Reads `--format`.
 * @throws UsageError for any other word.
 */
export function parseFormat(value: string): Format {
  if (value === 'text' || value === 'json') return value;
  throw new UsageError(`Unknown format "${value}": use --format text or --format json.`);
}
