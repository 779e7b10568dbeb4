import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInDesktop, vscodeVersion } from './launch.ts';

const workspace = fileURLToPath(new URL('../workspace', import.meta.url));
const windows = process.platform === 'win32';

/** What a stand-in for VS Code was called with, and what it found. */
interface Call {
  argv: string[];
  workspaceFiles: string[];
  bundle: string;
}

let folder: string;
let executable: string;
let vsix: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desktop-launch-test-'));
  executable = join(folder, 'a', 'b', 'c', windows ? 'Code.cmd' : 'code');
  vsix = join(folder, 'extension.vsix');
  await writeFile(vsix, 'stand-in');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Writes a program that notes down how it was called, and ends with a given exit code. */
async function writeStandIn(program: string, notes: string, exitCode: number): Promise<void> {
  const script = join(folder, `${notes}.cjs`);
  const body = `
    const fs = require('node:fs');
    const argv = process.argv.slice(2);
    const bundle = argv.find((word) => word.startsWith('--extensionTestsPath='))?.split('=')[1];
    fs.writeFileSync(${JSON.stringify(join(folder, `${notes}.json`))}, JSON.stringify({
      argv,
      workspaceFiles: argv[0] && fs.existsSync(argv[0]) ? fs.readdirSync(argv[0]).sort() : [],
      bundle: bundle === undefined ? '' : fs.readFileSync(bundle, 'utf8'),
    }));
    process.exitCode = ${exitCode};`;
  await mkdir(dirname(program), { recursive: true });
  await writeFile(script, body);
  const call = `"${process.execPath}" "${script}"`;
  await writeFile(program, windows ? `@${call} %*\r\n` : `#!/bin/sh\nexec ${call} "$@"\n`);
  await chmod(program, 0o755);
}

async function callOf(notes: string): Promise<Call> {
  return JSON.parse(await readFile(join(folder, `${notes}.json`), 'utf8'));
}

function run(): Promise<void> {
  return runInDesktop({ executable, vsix, extensionId: 'publisher.name', workspace });
}

describe('the launcher of the desktop tests', () => {
  beforeEach(async () => {
    await writeStandIn(executable, 'editor', 0);
    await writeStandIn(resolveCliPathFromVSCodeExecutablePath(executable), 'cli', 0);
  });

  it('installs the VSIX into an extensions folder of its own and tests with the same profile', async () => {
    await run();
    const installed = await callOf('cli');
    const tested = await callOf('editor');
    const profile = installed.argv.filter((word) => /^--(user-data-dir|extensions-dir)=/.test(word));
    expect(profile).toHaveLength(2);
    expect(installed.argv.slice(installed.argv.indexOf('--install-extension'))).toEqual([
      '--install-extension',
      vsix,
      '--force',
    ]);
    expect(tested.argv).toEqual(expect.arrayContaining(profile));
    expect(profile.every((word) => word.includes(tmpdir()))).toBe(true);
  });

  it('opens a copy of the workspace and hands over driver and bundle', async () => {
    await run();
    const { argv, workspaceFiles, bundle } = await callOf('editor');
    expect(argv[0]).not.toBe(workspace);
    expect(workspaceFiles).toEqual((await readdir(workspace)).sort());
    const driver = argv.find((word) => word.startsWith('--extensionDevelopmentPath='))?.split('=')[1];
    expect(JSON.parse(await readFile(join(driver ?? '', 'package.json'), 'utf8')).name).toBe('in-editor-test-driver');
    expect(bundle).toContain('"publisher.name"');
  });

  it('fails when the tests fail', async () => {
    await writeStandIn(executable, 'editor', 1);
    await expect(run()).rejects.toThrow('Test run failed with code 1');
  });

  it('fails without running a test when the VSIX cannot be installed', async () => {
    await writeStandIn(resolveCliPathFromVSCodeExecutablePath(executable), 'cli', 3);
    await expect(run()).rejects.toThrow(/could not install the extension.*ended with 3/);
    await expect(callOf('editor')).rejects.toThrow('ENOENT');
  });

  it('names the mend when there is no VSIX', async () => {
    await rm(vsix);
    await expect(run()).rejects.toThrow(/npm run package/);
  });
});

describe('npm run test:desktop', () => {
  /** Runs the launcher as a program. */
  async function launch(...args: string[]): Promise<{ code: unknown; stderr: string }> {
    const program = fileURLToPath(new URL('./launch.ts', import.meta.url));
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    return { code, stderr };
  }

  it.each([0, 1])('ends with %i like the tests', async (exitCode) => {
    await writeStandIn(executable, 'editor', exitCode);
    await writeStandIn(resolveCliPathFromVSCodeExecutablePath(executable), 'cli', 0);
    expect(await launch('--executable', executable, '--vsix', vsix)).toMatchObject({ code: exitCode });
  });

  it('ends with 1 and a plain message on a VS Code nobody knows', async () => {
    const { code, stderr } = await launch('--vscode', 'newest');
    expect(code).toBe(1);
    expect(stderr).toContain('"newest" is no VS Code to test on');
  });
});

describe('the version to test on', () => {
  it('takes the oldest from the engine', () => {
    expect(vscodeVersion('oldest', '^1.100.0')).toBe('1.100.0');
  });

  it('passes stable and versions on', () => {
    expect(['stable', 'insiders', '1.110.2'].map((wanted) => vscodeVersion(wanted, '^1.100.0'))).toEqual([
      'stable',
      'insiders',
      '1.110.2',
    ]);
  });
});
