import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FIXTURES } from './fixtures.ts';
import { runTool } from './realTool.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const TYPESCRIPT = path.join(FIXTURES, 'typescript');
const JAVASCRIPT = path.join(FIXTURES, 'javascript');
/** Needs a compilation of its own: it is written for a project without the types of a host. */
const BARE = 'bare-types.after.ts';
/** Also checked with the module that comes with it, under the name it is imported by. */
const MODULE = 'own-module.add-retry-for-131056-helper-in-its-own-file.module.ts';
const folder = mkdtempSync(path.join(tmpdir(), 'script-compiles-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the fixes make of scripts', () => {
  it('is accepted by tsc, strict, for every TypeScript file', () => {
    const files = readdirSync(TYPESCRIPT).filter((file) => /\.after\.tsx?$/.test(file) && file !== BARE);
    expect(files.length).toBeGreaterThanOrEqual(12);
    expect(typeCheck('hosted', files, ['ES2022', 'DOM'])).toBe('');
  }, 60_000);

  it('is accepted by tsc without the types of a browser or of Node', () => {
    expect(typeCheck('bare', [BARE], ['ES2022'])).toBe('');
  }, 60_000);

  const scripts = readdirSync(JAVASCRIPT).filter((file) => /\.(?:after|module)\.[cm]?js$/.test(file));

  it.each(scripts)('%s is accepted by node', (file) => {
    // A `.js` file is a module or not by its text; the name says to Node which one it is.
    const text = file.endsWith('.js') && !file.startsWith('axios-error') ? file.replace(/js$/, 'mjs') : file;
    cpSync(path.join(JAVASCRIPT, file), path.join(folder, text));
    expect(runTool('nodejs', process.execPath, ['--check', path.join(folder, text)])).toBe('');
  });
});

/** Runs tsc over files in a folder of their own; gives what it complains about. */
function typeCheck(name: string, files: readonly string[], lib: readonly string[]): string {
  const project = path.join(folder, name);
  mkdirSync(project);
  const hosted = lib.includes('DOM');
  const support = ['sdk.ts', 'axios.ts', 'timers.ts', ...(hosted ? ['process.d.ts', 'modules.d.ts'] : [])];
  for (const file of files) cpSync(path.join(TYPESCRIPT, file), path.join(project, file));
  for (const file of support) cpSync(path.join(TYPESCRIPT, 'support', file), path.join(project, file));
  if (hosted) cpSync(path.join(TYPESCRIPT, MODULE), path.join(project, 'whatsappRetry.ts'));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    allowImportingTsExtensions: true,
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    jsx: 'preserve',
    experimentalDecorators: true,
    types: [],
    lib,
  };
  writeFileSync(
    path.join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: [...files, ...support] }),
  );
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  return runTool('nodejs', process.execPath, [tsc, '-p', project]);
}
