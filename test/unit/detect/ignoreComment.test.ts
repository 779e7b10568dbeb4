import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import { isDisabled, notDisabled } from '../../../shared/src/detect/ignoreComment.ts';

describe('isDisabled', () => {
  it.each([
    ['code == 131056 # whatsapp-errors-disable-line', '', '131056', true],
    ['code == 131056 // whatsapp-errors-disable-line 131056', '', '131056', true],
    ['code == 131056 // whatsapp-errors-disable-line 80007', '', '131056', false],
    ['code == 131056', '# whatsapp-errors-disable-next-line 80007, 131056', '131056', true],
    ['code == 131056', '# whatsapp-errors-disable-next-line', '131056', true],
    ['code == 131056', '# whatsapp-errors-disable-line 131056', '131056', false],
    ['code == 33 # whatsapp-errors-disable-line 100:33', '', '100:33', true],
    ['code == 33 # whatsapp-errors-disable-line 100', '', '100:33', false],
    ['code == 131056', '', '131056', false],
  ])('%s below %s: %s', (line, above, key, disabled) => {
    expect(isDisabled(line, above, key)).toBe(disabled);
  });
});

describe('notDisabled', () => {
  const TEXT = `(#131047) Re-engagement message // whatsapp-errors-disable-line
// whatsapp-errors-disable-next-line 131056
(#131056) pair rate limit hit
(#131026) Message undeliverable
`;

  it('leaves out what comments of the text, or the line in front of it, say', () => {
    const { matches } = detect(`whatsapp\n${TEXT}`, { catalog: loadCatalog(), languageId: 'typescript' });
    const own = matches.map((match) => ({ ...match, start: match.start - 9, end: match.end - 9 }));
    const left = (above?: string) => notDisabled(TEXT, own, above).map(({ entry }) => entry.code);
    expect(own).toHaveLength(3);
    expect(left()).toEqual([131026]);
    const last = TEXT.split('\n').slice(3).join('\n');
    const [match] = own.slice(-1).map((one) => ({ ...one, start: 2, end: 8 }));
    expect(notDisabled(last, match ? [match] : [], '# whatsapp-errors-disable-next-line\n')).toEqual([]);
    expect(notDisabled(last, match ? [match] : [], '# nothing\n')).toHaveLength(1);
  });
});
