import type { Evidence } from './types.ts';

/**
 * What a row speaks of: `place`, where the number stands; `context`, what stands around it or in the document; `number`,
 * the number itself; and `against`, a sign that it is something else.
 */
type Side = 'place' | 'context' | 'number' | 'against';

interface Row {
  readonly side: Side;
  /** Weight for codes of five digits and more. */
  readonly long: number;
  /** Weight for smaller codes. */
  readonly small: number;
  /** For people; `{}` stands for the detail of the finding. */
  readonly text: string;
  /** Why it weighs what it weighs. */
  readonly reason: string;
}

/**
 * The weights. A long code needs 3 points with something of the context among them, or 4 from its place alone. A small
 * one needs 6 points, from its place and from the context: a number that merely could be a code is never enough, nor is
 * a document that merely speaks of WhatsApp.
 */
// biome-ignore format: one row a line is what makes it a table
export const EVIDENCE = {
  'errors-array': row('context', 4, 4, 'json key "{}" inside an errors array', 'The shape of every failed-message webhook; few other services name a code so.'),
  'error-object': row('place', 3, 2, 'json key "{}" inside an error object', 'The shape of a Graph response, but also of many other services.'),
  'graph-field': row('context', 3, 4, '"{}" in the same object', 'These fields occur in answers of the Graph API and nowhere else.'),
  'hash-code': row('place', 2, 4, '"(#{})" in text', 'Meta begins its messages like this; change logs end with it.'),
  'message-code': row('place', 3, 4, '"(#{})" at the start of a message', 'References to issues stand behind what they are about, never in front of it.'),
  'title-beside': row('context', 4, 3, 'official title "{}" beside it', 'Number and title agree; the titles of small codes are commonplace.'),
  'name-of-title': row('context', 3, 1, 'name "{}" speaks of the title of this code', 'A name such as PAIR_RATE_LIMIT repeats what the catalog says of the code.'),
  'case-label': row('place', 2, 2, 'case label', 'Codes are told apart by cases; so are many other numbers.'),
  comparison: row('place', 1, 1, 'compared with "{}"', 'A comparison alone says only that the number means something.'),
  'code-comparison': row('place', 2, 3, 'compared with "{}"', 'What is compared is called a code.'),
  'error-comparison': row('place', 4, 4, 'compared with "{}"', 'What is compared is called an error; a long code is then hardly chance.'),
  'code-field': row('place', 2, 2, 'value of "{}"', 'Meta calls the field so, but so do postal services.'),
  'error-field': row('place', 4, 3, 'value of "{}"', 'The name says error; few services have codes as long as these.'),
  subcode: row('place', 3, -8, 'value of "{}"', 'Only the Graph API has subcodes; a small one belongs to its code.'),
  'subcode-beside': row('context', 3, 4, 'subcode {} beside it', 'Only the Graph API has subcodes.'),
  'map-key': row('place', 1, 1, 'key of a map', 'Tables of codes are written so; tables of anything are.'),
  'list-member': row('place', 1, 1, 'member of a list', 'Sets of retryable codes are written so; any numbers are.'),
  heading: row('place', 1, 1, 'heading', 'Reference pages give each code a heading; so do numbered chapters.'),
  'table-cell': row('place', 1, 1, 'table cell', 'Tables of codes are common in documents; so are other tables.'),
  'errors-around': row('place', 2, 2, 'inside "{}"', 'The list, switch, call or class around it is named after errors.'),
  'codes-around': row('place', 1, 1, 'inside "{}"', 'What is around it is named after codes.'),
  'error-word': row('place', 2, 3, '"{}" in front of it', 'Everybody writes "error 131047"; other machinery has numbered errors too.'),
  'error-phrase': row('place', 0, 1, '"{}" in front of it', 'An error code by its full name.'),
  'error-word-after': row('place', 2, 0, '"{}" after it', 'As in "131047 errors"; a small number in front of errors counts them.'),
  'part-of-name': row('place', 1, -8, 'part of the name "{}"', 'Tests are named after codes; small numbers in names are counters.'),
  prose: row('place', 0, 0, 'number in text', 'A number between words: not against it, nor for it.'),
  'text-alone': row('against', -1, 0, 'a number in a text of many numbers', 'Logs and reports are full of numbers; this may be any of them.'),
  'failure-on-line': row('place', 1, 0, '"{}" on the same line', 'The line tells of a failure or of what Meta limits.'),
  'message-on-line': row('context', 1, 0, '"{}" on the same line', 'The line tells of sending messages, which is what these codes are about.'),
  'mark-on-line': row('context', 2, 1, '"{}" on the same line', 'The line itself names the API.'),
  'mark-near': row('context', 1, 0, '"{}" near', 'A line close by names the API.'),
  'document-api': row('context', 2, 2, 'file names {}', 'Only what uses the API names it.'),
  'document-word': row('context', 1, 1, 'file speaks of {}', 'Contact pages name WhatsApp too.'),
  'words-of-title': row('context', 1, 2, 'words of its title beside it: {}', 'What is said beside it is what the catalog says of the code, in other words.'),
  'brand-name': row('context', 1, 1, 'name "{}" says whose code it is', 'Meta, Graph or WhatsApp is part of the name.'),
  'title-key': row('context', 1, 1, 'a "title" in the same object', 'Webhook errors have a title; those of most services a message only.'),
  quoted: row('place', 1, 1, 'set off in the sentence', 'What is set off in a sentence is a term, not an amount.'),
  'code-list': row('context', 0, 4, 'stands like code {}', 'In one list or table the same place has one meaning; a long code proves it.'),
  'rare-list': row('context', 0, 2, 'stands like {}', 'Its neighbours are codes, one of them uncommon as an ordinary number.'),
  'same-form': row('place', 0, 1, 'in the place of codes', 'What stands like codes in the rows around stands in a place of codes.'),
  'meta-before': row('context', 3, 1, '"Meta" in front of it', 'What Meta rejects with, answers or raises is a code of its API.'),
  'rare-number': row('number', 0, 1, 'a number of no other common use', '190 and 368 are seldom anything else; 4, 100 and 200 are everything.'),
  'document-many-codes': row('context', 3, 1, 'file holds many other codes, such as {}', 'Five and more catalog numbers: a file about these codes.'),
  'document-codes': row('context', 1, 1, 'file holds other codes, such as {}', 'Several catalog numbers in one file are hardly chance.'),
  'code-near': row('context', 1, 1, 'code {} near', 'Codes stand together.'),
  'codes-near': row('context', 2, 1, 'codes {} near', 'Two and more are a list of codes.'),
  'numbers-near': row('number', 2, 0, 'numbers of the catalog near: {}', 'In a file that names no API, tables of any numbers hold some of the catalog.'),

  'foreign-name': row('against', -20, -20, 'called "{}"', 'Names of places, ids, amounts, times and versions hold numbers of their own.'),
  'other-column': row('against', -2, -3, 'in a column called "{}"', 'A column that is not called after codes holds something else.'),
  'other-object': row('against', -8, -8, '"{}" in the same object, and no word of an error', 'Places, languages and currencies have codes and names.'),
  'named-beside': row('place', 0, 1, 'its title in other words right beside it', 'In a list of words, the number is what the words explain.'),
  constant: row('place', 0, 1, 'value of a constant named after it', 'A name of its own is how programs give a code a meaning.'),
  'neutral-call': row('against', -1, -3, 'argument of "{}"', 'Functions that are not called after errors take ids and amounts.'),
  'silent-document': row('against', 0, -20, 'the file does not speak of WhatsApp', 'Small numbers are everything else where no API is named.'),
  'unknown-column': row('against', -2, -3, 'in a column without a name', 'The first columns of exports are ids.'),
  unlabelled: row('against', 0, -3, 'nothing says what it is listed for', 'Small numbers without a name are columns, sizes and steps.'),
  'own-answer': row('against', 0, -2, 'beside HTTP status {}', 'What a server answers itself has a status and a code of its own.'),
  quantifier: row('against', -6, -8, 'quantifier of a regular expression', 'How often something repeats is no code.'),
  'neutral-key': row('against', -5, -3, 'value of "{}"', 'The fields of an object are called after what they hold.'),
  'default-value': row('against', -6, -8, 'a value for want of another', 'Zero behind || or ?? is what is taken where there is no code.'),
  zero: row('against', 0, -2, 'zero', 'Zero is success and nothing nearly everywhere.'),
  range: row('against', -3, -4, 'end of a range', 'Codes are named one by one; ranges are of ids, ports and amounts.'),
  consecutive: row('against', -3, -2, 'one of a series, with {}', 'Numbers one after the other, some in no catalog, are ids or a table.'),
  'neutral-name': row('against', -2, -3, 'called "{}"', 'A name that says nothing of errors more often holds something else.'),
  'http-status': row('against', 0, -8, 'HTTP status', 'Small numbers beside HTTP are statuses; a status never has five digits.'),
  'foreign-around': row('against', -3, -6, 'inside "{}"', 'What is around it is named after other things.'),
  'array-index': row('against', -2, -6, 'index of "{}"', 'An index is a position.'),
  'issue-reference': row('against', -5, -8, 'reference to an issue', 'Changelogs and comments refer to issues and colors like this.'),
  arithmetic: row('against', -4, -8, 'operand of "{}"', 'Codes are compared, never added or multiplied.'),
  'strange-members': row('against', 0, -3, 'listed with {}, which is no code', 'Delays and sizes are listed so, with numbers that are no codes.'),
  'digit-groups': row('against', -4, -8, 'one of several groups of digits', 'A phone or account number written in groups.'),
  unit: row('against', -6, -8, 'followed by "{}"', 'A measured quantity.'),
  'strange-neighbours': row('against', -2, -2, 'other numbers of its kind near', 'Where most numbers of the same shape are in no catalog, they are ids or places.'),
  'other-service': row('against', -1, -4, '"{}" near', 'Other services have codes and errors of their own.'),
} as const satisfies Record<string, Row>;

