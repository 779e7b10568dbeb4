import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { currentEditorVersion, installEditor } from './install.ts';
import { type ProcessTree, startProcessTree } from './processTree.ts';
import { quietSettings } from './quietSettings.ts';

/** What the embedded editor is started with. */
export interface EditorOptions {
  /** Version of the npm package `code-server`; `currentEditorVersion` if not given. */
  version?: string;
  /** VSIX files to install before the start, absolute paths. */
  extensions?: readonly string[];
  /** User settings on top of the quiet ones. */
  settings?: Readonly<Record<string, unknown>>;
  /** `true` (the default) trusts every folder; `false` opens them in Restricted Mode, without asking. */
  workspaceTrust?: boolean;
  /** `true` turns on VS Code's test driver, which obeys extension paths in the address. Only for tests. */
  testDriver?: boolean;
  /** Port on the loopback interface; 0 (the default) takes a free one. */
  port?: number;
  /** Additional environment variables of the server, and so of the Node extension host. */
  env?: Readonly<Record<string, string>>;
  /** Gets a line when the editor must be fetched first. */
  report?: (line: string) => void;
}

/** Entries VS Code's web workbench is started with, for example `['openFile', editor.remoteUri(path)]`. */
export type StartPayload = ReadonlyArray<readonly [key: string, value: string]>;

/** A running embedded editor. */
export interface RunningEditor {
  /** Host and port of the workbench; also the remote authority in `vscode-remote:` addresses. */
  authority: string;
  /** Port on the loopback interface. */
  port: number;
  /** Own user data folder; the user settings are `User/settings.json` in it. */
  userDataDir: string;
  /** Folder the VSIX files were installed into. */
  extensionsDir: string;
  /** Process id of the editor's server. */
  serverPid: number;
  /** Address of the workbench with a folder open (none: an empty window), and with start payload entries. */
  url(folder?: string, payload?: StartPayload): string;
  /** Address of a local file as the workbench names it: `vscode-remote://…`. */
  remoteUri(path: string): string;
  /** Everything the server has printed so far. */
  log(): string;
  /** Resolves with the exit code when the server has ended, by `stop()` or by itself. */
  ended: Promise<number | null>;
  /** Ends the server with all it started and removes its folders. May be called twice. */
  stop(): Promise<void>;
}

const readyTimeoutMs = 60_000;
const pollMs = 25;

/**
 * Starts the embedded editor with folders of its own and resolves when its web page can be opened.
 *
 * @throws when the editor cannot be fetched, an extension cannot be installed, or the server does not come up;
 * the message carries what the server printed
 */
