import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { quietSettings } from '../../scripts/editor/quietSettings.ts';
import { bundleSuite, driverFolder } from '../e2e/bundleSuite.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What the desktop editor is started with. */
export interface DesktopOptions {
  /** The VS Code program, absolute path. */
  executable: string;
  /** The packaged extension, absolute path. */
  vsix: string;
  /** `publisher.name` of the extension in it. */
  extensionId: string;
  /** Folder to open; a copy of it is used, so that tests may write. */
  workspace: string;
}

/**
 * Installs the VSIX into an empty profile of a desktop VS Code and runs the in-editor tests in it.
 *
 * @throws when the VSIX is missing or cannot be installed, or when a test failed
 */
export async function runInDesktop(options: DesktopOptions): Promise<void> {
  if (!existsSync(options.vsix)) {
    throw new Error(`There is no ${options.vsix}. Make it with "npm run package".`);
  }
  const home = await mkdtemp(join(tmpdir(), 'whatsapp-error-codes-desktop-'));
  try {
    const bundle = join(home, 'suite.js');
    const workspace = join(home, 'workspace');
    const userData = join(home, 'user');
    const profile = [`--user-data-dir=${userData}`, `--extensions-dir=${join(home, 'extensions')}`];
    await cp(options.workspace, workspace, { recursive: true });
    await mkdir(join(userData, 'User'), { recursive: true });
    await writeFile(join(userData, 'User', 'settings.json'), JSON.stringify(quietSettings, null, 2));
    await bundleSuite(bundle, options.extensionId);
    await installVsix(options.executable, [...profile, '--install-extension', options.vsix, '--force']);
    await runTests({
      vscodeExecutablePath: options.executable,
      extensionDevelopmentPath: driverFolder,
      extensionTestsPath: bundle,
      launchArgs: [workspace, ...profile],
    });
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function installVsix(executable: string, args: readonly string[]): Promise<void> {
  const cli = resolveCliPathFromVSCodeExecutablePath(executable);
  // Windows has code.cmd, which Node starts only through a shell, and a shell wants its words quoted.
  const shell = process.platform === 'win32';
  const quote = (word: string) => (shell ? `"${word}"` : word);
  const child = spawn(quote(cli), args.map(quote), { shell, stdio: 'inherit' });
  const code = await new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new Error(`The command line of VS Code, ${cli}, does not start.`, { cause })),
    );
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`VS Code could not install the extension: ${cli} ended with ${code}.`);
  }
}

/**
 * The version test-electron is to fetch.
 *
 * @param wanted `stable`, `insiders`, a version such as `1.110.0`, or `oldest` for the one `engines.vscode` names
 * @param engine the value of `engines.vscode`, such as `^1.100.0`
 * @throws when `wanted` is none of these
 */
export function vscodeVersion(wanted: string, engine: string): string {
  const version = wanted === 'oldest' ? engine.replace(/^\D+/, '') : wanted;
  if (!/^(stable|insiders|\d+\.\d+\.\d+)$/.test(version)) {
    throw new Error(`"${wanted}" is no VS Code to test on. Say stable, oldest, insiders or a version such as 1.110.0.`);
  }
  return version;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      vscode: { type: 'string', default: 'stable' },
      executable: { type: 'string' },
      vsix: { type: 'string', default: join(repository, 'dist', 'whatsapp-error-codes.vsix') },
    },
  });
  const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  const version = vscodeVersion(values.vscode, manifest.engines.vscode);
  await runInDesktop({
    executable: values.executable ?? (await downloadAndUnzipVSCode(version)),
    vsix: resolve(values.vsix),
    extensionId: `${manifest.publisher}.${manifest.name}`,
    workspace: join(repository, 'test', 'workspace'),
  });
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