/** Name of a row. */
export type EvidenceId = keyof typeof EVIDENCE;

/** One row that applies, with what was found. */
export interface Finding {
  readonly id: EvidenceId;
  readonly detail?: string;
}

/** Evidence with the points it gives; negative where it speaks against. */
export interface WeighedEvidence extends Evidence {
  readonly weight: number;
}

/** What all findings come to. */
export interface Verdict {
  readonly accepted: boolean;
  readonly score: number;
  /** The points a number of this size needs here. */
  readonly needed: number;
  /** Which side is missing altogether, without which no score is enough. */
  readonly missing: 'place' | 'context' | undefined;
  /** What speaks for the code, strongest first. */
  readonly evidence: readonly WeighedEvidence[];
  /** What speaks against it, strongest first. */
  readonly against: readonly WeighedEvidence[];
}

const THRESHOLD = { long: 3, small: 6 } as const;
const LONG_BY_PLACE_ALONE = 4;

/**
 * Adds the findings up. Each row counts once; where it was found more than once, the first is told. Words are put
 * together when they are asked for: a scan of a large log needs none of them.
 */
export function judge(findings: readonly Finding[], size: 'long' | 'small'): Verdict {
  const { score, sides } = weigh(findings, size);
  const needed = size === 'long' && (sides & CONTEXT) === 0 ? LONG_BY_PLACE_ALONE : THRESHOLD[size];
  const missing =
    size === 'long' ? undefined : (sides & PLACE) === 0 ? 'place' : (sides & CONTEXT) === 0 ? 'context' : undefined;
  return new SummedVerdict(score, needed, missing, findings, size);
}

