import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** A started process together with everything it starts. */
export interface ProcessTree {
  /** Process id of its root. */
  pid: number;
  /** All output of the root so far, standard output and standard error as they came. */
  log(): string;
  /** Resolves with the exit code of the root, null when a signal ended it. */
  ended: Promise<number | null>;
  /** Ends the root and everything it started; resolves when the root is gone. May be called twice. */
  end(): Promise<void>;
}

const graceMs = 5_000;
const fatalSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts a program such that it can be ended later together with everything it starts. Its standard input is closed.
 *
 * @throws when the program cannot be started
 */
export async function startProcessTree(
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'>,
): Promise<ProcessTree> {
  // A process group of its own is what `end` signals; Windows has none and walks the tree instead.
  const detached = process.platform !== 'win32';
  const child = spawn(command, [...args], { ...options, detached, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid as number));
  });
  const unbind = endWithThisProcess(() => signalTree(pid, 'SIGKILL'));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  let ending: Promise<void> | undefined;
  return {
    pid,
    log: () => log,
    ended,
    end: () => {
      ending ??= endTree(child, pid).finally(unbind);
      return ending;
    },
  };
}

/**
 * Calls `endNow` when this process ends by an error or a signal: the tree is in a group of its own, which neither
 * Ctrl+C nor a closed terminal reaches.
 */
function endWithThisProcess(endNow: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    unbind();
    if (process.listenerCount(signal) === 0) {
      endNow();
      process.kill(process.pid, signal);
    }
  };
  const unbind = () => {
    process.off('exit', endNow);
    for (const signal of fatalSignals) {
      process.off(signal, onSignal);
    }
  };
  process.on('exit', endNow);
  for (const signal of fatalSignals) {
    process.on(signal, onSignal);
  }
  return unbind;
}

async function endTree(child: ChildProcess, pid: number): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    signalTree(pid, 'SIGTERM');
    const force = setTimeout(() => signalTree(pid, 'SIGKILL'), graceMs);
    await exited;
    clearTimeout(force);
  }
  // Children may outlive the root, for instance a language server of an ended extension host.
  signalTree(pid, 'SIGKILL');
}

function signalTree(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}
