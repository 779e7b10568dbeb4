import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../scripts/catalog.ts';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import { createSearch } from '../../shared/src/search/search.ts';
import { TABLES } from '../search/queries.ts';
import { outputErrors } from './outputSchema.ts';
import { runCli } from './runCli.ts';

async function searchJson(args: readonly string[], input = '') {
  const { code, stdout } = await runCli(['search', '--format', 'json', ...args], { input });
  const answer = JSON.parse(stdout);
  expect(outputErrors('search', answer)).toEqual([]);
  return { code, results: answer.results as Record<string, unknown>[] };
}

describe('search', () => {
  it('answers words without quotes, best first', async () => {
    const { code, results } = await searchJson(['template', 'params', 'mismatch']);
    expect(code).toBe(0);
    const { score, ...best } = results[0] ?? {};
    expect(best).toEqual({
      provider: 'meta',
      code: 132000,
      subcode: null,
      title: 'Template Param Count Mismatch',
      mapsTo: [],
    });
    const scores = results.map((result) => Number(result.score));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores[0]).toBe(score);
  });

  it('leads from the code of a provider to that of Meta', async () => {
    const { results } = await searchJson(['63016']);
    expect(results.slice(0, 2)).toMatchObject([
      { provider: 'twilio', code: 63016, mapsTo: ['131047'] },
      { provider: 'meta', code: 131047 },
    ]);
  });

  it('says in text what to do and why it was found', async () => {
    const { code, stdout } = await runCli(['search', 'ventana', 'de', '24', 'horas']);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      '131047        Re-engagement message',
      expect.stringMatching(/^ {14}Do not retry\. Send a template/),
      '              ~ 24 hour window',
    ]);
  });

  it('lists ten in text unless it is told how many', async () => {
    const { stdout } = await runCli(['search', 'template']);
    expect(stdout.match(/^\S.* {2}/gm)).toHaveLength(10);
    const [, more, all] = /\n\n(\d+) more; --limit (\d+) shows all of them\.\n$/.exec(stdout) ?? [];
    expect(Number(all)).toBe(10 + Number(more));
    const whole = await runCli(['search', 'template', '--limit', `${all}`]);
    expect(whole.stdout.match(/^\S.* {2}/gm)).toHaveLength(Number(all));
    expect((await searchJson(['template'])).results).toHaveLength(Number(all));
    expect((await searchJson(['template', '--limit', '2'])).results).toHaveLength(2);
  });

  it('reads the beginning of standard input, however long it is, and no binary data', async () => {
    const long = `{"error":{"message":"(#131030) Recipient phone number not in allowed list"}}\n${'x'.repeat(5_000_000)}`;
    expect((await searchJson(['-'], long)).results).toMatchObject([{ code: 131030 }]);
    const binary = await runCli(['search', '-'], { input: '\u0000\u0001'.repeat(100_000) });
    expect([binary.code, binary.stderr.split('\n')[0]]).toEqual([2, expect.stringContaining('text in UTF-8')]);
  });

  it('reads a text from standard input and says what it tells', async () => {
    const input = `{"error":{"message":"(#132000) Number of parameters does not match the expected number of params",
      "code":132000,"error_data":{"details":"body: number of localizable_params (2) does not match the expected number of params (3)"}}}\n`;
    const { stdout } = await runCli(['search', '-'], { input });
    expect(stdout).toContain("> The template's body has 3 variables, but the request has 2: send exactly 3.");
    expect((await searchJson(['-'], input)).results).toMatchObject([{ code: 132000 }]);
  });

  it('ends with 1 and a hint where nothing is found', async () => {
    const { code, stdout, stderr } = await runCli(['search', 'zzqqxxyy']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      'No code was found. Try fewer or other words, a code such as 131056, or the whole error message.\n',
    );
    expect(await searchJson(['zzqqxxyy'])).toEqual({ code: 1, results: [] });
  });

  it.each([
    [['search'], 'search takes words'],
    [['search', ' '], 'search takes words'],
    [['search', '-'], 'search takes words'],
    [['search', 'spam', '--limit', '0'], 'Unknown limit "0"'],
    [['search', 'spam', '--limit', 'all'], 'Unknown limit "all"'],
    [['search', 'spam', '--format', 'xml'], 'Unknown format "xml"'],
  ])('of %j ends with 2 and the mend', async (args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('the index that is shipped', () => {
  it('answers as one that is made of the catalog', () => {
    const { entries } = loadCatalog();
    const file = join(import.meta.dirname, '..', '..', 'dist', 'search.index.gz');
    const shipped = createSearch(entries, gunzipSync(readFileSync(file)).toString('utf8'));
    const made = createSearch(entries);
    for (const [query] of Object.values(TABLES).flat()) {
      const answers = [shipped, made].map((search) =>
        search.search(query).map(({ entry, score, terms, reason }) => [entryKey(entry), score, terms, reason]),
      );
      expect(answers[0], query).toEqual(answers[1]);
    }
  });
});
