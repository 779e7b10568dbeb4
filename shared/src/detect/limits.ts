import type { DetectLimits } from './types.ts';

/** What holds where the caller sets no limit. */
export const DEFAULT_LIMITS: DetectLimits = { maxLineLength: 4_000, maxMatches: 10_000 };

/**
 * Lines before and after a window that `detect` may look at to judge a number inside it. A caller that hands over a
 * window of a larger document adds this many whole lines on both sides; every reach below stays within it.
 */
export const CONTEXT_LINES = 18;

/** Lines up and down in which marks and other codes count as near. */
export const NEAR_LINES = 3;

/** Lines up and down in which a title belongs to a number. */
export const TITLE_LINES = 2;

/** Lines up and down in which a title's own number makes it evidence instead of a match: an error object, pretty-printed. */
export const OWN_NUMBER_LINES = 6;

/** Lines up in which an enclosing bracket or block head is looked for, and down in which its end is. */
export const ENCLOSING_LINES = 14;

/** Characters walked to find enclosing brackets; keeps minified files linear. */
export const ENCLOSING_CHARS = 1_500;

/** Characters of the own line read on each side of a number to see where it stands. */
export const SIDE_CHARS = 160;

/**
 * Document-level signals are read from the lines that begin within so many UTF-16 code units: nearly every file is
 * shorter, and lines far down in a huge log speak for themselves.
 */
export const SIGNALS_LENGTH = 512 * 1024;

/** Lines are read in pieces of at most this many characters, so that one place in a line of megabytes costs one piece. */
export const PIECE_CHARS = 4_096;
