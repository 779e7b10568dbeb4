import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockDocument } from '../../../server/src/blockDocument.ts';
import { BlockMatches } from '../../../server/src/blockMatches.ts';
import { createCatalog } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import type { Detection, Match } from '../../../shared/src/detect/types.ts';
import { entry, testCatalog } from '../detect/testCatalog.ts';

const catalog = testCatalog();
const URI = 'file:///project/a.log';
const MANY = Number.POSITIVE_INFINITY;

/** Lines of payloads, logs and sources, and pieces of such, that speak for and against each other. */
const LINES = [
  '{"entry":[{"changes":[{"value":{"messaging_product":"whatsapp","statuses":[{"status":"failed",',
  '"errors":[{"code":131026,"title":"Message undeliverable"}]',
  '    "errors": [',
  '      {',
  '        "code": 131047,',
  '        "title": "Re-engagement message",',
  '        "error_subcode": 2494010',
  '      }',
  '    ]',
  '{"error":{"code":131009,"error_subcode":2494010,"fbtrace_id":"A"}}',
  '{"error":{"message":"(#100) Invalid parameter","type":"OAuthException","code":100,"fbtrace_id":"AbC"}}',
  '{\\"error\\":{\\"code\\":100,\\"type\\":\\"OAuthException\\"}}',
  '2026-11-20 21:00:03 WARN whatsapp send failed: (#131056) pair rate limit hit wamid.HBgN',
  '2026-11-20 21:00:04 INFO GET /orders/131056 200 100ms',
  '2026-11-20 21:00:05 ERROR code=190 status=failed',
  'Re-engagement message',
  'const title = "Re-engagement message";',
  'if (error.code === 131056) return;',
  'switch (error.code) {',
  '  case 131026:',
  '  case 100:',
  '}',
  'const RETRYABLE = new Set([130429, 131_056,',
  '  131048, 80007,',
  ']);',
  '// WhatsApp error 131056, 80007',
  '| 131048 | Spam rate limit hit | whatsapp |',
  'const region = { code: 131026, zip: "131047" };',
  'const total = 131026 + 131047;',
  'error 131051',
  'graph.facebook.com',
  'Cloud API',
  'twilio 63016',
  '131026',
  '100',
  '',
  '',
  'nothing is here',
];
const ends = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r');
type Pool = readonly string[];
/** Some of the lines: in a document of all of them no edit would change what it says of itself. */
const pool: fc.Arbitrary<Pool> = fc.oneof(
  fc.subarray(LINES, { minLength: 2, maxLength: 7 }),
  fc.subarray(LINES, { minLength: 2 }),
);
const lines = (of: Pool, maxLength: number) =>
  fc.array(fc.tuple(fc.constantFrom(...of), ends), { maxLength, size: 'max' }).map((all) => all.flat().join(''));
const languageId = fc.constantFrom('typescript', 'python', 'json', 'log', 'markdown', 'csv', 'yaml');

/** Where an edit begins and ends, as shares of the document, and what it puts there. */
const typed = fc.constantFrom('1', '0', '131056', ' ', '"', '\n', '\r', '}', '[', 'x', 'whatsapp ', 'wamid.', '');
interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly text: string;
}
interface Question {
  readonly at: number;
  readonly length: number;
}
const edit = (of: Pool): fc.Arbitrary<Edit> =>
  fc.record({
    at: fc.nat(1_000_000),
    removed: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(400) }),
    text: fc.oneof({ weight: 3, arbitrary: typed }, { weight: 1, arbitrary: lines(of, 6) }),
  });
const question: fc.Arbitrary<Question> = fc.record({
  at: fc.nat(1_000_000),
  length: fc.constantFrom(0, 5, 60, 300, 1_000_000, MANY),
});
const steps = (of: Pool, maxLength: number) => fc.array(fc.oneof(edit(of), question), { maxLength, size: 'max' });

/** Matches as text, one a line: long lists are compared soon, and differences are read well. */
function facts(list: readonly Match[], from: number, to: number): string {
  const told: string[] = [];
  for (const { kind, start, end, entry, variant, evidence } of list) {
    if (start > to || end < from) continue;
    const why = evidence.map(({ text }) => text).join('; ');
    told.push(`${start}-${end} ${kind} ${entry.code}:${entry.subcode} ${variant?.title} ${why}`);
  }
  return told.join('\n');
}

/** A document with its matches, and the same questions put to `detect` and the whole text. */
class Both {
  readonly document: BlockDocument;
  readonly matches: BlockMatches;
  #whole: Detection | undefined;

