import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FIXTURES } from './fixtures.ts';

const JAVA = path.join(FIXTURES, 'java');
const SUPPORT = path.join(JAVA, 'support');
const folder = mkdtempSync(path.join(tmpdir(), 'java-compiles-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the Java fixes', () => {
  it('write what javac accepts, without warnings', () => {
    const files = [...stubs(), ...results()];
    expect(results().length).toBeGreaterThanOrEqual(20);
    expect(compile(files)).toBe('');
  }, 60_000);
});

/** Writes a class where javac expects it, and gives its path. Each golden file is in a source tree of its own. */
function write(tree: string, text: string): string {
  const folders = /^package ([\w.]+);/m.exec(text)?.[1]?.split('.') ?? [];
  const name = /^(?:@\w.*\n)?(?:public )?(?:abstract |final )*(?:class|interface|enum|record|@interface) (\w+)/m.exec(text)?.[1];
  const file = path.join(folder, tree, ...folders, `${name}.java`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** The classes the fixtures use: each begins with its package. */
function stubs(): string[] {
  return readdirSync(SUPPORT).flatMap((file) =>
    readFileSync(path.join(SUPPORT, file), 'utf8')
      .split(/^(?=package )/m)
      .map((text) => write('support', text)),
  );
}

/** Every result; of the same class and package there is one only. */
function results(): string[] {
  return readdirSync(JAVA)
    .filter((file) => /\.(?:after|module)\.java$/.test(file))
    .map((file) => write('results', readFileSync(path.join(JAVA, file), 'utf8')));
}

function compile(files: readonly string[]): string {
  const list = path.join(folder, 'files');
  writeFileSync(list, files.map((file) => `"${file}"`).join('\n'));
  const options = ['-proc:none', '-Xlint', '-implicit:none', '-d', path.join(folder, 'out')];
  const { error, stdout, stderr } = spawnSync('javac', [...options, `@${list}`], { encoding: 'utf8' });
  if (error) throw new Error('javac does not run: install the Debian package default-jdk-headless.', { cause: error });
  return `${stdout}${stderr}`.replaceAll(folder, '');
}
