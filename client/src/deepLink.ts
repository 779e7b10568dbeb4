import { type Disposable, l10n, window } from 'vscode';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import { parseDeepLink } from '../../shared/src/deepLink.ts';
import type { CatalogSource } from './catalogData.ts';
import type { CatalogPanel } from './catalogPanel/panel.ts';

/** Links from outside, `vscode://…/code/131056` and `vscode://…/search?q=…`, open the panel. */
export function registerDeepLinks(source: CatalogSource, panel: CatalogPanel): Disposable {
  return window.registerUriHandler({
    async handleUri({ path, query }) {
      const target = parseDeepLink(path, query);
      if (!target) {
        void window.showErrorMessage(
          l10n.t('The link "{0}" is not valid. Links end in /code/131056 or /search?q=words.', path),
        );
        return;
      }
      if (target.key === undefined) {
        panel.open(target);
        return;
      }
      const entry = (await source.catalog()).get(target.key);
      panel.open(entry ? { key: entryKey(entry) } : { query: target.key });
      if (!entry) {
        void window.showWarningMessage(
          l10n.t('The catalog has no code "{0}". Showing the results of a search for it.', target.key),
        );
      }
    },
  });
}
