// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of many languages
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTEXT_LINES } from '../../../shared/src/detect/limits.ts';
import { type Zone, zoneAt, zonesOf } from '../../../shared/src/detect/zone.ts';
import { LANGUAGE_IDS } from '../../../shared/src/languages.ts';
import { TABLES } from './zoneCases.ts';

const linesOf = (text: string) => {
  const lines = text.split('\n');
  return { lineText: (line: number): string | undefined => lines[line] };
};

/** The zone at `‸` in a text, and where `»`, if there, says that it begins. */
function zoneAtCaret(languageId: string, marked: string): { zone: Zone; start: number | undefined } {
  const lines = marked.split('\n');
  const line = lines.findIndex((text) => text.includes('‸'));
  const start = lines[line]?.indexOf('»') ?? -1;
  const text = marked.replace('»', '');
  const character = text.split('\n')[line]?.indexOf('‸') ?? -1;
  const zone = zoneAt(linesOf(text.replace('‸', '')), line, character, languageId);
  return { zone, start: start < 0 ? undefined : start };
}

describe('zoneAt', () => {
  it('has rows for every language', () => {
    expect(Object.keys(TABLES).sort()).toEqual(LANGUAGE_IDS.filter((id) => id !== 'javascriptreact').sort());
  });

  for (const [languageId, rows] of Object.entries(TABLES)) {
    it.each(rows)(`${languageId}: %j is %s`, (marked, kind, opener) => {
      const { zone, start } = zoneAtCaret(languageId, marked);
      expect(zone).toMatchObject({ kind, ...(opener === undefined ? {} : { opener }) });
      if (start !== undefined) expect(zone.start).toBe(start);
    });
  }

  it('names the quotes of a string without its prefix', () => {
    const quoteOf = (languageId: string, marked: string) => zoneAtCaret(languageId, marked).zone.quote;
    expect(quoteOf('python', 'x = f"‸131026"')).toBe('"');
    expect(quoteOf('python', 'def f():\n    r"""‸131026"""')).toBe('"""');
    expect(quoteOf('ruby', '%w[‸131026]')).toBeUndefined();
    expect(quoteOf('typescript', '// "‸131026"')).toBeUndefined();
  });

  it('is text for a language it does not know and for a line that is not there', () => {
    expect(zoneAt(linesOf('"131026"'), 0, 1, 'no-language')).toEqual({ kind: 'text', start: 0 });
    expect(zoneAt(linesOf('"131026"'), 0, 1, 'constructor')).toEqual({ kind: 'text', start: 0 });
    expect(zoneAt(linesOf('"131026"'), 7, 1, 'typescript')).toEqual({ kind: 'text', start: 0 });
  });

  it('answers for a place outside the line as for its nearer end', () => {
    expect(zoneAt(linesOf('x = "a'), 0, 99, 'shellscript')).toMatchObject({ kind: 'string', start: 5 });
    expect(zoneAt(linesOf('// a'), 0, -5, 'typescript')).toEqual({ kind: 'code', start: 0 });
  });
});

describe('a long line', () => {
  const item = '{"code":131026,"title":"it\'s, 131047"},';
  const text = `[${item.repeat(500)}`;

  it.each(['json', 'javascript'])('is judged by what is close, in %s', (languageId) => {
    const zone = zonesOf(linesOf(text), languageId);
    for (let at = 1; at < text.length; at += item.length) {
      expect(zone(0, at + item.indexOf('131026')).kind).toBe('code');
      expect(zone(0, at + item.indexOf('131047'))).toMatchObject({ kind: 'string', start: at + item.indexOf("it's") });
    }
  });

  it('is text where nothing is close', () => {
    expect(zoneAt(linesOf(`"${'a'.repeat(9_000)}131026"`), 0, 8_000, 'json')).toEqual({ kind: 'text', start: 7_040 });
  });

  it('above a place leaves open what it ends in', () => {
    const source = linesOf(`/* ${'a'.repeat(9_000)}\nx = 131026`);
    expect(zoneAt(source, 1, 4, 'typescript').kind).toBe('code');
  });
});

