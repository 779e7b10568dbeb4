import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { quietSettings } from './editor/quietSettings.ts';
import { startEditor } from './editor/serve.ts';
import { runNpm } from './npm.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const vsix = join(repository, 'dist', 'whatsapp-error-codes.vsix');
const workspace = join(repository, 'test', 'workspace');
const firstFile = join(workspace, 'src', 'sender.ts');

const usage = `npm start -- [options]
  Opens a real VS Code on test/workspace with the packaged extension installed.
  --no-build   use dist/whatsapp-error-codes.vsix as it is
  --embedded   use the embedded VS Code in the browser even where a desktop VS Code is found
  --port N     port of the embedded VS Code (a free one if not given)`;

interface StartOptions {
  build: boolean;
  embedded: boolean;
  port: number;
}

function readOptions(): StartOptions {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      build: { type: 'boolean', default: true },
      embedded: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new TypeError(`--port ${values.port}: a port is a whole number from 0 to 65535.`);
  }
  return { ...values, port };
}

async function packageExtension(): Promise<void> {
  const { code } = await runNpm(['run', 'package'], { cwd: repository, inherit: true });
  if (code !== 0) {
    throw new Error(`"npm run package" ended with ${code}; its messages are above.`);
  }
}

/** The desktop's `code` command, when there is one and a display to show it on. */
async function findDesktopCode(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const windows = process.platform === 'win32';
  const hasDisplay = windows || process.platform === 'darwin' || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!hasDisplay) {
    return undefined;
  }
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const program = join(folder, windows ? 'code.cmd' : 'code');
    const usable = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder && usable) {
      return program;
    }
  }
  return undefined;
}

/** Runs the desktop's VS Code with a profile of its own, so that the person's set-up stays as it is. */
async function openDesktop(code: string): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'whatsapp-error-codes-start-'));
  const user = join(home, 'user');
  const profile = ['--user-data-dir', user, '--extensions-dir', join(home, 'extensions')];
  try {
    await mkdir(join(user, 'User'), { recursive: true });
    await writeFile(join(user, 'User', 'settings.json'), JSON.stringify(quietSettings, null, 2));
    await runCode(code, [...profile, '--install-extension', vsix, '--force']);
    console.log(`VS Code opens ${workspace}. Close its window to end.`);
    await runCode(code, [...profile, '--disable-workspace-trust', '--new-window', '--wait', workspace, firstFile]);
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function runCode(code: string, args: readonly string[]): Promise<void> {
  const shell = process.platform === 'win32';
  const quote = (word: string) => (shell ? `"${word}"` : word);
  const child = spawn(quote(code), args.map(quote), { shell, stdio: 'inherit' });
  const exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (exitCode !== 0) {
    throw new Error(`${code} ended with ${exitCode}. "npm start -- --embedded" does without it.`);
  }
}

/** Serves the embedded VS Code until Ctrl+C. */
async function serveEmbedded(port: number): Promise<void> {
  const editor = await startEditor({ extensions: [vsix], port, report: console.log });
  const stopAsked = new Promise<'asked'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve('asked'));
    }
  });
  try {
    const address = editor.url(workspace, [['openFile', editor.remoteUri(firstFile)]]);
    console.log(`\nVS Code is ready. Open this address in a browser:\n\n  ${address}\n\nPress Ctrl+C to end.`);
    if ((await Promise.race([stopAsked, editor.ended])) !== 'asked') {
      throw new Error(`The embedded VS Code ended by itself:\n${editor.log()}`);
    }
  } finally {
    await editor.stop();
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.build) {
    await packageExtension();
  }
  if (!existsSync(vsix)) {
    throw new Error(`There is no ${vsix}. Run "npm start" without --no-build to make it.`);
  }
  const code = options.embedded ? undefined : await findDesktopCode();
  await (code ? openDesktop(code) : serveEmbedded(options.port));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof TypeError) {
    console.error(usage);
  }
  process.exitCode = 1;
}
