import { readdirSync, readFileSync } from 'node:fs';
import type { RunningEditor } from '../../scripts/editor/serve.ts';
import { poll } from './editor/poll.ts';

/**
 * Finds the language server that an editor runs and ends it with SIGKILL (or, with `only: 'find'`, leaves it).
 * Gives its process id. Reads `/proc`: the embedded editor is tested on Linux.
 */
export async function killServerOf(
  editor: Pick<RunningEditor, 'extensionsDir'>,
  { only = 'kill' }: { only?: 'kill' | 'find' } = {},
): Promise<number> {
  const pid = await poll('the language server process', async () => processesOf(editor.extensionsDir)[0]);
  if (only === 'kill') process.kill(pid, 'SIGKILL');
  return pid;
}

/** Processes whose command line names our server in this editor's own extensions folder. */
function processesOf(extensionsDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const line = commandLine(pid);
      return line.includes(extensionsDir) && line.includes('dist/server.js');
    })
    .map(Number);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended between the listing and the reading.
    return '';
  }
}
