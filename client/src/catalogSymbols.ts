import { Disposable, Location, languages, Range, SymbolInformation, SymbolKind, Uri, window, workspace } from 'vscode';
import { codeLabel, entryKey, entryTitle } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import { areaName } from '../../shared/src/render/areaName.ts';
import { SETTINGS_SECTION } from '../../shared/src/settings.ts';
import type { CatalogSource } from './catalogData.ts';
import type { CatalogPanel } from './catalogPanel/panel.ts';
import { isCatalogQuery } from './catalogQuery.ts';

/** Addresses of entries, `whatsapp-error:/131056`; an editor of the manifest is chosen by it. */
const SCHEME = 'whatsapp-error';
const MAX_SYMBOLS = 20;

/**
 * Entries of the catalog in `Go to Symbol in Workspace`. The editor opens a symbol as a document; ours is nothing but a
 * way into the panel, and closes at once.
 */
export function registerCatalogSymbols(source: CatalogSource, panel: CatalogPanel): Disposable {
  return Disposable.from(
    languages.registerWorkspaceSymbolProvider({
      async provideWorkspaceSymbols(query) {
        if (!isEnabled() || !isCatalogQuery(query)) return [];
        const search = await source.search();
        return search
          .search(query)
          .slice(0, MAX_SYMBOLS)
          .map(({ entry }) => symbolOf(entry));
      },
    }),
    window.registerCustomEditorProvider('whatsappErrors.code', {
      openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor({ uri }, stub) {
        panel.open({ key: uri.path.slice(1) });
        stub.dispose();
      },
    }),
  );
}

function isEnabled(): boolean {
  return workspace.getConfiguration(SETTINGS_SECTION).get('workspaceSymbols.enabled', true);
}

function symbolOf(entry: Entry): SymbolInformation {
  const uri = Uri.from({ scheme: SCHEME, path: `/${entryKey(entry)}` });
  const name = `${codeLabel(entry)} ${entryTitle(entry)}`;
  return new SymbolInformation(
    name,
    SymbolKind.Constant,
    areaName(entry.category),
    new Location(uri, new Range(0, 0, 0, 0)),
  );
}
