import { describe, expect, it } from 'vitest';
import { reasonAgainst } from './linearTime.ts';
import { expressionsOfFile, readExpressions, sourceFiles } from './sourceExpressions.ts';

/** Parts that are only known when the program runs, by their text. Words are taken from texts without anything special. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['/\\w+/.exec(opener)', 'name'],
  ["name.replace(/^[$@]+/, '')", 'name'],
  ['quote', '"""'],
  // Alternatives of words and numbers.
  ["marks.map(({ folded }) => folded.replace(/\\W/g, '\\\\$&')).join('|')", 'graph\\ api|whatsapp'],
  ['codes', '131026|131047'],
  // Alternatives that are literals in the rules of languages, where each of them is proven.
  [`[...parts, ...ends].map((part) => \`(\${part})\`).join('|')`, '(a)|(b)'],
  ["spanning.join('|')", 'a|b'],
]);

describe('the regular expressions of our sources', () => {
  const files = sourceFiles().map((file) => [file, expressionsOfFile(file, PARTS)] as const);

  it('are all found', () => {
    expect(files.flatMap(([, expressions]) => expressions).length).toBeGreaterThan(500);
  });

  it.each(files.filter(([, expressions]) => expressions.length > 0))(
    '%s: each takes linear time on any text',
    (_, expressions) => {
      const wrong = expressions.flatMap(({ line, source, flags }) => {
        const reason = reasonAgainst(source, flags);
        return reason === undefined ? [] : [`line ${line}: /${source}/${flags}: ${reason}`];
      });
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});

describe('finding regular expressions', () => {
  const sources = (text: string): string[] =>
    readExpressions('a.ts', text, new Map([['word()', 'w']])).map(({ source, flags }) => `/${source}/${flags}`);

  it.each([
    ['const a: RegExp = /x+/gi;', ['/x+/gi']],
    ['const text = "/x+/"; // /y/', []],
    ["new RegExp('a\\\\d+', 'u')", ['/a\\d+/u']],
    ["RegExp('b')", ['/b/']],
    [`const B = /b+/; const A = 'a'; new RegExp(\`\${A}\${B.source}c\`)`, ['/b+/', '/ab+c/']],
    [`new RegExp(\`^\${word()}\` + '$')`, ['/^w$/']],
  ])('reads %j', (text, expected) => {
    expect(sources(text)).toEqual(expected);
  });

  it('wants to know what a part may come to', () => {
    expect(() => sources('new RegExp(other())')).toThrow(/a\.ts: what other\(\) may come to/);
  });
});

describe('the proof that an expression takes linear time', () => {
  it.each([/^\s*x/, /\s{0,8}x/, /a+/g, /x[^x]*/, /(?:a{1,9}\s){1,20}$/, /(?<!a)b{1,60}(?=c)/])(
    'is found for %s',
    ({ source, flags }) => {
      expect(reasonAgainst(source, flags)).toBeUndefined();
    },
  );

  it.each([
    [/\s*x/, /bounds/],
    [/\w+$/, /bounds/],
    [/^\s*a?\s*$/, /bounds/],
    [/(?:a+)+$/, /many ways/],
    [/(?:\s?\s?a?){1,20}$/, /many ways/],
    [/x+(?!y)/, /nothing can be proven/],
    [/^(a)\1*$/, /nothing can be proven/],
  ])('is not found for %s', ({ source, flags }, reason) => {
    expect(reasonAgainst(source, flags)).toMatch(reason);
  });
});
