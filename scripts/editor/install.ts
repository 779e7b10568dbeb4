import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runNpm } from '../npm.ts';

/**
 * The editor the tests and `npm start` use: npm's `code-server`, which carries a whole VS Code.
 * Version 4.139.1 holds VS Code 1.139.
 */
export const currentEditorVersion = '4.139.1';

/** The oldest supported editor (`engines.vscode` in package.json): VS Code 1.100. */
export const oldestEditorVersion = '4.100.3';

/** An editor that stands ready on disk. */
export interface InstalledEditor {
  /** Version of the npm package `code-server`. */
  version: string;
  /** Absolute folder of VS Code itself; `out/server-main.js` lies in it. */
  root: string;
}

/** Environment variable that moves the editor cache to another folder. */
const editorCacheVariable = 'WHATSAPP_ERRORS_EDITOR_CACHE';

const marker = 'installed.json';
const partSuffix = '.part';
const abandonedAfterMs = 60 * 60 * 1000;

/**
 * The folder editors are kept in, outside the clone: `WHATSAPP_ERRORS_EDITOR_CACHE`, else the cache folder of
 * the platform.
 */
function editorCacheFolder(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  const chosen = env[editorCacheVariable];
  if (chosen) {
    return chosen;
  }
  const name = 'whatsapp-error-codes-editor';
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), name);
  }
  if (platform === 'darwin') {
    return join(homedir(), 'Library', 'Caches', name);
  }
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), name);
}

/**
 * Makes sure the given version of the editor is in the cache, and fetches it from npm when it is not.
 * Safe when several processes ask at once and after one was killed half way: the work is done in a folder of its
 * own, and one rename makes it visible.
 *
 * @param version a version of the npm package `code-server`, for example `currentEditorVersion`
 * @param report gets one line when something is fetched
 * @throws when npm cannot fetch it; the message names version, cache and the mend
 */
export async function installEditor(
  version: string,
  report: (line: string) => void = () => {},
): Promise<InstalledEditor> {
  const cache = editorCacheFolder();
  const target = join(cache, `code-server-${version}`);
  if (!isComplete(target)) {
    await mkdir(cache, { recursive: true });
    await removeAbandoned(cache);
    report(`Fetching VS Code (npm package code-server ${version}) into ${cache}; this happens once.`);
    const part = join(cache, `code-server-${version}-${process.pid}-${randomUUID()}${partSuffix}`);
    try {
      await fetchInto(part, version, cache);
      await publish(part, target);
    } finally {
      await rm(part, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  return { version, root: rootIn(target) };
}

function rootIn(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

function isComplete(folder: string): boolean {
  return existsSync(join(folder, marker)) && existsSync(join(rootIn(folder), 'out', 'server-main.js'));
}

async function fetchInto(folder: string, version: string, cache: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  // A package.json of its own keeps npm from climbing to one in a parent folder.
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const root = rootIn(folder);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  const steps: [cwd: string, args: string[]][] = [
    [folder, ['install', ...quiet, `code-server@${version}`]],
    [root, ['install', '--omit=dev', ...quiet]],
    [join(root, 'extensions'), ['install', '--omit=dev', ...quiet]],
  ];
  for (const [cwd, args] of steps) {
    const { code, output } = await runNpm(args, { cwd });
    if (code !== 0) {
      throw new Error(
        `The editor (npm package code-server ${version}) could not be fetched into ${cache}: ` +
          `"npm ${args.join(' ')}" ended with ${code}. Check that the npm registry can be reached ` +
          `("npm view code-server@${version} version"), or set ${editorCacheVariable} to a folder that already ` +
          `holds the editor.\n${lastLines(output)}`,
      );
    }
  }
  await writeFile(join(folder, marker), `${JSON.stringify({ version })}\n`);
}

/** Moves a finished folder to its final name; when another process was faster, its result stands. */
async function publish(part: string, target: string): Promise<void> {
  try {
    await rename(part, target);
  } catch {
    if (!isComplete(target)) {
      // Somebody deleted parts of it.
      await rm(target, { recursive: true, force: true, maxRetries: 3 });
      await rename(part, target);
    }
  }
}

/** Removes folders a killed run left behind; a younger one may still be at work. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.endsWith(partSuffix)) {
      continue;
    }
    const folder = join(cache, name);
    const age = Date.now() - ((await stat(folder).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > abandonedAfterMs) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-15).join('\n');
}
