import { type Catalog, entryKey, entryTitle, normalizeKey } from '../../../shared/src/catalog/catalog.ts';
import { detect } from '../../../shared/src/detect/detect.ts';
import type { TextMatch } from '../../../shared/src/protocol.ts';
import type { Settings } from '../../../shared/src/settings.ts';

/** More of a line than this is not read: a terminal shows no longer one that anybody would click in. */
const MAX_LENGTH = 10_000;

/** The codes in a line that stands in no document; it has to say everything itself. */
export function matchesInText(text: string, catalog: Catalog, { ignoredCodes }: Settings): TextMatch[] {
  const ignored = new Set(ignoredCodes.map(normalizeKey));
  return detect(text.slice(0, MAX_LENGTH), { catalog, languageId: 'log' })
    .matches.map(({ start, end, entry }) => ({ start, end, key: entryKey(entry), title: entryTitle(entry) }))
    .filter(({ key }) => !ignored.has(key));
}
