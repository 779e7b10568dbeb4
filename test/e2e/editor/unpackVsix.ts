import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installExtension } from '../../../scripts/editor/serve.ts';

/**
 * Unpacks a VSIX the way the editor itself does and gives the folder with the extension's manifest.
 *
 * @param vsix absolute path
 * @param folder an empty or missing folder to unpack under, absolute
 * @param version version of the editor that does it
 * @throws when the editor refuses the file
 */
export async function unpackVsix(vsix: string, folder: string, version: string): Promise<string> {
  await installExtension(vsix, folder, version);
  const [extension] = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  if (!extension) {
    throw new Error(`${vsix} was installed into ${folder}, but no folder of an extension is there.`);
  }
  return join(folder, extension.name);
}
