import { describe, expect, it } from 'vitest';
import { tokenizeScript } from '../../../shared/src/fixes/tokenizeScript.ts';

const words = (text: string): string[] => tokenizeScript(text).tokens.map((token) => token.text);

describe('tokenizeScript', () => {
  it.each([
    ['a // b(\nc', ['a', 'c']],
    ['a /* ( */ b', ['a', 'b']],
    ['#!/usr/bin/env node (\na', ['a']],
    ["'it\\'s (' + x", ["'it\\'s ('", '+', 'x']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text under test
    ['`a ${ f(`}`) + "}" } b` c', ['`a ${ f(`}`) + "}" } b`', 'c']],
    ['x = /[/(]\\/"/gi.test(y)', ['x', '=', '/[/(]\\/"/gi', '.', 'test', '(', 'y', ')']],
    ['a / b / c', ['a', '/', 'b', '/', 'c']],
    ['return /x/', ['return', '/x/']],
    ['a?.b ?? c', ['a', '?.', 'b', '??', 'c']],
    ['a ? .5 : 131_056', ['a', '?', '.', '5', ':', '131_056']],
    ['this.#größe = 1', ['this', '.', '#größe', '=', '1']],
    ["<p>Don't</p>", ['<', 'p', '>', 'Don', "'", 't', '<', '/', 'p', '>']],
  ])('splits %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('pairs brackets and says where they do not match', () => {
    const { pair, parent, balanced } = tokenizeScript('f(a[1])');
    expect(pair).toEqual([-1, 6, -1, 5, -1, 3, 1]);
    expect(parent).toEqual([-1, -1, 1, 1, 3, 1, -1]);
    expect(balanced).toBe(true);
    for (const text of ['f(', 'f)', 'f(]', '({)}']) expect(tokenizeScript(text).balanced).toBe(false);
  });

  it('knows where a line ends in front of a token', () => {
    const breaks = tokenizeScript('a\nb /* \n */ c d').tokens.map((token) => token.lineBreak);
    expect(breaks).toEqual([true, true, true, false]);
  });
});
