import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from '../../../client/webview/jsonPieces.ts';

describe('jsonPieces', () => {
  it('is JSON.stringify in pieces, for anything', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = jsonPieces(value).map((piece) => piece.text);
        expect(text.join('')).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('tells keys, values and the code apart', () => {
    const kinds = jsonPieces({ code: 131056, title: 'x', is_transient: false, list: [1] })
      .filter(({ kind }) => kind !== 'sign')
      .map(({ text, kind }) => `${kind} ${text}`);
    expect(kinds).toEqual([
      'key "code"',
      'code 131056',
      'key "title"',
      'string "x"',
      'key "is_transient"',
      'word false',
      'key "list"',
      'number 1',
    ]);
  });
});
