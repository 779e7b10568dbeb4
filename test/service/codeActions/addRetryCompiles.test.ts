import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FIXTURES } from './fixtures.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const AFTER = readdirSync(FIXTURES).filter((file) => file.includes('.after.'));
const folder = mkdtempSync(path.join(tmpdir(), 'add-retry-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the result of Add retry', () => {
  it('is accepted by tsc, strict, for every TypeScript file', () => {
    const files = AFTER.filter((file) => /\.tsx?$/.test(file) && !file.startsWith('bare-types'));
    expect(files.length).toBeGreaterThanOrEqual(10);
    expect(typeCheck('hosted', files, ['ES2022', 'DOM'])).toBe('');
  }, 60_000);

  it('is accepted by tsc without the types of a browser or of Node', () => {
    expect(typeCheck('bare', ['bare-types.after.ts'], ['ES2022'])).toBe('');
  }, 60_000);

  it.each(AFTER.filter((file) => /js$/.test(file)))('%s is accepted by node', (file) => {
    // The fixtures' `.js` files are of both kinds; the name says to Node which one it is.
    const text = file === 'bracketed-list.after.js' ? 'module.mjs' : file;
    cpSync(path.join(FIXTURES, file), path.join(folder, text));
    expect(run(process.execPath, ['--check', path.join(folder, text)])).toBe('');
  });

  it('is accepted by python3 for every Python file', () => {
    const files = AFTER.filter((file) => file.endsWith('.py'));
    for (const file of files) cpSync(path.join(FIXTURES, file), path.join(folder, file));
    expect(files.length).toBeGreaterThanOrEqual(8);
    expect(run('python3', ['-m', 'py_compile', ...files.map((file) => path.join(folder, file))])).toBe('');
  });
});

/** Runs tsc over files in a folder of their own; gives what it complains about. */
function typeCheck(name: string, files: readonly string[], lib: readonly string[]): string {
  const project = path.join(folder, name);
  mkdirSync(project);
  const support = ['sdk.ts', 'axios.ts', 'timers.ts', ...(lib.includes('DOM') ? ['process.d.ts'] : [])];
  for (const file of [...files, ...support]) cpSync(path.join(FIXTURES, file), path.join(project, file));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    jsx: 'preserve',
    types: [],
    lib,
  };
  writeFileSync(
    path.join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: [...files, ...support] }),
  );
  return run(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project]);
}

/** What a command prints when it fails; empty when it succeeds. */
function run(command: string, args: readonly string[]): string {
  try {
    execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: string; stderr?: string; message: string };
    return `${message}\n${stdout ?? ''}\n${stderr ?? ''}`;
  }
}
