import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputErrors } from './outputSchema.ts';
import { runCli } from './runCli.ts';

const LINE = '2026-11-20 WARN whatsapp send failed: (#131056) pair rate limit hit\n';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whatsapp-errors-scan-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string | Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function scanFiles(...paths: string[]): Promise<{ files: number; matches: { file: string; code: number }[] }> {
  const { code, stdout, stderr } = await runCli(['scan', '--format', 'json', ...paths], { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const answer = JSON.parse(stdout);
  expect(outputErrors('scan', answer)).toEqual([]);
  return answer;
}

describe('scan', () => {
  it('gives every match its place, from 1, in UTF-16 units', async () => {
    write('app.log', `start\n😀 ${LINE}`);
    const { files, matches } = await scanFiles('app.log');
    expect(files).toBe(1);
    expect(matches).toEqual([
      {
        file: 'app.log',
        line: 2,
        column: 44,
        endColumn: 50,
        kind: 'code',
        provider: 'meta',
        code: 131056,
        subcode: null,
        title: '(Business Account, Consumer Account) pair rate limit hit',
        evidence: expect.arrayContaining([expect.stringContaining('131056')]),
      },
    ]);
  });

  it('does not count a byte order mark as a column', async () => {
    write('plain.log', LINE);
    write('marked.log', `\uFEFF${LINE}`);
    const { matches } = await scanFiles('plain.log', 'marked.log');
    const [plain, marked] = matches as unknown as { column: number }[];
    expect(marked?.column).toBe(plain?.column);
  });

  it('walks folders and obeys .gitignore at every level', async () => {
    write('a/one.log', LINE);
    write('a/build/two.log', LINE);
    write('a/.gitignore', 'build/\n*.tmp\n!keep.tmp\n');
    write('a/drop.tmp', LINE);
    write('a/keep.tmp', LINE);
    write('a/deep/.gitignore', '*.log\n');
    write('a/deep/three.log', LINE);
    write('a/deep/four.txt', LINE);
    write('a/.git/config.log', LINE);
    const { files, matches } = await scanFiles('a');
    expect(matches.map(({ file }) => file)).toEqual(['a/deep/four.txt', 'a/keep.tmp', 'a/one.log']);
    // .gitignore files are examined too, like any text.
    expect(files).toBe(5);
  });

  it('obeys the .gitignore of the repository around the folder', async () => {
    write('repository/.git/HEAD', 'ref: refs/heads/main\n');
    write('repository/.gitignore', 'ignored.log\n/logs/rooted.log\n');
    write('repository/logs/ignored.log', LINE);
    write('repository/logs/rooted.log', LINE);
    write('repository/logs/seen.log', LINE);
    const { matches } = await scanFiles('repository/logs');
    expect(matches.map(({ file }) => file)).toEqual(['repository/logs/seen.log']);
  });

  it('examines a file that is named even when it is ignored', async () => {
    write('.gitignore', '*.log\n');
    write('named.log', LINE);
    expect((await scanFiles('named.log')).matches).toHaveLength(1);
  });

  it('reads UTF-16 with a byte order mark, as shells on Windows write it', async () => {
    write('windows.log', Buffer.from(`\uFEFF${LINE}`, 'utf16le'));
    write('other.log', Buffer.from(`\uFEFF${LINE}`, 'utf16le').swap16());
    const { matches } = await scanFiles('windows.log', 'other.log');
    expect(matches).toMatchObject([
      { file: 'windows.log', line: 1, column: 41 },
      { file: 'other.log', line: 1, column: 41 },
    ]);
  });

  it('leaves binary files out', async () => {
    write('image.bin', Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(LINE)]));
    expect(await scanFiles('image.bin')).toEqual({ version: 1, files: 0, matches: [] });
  });

  it('reads standard input, of any length', async () => {
    const filler = '2026-11-20 INFO nothing of interest\n'.repeat(150_000);
    for (const before of ['', filler]) {
      const { stdout } = await runCli(['scan', '-', '--format', 'json'], { input: `${before}${LINE}` });
      const line = before === '' ? 1 : 150_001;
      expect(JSON.parse(stdout)).toMatchObject({ files: 1, matches: [{ file: '-', line, code: 131056 }] });
    }
  });

  it('gives the same with any number of threads, in the order of the paths', async () => {
    const names = Array.from({ length: 700 }, (_, n) => `tree/${n % 20}/${n}.log`);
    for (const [n, name] of names.entries()) write(name, n % 3 === 0 ? LINE.repeat(n % 50) : 'nothing\n');
    // One file takes longer than all others, and more is found in it than is kept back.
    write('tree/0/large.log', `${'2026-11-20 INFO whatsapp nothing of interest\n'.repeat(1000)}${LINE.repeat(90_000)}`);
    const args = ['scan', 'tree', '--format', 'json', '--threads'];
    const outputs = await Promise.all(['1', '2', '5'].map((threads) => runCli([...args, threads], { cwd: folder })));
    const answer = JSON.parse(outputs[0]?.stdout ?? '');
    expect(outputErrors('scan', answer)).toEqual([]);
    expect(answer.files).toBe(701);
    expect(answer.matches.length).toBeGreaterThan(90_000);
    for (const output of outputs) expect(output).toEqual(outputs[0]);
    const text = await Promise.all(
      ['1', '2'].map((threads) => runCli(['scan', 'tree', '--threads', threads], { cwd: folder })),
    );
    expect(text[1]).toEqual(text[0]);
  });

  it('takes a number of threads only', async () => {
    for (const threads of ['0', 'two', '1.5', '1000']) {
      const { code, stderr } = await runCli(['scan', '.', '--threads', threads], { cwd: folder });
      expect({ threads, code }).toEqual({ threads, code: 2 });
      expect(stderr).toContain(`Unknown number of threads "${threads}": use --threads with a number from 1 to 256.`);
    }
  });

  it('writes nothing before it knows that all paths are there', async () => {
    write('app.log', LINE);
    const { code, stdout } = await runCli(['scan', 'app.log', 'missing.log'], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('prints a line a match that terminals can follow', async () => {
    write('app.log', LINE);
    const { stdout } = await runCli(['scan', 'app.log'], { cwd: folder });
    expect(stdout).toBe(
      'app.log:1:41: 131056 (Business Account, Consumer Account) pair rate limit hit. Retry: yes, for this recipient only.\n' +
        '1 code in 1 file\n',
    );
  });

  it('ends with 0 when it finds nothing', async () => {
    write('empty.txt', '');
    expect(await runCli(['scan', '.'], { cwd: folder })).toMatchObject({ code: 0, stdout: '0 codes in 1 file\n' });
  });

  it('ends with 2 and names a path that is not there', async () => {
    const { code, stderr } = await runCli(['scan', 'missing.log'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot find "missing.log"');
    expect((await runCli(['scan'], { cwd: folder })).code).toBe(2);
  });
});
