import MiniSearch, { type Options } from 'minisearch';
import { entryKey } from '../catalog/catalog.ts';
import type { Entry } from '../catalog/types.ts';
import { indexedWord } from './words.ts';

/** What a word in each field is worth against one in the meaning. */
export const FIELD_BOOST = { code: 12, title: 6, aliases: 4, meaning: 1, rest: 0.7 };

type Field = keyof typeof FIELD_BOOST;

/** How entries are indexed; the index made at build time and the program that loads it must say the same. */
const OPTIONS: Options<Entry> = {
  fields: Object.keys(FIELD_BOOST),
  extractField: (entry, field) => (field === 'id' ? entryKey(entry) : fieldText(entry, field as Field)),
  processTerm: indexedWord,
};

/** Indexes the entries. */
export function buildIndex(entries: readonly Entry[]): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>(OPTIONS);
  index.addAll(entries);
  return index;
}

/** Brings back an index from its JSON. Throws SyntaxError for what is not JSON. */
export function loadIndex(json: string): MiniSearch<Entry> {
  return MiniSearch.loadJSON<Entry>(json, OPTIONS);
}

function fieldText(entry: Entry, field: Field): string {
  switch (field) {
    case 'code':
      // The words of a name weigh no more than those of a title; a whole name is found as a code all the same.
      return typeof entry.code === 'number'
        ? `${entry.provider} ${entry.code} ${entry.codeTo ?? entry.subcode ?? ''}`
        : '';
    case 'title':
      return entry.title ?? entry.label ?? '';
    case 'aliases':
      return [
        `${entry.code}`.replaceAll(/[_-]/g, ' '),
        ...entry.aliases,
        ...(entry.variants ?? []).map(({ title }) => title ?? ''),
      ].join('\n');
    case 'meaning':
      return [entry.meaning, ...(entry.variants ?? []).map((variant) => variant.meaning)].join('\n');
    case 'rest':
      return [entry.action, entry.retry.limit ?? '', entry.category, entry.api, ...entry.causes, ...entry.fixes].join(
        '\n',
      );
  }
}
