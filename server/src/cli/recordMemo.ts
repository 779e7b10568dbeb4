import type { Match } from '../../../shared/src/detect/types.ts';

/**
 * What differs from record to record and decides nothing: identifiers of messages and traces, numbers longer than any
 * code, phone number aside, and the time in front. All else of a line is kept, small numbers too.
 */
const VOLATILE =
  /wamid\.[\w+/=-]{8,400}|fbtrace_?id["'\\]{0,4}\s?[:=]\s?["'\\]{0,4}[\w+/-]{6,64}|\d{11,40}|(?<=timestamp["'\\]{0,4}\s?[:=]\s?["'\\]{0,4})\d{10}|^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?/gi;

/** The same, anywhere in the words about a match. */
const QUOTED = /wamid\.\w|\d{10}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d/i;

const LONGEST_LINE = 2_000;
const MOST_FORMS = 4_000;

interface Form {
  readonly matches: readonly Match[];
  /** Where each match begins in the line without what is volatile. */
  readonly starts: readonly number[];
}

/** A line in the form it has in common with others. */
interface FormOfLine {
  readonly key: string;
  /** Ends of the volatile parts in the line, and how much of the line up to there is not in the key. */
  readonly ends: readonly number[];
  readonly lost: readonly number[];
}

/**
 * What was found in records that differ from others in volatile parts only. Programs log in few forms, so most records
 * of a large log need no judging of their own. Only what was judged by the record alone may be learned.
 */
export class RecordMemo {
  readonly #forms = new Map<string, Form>();

  /** The matches of a line by those of another in the same form, with offsets in this line; undefined where none is known. */
  recall(line: string): readonly Match[] | undefined {
    if (line.length > LONGEST_LINE) return undefined;
    const form = formOf(line);
    const known = this.#forms.get(form.key);
    return known?.matches.map((match, index) => {
      const start = placeIn(form, known.starts[index] ?? 0);
      return { ...match, start, end: start + match.end - match.start };
    });
  }

  /** Keeps the matches of a line; their offsets are those in the line. */
  learn(line: string, matches: readonly Match[]): void {
    if (line.length > LONGEST_LINE) return;
    const form = formOf(line);
    const starts = matches.map(({ start }) => start - lostBefore(form, start));
    const tells = matches.every(({ start }, index) => placeIn(form, starts[index] ?? 0) === start);
    // Evidence that quotes what is volatile would be told of other records.
    const quotes = matches.some(({ evidence }) => evidence.some(({ text }) => QUOTED.test(text)));
    if (!tells || quotes) return;
    if (this.#forms.size >= MOST_FORMS) this.#forms.clear();
    this.#forms.set(form.key, { matches, starts });
  }
}

function formOf(line: string): FormOfLine {
  const ends: number[] = [];
  const lost: number[] = [];
  let key = '';
  let from = 0;
  let gone = 0;
  for (const { 0: part, index } of line.matchAll(VOLATILE)) {
    key += `${line.slice(from, index)}\u0001`;
    from = index + part.length;
    gone += part.length - 1;
    ends.push(from);
    lost.push(gone);
  }
  return { key: key + line.slice(from), ends, lost };
}

/** Characters of the line in front of `offset` that are not in the key. */
function lostBefore({ ends, lost }: FormOfLine, offset: number): number {
  let gone = 0;
  for (let part = 0; part < ends.length && (ends[part] ?? 0) <= offset; part += 1) gone = lost[part] ?? 0;
  return gone;
}

/** Offset in the line of what begins at `start` in the key. */
function placeIn({ ends, lost }: FormOfLine, start: number): number {
  let gone = 0;
  for (let part = 0; part < ends.length && (ends[part] ?? 0) - (lost[part] ?? 0) <= start; part += 1)
    gone = lost[part] ?? 0;
  return start + gone;
}
