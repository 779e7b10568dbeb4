import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../scripts/catalog.ts';
import { fileWindows } from '../../server/src/cli/fileWindows.ts';
import { findInFile } from '../../server/src/cli/scan.ts';

const WHOLE = 64 * 1024 * 1024;
const catalog = loadCatalog();

let folder: string;
let log: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'whatsapp-errors-windows-'));
  log = join(folder, 'app.log');
  const lines = Array.from({ length: 3000 }, (_, n) => {
    if (n % 7 === 0) return `2026-11-20 😀 ERROR whatsapp send failed: (#131056) pair rate limit hit, try ${n}`;
    if (n % 11 === 0)
      return `  "errors": [\n    {\n      "code": 131047,\n      "title": "Re-engagement message"\n    }\n  ],`;
    return `2026-11-20 INFO GET /orders/131056 200 ${n}ms naïve`;
  });
  // The one mark of the API is at the very end: every window has to know of it.
  writeFileSync(log, `\uFEFF${lines.join('\n')}\nlast graph.facebook.com {"code":131026}`);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('a file in windows', () => {
  it.each([100, 4096, 65_536])('of %i bytes gives what the whole file gives', async (bytes) => {
    const whole = await findInFile(log, catalog, WHOLE);
    expect(whole.length).toBeGreaterThan(600);
    expect(await findInFile(log, catalog, bytes)).toEqual(whole);
  });

  it('decides every character once', async () => {
    let decided = '';
    for await (const { text, range } of fileWindows(log, 1000)) decided += text.slice(range.from, range.to);
    expect(decided).toBe(readFileSync(log, 'utf8').slice(1));
  });

  it('of nothing is one empty window', async () => {
    const empty = join(folder, 'empty.log');
    writeFileSync(empty, '');
    const windows = [];
    for await (const window of fileWindows(empty, 1000)) windows.push(window);
    expect(windows).toEqual([{ text: '', range: { from: 0, to: 1 }, firstLine: 0 }]);
  });

  it('of one endless line is read as a whole', async () => {
    const line = join(folder, 'line.json');
    writeFileSync(line, `{"messaging_product":"whatsapp","x":"${'y'.repeat(50_000)}","errors":[{"code":131056}]}`);
    expect(await findInFile(line, catalog, 1000)).toEqual(await findInFile(line, catalog, WHOLE));
  });
});
