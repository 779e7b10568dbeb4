import * as l10n from '@vscode/l10n';
import { entryKey } from '../../../../shared/src/catalog/catalog.ts';
import type { Match } from '../../../../shared/src/detect/types.ts';
import { closest } from '../../../../shared/src/fixes/syntax.ts';
import type { TextChange } from '../../../../shared/src/fixes/textChange.ts';
import type { FixProvider, FixSource } from './provider.ts';

/** `Compare the code instead of its title`: Meta says that it will drop the titles. */
export const compareCodeProvider: FixProvider = {
  id: 'compare-code',
  kind: 'quickfix',
  offers: (request) =>
    request.touched.flatMap((match) => {
      if (!comparison(request, match)) return [];
      const title = l10n.t('Compare the code instead of its title');
      return [{ title, key: entryKey(match.entry), start: match.start, preferred: true }];
    }),
  changes: (source, { key, start }) => {
    const match = source.find(start, start).find(({ entry }) => entryKey(entry) === key);
    const changes = match && comparison(source, match);
    return changes && { changes };
  },
};

/** The change for a title, or for a code that a compared message holds. */
function comparison({ code }: FixSource, { entry, start, end }: Match): TextChange[] | undefined {
  if (!code || typeof entry.code !== 'number' || entry.subcode !== null || entry.provider !== 'meta') return undefined;
  const { file, language } = code;
  const node = file.root.namedDescendantForIndex(start, end);
  const title = node ? closest(node, language.strings) : undefined;
  return title && language.compareCode(title, `${entry.code}`, file);
}
