import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * What a real compiler or interpreter prints when it fails; empty when it succeeds.
 *
 * @param debianPackage what to install where the tool is missing
 * @throws Error that names the package, where the tool is missing: a check that did not run has not passed
 */
export function runTool(
  debianPackage: string,
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): string {
  if (!isInstalled(command)) {
    throw new Error(`${command} is missing: install Debian's package ${debianPackage} (.ci/run does), then run again.`);
  }
  try {
    execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe', ...options });
    return '';
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: string; stderr?: string; message: string };
    return `${message}\n${stdout ?? ''}\n${stderr ?? ''}`;
  }
}

function isInstalled(command: string): boolean {
  if (command.includes('/')) return existsSync(command);
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, command)));
}
