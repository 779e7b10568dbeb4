import type { Catalog } from '../../../shared/src/catalog/catalog.ts';
import type { Surface } from '../../../shared/src/catalog/types.ts';
import { samplePayload, usualSurface } from '../../../shared/src/samples/samplePayload.ts';
import { unknownCode } from './explain.ts';
import type { Outcome } from './outcome.ts';
import { UsageError } from './usageError.ts';

/**
 * Reads `--as`.
 * @throws UsageError for any other word.
 */
export function parseSurface(value: string | undefined): Surface | undefined {
  if (value === undefined || value === 'response' || value === 'webhook') return value;
  throw new UsageError(`Unknown shape "${value}": use --as response or --as webhook.`);
}

/** Prints a payload with this code, as JSON; without `as` in the shape the code is seen in first. */
export function sample(catalog: Catalog, text: string, as: Surface | undefined): Outcome {
  const entry = catalog.get(text);
  if (!entry) return unknownCode(catalog, text);
  const payload = samplePayload(entry, as ?? usualSurface(entry));
  if (payload) return { stdout: `${JSON.stringify(payload, null, 2)}\n`, stderr: '', exitCode: 0 };
  const stderr = `There is no sample of ${text}: samples are of Meta's numeric codes, such as 131056 or 100:33.\n`;
  return { stdout: '', stderr, exitCode: 1 };
}
