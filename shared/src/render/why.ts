import { codeLabel, entryKey, entryTitle, providerName } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { EVIDENCE, type EvidenceId, type Verdict } from '../detect/evidence.ts';
import type { Evidence } from '../detect/types.ts';
import type { Why } from '../detect/why.ts';
import type { WhySection, WhyText } from '../protocol.ts';

type Rows = WhySection['rows'];

/** What keeps a code from being shown: a setting, or a comment beside it. */
export type HeldBy = 'ignoredCodes' | 'maxFileSizeKB' | 'comment';

const HELD: Record<HeldBy, string> = {
  ignoredCodes: 'whatsappErrors.ignoredCodes holds it',
  comment: 'a whatsapp-errors-disable comment leaves it alone',
  maxFileSizeKB: 'the file is larger than whatsappErrors.limits.maxFileSizeKB',
};

/** Reasons of what is said of a title only; all other evidence has its reason in the table of weights. */
const TITLE_REASONS: Record<string, string> = {
  title: 'Few other programs use these words.',
  'title-string': 'Programs compare titles, and log them, as whole strings.',
};

/** Puts a verdict into words, as plain text. `heldBy` names the setting that keeps a code from being shown, if one does. */
export function whyText(why: Why, heldBy?: HeldBy): WhyText {
  const { entry, verdict, written } = why;
  const held = why.isMatch ? heldBy : undefined;
  const sections = [
    { heading: 'For', rows: rowsOf(verdict?.evidence ?? why.evidence ?? []) },
    { heading: 'Against', rows: rowsOf(verdict?.against ?? []) },
    { heading: 'What would make it a code', rows: why.isMatch ? [] : wanted(why) },
  ];
  return {
    subject: entry ? `${codeLabel(entry)} · ${entryTitle(entry)}` : written,
    ...(entry && { key: entryKey(entry) }),
    isMatch: why.isMatch && !held,
    verdict: held ? `${written} would be a code here, but ${HELD[held]}` : sentence(why),
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}

function sentence({ written, entry, isMatch, verdict, reason }: Why): string {
  if (verdict) return `${written} is ${isMatch ? '' : 'not '}a code here: ${count(verdict, isMatch)}`;
  if (isMatch) return `"${written}" stands for ${entry ? codeLabel(entry) : 'a code'} here`;
  switch (reason?.kind ?? 'unknown') {
    case 'part':
      return `${written} is not a code here: something longer goes on beside it`;
    case 'owner':
      return `${written} is not a code here: the file does not name ${ownerName(entry)}`;
    case 'title':
      return `"${written}" does not stand for a code here`;
    case 'unknown':
      return `${written} is not a code: the catalog has no such number`;
  }
}

/** A row of such a weight decides by itself: its words say more than any sum of points. */
const VETO = -20;

function count(verdict: Verdict, isMatch: boolean): string {
  const { score, needed } = verdict;
  const points = `${withMinus(score)} ${Math.abs(score) === 1 ? 'point' : 'points'}`;
  if (isMatch) return `${points}, ${needed} needed`;
  const veto = verdict.against.find(({ weight }) => weight <= VETO);
  if (veto) return veto.text;
  const lack = !has(verdict, 'context')
    ? 'nothing near speaks of WhatsApp'
    : !has(verdict, 'place')
      ? 'it does not stand where codes do'
      : undefined;
  // Points are not all: what names WhatsApp nowhere, or stands in no place of codes, is none with any number of them.
  if (score >= needed) return `${points} would do, but ${lack ?? 'the file does not speak of WhatsApp'}`;
  return `${points}, ${needed} needed${lack ? `; ${lack}` : ''}`;
}

function wanted({ written, entry, verdict, reason }: Why): Rows {
  if (verdict) return wantedBy(verdict, written);
  switch (reason?.kind) {
    case 'part':
      return [row('The number alone', 'Not in a longer number, name, date, version, path, price or phone number.')];
    case 'owner':
      return [
        row(`A file that names ${ownerName(entry)}`, `Named by ${reason.names.join(', ')}; what is near then decides.`),
      ];
    case 'title':
      return [
        row('A file that speaks of WhatsApp', 'And the title as Meta writes it, or as the whole of a string.'),
        row('Words that only Meta uses', 'A title of common words may be any program’s.'),
        row('No number of its own near', 'Beside its number a title is evidence, and the number is the code.'),
      ];
    case 'unknown':
    case undefined:
      return [row('A number of the catalog', 'A code newer than this version is not in it.')];
  }
}

function wantedBy(verdict: Verdict, written: string): Rows {
  const rows = [];
  if (verdict.accepted)
    rows.push(row('A file that speaks of WhatsApp', 'In any other, small numbers are something else.'));
  if (!has(verdict, 'place')) {
    rows.push(
      row('A place where codes stand', `code == ${written}, "code": ${written}, case ${written}, (#${written})`),
    );
  }
  if (!has(verdict, 'context')) {
    rows.push(row('Something near that speaks of WhatsApp', 'wamid, graph.facebook.com, its title, other codes'));
  }
  const points = verdict.evidence.reduce((sum, { weight }) => sum + weight, 0);
  if (points >= verdict.needed && verdict.against.length > 0) {
    rows.push(row('Nothing against it', `It would have ${points} points.`));
  }
  return rows.length > 0
    ? rows
    : [row('More that speaks for it', 'Its title beside it, error_subcode or fbtrace_id, a name that says error')];
}

function rowsOf(evidence: readonly (Evidence & { readonly weight?: number })[]): Rows {
  return evidence.map(({ id, text, weight }) =>
    row(
      weight === undefined ? text : `${weight > 0 ? '+' : ''}${withMinus(weight)}  ${text}`,
      TITLE_REASONS[id] ?? EVIDENCE[id as EvidenceId]?.reason ?? '',
    ),
  );
}

function row(text: string, detail: string): Rows[number] {
  return { text, detail };
}

function has({ evidence }: Verdict, side: 'place' | 'context'): boolean {
  return evidence.some(({ id }) => EVIDENCE[id as EvidenceId].side === side);
}

/** With a minus sign, which is read aloud, in the place of a hyphen, which often is not. */
function withMinus(points: number): string {
  return `${points}`.replace('-', '\u2212');
}

function ownerName(entry: Entry | undefined): string {
  if (entry && entry.provider !== 'meta') return providerName(entry);
  return entry?.api === 'onprem' ? 'the On-Premises API' : 'an endpoint of Flows';
}
