import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, parseSettings } from '../../shared/src/settings.ts';

describe('parseSettings', () => {
  it('gives the defaults where nothing is set', () => {
    for (const nothing of [undefined, null, {}, 'x', 7]) expect(parseSettings(nothing)).toEqual(DEFAULT_SETTINGS);
  });

  it('takes what is right and replaces what is not', () => {
    const settings = parseSettings({
      hover: { enabled: false },
      codeActions: { enabled: 'no' },
      ignoredCodes: [100, '131056', null],
    });
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, hover: { enabled: false }, ignoredCodes: ['100', '131056'] });
  });

  it('never throws, whatever a client sends', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(Object.keys(parseSettings(value))).toEqual(Object.keys(DEFAULT_SETTINGS));
      }),
    );
  });
});
