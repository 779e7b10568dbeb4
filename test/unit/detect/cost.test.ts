import { describe, expect, it } from 'vitest';
import { detect } from '../../../shared/src/detect/detect.ts';
import { mayHoldCodes } from '../../../shared/src/detect/prefilter.ts';
import { testCatalog } from './testCatalog.ts';

const catalog = testCatalog();
const MANY = { maxMatches: Number.POSITIVE_INFINITY };

/** Texts made of one piece over and over, each the worst for some rule. */
const WORST: [string, string, string][] = [
  ['codes on one line', 'log', '131026 '],
  ['codes and marks on one line', 'log', 'whatsapp 131026 '],
  ['small codes on one line', 'log', 'whatsapp code: 100, '],
  ['titles on one line', 'log', 'whatsapp Re-engagement message '],
  ['half titles', 'log', '(Business Account, Consumer Account) pair rate limit hi '],
  ['brackets that never close', 'json', '{"errors":[{"code":131026,"whatsapp":'],
  ['brackets that never open', 'json', '"code":131026}]}whatsapp'],
  ['a minified webhook', 'json', '{"whatsapp":1,"errors":[{"code":131026,"title":"x","error_subcode":33}]},'],
  ['digits', 'log', '1'],
  ['separated digits', 'log', '131_'],
  ['spaces before codes', 'log', '                                131026'],
  ['names before codes', 'typescript', 'whatsapp_error_code_error_code_error_code === 131026 '],
  ['case labels', 'typescript', 'case 131026: // whatsapp\n'],
  ['empty lines', 'python', 'code = 131026\n\n\n\n'],
  ['backslashes', 'log', '\\\\\\"code\\\\\\":131026 whatsapp '],
];

describe('the cost of detect', () => {
  it.each(WORST)('grows with the length only: %s', (_, languageId, piece) => {
    const text = (length: number): string => piece.repeat(Math.ceil(length / piece.length));
    const small = text(15_000);
    const large = text(120_000);
    const run = (input: string): number => leastTime(() => detect(input, { catalog, languageId, limits: MANY }));
    run(small);
    // Eight times the text: linear work takes 8 times as long, quadratic work 64 times.
    expect(run(large)).toBeLessThan(28 * Math.max(run(small), 2));
  });

  it.each(WORST)('of the prefilter, too: %s', (_, _languageId, piece) => {
    const body = piece.replace(/whatsapp|subcode|1310/g, 'x');
    const run = (length: number): number => leastTime(() => mayHoldCodes(body.repeat(Math.ceil(length / body.length))));
    expect(run(400_000)).toBeLessThan(28 * Math.max(run(50_000), 2));
  });
});

/** Least processor time of several runs, in milliseconds: unlike the clock, it does not count what others do meanwhile. */
function leastTime(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
