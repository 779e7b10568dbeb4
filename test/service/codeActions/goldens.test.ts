import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import type { FixLanguage } from '../../../shared/src/fixes/languages.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { actionsAtCaret, applyFix, CARET, goldens } from './fixtures.ts';

const LANGUAGES = Object.keys(LANGUAGE_FIXES) as FixLanguage[];
const ALL = LANGUAGES.flatMap((language) => goldens(language));

describe('golden pairs', () => {
  it.each(LANGUAGES)('are at least twelve in %s', (language) => {
    expect(goldens(language).length).toBeGreaterThanOrEqual(12);
  });

  it.each(ALL)('$name', async (golden) => {
    const { text, module } = await applied(golden);
    await expect(text).toMatchFileSnapshot(golden.after);
    if (module !== undefined) await expect(module).toMatchFileSnapshot(golden.module);
  });

  it.each(ALL)('$name is changed once only', async (golden) => {
    const { text, module } = await applied(golden);
    const again = withCaretAsIn(golden.before, text);
    // Some fixes replace what the caret stood in.
    if (again === undefined) return;
    const project = { dependencies: golden.dependencies, ...(module !== undefined && { module }) };
    const { actions } = await actionsAtCaret(again, golden.languageId, {
      ...project,
      extension: extensionOf(golden.name),
    });
    // What opens the catalog may still be offered.
    const edits = actions.filter(({ command }) => command === undefined).map(({ title }) => title);
    expect(edits.filter((title) => golden.title.test(title))).toEqual([]);
  });

  it.each(ALL)('$name keeps CRLF', async (golden) => {
    const { text } = await applied(golden);
    const crlf = await applied({ ...golden, before: golden.before.replaceAll('\n', '\r\n') });
    expect(crlf.text).toBe(text.replaceAll('\n', '\r\n'));
  });

  it.each(ALL)('$name has no more errors of syntax than before', async (golden) => {
    const { text } = await applied(golden);
    const tree = await parseSource(text, golden.languageId);
    const before = await parseSource(golden.before.replace(CARET, ''), golden.languageId);
    expect(tree.root.descendantsOfType(['ERROR']).length).toBe(before.root.descendantsOfType(['ERROR']).length);
  });
});

function applied({ before, languageId, title, dependencies, name }: ReturnType<typeof goldens>[number]) {
  return applyFix(before, languageId, title, { dependencies, extension: extensionOf(name) });
}

function extensionOf(name: string): string {
  return path.extname(name).slice(1);
}

/** Puts the caret in front of the text it stood in front of before. */
function withCaretAsIn(before: string, after: string): string | undefined {
  const rest = before.slice(before.indexOf(CARET) + CARET.length).split('\n')[0] ?? '';
  const ahead = (before.slice(0, before.indexOf(CARET)).split('\n').at(-1) ?? '').trimStart();
  // The line of a send call has changed around the caret; what directly surrounds it has not.
  const near = ahead.slice(-4) + rest.slice(0, 4);
  const at = after.indexOf(near);
  if (at < 0) return undefined;
  return `${after.slice(0, at + Math.min(4, ahead.length))}${CARET}${after.slice(at + Math.min(4, ahead.length))}`;
}
