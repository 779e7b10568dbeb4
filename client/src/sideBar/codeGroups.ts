import type { MatchInfo } from '../../../shared/src/protocol.ts';

/** The places of one code in a file. */
export interface CodeGroup {
  readonly key: string;
  readonly title: string;
  /** In the order of the text; at least one. */
  readonly matches: readonly [MatchInfo, ...MatchInfo[]];
}

/** Matches by code, the most frequent code first; codes as frequent as each other in the order of the text. */
export function groupByCode(matches: readonly MatchInfo[]): CodeGroup[] {
  const groups = new Map<string, [MatchInfo, ...MatchInfo[]]>();
  for (const match of matches) {
    const group = groups.get(match.key);
    if (group) group.push(match);
    else groups.set(match.key, [match]);
  }
  return [...groups]
    .map(([key, group]) => ({ key, title: group[0].title, matches: group }))
    .sort((a, b) => b.matches.length - a.matches.length);
}

/** A line as a row shows it: its number, its text without the space in front, and not much more of it than fits. */
export interface LinePreview {
  readonly text: string;
  /** Where the match stands in `text`, in UTF-16 code units. */
  readonly match: readonly [start: number, end: number];
}

const BEFORE = 16;
const LENGTH = 160;

/** The line (its number 0-based) around a match; takes the match's place in it, in UTF-16 code units. */
export function linePreview(number: number, line: string, start: number, end: number): LinePreview {
  const indent = line.length - line.trimStart().length;
  const from = start - indent > BEFORE ? start - BEFORE : Math.min(indent, start);
  const lead = `${number + 1}: ${from > indent ? '…' : ''}`;
  const text = `${lead}${line.slice(from, from + LENGTH).trimEnd()}`;
  const shift = lead.length - from;
  return { text, match: [start + shift, Math.min(end + shift, text.length)] };
}
