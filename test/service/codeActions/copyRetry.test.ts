import { describe, expect, it } from 'vitest';
import { codeActions } from '../../../server/src/features/codeActions/index.ts';
import { addRetrySnippet } from '../../../shared/src/fixes/addRetry.ts';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import { FIX_LANGUAGES, type FixLanguage } from '../../../shared/src/fixes/languages.ts';
import { CLIENT_COMMANDS } from '../../../shared/src/protocol.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { finderOf, openAtCaret } from './fixtures.ts';

async function copies(text: string, languages: readonly FixLanguage[]): Promise<string[]> {
  const { document, range } = openAtCaret(text, 'log');
  const actions = await codeActions(
    document,
    range,
    {},
    {
      find: finderOf(document.getText()),
      catalog: testCatalog,
      commands: CLIENT_COMMANDS,
      readCode: async () => undefined,
      workspaceLanguages: async () => languages,
    },
  );
  return actions.map(({ title }) => title).filter((title) => title.startsWith('Copy'));
}

describe('Copy retry', () => {
  it('is offered in the languages of the workspace', async () => {
    expect(await copies('failed: 131056‸', ['go', 'csharp'])).toEqual([
      'Copy retry for 131056 as Go',
      'Copy retry for 131056 as C#',
    ]);
  });

  it('is not offered for a code that must not be sent again', async () => {
    expect(await copies('failed: 131047‸', ['go'])).toEqual([]);
  });

  it.each(FIX_LANGUAGES)('gives text without errors in %s, with the waits of the policy', async (name) => {
    const [entry] = testCatalog.byCode(131056);
    const snippet = entry && addRetrySnippet(entry, LANGUAGE_FIXES[name], new Map());
    expect(snippet).toMatch(/\b4\b\D{1,40}\b16\b\D{1,40}\b64\b/);
    const { root } = await parseSource(snippet ?? '', name);
    expect(root.hasError, snippet).toBe(false);
  });
});
