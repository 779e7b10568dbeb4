import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { type Catalog, codeLabel, entryKey, entryTitle, normalizeKey } from '../../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import type { ScannedFile } from '../../../shared/src/protocol.ts';
import { decodedUri } from './decodedUri.ts';

/** Shorter queries would find nearly everything, among the symbols of everybody else. */
const SHORTEST = 3;

/** The entries a query means, by key: those whose code begins with it, or whose title has all of its words. */
export function entriesOfQuery(catalog: Catalog, query: string): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  const text = query.trim().toLowerCase();
  if (text.length < SHORTEST) return found;
  const key = normalizeKey(text);
  const words = wordsOf(text);
  for (const entry of catalog.entries) {
    const own = entryKey(entry);
    if (own.startsWith(key) || `${entry.code}`.startsWith(key) || hasWords(entry, words)) found.set(own, entry);
  }
  return found;
}

function hasWords(entry: Entry, words: readonly string[]): boolean {
  const title = wordsOf(`${codeLabel(entry)} ${entryTitle(entry)}`.toLowerCase());
  return words.length > 0 && words.every((word) => title.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Where the entries stand in a file, as symbols: `131056 (Business Account, …) pair rate limit hit`. */
export function codeSymbols({ uri, matches }: ScannedFile, entries: ReadonlyMap<string, Entry>): SymbolInformation[] {
  const containerName = decodedUri(uri.slice(uri.lastIndexOf('/') + 1));
  return matches.flatMap(({ key, range }) => {
    const entry = entries.get(key);
    if (!entry) return [];
    const name = `${codeLabel(entry)} ${entryTitle(entry)}`;
    return [{ name, kind: SymbolKind.Constant, containerName, location: { uri, range } }];
  });
}
