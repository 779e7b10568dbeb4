import { describe, expect, it } from 'vitest';
import { groupByCode, linePreview } from '../../../client/src/sideBar/codeGroups.ts';
import type { MatchInfo } from '../../../shared/src/protocol.ts';

function match(key: string, line: number): MatchInfo {
  const range = { start: { line, character: 0 }, end: { line, character: key.length } };
  return { range, kind: 'code', key, title: `Title of ${key}`, evidence: [] };
}

describe('groupByCode', () => {
  it('puts the most frequent code first, and keeps the order of the text', () => {
    const matches = [match('131026', 1), match('131056', 2), match('131047', 3), match('131056', 4)];
    expect(groupByCode(matches)).toEqual([
      { key: '131056', title: 'Title of 131056', matches: [matches[1], matches[3]] },
      { key: '131026', title: 'Title of 131026', matches: [matches[0]] },
      { key: '131047', title: 'Title of 131047', matches: [matches[2]] },
    ]);
    expect(groupByCode([])).toEqual([]);
  });
});

describe('linePreview', () => {
  const marked = (line: string, needle: string) => {
    const start = line.indexOf(needle);
    const {
      text,
      match: [from, to],
    } = linePreview(6, line, start, start + needle.length);
    return [text, text.slice(from, to)];
  };

  it.each([
    ['    case 131056:', '7: case 131056:'],
    ['131056', '7: 131056'],
    [`${'x'.repeat(60)} (#131056) rest`, `7: …${'x'.repeat(13)} (#131056) rest`],
    ['\t\treturn code === 131056;  ', '7: return code === 131056;'],
  ])('%s', (line, text) => {
    expect(marked(line, '131056')).toEqual([text, '131056']);
  });

  it('is not much longer than a row', () => {
    const [text, code] = marked(`${'a '.repeat(500)}131056${' b'.repeat(500)}`, '131056');
    expect(text?.length).toBeLessThan(170);
    expect(code).toBe('131056');
  });
});