export async function startEditor(options: EditorOptions = {}): Promise<RunningEditor> {
  const version = options.version ?? currentEditorVersion;
  const { root } = await installEditor(version, options.report);
  const home = await mkdtemp(join(tmpdir(), 'whatsapp-error-codes-editor-'));
  const folders = { userDataDir: join(home, 'user'), extensionsDir: join(home, 'extensions') };
  const common = [
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--user-data-dir', folders.userDataDir],
    ...['--server-data-dir', join(home, 'server'), '--extensions-dir', folders.extensionsDir],
  ];
  const env = environmentForEditor(options.env);
  let server: ProcessTree | undefined;
  const stop = async () => {
    await server?.end();
    await removeFolder(home);
  };
  try {
    await writeUserSettings(folders.userDataDir, options);
    for (const vsix of options.extensions ?? []) {
      await installExtension(vsix, folders.extensionsDir, version);
    }
    const args = [serverMain(root), ...common, ...serveArguments(options)];
    const running = await startProcessTree(process.execPath, args, { cwd: root, env });
    server = running;
    const port = await whenListening(running, options.port ?? 0);
    const authority = `localhost:${port}`;
    return {
      ...folders,
      authority,
      port,
      serverPid: running.pid,
      url: (folder, payload) => workbenchUrl(authority, folder, payload),
      remoteUri: (path) => `vscode-remote://${authority}${pathToFileURL(path).pathname}`,
      log: () => readableLog(running),
      ended: running.ended,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serveArguments(options: EditorOptions): string[] {
  const args = ['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'];
  if (options.workspaceTrust ?? true) {
    args.push('--disable-workspace-trust');
  }
  if (options.testDriver) {
    args.push('--enable-smoke-test-driver');
  }
  return args;
}

async function writeUserSettings(userDataDir: string, options: EditorOptions): Promise<void> {
  const settings = { ...quietSettings, 'security.workspace.trust.startupPrompt': 'never', ...options.settings };
  await mkdir(join(userDataDir, 'User'), { recursive: true });
  await writeFile(join(userDataDir, 'User', 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}

/** An editor started from a terminal of VS Code must not talk to that VS Code, nor be debugged by it. */
function environmentForEditor(extra: EditorOptions['env'] = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|NODE_OPTIONS$|ELECTRON_)/.test(name));
  return { ...Object.fromEntries(inherited), ...extra };
}

/**
 * Installs a VSIX into an extensions folder, with the editor's own installer.
 *
 * @param vsix absolute path
 * @param extensionsDir absolute; made when missing. The extension lies in `publisher.name-version` in it afterwards
 * @param version version of the editor
 * @throws when the editor refuses the file, with what it printed
 */
export async function installExtension(vsix: string, extensionsDir: string, version: string): Promise<void> {
  const { root } = await installEditor(version);
  const scratch = await mkdtemp(join(tmpdir(), 'whatsapp-error-codes-install-'));
  try {
    const folders = ['--user-data-dir', scratch, '--server-data-dir', scratch, '--extensions-dir', extensionsDir];
    const args = [serverMain(root), '--accept-server-license-terms', ...folders, '--install-extension', vsix];
    const run = await startProcessTree(process.execPath, args, { cwd: root, env: environmentForEditor() });
    const code = await run.ended;
    await run.end();
    if (code !== 0 || !run.log().includes('was successfully installed')) {
      throw new Error(`The embedded editor could not install ${vsix} (exit code ${code}):\n${readableLog(run)}`);
    }
  } finally {
    await removeFolder(scratch);
  }
}

/** Waits for the line in which the server names its address. */
async function whenListening(server: ProcessTree, wantedPort: number): Promise<number> {
  const deadline = Date.now() + readyTimeoutMs;
  let code: number | null | undefined;
  server.ended.then((value) => {
    code = value;
  });
  while (Date.now() < deadline) {
    const port = /Web UI available at \S+:(\d+)/.exec(server.log())?.[1];
    if (port) {
      return Number(port);
    }
    // The server says so and stays up without listening.
    if (server.log().includes('EADDRINUSE')) {
      throw new Error(`Port ${wantedPort} is in use. Choose another one, or 0 for any free port.`);
    }
    if (code !== undefined) {
      throw new Error(`The embedded editor ended with ${code} before it was ready:\n${readableLog(server)}`);
    }
    await delay(pollMs);
  }
  throw new Error(`The embedded editor was not ready after ${readyTimeoutMs / 1000} s:\n${readableLog(server)}`);
}

/** The log without the long reports on VS Code's native log writer, which is not built here and not needed. */
function readableLog(process: ProcessTree): string {
  return process.log().replaceAll(/Error: Could not locate the bindings file[\s\S]*?\n {2}\]\n\}\n/g, '');
}

function serverMain(root: string): string {
  return join(root, 'out', 'server-main.js');
}

function workbenchUrl(authority: string, folder?: string, payload: StartPayload = []): string {
  const url = new URL(`http://${authority}/`);
  if (folder === undefined) {
    url.searchParams.set('ew', 'true');
  } else {
    url.searchParams.set('folder', pathToFileURL(folder).pathname);
  }
  if (payload.length > 0) {
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  return url.href;
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