class SummedVerdict implements Verdict {
  readonly accepted: boolean;
  readonly score: number;
  readonly needed: number;
  readonly missing: Verdict['missing'];
  readonly #findings: readonly Finding[];
  readonly #size: 'long' | 'small';
  #rows: readonly WeighedEvidence[] | undefined;

  constructor(
    score: number,
    needed: number,
    missing: Verdict['missing'],
    findings: readonly Finding[],
    size: 'long' | 'small',
  ) {
    this.accepted = score >= needed && !missing;
    this.score = score;
    this.needed = needed;
    this.missing = missing;
    this.#findings = findings;
    this.#size = size;
  }

  get evidence(): readonly WeighedEvidence[] {
    return this.#told().filter(({ weight }) => weight > 0);
  }

  get against(): readonly WeighedEvidence[] {
    return this.#told().filter(({ weight }) => weight < 0);
  }

  #told(): readonly WeighedEvidence[] {
    this.#rows ??= this.#findings
      .filter(({ id }, index, all) => all.findIndex((finding) => finding.id === id) === index)
      .map(({ id, detail }) => ({
        id,
        text: EVIDENCE[id].text.replace('{}', () => detail ?? ''),
        weight: EVIDENCE[id][this.#size],
      }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    return this.#rows;
  }
}

const PLACE = 1;
const CONTEXT = 2;

/** The sum, and as bits the sides that speak for a code. */
function weigh(findings: readonly Finding[], size: 'long' | 'small'): { score: number; sides: number } {
  let sides = 0;
  let score = 0;
  for (let index = 0; index < findings.length; index += 1) {
    const { id } = findings[index] as Finding;
    if (isRepeated(findings, index, id)) continue;
    const rule: Row = EVIDENCE[id];
    score += rule[size];
    if (rule[size] > 0) sides |= rule.side === 'place' ? PLACE : rule.side === 'context' ? CONTEXT : 0;
  }
  return { score, sides };
}

function isRepeated(findings: readonly Finding[], index: number, id: EvidenceId): boolean {
  for (let earlier = 0; earlier < index; earlier += 1) if (findings[earlier]?.id === id) return true;
  return false;
}

/** The most that what is not yet known, the lines around, can take away again. */
const WORST_OF_LINES_AROUND = 3;

/**
 * True where a number is a code already by what was found beside it and on its line, whatever the lines around it say, so
 * that they need not be read.
 */
export function isDecided(findings: readonly Finding[], size: 'long' | 'small'): boolean {
  const { score, sides } = weigh(findings, size);
  return score - WORST_OF_LINES_AROUND >= THRESHOLD[size] && sides === (PLACE | CONTEXT);
}

/** True where a small number stands in a place of codes and nothing right beside it says that it is something else. */
export function standsLikeCode(findings: readonly Finding[]): boolean {
  const rows: Row[] = findings.map(({ id }) => EVIDENCE[id]);
  return rows.some(({ side, small }) => side === 'place' && small > 0) && !rows.some(({ small }) => small <= -8);
}

function row(side: Side, long: number, small: number, text: string, reason: string): Row {
  return { side, long, small, text, reason };
}
