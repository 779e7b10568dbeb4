import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Examiner } from '../../server/src/cli/examineFile.ts';
import { type FoundMatch, MatchPlaces, NO_LIMIT } from '../../server/src/cli/foundMatch.ts';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import { detect } from '../../shared/src/detect/detect.ts';
import { documentSignals } from '../../shared/src/detect/signals.ts';
import { examined, loadExaminer } from './examiner.ts';

let examiner: Examiner;

beforeAll(async () => {
  examiner = await loadExaminer();
});

/** Smallest cuts: every file is large, and pieces are shorter than what is around a place. */
const CUTS = { wholeBytes: 100, pieceBytes: 4096 };

/** What a run over the whole text gives that knows of the document only what the head of the file says. */
function whole(text: string, headBytes: number): object[] | undefined {
  const bytes = Buffer.from(text);
  const feed = bytes.indexOf('\n', headBytes - 1);
  const head = bytes.subarray(0, feed < 0 ? bytes.length : feed + 1).toString();
  const signals = documentSignals(head, examiner.catalog);
  const { matches } = detect(text, { catalog: examiner.catalog, languageId: 'log', limits: NO_LIMIT, signals });
  const places = new MatchPlaces(text, 0, 0, 0);
  return brief(matches.map((match) => places.found(match)));
}

/** Matches without all that the catalog says of them. */
function brief(matches: readonly FoundMatch[] | undefined): object[] | undefined {
  return matches?.map(({ entry, evidence, ...place }) => ({
    ...place,
    key: entryKey(entry),
    evidence: evidence.map(({ text }) => text),
  }));
}

const HEAD = 'start graph.facebook.com whatsapp\n';

