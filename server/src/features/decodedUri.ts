/** A URI, or a part of one, without its escapes, which clients write differently; as it is where they are broken. */
export function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
