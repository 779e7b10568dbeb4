import type { Emit } from './scanFiles.ts';

/** Characters of a report that are handed on at a time: a call for each match would cost more than finding it. */
const GATHER_CHARS = 64 * 1024;

/** Gathers pieces of a report, with `separator` between them, and hands them on in larger ones. */
export function gathered(separator: string, emit: Emit): { readonly add: Emit; flush(): void | Promise<void> } {
  let pieces: string[] = [];
  let length = 0;
  let count = 0;
  const flush = (): void | Promise<void> => {
    if (pieces.length === 0) return undefined;
    const text = pieces.join(separator);
    const matches = count;
    pieces = [];
    length = 0;
    count = 0;
    return emit(text, matches);
  };
  return {
    add(text, matches) {
      pieces.push(text);
      length += text.length;
      count += matches;
      return length >= GATHER_CHARS ? flush() : undefined;
    },
    flush,
  };
}