/** Lines of logs: with codes of every form the sieve knows, with what looks like them, and with neither. */
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .nat(999_999)
      .map((n) => `2026-11-20T10:04:05,100 INFO [http-${n % 64}] GET /orders/${n} 200 ${n % 900}ms`),
  },
  {
    weight: 2,
    arbitrary: fc
      .nat(99)
      .map((n) => `2026-11-20 😀 ERROR naïve whatsapp send failed: (#131056) pair rate limit hit, try ${n}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...[190, 100, 4, 368, 200, 131_026])
      .map(
        (code) => `{"error":{"message":"(#${code}) failed","type":"OAuthException","code":${code},"fbtrace_id":"A1"}}`,
      ),
  },
  {
    weight: 2,
    arbitrary: fc.constant(
      '  "errors": [\n    {\n      "code": 131047,\n      "title": "Re-engagement message"\n    }\n  ],',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'send failed: "Re-engagement message"',
      "reason='Message failed to send because more than 24 hours have passed since the customer last replied to this number.'",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'retryable = [131_056, 130_429]',
      'body="{\\"error\\":{\\"code\\":131047}}\\n131026"',
      'x_131047_y',
      '132000/2494010',
      '1131026',
      '131026ms',
      'wamid.HBgN5511131047',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.nat(300).map(longLine) },
  { weight: 1, arbitrary: fc.constant('') },
);

function longLine(length: number): string {
  return `${'é'.repeat(length)} whatsapp error (#131026) Message undeliverable ${'x'.repeat(length)}`;
}

const lineBreak = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const lines = fc.array(fc.tuple(line, lineBreak), { maxLength: 200, size: 'max' });
// One line longer than any that is read; more of them side by side would use up the bytes that bound a window.
const log = fc
  .tuple(lines, fc.nat(9000).map(longLine), lines)
  .map(([before, long, after]) => `${HEAD}${before.flat().join('')}${long}\n${after.flat().join('')}`)
  // A lone half of a pair has no bytes of its own; a NUL near the begin makes it another file.
  .map((text) => Buffer.from(text).toString().replaceAll('\0', ' '));

describe('a file in pieces', () => {
  it('gives what the whole text gives, wherever it is cut', async () => {
    const cuts = fc.record({
      pieceBytes: fc.constantFrom(512, 1000, 4096, 65_536),
      atOnce: fc.constantFrom(7, 1000, 1 << 20),
    });
    await fc.assert(
      fc.asyncProperty(log, cuts, async (text, { pieceBytes, atOnce }) => {
        const wholeBytes = HEAD.length;
        const found = await examined(examiner, Buffer.from(text), { wholeBytes, pieceBytes, atOnce });
        expect(brief(found)).toEqual(Buffer.byteLength(text) > wholeBytes ? whole(text, wholeBytes) : []);
      }),
      { numRuns: 150 },
    );
  });

  it('judges files up to the limit as a whole, with small codes that no cue announces', async () => {
    const text = `${HEAD}${'x\n'.repeat(50)}switch (error.code) {\ncase 190:\n}\n`;
    const bytes = Buffer.from(text);
    const asScript = { name: 'app.ts', pieceBytes: 4096 };
    expect(await examined(examiner, bytes, { ...asScript, wholeBytes: bytes.length })).toMatchObject([
      { line: 53, column: 6 },
    ]);
    expect(await examined(examiner, bytes, { ...asScript, wholeBytes: bytes.length - 1 })).toEqual([]);
  });

  it('reads the signals from the lines that begin in its head', async () => {
    const line = `${'.'.repeat(79)}\n`;
    const text = `${line.repeat(3)}${'.'.repeat(60)} wamid.A\n${line.repeat(40)}code: 131026\n`;
    const sizes = { pieceBytes: 4096 };
    expect(await examined(examiner, Buffer.from(text), { ...sizes, wholeBytes: 241 })).toHaveLength(1);
    expect(brief(await examined(examiner, Buffer.from(text), { ...sizes, wholeBytes: 240 }))).toEqual(whole(text, 240));
  });

  it('of one line of 20 MB is read in parts', async () => {
    const filler = 'é,"abcdefg":[71,72,73],'.repeat(50_000);
    const error = '"errors":[{"code":131056,"title":"x"}],';
    const text = `{"messaging_product":"whatsapp",${`${filler}${error}`.repeat(19)}${filler}}`;
    expect(Buffer.byteLength(text)).toBeGreaterThan(20_000_000);
    const found = await examined(examiner, Buffer.from(text));
    expect(found).toHaveLength(19);
    expect(brief(found)).toEqual(whole(text, 5 * 1024 * 1024));
  });

  it('may hold NULs behind its begin', async () => {
    const text = `${HEAD}${'x\n'.repeat(5000)}\0\0 error (#131026) Message undeliverable\n\0`;
    expect(brief(await examined(examiner, Buffer.from(text), CUTS))).toEqual(whole(text, 100));
    expect(await examined(examiner, Buffer.from(text), CUTS)).toHaveLength(1);
    expect(await examined(examiner, Buffer.from(`\0${text}`), CUTS)).toBeUndefined();
  });

  it.each([['utf-16le'], ['utf-16be']])('may be %s', async (encoding) => {
    const text = `${HEAD}${`2026-11-20 😀 naïve (#131056) pair rate limit hit\n`.repeat(300)}`;
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const bytes = encoding === 'utf-16le' ? little : little.swap16();
    expect(brief(await examined(examiner, bytes, CUTS))).toEqual(whole(text, 100));
    expect(brief(await examined(examiner, bytes, { ...CUTS, atOnce: 1001 }))).toEqual(whole(text, 100));
    expect(await examined(examiner, bytes)).toHaveLength(300);
  });

  it('may begin with a byte order mark, and end without a line break', async () => {
    const text = `${HEAD}(#131056) pair rate limit hit\n${'x\n'.repeat(5000)}graph.facebook.com {"code":131026}`;
    const found = await examined(examiner, Buffer.from(`\uFEFF${text}`), CUTS);
    expect(brief(found)).toEqual(whole(text, 100));
    expect(found).toMatchObject([
      { line: 2, column: 3 },
      { line: 5003, column: 28 },
    ]);
  });

  it('obeys comments that leave codes alone, as small files do', async () => {
    const error = '2026-11-20 whatsapp error (#131056) pair rate limit hit';
    const lines = [
      `${error} whatsapp-errors-disable-line`,
      error,
      '# whatsapp-errors-disable-next-line 131056',
      error,
      '# whatsapp-errors-disable-next-line 80007',
      error,
      'nothing',
    ];
    const text = `${HEAD}${`${'x\n'.repeat(2000)}${lines.join('\n')}\n`.repeat(3)}`;
    const small = await examined(examiner, Buffer.from(text));
    expect(small?.map(({ line: at }) => (at - 2) % 2007)).toEqual([2001, 2005, 2001, 2005, 2001, 2005]);
    expect(brief(await examined(examiner, Buffer.from(text), CUTS))).toEqual(brief(small));
  });

  it('may be empty', async () => {
    expect(await examined(examiner, Buffer.from(''))).toEqual([]);
    expect(await examined(examiner, Buffer.from('\uFEFF'))).toEqual([]);
  });
});