/** What opens, closes and breaks zones in some language. */
const PIECES = [
  ...['"', "'", '`', '"""', "'''", '//', '/*', '*/', '#', '--', '--[[', ']]', ';', '%', '<!--', '-->', '<#', '#>'],
  ...['${', '#{', '{', '}', '{{', '}}', '$(', '(', ')', '\\(', '\\', '\\"', '/', '[', ']', '<', '>', '</', '<p', '/>'],
  ...['<script>', '</script', '<?php ', '?>', '@"', '$"', 'f"', 'r#"', '"#', 'R"(', '%w[', '~s(', '<<~EOS', 'EOS'],
  ...['<<EOF', 'EOF', ' |', 'q{', '=begin', '=end', '=cut', '@doc """', ' * ', '###', 'rem ', "don't", '(*', '*)'],
  ...['x', ' ', ' ', ': ', ' = ', ',', '131026', '\ud83d', '\t', '\n', '\n', '\n', '\n  '],
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join(''));
const languages = fc.constantFrom(...LANGUAGE_IDS);

describe('zonesOf, on any text', () => {
  it('gives a zone that begins at or before the place, on its line', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), languages, (text, languageId) => {
        const zone = zonesOf(linesOf(text), languageId);
        text.split('\n').forEach((line, index) => {
          for (let at = 0; at <= line.length; at += 1) {
            const { kind, start } = zone(index, at);
            expect(['comment', 'string', 'code', 'text']).toContain(kind);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThanOrEqual(at);
          }
        });
      }),
      { numRuns: 600 },
    );
  });

  it('gives for each place what it gives for that place alone', () => {
    fc.assert(
      fc.property(texts, languages, fc.nat(), (text, languageId, seed) => {
        const source = linesOf(text);
        const zone = zonesOf(source, languageId);
        const lines = text.split('\n');
        // In an order that jumps, as places of different kinds are asked for.
        for (let step = 0; step < 2 * lines.length; step += 1) {
          const line = (step * 7 + seed) % lines.length;
          const at = (seed + step) % ((lines[line]?.length ?? 0) + 1);
          expect(zone(line, at)).toEqual(zoneAt(source, line, at, languageId));
        }
      }),
      { numRuns: 600 },
    );
  });

  it('gives in a window what it gives in the whole text, and heeds nothing below', () => {
    const line = texts.map((text) => text.replaceAll('\n', ' ').slice(0, 60));
    fc.assert(
      fc.property(fc.array(line, { minLength: 30, maxLength: 60 }), languages, fc.nat(), (whole, languageId, seed) => {
        const from = 1 + (seed % 10);
        const all = zonesOf({ lineText: (index) => whole[index] }, languageId);
        for (let index = from + CONTEXT_LINES; index < whole.length; index += 1) {
          const at = (seed * 13) % ((whole[index]?.length ?? 0) + 1);
          const cut = whole.slice(from, index + 1);
          const window = { lineText: (number: number) => cut[number] };
          expect(zoneAt(window, index - from, at, languageId)).toEqual(all(index, at));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the cost of zones', () => {
  const WORST = [
    ...['"', "'", '\\"', "'a", '`${', '"#{', '/* ', '$', '#', '<a ', '<', '=/', '"" 131026 ', '//', ' ', '\t@"', '(('],
    ...['{{', '-- ', 'a', '- ', '""" '],
  ];
  const GREEDY = ['typescriptreact', 'csharp', 'swift', 'shellscript', 'python', 'ruby', 'html', 'php', 'yaml'];

  it.each(WORST)('grows with the length of a line only: %j', (piece) => {
    for (const languageId of GREEDY) {
      const run = (length: number): number => {
        const text = piece.repeat(Math.ceil(length / piece.length));
        const source = { lineText: (line: number) => (line === 0 ? text : undefined) };
        return leastTime(() => {
          const zone = zonesOf(source, languageId);
          for (let at = 0; at < text.length; at += 5) zone(0, at);
        });
      };
      run(4_000);
      expect(run(32_000)).toBeLessThan(28 * Math.max(run(4_000), 2));
    }
  });

  it.each(WORST)('grows with the number of lines only: %j', (piece) => {
    for (const languageId of GREEDY) {
      const text = piece.repeat(Math.ceil(40 / piece.length));
      const run = (lines: number): number => {
        const source = { lineText: (line: number) => (line < lines ? text : undefined) };
        return leastTime(() => {
          const zone = zonesOf(source, languageId);
          for (let line = 0; line < lines; line += 1) zone(line, 30);
        });
      };
      run(100);
      expect(run(800)).toBeLessThan(28 * Math.max(run(100), 2));
    }
  });
});

/** Least processor time of several runs, in milliseconds: unlike the clock, it does not count what others do meanwhile. */
function leastTime(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 2; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
