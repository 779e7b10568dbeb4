import { describe, expect, it } from 'vitest';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import { type FileStyle, fileStyleOf, inStyle } from '../../../shared/src/fixes/fileStyle.ts';
import type { FixLanguage } from '../../../shared/src/fixes/languages.ts';
import { parseSource } from './parseSource.ts';

async function styleOf(text: string, language: FixLanguage): Promise<FileStyle> {
  const custom = LANGUAGE_FIXES[language]?.custom;
  if (!custom) throw new Error(`No fixes are written in ${language}.`);
  return fileStyleOf(await parseSource(text, language), custom);
}

describe('fileStyleOf', () => {
  it('falls back on the custom of the language', async () => {
    expect(await styleOf('', 'typescript')).toEqual({ indent: '  ', quote: "'", semicolons: true, lineEnd: '\n' });
    expect(await styleOf('', 'python')).toEqual({ indent: '    ', quote: '"', semicolons: false, lineEnd: '\n' });
  });

  it.each([
    ['if (a) {\n\tb();\n}', '\t'],
    ['if (a) {\n    b();\n}', '    '],
    ['/**\n * doc\n * doc\n */\nif (a) {\n  b();\n  c({\n    d,\n  });\n}', '  '],
  ])('reads the indentation of %j', async (text, indent) => {
    expect((await styleOf(text, 'typescript')).indent).toBe(indent);
  });

  it.each([
    ['const a = "b"\nconst c = "d"\nfoo()', { quote: '"', semicolons: false }],
    ["const a = 'b';\nconst c = \"it's\";\nconst d = 'e';", { quote: "'", semicolons: true }],
    ["const a = 'b'\n;[1].map(f)\nconst d = 'e'", { quote: "'", semicolons: false }],
  ])('reads quotes and semicolons of %j', async (text, style) => {
    expect(await styleOf(text, 'typescript')).toMatchObject(style);
  });

  it('does not take docstrings for the quotes of a file', async () => {
    expect((await styleOf('"""A."""\n"""B."""\nx = \'a\'\n', 'python')).quote).toBe("'");
  });

  it('takes the line end most lines have', async () => {
    expect((await styleOf('a;\r\nb;\r\nc;\n', 'typescript')).lineEnd).toBe('\r\n');
  });
});

describe('inStyle', () => {
  const style = { indent: '\t', quote: "'", semicolons: false, lineEnd: '\r\n' } as const;

  it('leaves comments and docstrings alone', () => {
    const lines = ['  // say "so";', '  a["b"];', '    """Say "so"."""', ' * it;'];
    expect(inStyle(lines, style, 2)).toBe('\t// say "so";\r\n\ta[\'b\']\r\n\t\t"""Say "so"."""\r\n * it;');
  });

  it('keeps the quotes of a text that another kind would change', () => {
    expect(inStyle(['a("it\'s", "#{b}", "\\n", "c")'], style, 2)).toBe('a("it\'s", "#{b}", "\\n", \'c\')');
  });
});
