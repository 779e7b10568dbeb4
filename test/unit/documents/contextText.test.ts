import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../scripts/catalog.ts';
import { BlockDocument } from '../../../server/src/blockDocument.ts';
import { LONGEST_PHRASE, textAbove, textBelow } from '../../../server/src/contextText.ts';
import { CONTEXT_LINES, DEFAULT_LIMITS } from '../../../shared/src/detect/limits.ts';
import { MARKS } from '../../../shared/src/detect/marks.ts';

function documentOf(text: string): BlockDocument {
  return new BlockDocument('file:///project/a.log', 'log', 1, text, 200);
}

describe('the text around a part', () => {
  const lines = Array.from({ length: 60 }, (_, n) => `line ${n}`);
  const document = documentOf(lines.join('\n'));

  it('is of whole lines above and below', () => {
    const at = document.lineStart(30);
    expect(textAbove(document, at)).toBe(`${lines.slice(30 - CONTEXT_LINES, 30).join('\n')}\n`);
    expect(textBelow(document, at)).toBe(`${lines.slice(30, 30 + CONTEXT_LINES).join('\n')}\n`);
  });

  it('begins and ends with the line a place is inside of', () => {
    const at = document.lineStart(30) + 4;
    expect(textAbove(document, at)).toBe(`${lines.slice(30 - CONTEXT_LINES, 30).join('\n')}\nline`);
    expect(textBelow(document, at)).toBe(` 30\n${lines.slice(31, 31 + CONTEXT_LINES).join('\n')}\n`);
  });

  it('ends where the document ends', () => {
    expect(textAbove(document, 0)).toBe('');
    expect(textBelow(document, document.length)).toBe('');
    expect(textAbove(document, document.lineStart(2))).toBe('line 0\nline 1\n');
    expect(textBelow(document, document.lineStart(59))).toBe('line 59');
  });

  it('leaves out the middle of long lines, so that it stays short in any document', () => {
    const middle = 'x'.repeat(1_000_000);
    const long = documentOf(`${`begin${middle}end\n`.repeat(40)}`);
    const at = long.lineStart(20) + 500_000;
    for (const text of [textAbove(long, at), textBelow(long, at)]) {
      expect(text.length).toBeLessThan(700_000);
      // A line that is too long to be read stays so.
      for (const line of text.split('\n').slice(1, -1)) {
        expect(line.length).toBeGreaterThan(DEFAULT_LIMITS.maxLineLength);
        expect(line).toMatch(/^beginx+end$/);
      }
    }
  });

  it('reaches farther into a long line than any title or mark', () => {
    const titles = loadCatalog().entries.flatMap(({ title, aliases }) => [title ?? '', ...aliases]);
    for (const phrase of [...titles, ...MARKS.keys()]) expect(phrase.length).toBeLessThan(LONGEST_PHRASE);
  });
});
