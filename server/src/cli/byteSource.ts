import { readSync } from 'node:fs';
import type { Utf16 } from '../../../shared/src/fileEncoding.ts';

/** Writes the next bytes of a file or pipe into `target`, as many as are at hand; gives how many, 0 at the end. */
export type ByteSource = (target: Uint8Array) => number | Promise<number>;

/** The bytes of an open file from where it is at. Read at once: no thread and no promise between the disk and the sieve. */
export function fileSource(descriptor: number): ByteSource {
  return (target) => readSync(descriptor, target);
}

/** The bytes of a stream, such as standard input. */
export function streamSource(stream: AsyncIterable<Uint8Array>): ByteSource {
  return chunksSource(stream[Symbol.asyncIterator]());
}

/** The UTF-16 text of a source as UTF-8. `begun` are bytes that were read from it already. */
export function utf8Source(encoding: Utf16, begun: Uint8Array, source: ByteSource): ByteSource {
  return chunksSource(transcode(encoding, begun, source));
}

const CHUNK_BYTES = 64 * 1024;

async function* transcode(encoding: Utf16, begun: Uint8Array, source: ByteSource): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  const chunk = new Uint8Array(CHUNK_BYTES);
  yield encoder.encode(decoder.decode(begun, { stream: true }));
  for (let read = await source(chunk); read > 0; read = await source(chunk)) {
    yield encoder.encode(decoder.decode(chunk.subarray(0, read), { stream: true }));
  }
  yield encoder.encode(decoder.decode());
}

function chunksSource(chunks: AsyncIterator<Uint8Array>): ByteSource {
  let left: Uint8Array = new Uint8Array();
  return async (target) => {
    while (left.length === 0) {
      const next = await chunks.next();
      if (next.done) return 0;
      left = next.value;
    }
    const part = left.subarray(0, target.length);
    target.set(part);
    left = left.subarray(part.length);
    return part.length;
  };
}
