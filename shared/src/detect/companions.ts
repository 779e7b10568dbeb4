import { findBeside } from './beside.ts';
import type { NumberCandidate, StrangeNumber } from './candidates.ts';
import { EVIDENCE, type Finding } from './evidence.ts';
import { SMALLEST_LONG_CODE } from './lexicon.ts';
import { NEAR_LINES } from './limits.ts';
import { strongestMark } from './marks.ts';
import { eachNear } from './near.ts';
import { findPlace } from './place/place.ts';
import { type Inquiry, type Site, siteOf } from './site.ts';

const ENOUGH_COMPANIONS = 8;
/** Characters on each side of the own line in which numbers are companions. */
const COMPANION_CHARS = 600;

/** Which other numbers of the catalog, or of their shape, stand on the lines around. */
export function findCompanions(site: Site): Finding[] {
  const { scan, candidate, view, signals, maxLineLength } = site;
  const codes = new Set<number>();
  const strangers = new Set<number>();
  eachNear(scan, view, isRecord(site) ? 0 : NEAR_LINES, maxLineLength, (from, to) => {
    const own = from === view.from;
    const first = own ? Math.max(from, candidate.start - COMPANION_CHARS) : from;
    const last = own ? Math.min(to, candidate.end + COMPANION_CHARS) : to;
    scan.find('numbers', first, last, (other) => {
      const isOther = other.value >= SMALLEST_LONG_CODE && other.value !== candidate.value;
      if (isOther && !isContradicted(site, other)) codes.add(other.value);
      return codes.size >= ENOUGH_COMPANIONS;
    });
    scan.find('strangers', first, last, (other: StrangeNumber) => {
      if (!isRateLimit(other.value)) strangers.add(other.value);
      return strangers.size >= ENOUGH_COMPANIONS;
    });
    return undefined;
  });
  const series = seriesOf(candidate.value, codes, strangers, strongestMark(signals.marks) === undefined);
  if (series) return [{ id: 'consecutive', detail: series }];
  const strength = strongestMark(signals.marks);
  // In a file that names the API, unknown numbers of this shape are most likely codes newer than the catalog.
  const few = strength ? 2 : 1;
  if (strangers.size >= few && strangers.size >= codes.size && strength !== 'api')
    return [{ id: 'strange-neighbours' }];
  const [first, second] = codes;
  if (first === undefined) return [];
  // Where no API is named, three and more codes without a stranger among them are hardly chance.
  const clear = strength !== undefined || (codes.size >= 3 && strangers.size === 0);
  if (!clear) return [{ id: 'numbers-near', detail: [...codes].slice(0, 2).join(', ') }];
  return second === undefined
    ? [{ id: 'code-near', detail: `${first}` }]
    : [{ id: 'codes-near', detail: `${first}, ${second}` }];
}

/** A line that is a record of its own, in a log or a file of JSON lines: small numbers of others say nothing of it. */
function isRecord({ scan, candidate, view, languageId }: Site): boolean {
  if (candidate.value >= SMALLEST_LONG_CODE) return false;
  const line = scan.text.slice(view.from, Math.min(view.to, view.from + 3));
  return languageId === 'log' ? /^\[?[A-Za-z\d]/.test(line) : /^\{"/.test(line) && scan.text[view.to - 1] === '}';
}

/** 80000 to 80014 limit the rate of one product each; most are not WhatsApp's and have no entry. */
function isRateLimit(value: number): boolean {
  return value >= 80_000 && value <= 80_014;
}

/** True for a number of the catalog that something right beside it makes something else. */
function isContradicted(inquiry: Inquiry, candidate: NumberCandidate): boolean {
  const kept = inquiry.contradicted.get(candidate.start);
  if (kept !== undefined) return kept;
  const site = siteOf(inquiry, candidate, 'meta');
  const size = candidate.value < SMALLEST_LONG_CODE ? 'small' : 'long';
  const place = findPlace(site);
  const found = [...place, ...findBeside(site, place)];
  const contradicted = found.some(({ id }) => EVIDENCE[id][size] <= -2);
  inquiry.contradicted.set(candidate.start, contradicted);
  return contradicted;
}

/** The stranger in a run of three and more numbers, one after the other, that `value` is part of. */
function seriesOf(
  value: number,
  codes: ReadonlySet<number>,
  strangers: ReadonlySet<number>,
  silent: boolean,
): string | undefined {
  const has = (number: number): boolean => codes.has(number) || strangers.has(number);
  let first = value;
  while (has(first - 1)) first -= 1;
  let last = value;
  while (has(last + 1)) last += 1;
  if (last - first < 2) return undefined;
  for (let number = first; number <= last; number += 1) if (strangers.has(number)) return `${number}`;
  return silent ? `${value === first ? last : first}` : undefined;
}
