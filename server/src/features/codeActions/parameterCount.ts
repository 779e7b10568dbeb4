import * as l10n from '@vscode/l10n';
import { entryKey } from '../../../../shared/src/catalog/catalog.ts';
import { countParameters, noteParameters, parametersText } from '../../../../shared/src/fixes/parameterCount.ts';
import { entriesTouched, openCatalog } from './openInCatalog.ts';
import type { FixProvider } from './provider.ts';

const KEY = '132000';

/**
 * `132000: this payload has header 1, body 2`: the number of parameters that are sent, as a comment above them, or, where
 * no comment can stand, with the fixes in the catalog.
 */
export const parameterCountProvider: FixProvider = {
  id: 'parameter-count',
  kind: 'quickfix',
  offers(request) {
    const text = request.document.getText();
    return entriesTouched(request).flatMap(({ entry, start }) => {
      const components = entryKey(entry) === KEY ? countParameters(text, start) : [];
      if (components.length === 0) return [];
      const title = l10n.t('{0}: this payload has parameters for {1}', KEY, parametersText(components));
      if (noteParameters(text, request.document.languageId, components)) return [{ title, key: KEY, start }];
      const target = { key: KEY, section: 'fixes' } as const;
      return openCatalog(request, title, target).map((command) => ({ title, key: KEY, start, command }));
    });
  },
  changes({ document }, { start }) {
    const text = document.getText();
    const changes = noteParameters(text, document.languageId, countParameters(text, start));
    return changes && { changes };
  },
};
