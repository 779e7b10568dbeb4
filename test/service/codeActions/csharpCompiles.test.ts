import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FIXTURES } from './fixtures.ts';
import { runTool } from './realTool.ts';

const CSHARP = path.join(FIXTURES, 'csharp');
const NEWTONSOFT = '/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll';
/** Syntax newer than C# 7, which mcs does not read: file-scoped namespaces, statements outside of a class. */
const NEWER = ['file-scoped', 'request-in-using-var', 'top-level'];
const IMPLICIT = ['System', 'System.Collections.Generic', 'System.Linq', 'System.Net.Http', 'System.Threading'];
const folder = mkdtempSync(path.join(tmpdir(), 'csharp-compiles-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the C# fixes', () => {
  it('write what mcs accepts, without warnings', () => {
    const files = results().filter((file) => !isNewer(file));
    expect(files.length).toBeGreaterThanOrEqual(20);
    expect(compile(files.map((file) => path.join(CSHARP, file)))).toBe('');
  }, 60_000);

  it('write helpers that mcs accepts into files of newer C#', () => {
    const helpers = results().filter(isNewer).map(helperOf);
    expect(helpers).toHaveLength(NEWER.length);
    expect(compile(helpers)).toBe('');
  }, 60_000);
});

function results(): string[] {
  return readdirSync(CSHARP).filter((file) => /\.(?:after|module)\.cs$/.test(file));
}

function isNewer(file: string): boolean {
  return NEWER.some((name) => file.startsWith(`${name}.`));
}

/** Writes the helper of a result as the class of a file of its own, with the imports that newer projects have anyway. */
function helperOf(file: string, index: number): string {
  const text = readFileSync(path.join(CSHARP, file), 'utf8');
  const start = text.indexOf('    // The sends under way');
  const end = text.indexOf('\n}', start);
  const own = [...text.matchAll(/^using (?:Acme|System\.Text\.Json)[\w.]*;$/gm)].map(([line]) => line);
  const usings = [...IMPLICIT.map((name) => `using ${name};`), 'using System.Threading.Tasks;', ...own];
  const target = path.join(folder, file);
  const namespaces = usings.filter((line) => !/Nodes|Goldens/.test(line)).join('\n');
  writeFileSync(
    target,
    `${namespaces}\nnamespace N${index} {\ninternal static class Helper {\n${text.slice(start, end)}\n}\n}\n`,
  );
  return target;
}

function compile(files: readonly string[]): string {
  const support = readdirSync(path.join(CSHARP, 'support')).map((file) => path.join(CSHARP, 'support', file));
  const output = path.join(folder, 'goldens.dll');
  const options = ['-langversion:latest', '-warnaserror', '-target:library', `-out:${output}`];
  const references = ['-r:System.Net.Http.dll', `-r:${NEWTONSOFT}`];
  const packages = 'mono-mcs, libmono-system-net-http4.0-cil and libnewtonsoft-json5.0-cil';
  return runTool(packages, 'mcs', [...options, ...references, ...support, ...files]).replaceAll(CSHARP, '');
}
