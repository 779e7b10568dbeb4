import { codeLabel, entryTitle } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { verdictOf } from '../../../shared/src/render/card.ts';
import type { FoundMatch } from './foundMatch.ts';
import type { Format } from './usageError.ts';

/** How the answer of `scan` is written: a begin, one piece of text after the other, and an end. */
export interface ReportForm {
  readonly begin: string;
  /** What stands between two matches. */
  readonly separator: string;
  /** Matches of one file, with separators between them. */
  matches(file: string, matches: readonly FoundMatch[]): string;
  end(matches: number, files: number): string;
}

/** The form for each format. */
export const REPORT_FORMS: Readonly<Record<Format, ReportForm>> = {
  text: {
    begin: '',
    separator: '',
    matches: (file, matches) =>
      matches.map(({ line, column, entry }) => `${file}:${line}:${column}: ${sentenceOf(entry)}\n`).join(''),
    end: (matches, files) => `${count(matches, 'code')} in ${count(files, 'file')}\n`,
  },
  // Version 1, described by `output.schema.json`: never changed but for additions.
  json: {
    begin: '{"version":1,"matches":[',
    separator: ',',
    matches: (file, matches) => matches.map((match) => matchJson(JSON.stringify(file), match)).join(),
    end: (_matches, files) => `],"files":${files}}\n`,
  },
};

function count(n: number, noun: string): string {
  return `${n} ${n === 1 ? noun : `${noun}s`}`;
}

/** Both are the same for each match of an entry, and a log may hold millions of them. */
const sentences = new WeakMap<Entry, string>();
const fields = new WeakMap<Entry, string>();

function sentenceOf(entry: Entry): string {
  let sentence = sentences.get(entry);
  if (sentence === undefined) {
    sentence = `${codeLabel(entry)} ${entryTitle(entry)}. ${verdictOf(entry).lead}`;
    sentences.set(entry, sentence);
  }
  return sentence;
}

function matchJson(file: string, { line, column, endColumn, kind, entry, evidence }: FoundMatch): string {
  const place = `"file":${file},"line":${line},"column":${column},"endColumn":${endColumn},"kind":"${kind}"`;
  return `{${place},${fieldsOf(entry)},"evidence":${JSON.stringify(evidence.map(({ text }) => text))}}`;
}

function fieldsOf(entry: Entry): string {
  let text = fields.get(entry);
  if (text === undefined) {
    const { provider, code, subcode, title } = entry;
    text = JSON.stringify({ provider, code, subcode, title }).slice(1, -1);
    fields.set(entry, text);
  }
  return text;
}
