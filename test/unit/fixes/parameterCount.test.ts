import { describe, expect, it } from 'vitest';
import { countParameters, noteParameters, parametersText } from '../../../shared/src/fixes/parameterCount.ts';

describe('countParameters', () => {
  it.each([
    [
      '{"components":[{"type":"body","parameters":[{"type":"text","text":"a, b"},{"type":"text","text":"]"}]}]}',
      'body 2',
    ],
    ['components: [{ type: "header", parameters: [x] }, { type: "body", parameters: [] }]', 'header 1, body 0'],
    ["'components' => [['type' => 'body', 'parameters' => [['type' => 'text', 'text' => $a],]]]", 'body 1'],
    ['components=[{"type": "body", "parameters": [dict(text=a), dict(text=b), dict(text=c)]}]', 'body 3'],
    ['components: [{ parameters: [{ text: a }], type: "button" }]', 'button 1'],
  ])('reads %s', (text, said) => {
    expect(parametersText(countParameters(text, 0))).toBe(said);
  });

  it.each([
    ['a list that is not written out', 'components: [{ type: "body", parameters: [...values] }]'],
    ['brackets that are not closed', 'components: [{ type: "body", parameters: [{ text: a }'],
    ['parameters of something else', '{ "parameters": [1, 2], "type": "body" }'],
    ['a payload far away', `components: [{ type: "body", parameters: [1] }]${' '.repeat(9000)}`],
  ])('says nothing of %s', (_name, text) => {
    expect(countParameters(text, text.length)).toEqual([]);
  });
});

describe('noteParameters', () => {
  const text = 'components: [\n  {\n    type: "body",\n    parameters: [\n      { text: a },\n    ],\n  },\n]';

  it('puts a comment above, once', () => {
    const [change] = noteParameters(text, 'typescript', countParameters(text, 0)) ?? [];
    expect(change?.newText).toBe("    // 132000: the template's body must have 1 variable\n");
    const noted = text.slice(0, change?.start) + change?.newText + text.slice(change?.start);
    expect(noteParameters(noted, 'typescript', countParameters(noted, 0))).toBeUndefined();
  });

  it('has nothing to put where a language has no comments', () => {
    expect(noteParameters(text, 'json', countParameters(text, 0))).toBeUndefined();
  });
});
