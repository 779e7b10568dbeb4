import type { Dirent } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodingOf, PROBE_BYTES } from '../../../shared/src/fileEncoding.ts';
import type { ReadForScanParams, ScanText } from '../../../shared/src/protocol.ts';
import type { Runtime } from '../runtime.ts';
import { readCatalogFile } from './catalogFile.ts';

/** The Node side of `Runtime`: files lie beside the bundle, the workspace on the disk. */
export const nodeRuntime: Runtime = {
  nextTurn: () => new Promise((resolve) => setImmediate(resolve)),
  readCatalog: () => readCatalogFile(__dirname),
  async readGrammar(file) {
    const path = join(__dirname, 'grammars', file);
    try {
      return await readFile(path);
    } catch (error) {
      throw new Error(
        `Cannot read the grammar ${path}: install the package again, or run "npm run build" in a clone.`,
        {
          cause: error,
        },
      );
    }
  },
  async readFile(uri) {
    const path = pathOf(uri);
    return path === undefined ? undefined : readFile(path, 'utf8').catch(() => undefined);
  },
  async listFolder(uri) {
    // With its slash the root of a drive, `file:///c%3A`, is no longer the folder the process is in on that drive.
    const path = pathOf(`${uri}/`);
    const entries = path === undefined ? [] : await readdir(path, { withFileTypes: true }).catch(() => []);
    const names = (wanted: (entry: Dirent) => boolean) => entries.filter(wanted).map(({ name }) => name);
    return { files: names((entry) => entry.isFile()), folders: names((entry) => entry.isDirectory()) };
  },
  async readForScan(params) {
    const path = pathOf(params.uri);
    return path === undefined ? MISSING : readForScan(path, params).catch(() => MISSING);
  },
};

const MISSING: ScanText = { kind: 'missing' };

async function readForScan(path: string, { maxBytes, known }: ReadForScanParams): Promise<ScanText> {
  const file = await open(path);
  try {
    const { mtimeMs, size } = await file.stat();
    const stamp = `${mtimeMs} ${size}`;
    if (size > maxBytes) return { kind: 'too-large' };
    if (stamp === known) return { kind: 'unchanged' };
    // Pictures and archives are told by their beginning: most of the bytes of a project are theirs.
    const head = Buffer.alloc(Math.min(size, PROBE_BYTES));
    await file.read(head, 0, head.length, 0);
    const encoding = encodingOf(head);
    if (!encoding) return { kind: 'binary', stamp };
    const bytes = size > PROBE_BYTES ? await file.readFile() : head;
    return { kind: 'text', stamp, text: new TextDecoder(encoding).decode(bytes) };
  } finally {
    await file.close();
  }
}

/** The path of a file's URI; undefined for other schemes, and for what is no path on this system. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
