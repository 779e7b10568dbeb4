import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const FOLDER = join(import.meta.dirname, '..', 'server', 'assembly');
const SOURCE = 'sieve.ts';
const OPTIONS = '--optimizeLevel 3 --runtime stub --enable simd --noAssert --outFile sieve.wasm'.split(' ');

/**
 * The sieve of `scan`, compiled to WebAssembly.
 * @throws Error that lists what the compiler found wrong with its source.
 */
export async function compileSieve(): Promise<Uint8Array<ArrayBuffer>> {
  const files = new Map<string, string | Uint8Array>();
  const { error, stderr } = await main([SOURCE, ...OPTIONS], {
    // The compiler asks for a few files that need not exist, such as its own settings.
    readFile: (name) => (name === SOURCE ? readFileSync(join(FOLDER, SOURCE), 'utf8') : null),
    writeFile: (name, content) => void files.set(name, content),
    listFiles: () => [],
  });
  const binary = files.get('sieve.wasm');
  if (error || typeof binary !== 'object') {
    throw new Error(`Cannot compile ${join(FOLDER, SOURCE)}:\n${stderr.toString()}`, { cause: error });
  }
  return new Uint8Array(binary);
}