  constructor(text: string, languageId: string, blockLength?: number) {
    this.document = new BlockDocument(URI, languageId, 1, text, blockLength);
    this.matches = new BlockMatches(this.document, catalog);
  }

  take(step: Edit | Question): void {
    if ('text' in step) this.edit(step);
    else this.expectSame(step.at % (this.document.length + 1), step.length);
  }

  edit({ at, removed, text }: Edit): void {
    const start = at % (this.document.length + 1);
    const range = { start: this.document.positionAt(start), end: this.document.positionAt(start + removed) };
    this.document.update([{ range, text }], this.document.version + 1);
    this.#whole = undefined;
  }

  expectSame(start: number, length: number): void {
    const found = this.matches.between(start, start + length, MANY);
    expect(facts(found.matches, 0, MANY)).toBe(facts(this.whole.matches, start, start + length));
    expect(found.more).toBe(false);
  }

  expectSameEverywhere(): void {
    this.expectSame(0, this.document.length + 1);
    expect(this.matches.hasCutLine).toBe(this.whole.limited === 'line-length');
    for (const { start } of this.whole.matches.slice(0, 10)) this.expectSame(start, 0);
  }

  get whole(): Detection {
    const { languageId } = this.document;
    this.#whole ??= detect(this.document.getText(), { catalog, languageId, limits: { maxMatches: MANY } });
    return this.#whole;
  }
}

describe('the matches of a document in blocks', () => {
  it('are those of the whole text, after any edits and questions', { timeout: 120_000 }, () => {
    const run = pool.chain((of) => fc.record({ begin: lines(of, 120), steps: steps(of, 14) }));
    fc.assert(
      fc.property(run, languageId, fc.constantFrom(60, 200, 600), ({ begin, steps }, language, blockLength) => {
        const both = new Both(begin, language, blockLength);
        for (const step of steps) both.take(step);
        both.expectSameEverywhere();
      }),
      { numRuns: 2000 },
    );
  });

  it('are those of the whole text where lines are too long to be read', { timeout: 120_000 }, () => {
    // Without a number, so that much of it costs little; near the lengths at which detection stops to read.
    const filler = fc
      .oneof(fc.nat(60), fc.nat(5_000), fc.integer({ min: 25_000, max: 50_000 }))
      .map((length) => 'ab, "c d": '.repeat(length / 11));
    const long = (of: Pool) =>
      fc
        .tuple(fc.array(fc.tuple(filler, fc.constantFrom(...of)), { minLength: 2, maxLength: 6 }), ends)
        .map(([pieces, end]) => pieces.map((parts) => parts.join('')).join(' ') + end);
    const text = (of: Pool) => fc.array(fc.oneof(lines(of, 6), long(of)), { maxLength: 4 });
    const run = pool.chain((of) => fc.record({ begin: text(of), steps: steps(of, 6) }));
    fc.assert(
      fc.property(run, languageId, fc.constantFrom(300, 2_000, 6_000), ({ begin, steps }, language, blockLength) => {
        const both = new Both(begin.join(''), language, blockLength);
        for (const step of steps) both.take(step);
        both.expectSame(0, both.document.length + 1);
      }),
      { numRuns: 1000 },
    );
  });

  it('do not hold a number that is part of a title begun in the block before', () => {
    const title = 'Broken (fatal error 131056) pairing of devices';
    const own = createCatalog([entry({ code: 131056, title: 'Pair' }), entry({ code: 131990, title })]);
    const text = `${'x'.repeat(40)} whatsapp wamid.abc failed with ${title} ${'y'.repeat(200)}`;
    const document = new BlockDocument(URI, 'log', 1, text, 40);
    expect(document.blocks[0]?.text).toMatch(/Broken \($/);
    const found = new BlockMatches(document, own).between(0, text.length, MANY);
    expect(facts(found.matches, 0, MANY)).toMatch(/^\d+-\d+ title 131990:null .*$/);
    expect(facts(found.matches, 0, MANY)).toBe(
      facts(detect(text, { catalog: own, languageId: 'log' }).matches, 0, MANY),
    );
  });

  it('end at the number that is asked for in a wide part, and are all given in a narrow one', () => {
    const both = new Both('whatsapp error (#131056) pair rate limit hit\n'.repeat(50), 'log', 200);
    const { length } = both.document;
    expect(both.matches.between(0, length, 7)).toMatchObject({ more: true, matches: both.whole.matches.slice(0, 7) });
    expect(both.matches.between(0, length, 50)).toMatchObject({ more: false, matches: both.whole.matches });
    expect(both.matches.between(length - 100, length, 1).matches.length).toBe(2);
  });
});
