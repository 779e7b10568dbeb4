/** Text to put in the place of a span (UTF-16 offsets); an insertion where both are the same. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** An insertion at an offset. */
export function insertion(at: number, newText: string): TextChange {
  return { start: at, end: at, newText };
}
