import type { Match } from '../../../shared/src/detect/types.ts';

/** A match with its place in a file. */
export interface FoundMatch extends Pick<Match, 'kind' | 'entry' | 'evidence'> {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  readonly endColumn: number;
}

/** Files are scanned for all they hold. */
export const NO_LIMIT = { maxMatches: Number.POSITIVE_INFINITY } as const;

const LF = 10;
const CR = 13;

/** Gives matches, in the order of the text, their lines and columns. */
export class MatchPlaces {
  private readonly text: string;
  private at: number;
  private line: number;
  /** Offset at which the line begins; below 0 where that is before the text. */
  private lineStart: number;

  /** `line` and `column`, from 0, are those of offset `at`. */
  constructor(text: string, at: number, line: number, column: number) {
    this.text = text;
    this.at = at;
    this.line = line;
    this.lineStart = at - column;
  }

  found({ kind, entry, evidence, start, end }: Match): FoundMatch {
    for (; this.at < start; this.at += 1) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== LF && (unit !== CR || this.text.charCodeAt(this.at + 1) === LF)) continue;
      this.line += 1;
      this.lineStart = this.at + 1;
    }
    const column = start - this.lineStart + 1;
    return { line: this.line + 1, column, endColumn: column + end - start, kind, entry, evidence };
  }
}
