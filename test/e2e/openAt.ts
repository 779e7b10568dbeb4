import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from './editor/workbench.ts';

const TAB_SIZE = 4;

/** Opens a file of `folder` with the caret in front of the first `needle`. */
export async function openAt(workbench: Workbench, folder: string, path: string, needle: string): Promise<void> {
  const file = join(folder, path);
  const [before = '', after] = readFileSync(file, 'utf8').split(needle);
  if (after === undefined) throw new Error(`${path} does not hold "${needle}"`);
  await workbench.openFile(file);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // Go to Line counts a tab as the columns it takes on the screen.
  const tabs = line.split('\t').length - 1;
  await workbench.placeCaret(before.split('\n').length, line.length + 1 + tabs * (TAB_SIZE - 1));
}
