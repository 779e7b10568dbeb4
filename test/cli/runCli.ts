import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');

/** How a run of the built command line ended. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `whatsapp-errors` with these words, in `cwd`, fed with `input`. */
export async function runCli(args: readonly string[], { cwd = process.cwd(), input = '' } = {}): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}
