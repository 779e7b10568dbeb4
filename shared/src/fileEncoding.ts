/** Encodings a file can tell by a byte order mark. */
export type Utf16 = 'utf-16le' | 'utf-16be';

/** So many bytes tell whether a file is binary: a NUL among them marks one, as git and grep decide it. */
export const PROBE_BYTES = 8000;

/** What the byte order mark at the start of a file says. Shells on Windows write UTF-16 with one. */
export function utf16Of(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** The encoding to read a file's text with, by its first `PROBE_BYTES`; undefined for a binary file. */
export function encodingOf(bytes: Uint8Array): Utf16 | 'utf-8' | undefined {
  return utf16Of(bytes) ?? (bytes.subarray(0, PROBE_BYTES).includes(0) ? undefined : 'utf-8');
}
