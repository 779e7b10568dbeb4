import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbench } from './editor/workbench.ts';

/** Opens a file of `folder` with the caret in front of the first `needle`. */
export async function openAt(workbench: Workbench, folder: string, path: string, needle: string): Promise<void> {
  const file = join(folder, path);
  const [before = '', after] = readFileSync(file, 'utf8').split(needle);
  if (after === undefined) throw new Error(`${path} does not hold "${needle}"`);
  await workbench.openFile(file);
  await workbench.placeCaret(before.split('\n').length, before.length - before.lastIndexOf('\n'));
}
