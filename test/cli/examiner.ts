import { loadCatalog } from '../../scripts/catalog.ts';
import { compileSieve } from '../../scripts/sieve.ts';
import type { ByteSource } from '../../server/src/cli/byteSource.ts';
import { type Examiner, type ExamineSizes, examinerOf, examineSource } from '../../server/src/cli/examineFile.ts';
import type { FoundMatch } from '../../server/src/cli/foundMatch.ts';
import { loadSieve } from '../../server/src/cli/sieve.ts';

/** What files are examined with, from the sources. */
export async function loadExaminer(): Promise<Examiner> {
  return examinerOf(loadCatalog(), loadSieve(await compileSieve()));
}

/** A source of these bytes that gives at most `atOnce` of them at a time, as pipes do. */
function bytesSource(bytes: Uint8Array, atOnce = Number.POSITIVE_INFINITY): ByteSource {
  let from = 0;
  return (target) => {
    const part = bytes.subarray(from, from + Math.min(atOnce, target.length));
    target.set(part);
    from += part.length;
    return part.length;
  };
}

/** What is found in these bytes; undefined where they are taken for binary data. */
export async function examined(
  examiner: Examiner,
  bytes: Uint8Array,
  sizes: Partial<ExamineSizes> & { readonly name?: string; readonly atOnce?: number } = {},
): Promise<FoundMatch[] | undefined> {
  const { name = 'app.log', atOnce, ...cuts } = sizes;
  const found: FoundMatch[] = [];
  const take = (matches: readonly FoundMatch[]): void => {
    found.push(...matches);
  };
  return (await examineSource(name, bytesSource(bytes, atOnce), examiner, take, cuts)) ? found : undefined;
}
