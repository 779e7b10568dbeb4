import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** The end of a finished npm run. */
export interface NpmResult {
  /** Exit code, or null when a signal ended it. */
  code: number | null;
  /** Standard output and standard error as they came; empty when the run wrote straight to the terminal. */
  output: string;
}

/** Where and how npm is run. */
export interface NpmOptions {
  /** Working directory, absolute. */
  cwd: string;
  /** `true` writes to this process's own terminal, else the output is collected. */
  inherit?: boolean;
  /** Called with the child once it runs, for example to end it early. */
  onSpawn?: (child: ChildProcess) => void;
}

/**
 * Runs npm with the Node of this process and waits for its end.
 *
 * The npm that started us (`npm_execpath`) is preferred, so that it works where `npm` is not on the PATH; npm's
 * own variables about the outer package are dropped, else the inner npm would install into the outer folder.
 *
 * @param args npm's arguments, for example `['run', 'package']`
 * @throws when npm cannot be started at all; a failing npm is reported by `code`
 */
export async function runNpm(args: readonly string[], options: NpmOptions): Promise<NpmResult> {
  const child = spawnNpm(args, {
    cwd: options.cwd,
    env: environmentForNpm(process.env),
    stdio: options.inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  options.onSpawn?.(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new Error('npm could not be started. Install Node.js with npm and try again.', { cause }));
    });
    child.once('close', (code) => resolve({ code, output }));
  });
}

function spawnNpm(args: readonly string[], options: SpawnOptions): ChildProcess {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) {
    return spawn(process.execPath, [cli, ...args], options);
  }
  // Windows has npm.cmd, which Node starts only through a shell; our arguments hold nothing a shell would change.
  const shell = process.platform === 'win32';
  return spawn('npm', [...args], { ...options, shell });
}

/** The environment without what an outer `npm run` says about its own package. */
function environmentForNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const aboutOuterPackage = /^npm_(package_|lifecycle_|command$|config_(local_prefix|prefix|global_prefix)$)/i;
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !aboutOuterPackage.test(name) && name !== 'INIT_CWD'),
  );
}
