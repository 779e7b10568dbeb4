import { describe, expect, it } from 'vitest';
import { tokenizePython } from '../../../shared/src/fixes/tokenizePython.ts';

const words = (text: string): string[] => tokenizePython(text).tokens.map((token) => token.text);

describe('tokenizePython', () => {
  it.each([
    ['a # b(\nc', ['a', '\n', 'c']],
    ['x = """a\n"b" (\n""" + y', ['x', '=', '"""a\n"b" (\n"""', '+', 'y']],
    ["rb'\\'(' f\"{x!r} (\"", ["rb'\\'('", 'f"{x!r} ("']],
    ["'' + ''''a'''", ["''", '+', "''''a'''"]],
    ['f(a,\n  b)\nc', ['f', '(', 'a', ',', 'b', ')', '\n', 'c']],
    ['a = b \\\n  + c\n\n\nd', ['a', '=', 'b', '+', 'c', '\n', 'd']],
    ['a != b // c', ['a', '!=', 'b', '//', 'c']],
    ['größe := 131_056', ['größe', ':=', '131_056']],
    ["x = 'open\ny", ['x', '=', "'", 'open', '\n', 'y']],
  ])('splits %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('says where brackets do not match', () => {
    expect(tokenizePython('f(a[1])').balanced).toBe(true);
    expect(tokenizePython('f(a[1)').balanced).toBe(false);
  });
});
