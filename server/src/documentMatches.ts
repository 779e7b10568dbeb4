import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Catalog, entryKey, normalizeKey } from '../../shared/src/catalog/catalog.ts';
import { detect } from '../../shared/src/detect/detect.ts';
import type { Match } from '../../shared/src/detect/types.ts';
import type { DocumentLimitParams } from '../../shared/src/protocol.ts';
import type { Settings } from '../../shared/src/settings.ts';

/** What was found in one version of a document. */
export interface DocumentMatches {
  readonly matches: readonly Match[];
  readonly limited: DocumentLimitParams['limited'];
}

/** Version-keyed cache of matches: a document is examined once per version and settings, every feature looks up. */
export interface MatchCache {
  get(document: TextDocument, settings: Settings): DocumentMatches;
  forget(uri: string): void;
}

interface Kept extends DocumentMatches {
  readonly version: number;
  readonly settings: Settings;
}

/** `onLimit` hears of each document whose limit state changed. */
export function createMatchCache(catalog: Catalog, onLimit: (change: DocumentLimitParams) => void): MatchCache {
  const cache = new Map<string, Kept>();
  return {
    get(document, settings) {
      const kept = cache.get(document.uri);
      if (kept?.version === document.version && kept.settings === settings) return kept;
      const found = { ...examine(document, settings, catalog), version: document.version, settings };
      cache.set(document.uri, found);
      if ((kept?.limited ?? null) !== found.limited) onLimit({ uri: document.uri, limited: found.limited });
      return found;
    },
    forget(uri) {
      if (cache.get(uri)?.limited) onLimit({ uri, limited: null });
      cache.delete(uri);
    },
  };
}

function examine(document: TextDocument, settings: Settings, catalog: Catalog): DocumentMatches {
  const text = document.getText();
  // UTF-16 units stand in for bytes: exact for logs and code, and never slower than measuring.
  if (text.length > settings.limits.maxFileSizeKB * 1024) return { matches: [], limited: 'file-size' };
  const { matches, limited } = detect(text, {
    catalog,
    languageId: document.languageId,
    limits: { maxMatches: settings.limits.maxMatches },
  });
  const ignored = new Set(settings.ignoredCodes.map(normalizeKey));
  const wanted = ignored.size ? matches.filter((match) => !ignored.has(entryKey(match.entry))) : matches;
  return { matches: wanted, limited: limited ?? null };
}
