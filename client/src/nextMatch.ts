import type { MatchInfo } from '../../shared/src/protocol.ts';

/**
 * Index of the match to go to from a position (line and character 0-based), round the end of the document. Forward: the
 * first one that begins behind the position; backward: the last one that begins before it. Undefined where there is none.
 */
export function nextMatch(
  matches: readonly Pick<MatchInfo, 'range'>[],
  from: { readonly line: number; readonly character: number },
  direction: 'forward' | 'backward',
): number | undefined {
  if (matches.length === 0) return undefined;
  const side = ({ range: { start } }: Pick<MatchInfo, 'range'>) =>
    start.line - from.line || start.character - from.character;
  if (direction === 'forward')
    return Math.max(
      0,
      matches.findIndex((match) => side(match) > 0),
    );
  const before = matches.findLastIndex((match) => side(match) < 0);
  return before >= 0 ? before : matches.length - 1;
}
