import { codeLabel, entryKey } from '../../../../shared/src/catalog/catalog.ts';
import { isAutomaticRetry } from '../../../../shared/src/catalog/retry.ts';
import { entriesTouched, openCatalog } from './openInCatalog.ts';
import type { FixProvider } from './provider.ts';

/** `131047: send a template instead`: for codes that must not be sent again, it opens the fixes in the catalog. */
export const sendInsteadProvider: FixProvider = {
  id: 'send-instead',
  kind: 'quickfix',
  offers: (request) =>
    entriesTouched(request).flatMap(({ entry, start }) => {
      const key = entryKey(entry);
      if (!entry.instead || isAutomaticRetry(entry.retry)) return [];
      const title = `${codeLabel(entry)}: ${entry.instead}`;
      return openCatalog(request, title, { key, section: 'fixes' }).map((command) => ({ title, key, start, command }));
    }),
};
