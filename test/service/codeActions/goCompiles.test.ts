import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CARET, FIXTURES } from './fixtures.ts';
import { GO_ENVIRONMENT, makeGoModule, writeGoPackage } from './goModule.ts';
import { runTool } from './realTool.ts';

const GOLDENS = path.join(FIXTURES, 'go');
const AFTER = readdirSync(GOLDENS).filter((file) => file.endsWith('.after.go'));
const folder = mkdtempSync(path.join(tmpdir(), 'go-compiles-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the fixes make of Go', () => {
  it('is accepted by go vet, every file in a package of its own', () => {
    makeGoModule(folder);
    for (const [index, file] of AFTER.entries()) {
      const module = file.replace('.after.', '.module.');
      writeGoPackage(folder, `p${index}_${file.replace(/\W.*/, '')}`, {
        'source.go': readFileSync(path.join(GOLDENS, file), 'utf8'),
        ...(readdirSync(GOLDENS).includes(module) && {
          'whatsapp_retry.go': readFileSync(path.join(GOLDENS, module), 'utf8'),
        }),
      });
    }
    expect(AFTER.length).toBeGreaterThanOrEqual(14);
    expect(runTool('golang-go', 'go', ['vet', './...'], { cwd: folder, env: GO_ENVIRONMENT })).toBe('');
  }, 120_000);

  it('is as gofmt writes it, where the file was before', () => {
    const before = mkdtempSync(path.join(folder, 'before-'));
    for (const file of AFTER) {
      const text = readFileSync(path.join(GOLDENS, file.replace('.after.', '.before.')), 'utf8');
      writeFileSync(path.join(before, file), text.replace(CARET, ''));
    }
    const unclean = new Set(unformatted(AFTER.map((file) => path.join(before, file))));
    const written = readdirSync(GOLDENS).filter((file) => /\.(?:after|module)\.go$/.test(file));
    const changed = unformatted(written.map((file) => path.join(GOLDENS, file)));
    expect(changed.filter((file) => !unclean.has(file))).toEqual([]);
    expect(unclean.size).toBeLessThanOrEqual(1);
  });
});

/** The files gofmt would change; fails where it cannot read one. */
function unformatted(files: readonly string[]): string[] {
  // It tells what it would change on its output only, and that is read where a command fails.
  const report = runTool('golang-go', 'sh', ['-c', 'gofmt -l -e "$@" && exit 1', 'sh', ...files]);
  expect(report).not.toMatch(/\.go:\d+:/);
  return report.split('\n').flatMap((line) => (/^\/[^ ]+\.go$/.test(line) ? [path.basename(line)] : []));
}
