import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Examiner } from '../../server/src/cli/examineFile.ts';
import { scanFiles } from '../../server/src/cli/scanFiles.ts';
import { REPORT_FORMS } from '../../server/src/cli/scanReport.ts';
import { loadExaminer } from './examiner.ts';

let examiner: Examiner;
let folder: string;

beforeAll(async () => {
  examiner = await loadExaminer();
  folder = mkdtempSync(join(tmpdir(), 'whatsapp-errors-files-'));
  mkdirSync(join(folder, 'b.log'));
  for (const name of ['a.log', 'c.log'])
    writeFileSync(join(folder, name), 'whatsapp error (#131056) pair rate limit hit\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('files of a scan', () => {
  it('tells of one that cannot be read and goes on', async () => {
    let report = '';
    const paths = ['a.log', 'b.log', 'missing.log', 'c.log'].map((name) => join(folder, name));
    const { files, problems } = await scanFiles(paths, examiner, REPORT_FORMS.text, (text) => {
      report += text;
    });
    expect(files).toBe(2);
    expect(report.match(/[ac]\.log:1:18: 131056/g)).toHaveLength(2);
    const named = folder.split(sep).join('/');
    const told = problems.split('\n').map((line) => line.slice(named.length));
    expect(told).toEqual([
      expect.stringMatching(/^\/b\.log: not examined, .*EISDIR/),
      expect.stringMatching(/^\/missing\.log: not examined, .*ENOENT/),
      '',
    ]);
  });
});
