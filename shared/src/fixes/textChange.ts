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

/** The start of the line an offset is in. */
export function lineStartAt(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The white space a line begins with; `offset` is anywhere in the line. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStartAt(text, offset), offset))?.[0] ?? '';
}

/** A text with changes made to it; they must not overlap. Those at one offset are made in the order they are given. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of [...changes].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}
