import * as l10n from '@vscode/l10n';
import { codeLabel, entryKey, entryTitle, providerName } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { EVIDENCE, type EvidenceId, type Verdict } from '../detect/evidence.ts';
import type { Evidence } from '../detect/types.ts';
import type { Why } from '../detect/why.ts';
import type { WhySection, WhyText } from '../protocol.ts';
import { evidenceReason, evidenceText } from './evidenceText.ts';

type Rows = WhySection['rows'];

/** What keeps a code from being shown: a setting, or a comment beside it. */
export type HeldBy = 'ignoredCodes' | 'maxFileSizeKB' | 'comment';

function heldText(by: HeldBy): string {
  switch (by) {
    case 'ignoredCodes':
      return l10n.t('whatsappErrors.ignoredCodes holds it');
    case 'comment':
      return l10n.t('a whatsapp-errors-disable comment leaves it alone');
    case 'maxFileSizeKB':
      return l10n.t('the file is larger than whatsappErrors.limits.maxFileSizeKB');
  }
}

/** Puts a verdict into words, as plain text. `heldBy` names the setting that keeps a code from being shown, if one does. */
export function whyText(why: Why, heldBy?: HeldBy): WhyText {
  const { entry, verdict, written } = why;
  const held = why.isMatch ? heldBy : undefined;
  const sections = [
    { heading: l10n.t('For'), rows: rowsOf(verdict?.evidence ?? why.evidence ?? []) },
    { heading: l10n.t('Against'), rows: rowsOf(verdict?.against ?? []) },
    { heading: l10n.t('What would make it a code'), rows: why.isMatch ? [] : wanted(why) },
  ];
  return {
    subject: entry ? `${codeLabel(entry)} · ${entryTitle(entry)}` : written,
    ...(entry && { key: entryKey(entry) }),
    isMatch: why.isMatch && !held,
    verdict: held ? l10n.t('{0} would be a code here, but {1}', written, heldText(held)) : sentence(why),
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}

function sentence({ written, entry, isMatch, verdict, reason }: Why): string {
  if (verdict) {
    return isMatch
      ? l10n.t('{0} is a code here: {1}', written, count(verdict, isMatch))
      : l10n.t('{0} is not a code here: {1}', written, count(verdict, isMatch));
  }
  if (isMatch) return l10n.t('"{0}" stands for {1} here', written, entry ? codeLabel(entry) : l10n.t('a code'));
  switch (reason?.kind ?? 'unknown') {
    case 'part':
      return l10n.t('{0} is not a code here: something longer goes on beside it', written);
    case 'owner':
      return l10n.t('{0} is not a code here: the file does not name {1}', written, ownerName(entry));
    case 'title':
      return l10n.t('"{0}" does not stand for a code here', written);
    case 'unknown':
      return l10n.t('{0} is not a code: the catalog has no such number', written);
  }
}

/** A row of such a weight decides by itself: its words say more than any sum of points. */
const VETO = -20;

function count(verdict: Verdict, isMatch: boolean): string {
  const { score, needed } = verdict;
  const points = Math.abs(score) === 1 ? l10n.t('{0} point', withMinus(score)) : l10n.t('{0} points', withMinus(score));
  if (isMatch) return l10n.t('{0}, {1} needed', points, needed);
  const veto = verdict.against.find(({ weight }) => weight <= VETO);
  if (veto) return evidenceText(veto);
  const lack = !has(verdict, 'context')
    ? l10n.t('nothing near speaks of WhatsApp')
    : !has(verdict, 'place')
      ? l10n.t('it does not stand where codes do')
      : undefined;
  // Points are not all: what names WhatsApp nowhere, or stands in no place of codes, is none with any number of them.
  if (score >= needed) {
    return l10n.t('{0} would do, but {1}', points, lack ?? l10n.t('the file does not speak of WhatsApp'));
  }
  return lack ? l10n.t('{0}, {1} needed; {2}', points, needed, lack) : l10n.t('{0}, {1} needed', points, needed);
}

function wanted({ written, entry, verdict, reason }: Why): Rows {
  if (verdict) return wantedBy(verdict, written);
  switch (reason?.kind) {
    case 'part':
      return [
        row(
          l10n.t('The number alone'),
          l10n.t('Not in a longer number, name, date, version, path, price or phone number.'),
        ),
      ];
    case 'owner':
      return [
        row(
          l10n.t('A file that names {0}', ownerName(entry)),
          l10n.t('Named by {0}; what is near then decides.', reason.names.join(', ')),
        ),
      ];
    case 'title':
      return [
        row(
          l10n.t('A file that speaks of WhatsApp'),
          l10n.t('And the title as Meta writes it, or as the whole of a string.'),
        ),
        row(l10n.t('Words that only Meta uses'), l10n.t("A title of common words may be any program's.")),
        row(
          l10n.t('No number of its own near'),
          l10n.t('Beside its number a title is evidence, and the number is the code.'),
        ),
      ];
    case 'unknown':
    case undefined:
      return [row(l10n.t('A number of the catalog'), l10n.t('A code newer than this version is not in it.'))];
  }
}

function wantedBy(verdict: Verdict, written: string): Rows {
  const rows = [];
  if (verdict.accepted)
    rows.push(row(l10n.t('A file that speaks of WhatsApp'), l10n.t('In any other, small numbers are something else.')));
  if (!has(verdict, 'place')) {
    rows.push(
      row(
        l10n.t('A place where codes stand'),
        `code == ${written}, "code": ${written}, case ${written}, (#${written})`,
      ),
    );
  }
  if (!has(verdict, 'context')) {
    rows.push(
      row(
        l10n.t('Something near that speaks of WhatsApp'),
        l10n.t('wamid, graph.facebook.com, its title, other codes'),
      ),
    );
  }
  const points = verdict.evidence.reduce((sum, { weight }) => sum + weight, 0);
  if (points >= verdict.needed && verdict.against.length > 0) {
    rows.push(row(l10n.t('Nothing against it'), l10n.t('It would have {0} points.', points)));
  }
  return rows.length > 0
    ? rows
    : [
        row(
          l10n.t('More that speaks for it'),
          l10n.t('Its title beside it, error_subcode or fbtrace_id, a name that says error'),
        ),
      ];
}

function rowsOf(evidence: readonly (Evidence & { readonly weight?: number })[]): Rows {
  return evidence.map(({ id, text: english, weight }) => {
    const text = evidenceText({ id, text: english });
    return row(
      weight === undefined ? text : `${weight > 0 ? '+' : ''}${withMinus(weight)}  ${text}`,
      evidenceReason(id),
    );
  });
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
  return entry?.api === 'onprem' ? l10n.t('the On-Premises API') : l10n.t('an endpoint of Flows');
}
