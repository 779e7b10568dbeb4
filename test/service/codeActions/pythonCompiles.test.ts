import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { FIXTURES } from './fixtures.ts';
import { runTool } from './realTool.ts';

const PYTHON = path.join(FIXTURES, 'python');
const folder = mkdtempSync(path.join(tmpdir(), 'python-compiles-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the fixes make of Python', () => {
  it('is accepted by python3, every file of it', () => {
    const files = readdirSync(PYTHON).filter((file) => /\.(?:after|module)\.py$/.test(file));
    expect(files.length).toBeGreaterThanOrEqual(30);
    for (const file of files) cpSync(path.join(PYTHON, file), path.join(folder, file));
    expect(compiled(files)).toBe('');
  }, 30_000);

  it('is accepted where it is a snippet', () => {
    const [entry] = testCatalog.byCode(131056);
    const files = ['', 'tenacity', 'backoff'].map((library) => {
      const dependencies = new Map(library === '' ? [] : [[library, '']]);
      const file = `snippet-${library}.py`;
      writeFileSync(
        path.join(folder, file),
        entry ? (LANGUAGE_FIXES.python?.snippet(entry, { dependencies }) ?? '') : '',
      );
      return file;
    });
    expect(compiled(files)).toBe('');
  });
});

/** What python3 says of files, with each warning of its compiler as an error. */
function compiled(files: readonly string[]): string {
  return runTool('python3', 'python3', ['-W', 'error', '-m', 'py_compile', ...files], { cwd: folder });
}
