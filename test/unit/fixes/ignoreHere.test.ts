import { describe, expect, it } from 'vitest';
import { ignoreHere } from '../../../shared/src/fixes/ignoreHere.ts';
import { grammarOf } from '../../../shared/src/fixes/languages.ts';
import { applyChanges } from '../../../shared/src/fixes/textChange.ts';
import { parseSource } from './parseSource.ts';

async function ignored(marked: string, languageId: string): Promise<string | undefined> {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const source = grammarOf(languageId) ? await parseSource(text, languageId) : undefined;
  const changes = ignoreHere(text, languageId, '131056', offset, source);
  return changes && applyChanges(text, changes);
}

describe('Ignore here', () => {
  it.each([
    ['go', '\tport := 131056‸\n', '\t// whatsapp-errors-disable-next-line 131056\n\tport := 131056\n'],
    ['python', '  x = 131056‸\r\n', '  # whatsapp-errors-disable-next-line 131056\r\n  x = 131056\r\n'],
    ['sql', 'select 131056‸', '-- whatsapp-errors-disable-next-line 131056\nselect 131056'],
    [
      'ruby',
      '# whatsapp-errors-disable-next-line 80007\nx = [80007, 131056‸]\n',
      '# whatsapp-errors-disable-next-line 80007, 131056\nx = [80007, 131056]\n',
    ],
  ])('puts a comment above in %s', async (languageId, before, after) => {
    expect(await ignored(before, languageId)).toBe(after);
  });

  it.each([
    ['a language without comments', 'json', '{"code": 131056‸}'],
    ['a text of several lines', 'javascript', 'const a = `\n131056‸`;'],
    ['a docstring', 'python', 'a = """\n131056‸\n"""\n'],
    ['a heredoc', 'php', '<?php $a = <<<X\ncode 131056‸\nX;\n'],
    ['text of a component', 'typescriptreact', 'const a = <p>\n  131056‸\n</p>;'],
    ['a line that goes on', 'python', 'a = 1 + \\\n  131056‸\n'],
    ['a block comment', 'java', '/*\n 131056‸\n*/\n'],
  ])('is not offered in %s', async (_name, languageId, before) => {
    expect(await ignored(before, languageId)).toBeUndefined();
  });
});
