import type { Entry } from '../catalog/types.ts';
import type { NumberCandidate, PhraseHit } from './candidates.ts';
import { OWN_NUMBER_LINES } from './limits.ts';
import { strongestMark } from './marks.ts';
import { nameTokens } from './names.ts';
import { nearest } from './near.ts';
import { isOwnCode } from './providers.ts';
import type { Scan } from './scan.ts';
import type { LineView } from './surroundings.ts';
import type { DocumentSignals, Evidence } from './types.ts';

/** Words that any program's messages are made of. A title of nothing else is not Meta's alone. */
const COMMON_WORDS = new Set(
  `a an the this that is are was were has have had been be not no can cannot could in on at of for to from with and or
  it its your you please try again later wait few minutes something went wrong error errors internal generic server
  service services unavailable temporarily temporary access denied token expired permission permissions method
  allowed request requests resource found invalid valid parameter parameters param value values required missing
  unknown message messages type unsupported too long many calls call api connection timeout failed failure duplicate
  limit reached hit rate exceeded issues issue user users account blocked locked status login media upload download
  incorrect signature session application data feature expire url code verify link size file max already exists
  name number password changed change app installed malformed database occurred connect decryption character characters
  policy certificate system overloaded ready username available concurrent section sections row rows product products
  order cancel translated text setup button header image small process security origin unused stale invalidated
  reinstalled matching payload decrypted authentication fails mismatch updated update deleted delete disabled enabled
  incomplete receive transmit relay list some submitted format body footer structure field fields transfer transition
  endpoint catalog json state version mode`.split(/\s+/),
);

/** True for a title that only Meta's API uses, so that it may stand for its code: `Re-engagement message`. */
function isDistinctive(title: string): boolean {
  const tokens = nameTokens(title.replace(/['’]/g, ''));
  return (
    title.length >= 15 && tokens.length >= 2 && tokens.some((token) => token.length > 3 && !COMMON_WORDS.has(token))
  );
}

/**
 * Whether a title that was found stands for its code, and why. A title beside its number is left to the number, whose
 * evidence it is.
 */
export function judgeTitle(
  scan: Scan,
  hit: PhraseHit,
  view: LineView,
  signals: DocumentSignals,
  longest: number,
): { entry: Entry; evidence: Evidence[] } | undefined {
  const entry = hit.phrase.entries.find((candidate) => isOwnCode(candidate) && candidate.status === 'active');
  const strength = strongestMark(signals.marks);
  if (!entry || !strength) return undefined;
  const quoted = /["'`]$/.test(view.before) && /^\.?["'`]/.test(view.after);
  // In other letter case it is only taken where it is the whole of a string.
  if (!hit.verbatim && !quoted) return undefined;
  if (numberNear(scan, hit, view, longest)) return undefined;

  const onLine = scan.find('marks', view.from, view.to, () => true)?.phrase.text;
  const around = `${view.before} ${view.after}`;
  const failure = /\b(?:error|fail|warn|exception|title|message|reason|errors|failed|warning)\b/i.test(around);
  if (isDistinctive(hit.phrase.text)) {
    if (strength === 'word' && !onLine && !quoted && !failure) return undefined;
  } else if (!standsAlone(view, quoted) || !isAmongTitles(scan, hit, view, longest, onLine, failure)) return undefined;
  const evidence: Evidence[] = [
    { id: 'title', text: `official title of ${entry.code}` },
    ...(quoted ? [{ id: 'title-string', text: 'the whole of a string' }] : []),
    onLine
      ? { id: 'mark-on-line', text: `"${onLine}" on the same line` }
      : {
          id: strength === 'api' ? 'document-api' : 'document-word',
          text: `file names ${[...signals.marks].sort()[0] ?? ''}`,
        },
  ];
  return { entry, evidence };
}

/** True for a title that is all of a string, a table cell or what a log line ends with. */
function standsAlone({ before, after }: LineView, quoted: boolean): boolean {
  if (quoted || /["'`|]$/.test(before)) return quoted || /^[|"'`]/.test(after);
  const opens = /(?:^|[|,;\t:>]|\bfailed:?)\s{0,40}$/i.test(before);
  return opens && /^\s*(?:$|[|,;\t<])/.test(after);
}

/**
 * A title of common words needs more: another official title near, or a failure on a line that names the API; what every
 * server says, as `Service unavailable`, needs both.
 */
function isAmongTitles(
  scan: Scan,
  hit: PhraseHit,
  view: LineView,
  longest: number,
  onLine: string | undefined,
  failure: boolean,
): boolean {
  const isOther = ({ phrase }: PhraseHit): boolean => phrase.text !== hit.phrase.text && phrase.entries.some(isOwnCode);
  const among = nearest(scan, 'titles', view, TITLES_TOGETHER, longest, isOther) !== undefined;
  const told = onLine !== undefined && failure;
  return GENERIC.test(hit.phrase.text) ? among && (told || onLine !== undefined) : among || told;
}

/** Lines up and down in which titles are listed together. */
const TITLES_TOGETHER = 3;
const GENERIC =
  /^(?:access denied|permission denied|service unavailable|server temporarily unavailable|service temporarily unavailable|internal (?:server )?error|not found|invalid parameter|unknown error|something went wrong|unauthori[sz]ed|bad request|rate limit exceeded|too many requests|required parameter is missing|database error)\b/i;

/** True for a title with its own number on its line. */
export function hasOwnNumber(scan: Scan, hit: PhraseHit, view: LineView): boolean {
  return scan.find('numbers', view.from, view.to, isNumberOf(hit)) !== undefined;
}

function numberNear(scan: Scan, hit: PhraseHit, view: LineView, longest: number): boolean {
  return nearest(scan, 'numbers', view, OWN_NUMBER_LINES, longest, isNumberOf(hit)) !== undefined;
}

function isNumberOf({ phrase }: PhraseHit): (number: NumberCandidate) => boolean {
  const codes = new Set<unknown>(phrase.entries.map(({ code }) => code));
  return ({ value }) => codes.has(value);
}
