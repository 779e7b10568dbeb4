import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../scripts/catalog.ts';
import { RecordMemo } from '../../server/src/cli/recordMemo.ts';
import { detect } from '../../shared/src/detect/detect.ts';
import { documentSignals } from '../../shared/src/detect/signals.ts';
import type { Match } from '../../shared/src/detect/types.ts';

const catalog = loadCatalog();
const signals = documentSignals('whatsapp graph.facebook.com wamid. 131026 131047 131056', catalog);

function judged(line: string): { matches: readonly Match[]; alone: boolean } {
  const { matches, alone = false } = detect(line, { catalog, languageId: 'log', signals });
  return { matches, alone };
}

const SENT_ALONE = '2026-11-21T10:00:00Z ERROR whatsapp send failed error: (#131056) pair rate';

const facts = (matches: readonly Match[] = []) =>
  matches.map(({ start, end, entry, evidence }) => [start, end, entry.code, evidence.map(({ text }) => text)]);

describe('RecordMemo', () => {
  const SENT =
    '2026-11-21T10:00:00.123Z ERROR whatsapp send to=5511990000001 error: (#131056) pair rate wamid.HBgLMTU1NTA';

  it('gives for a record of the same form what judging it gives', () => {
    const memo = new RecordMemo();
    const { matches, alone } = judged(SENT);
    expect(alone).toBe(true);
    memo.learn(SENT, matches);
    const other = SENT.replace('2026-11-21T10:00:00.123Z', '2026-11-22T23:59:59Z')
      .replace('5511990000001', '551199000000123')
      .replace('HBgLMTU1NTA', 'HBgNNTUxMTk5MDAwMDAwMQ==');
    expect(facts(memo.recall(other))).toEqual(facts(judged(other).matches));
    expect(memo.recall(other)).toHaveLength(1);
  });

  it.each([
    ['another code', SENT.replace('131056', '131047')],
    ['another small number', SENT.replace('error:', 'attempt=4 error:')],
    ['another word', SENT.replace('ERROR', 'DEBUG')],
    ['a time of day in commas', SENT.replace('.123Z', ',404')],
  ])('does not take a record with %s for one of the same form', (_what, line) => {
    const memo = new RecordMemo();
    memo.learn(SENT, judged(SENT).matches);
    expect(memo.recall(line)).toBeUndefined();
  });

  it('keeps nothing whose evidence quotes what differs', () => {
    const memo = new RecordMemo();
    const [match] = judged(SENT).matches;
    if (!match) throw new Error('no match to begin with');
    const evidence = [{ id: 'errors-around', text: 'inside "2026-11-21T10:00:00.123Z"' }];
    memo.learn(SENT, [{ kind: 'code', start: match.start, end: match.end, entry: match.entry, evidence }]);
    expect(memo.recall(SENT)).toBeUndefined();
  });

  it('knows a form without any code too', () => {
    const memo = new RecordMemo();
    memo.learn('code=7 is nothing', []);
    expect(memo.recall('code=7 is nothing')).toEqual([]);
  });
});

describe('a line judged alone', () => {
  it.each([
    ['a record that tells enough', SENT_ALONE, true],
    ['a line that is no record', `  ${SENT_ALONE}`, false],
    ['a record that needs the lines around', '2026-11-21 10:00:00 131056', false],
  ])('is %s', (_what, line, alone) => {
    expect(judged(line).alone).toBe(alone);
  });
});
