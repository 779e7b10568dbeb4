import { describe, expect, it } from 'vitest';
import { isDisabled } from '../../../shared/src/detect/ignoreComment.ts';

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
