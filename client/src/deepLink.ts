import { type Disposable, l10n, window } from 'vscode';
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
      panel.open(target);
      if (target.key === undefined) return;
      // Where the catalog cannot be read, the panel says so.
      const catalog = await source.catalog().catch(() => undefined);
      if (!catalog || catalog.get(target.key)) return;
      void window.showWarningMessage(
        l10n.t('The catalog has no code "{0}". Showing the results of a search for it.', target.key),
      );
    },
  });
}
