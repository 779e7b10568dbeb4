import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FIXTURES } from './fixtures.ts';
import { runTool } from './realTool.ts';

const PHP = path.join(FIXTURES, 'php');
const folder = mkdtempSync(path.join(tmpdir(), 'php-compiles-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the fixes make of PHP', () => {
  const files = readdirSync(PHP).filter((file) => /\.(?:after|module)\.php$/.test(file));

  it('is accepted by php -l, every file of it', () => {
    expect(files.length).toBeGreaterThanOrEqual(14);
    const loop = 'for file; do php -d display_errors=1 -l "$file" >"$0" || { cat "$0"; bad=1; }; done; exit $bad';
    const paths = files.map((file) => path.join(PHP, file));
    expect(runTool('php-cli', 'php', ['--version'])).toBe('');
    expect(runTool('dash', 'sh', ['-c', loop, path.join(folder, 'lint'), ...paths])).toBe('');
  }, 30_000);

  it('declares no class or function twice where the classes of a namespace are loaded together', () => {
    const classes = files.filter((file) => /^final class|^class/m.test(readFileSync(path.join(PHP, file), 'utf8')));
    const both = path.join(folder, 'both');
    mkdirSync(both);
    const loaded = classes.filter((file) => /^guzzle|^on-call/.test(file));
    expect(loaded.length).toBeGreaterThanOrEqual(2);
    for (const file of loaded) cpSync(path.join(PHP, file), path.join(both, file));
    writeFileSync(
      path.join(both, 'load.php'),
      `<?php require '${path.join(PHP, 'support/clients.php')}';\n${loaded.map((file) => `require '${file}';`).join('\n')}`,
    );
    expect(runTool('php-cli', 'php', ['-d', 'display_errors=1', 'load.php'], { cwd: both })).toBe('');
  });
});
