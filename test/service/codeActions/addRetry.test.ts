import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyRetry, CARET, FIXTURES, goldens, retriesAtCaret } from './fixtures.ts';

describe('Add retry, golden pairs', () => {
  it('has enough of them in each language', () => {
    const count = (language: RegExp): number => goldens().filter(({ languageId }) => language.test(languageId)).length;
    expect(count(/script/)).toBeGreaterThanOrEqual(10);
    expect(count(/python/)).toBeGreaterThanOrEqual(8);
  });

  it.each(goldens())('$name', async ({ name, code, languageId, before }) => {
    const after = applyRetry(before, languageId, code);
    await expect(after).toMatchFileSnapshot(path.join(FIXTURES, name.replace('.before.', '.after.')));
  });

  it.each(goldens())('changes $name once only', ({ code, languageId, before }) => {
    const after = applyRetry(before, languageId, code);
    const again = withCaretAsIn(before, after);
    expect(retriesAtCaret(again, languageId)).not.toContain(`Add retry for ${code}`);
  });

  it.each(goldens())('keeps CRLF in $name', ({ code, languageId, before, after }) => {
    const crlf = applyRetry(before.replaceAll('\n', '\r\n'), languageId, code);
    expect(crlf).toBe(after.replaceAll('\n', '\r\n'));
  });
});

/** Puts the caret in front of the text it stood in front of before. */
function withCaretAsIn(before: string, after: string): string {
  const rest = before.slice(before.indexOf(CARET) + CARET.length).split('\n')[0] ?? '';
  const ahead = (before.slice(0, before.indexOf(CARET)).split('\n').at(-1) ?? '').trimStart();
  // The line of a send call has changed around the caret; what directly surrounds it has not.
  const near = ahead.slice(-4) + rest.slice(0, 4);
  const at = after.indexOf(near);
  if (at < 0) throw new Error(`The fixture's caret is not found again at ${JSON.stringify(near)}.`);
  return `${after.slice(0, at + Math.min(4, ahead.length))}${CARET}${after.slice(at + Math.min(4, ahead.length))}`;
}
