import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import { cardOf, formatSeconds } from '../../../shared/src/render/card.ts';
import { escapeMarkdown } from '../../../shared/src/render/escape.ts';
import { hoverMarkdown, hoverPlainText } from '../../../shared/src/render/markdown.ts';

const { entries } = loadCatalog();
const CLIENT = { canOpenCatalog: true };

describe('hoverMarkdown', () => {
  it.each(entries.map((entry) => [entryKey(entry), entry] as const))(
    'fits about twelve lines for %s',
    (_key, entry) => {
      const lines = hoverMarkdown(cardOf(entry), CLIENT).split('\n').filter(Boolean);
      expect(lines.length).toBeLessThanOrEqual(13);
      expect(lines[0]).toMatch(/^\*\*\S/);
      expect(lines[1]).toMatch(/^\*\*(Retry|Do not retry)/);
    },
  );

  it('opens the panel at the code with an encoded argument', () => {
    const [entry] = entries;
    if (!entry) throw new Error('The catalog is empty');
    const [, argument] =
      /\(command:whatsappErrors\.openCatalog\?([^)]+)\)/.exec(hoverMarkdown(cardOf(entry), CLIENT)) ?? [];
    expect(JSON.parse(decodeURIComponent(argument ?? ''))).toEqual([{ key: entryKey(entry) }]);
  });

  it('has no command link for editors without the panel', () => {
    for (const entry of entries)
      expect(hoverMarkdown(cardOf(entry), { canOpenCatalog: false })).not.toContain('command:');
  });
});

describe('hoverPlainText', () => {
  it('holds no markup', () => {
    for (const entry of entries) expect(hoverPlainText(cardOf(entry))).not.toMatch(/\*\*|\]\(|\\/);
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['a_b*c', 'a\\_b\\*c'],
    ['[x](command:run)', '\\[x\\]\\(command:run\\)'],
    ['<b>&amp;', '\\<b\\>\\&amp;'],
    ['1. one', '1\\. one'],
    ['- one', '\\- one'],
    ['Wait 4.5 s - then stop.', 'Wait 4.5 s - then stop.'],
    ['two\nlines', 'two lines'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('loses nothing but line breaks', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const back = escapeMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, '$1');
        expect(back).toBe(text.replace(/[\r\n]+/g, ' '));
      }),
    );
  });
});

describe('formatSeconds', () => {
  it.each([
    [1, '1 s'],
    [64, '64 s'],
    [90, '90 s'],
    [300, '5 min'],
    [3600, '60 min'],
    [86_400, '24 h'],
  ])('%i s is %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});
