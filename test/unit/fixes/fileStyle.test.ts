import { describe, expect, it } from 'vitest';
import { fileStyleOf, inStyle } from '../../../shared/src/fixes/fileStyle.ts';
import { tokenizePython } from '../../../shared/src/fixes/tokenizePython.ts';
import { tokenizeScript } from '../../../shared/src/fixes/tokenizeScript.ts';

const script = (text: string) => fileStyleOf(text, tokenizeScript(text), 'typescript');
const python = (text: string) => fileStyleOf(text, tokenizePython(text), 'python');

describe('fileStyleOf', () => {
  it('falls back on the custom of the language', () => {
    expect(script('')).toEqual({ indent: '  ', quote: "'", semicolons: true, lineEnd: '\n' });
    expect(python('')).toEqual({ indent: '    ', quote: '"', semicolons: false, lineEnd: '\n' });
  });

  it.each([
    ['if (a) {\n\tb();\n}', '\t'],
    ['if (a) {\n    b();\n}', '    '],
    ['/**\n * doc\n * doc\n */\nif (a) {\n  b();\n  c({\n    d,\n  });\n}', '  '],
  ])('reads the indentation of %j', (text, indent) => {
    expect(script(text).indent).toBe(indent);
  });

  it.each([
    ['const a = "b"\nconst c = "d"\nfoo()', { quote: '"', semicolons: false }],
    ["const a = 'b';\nconst c = \"it's\";\nconst d = 'e';", { quote: "'", semicolons: true }],
    ["const a = 'b'\n;[1].map(f)\nconst d = 'e'", { quote: "'", semicolons: false }],
  ])('reads quotes and semicolons of %j', (text, style) => {
    expect(script(text)).toMatchObject(style);
  });

  it('does not take docstrings for the quotes of a file', () => {
    expect(python('"""A."""\n"""B."""\nx = \'a\'\n').quote).toBe("'");
  });

  it('takes the line end most lines have', () => {
    expect(script('a;\r\nb;\r\nc;\n').lineEnd).toBe('\r\n');
  });
});

describe('inStyle', () => {
  it('leaves comments and docstrings alone', () => {
    const style = { indent: '\t', quote: "'", semicolons: false, lineEnd: '\r\n' } as const;
    const lines = ['  // say "so";', '  a["b"];', '    """Say "so"."""', ' * it;'];
    expect(inStyle(lines, style, 2)).toBe('\t// say "so";\r\n\ta[\'b\']\r\n\t\t"""Say "so"."""\r\n * it;');
  });
});
