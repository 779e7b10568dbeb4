import { commands, type Disposable, l10n, type QuickInputButton, ThemeIcon, window } from 'vscode';
import { entryKey } from '../../../shared/src/catalog/catalog.ts';
import type { CatalogSource } from '../catalogData.ts';
import type { CatalogPanel } from '../catalogPanel/panel.ts';
import { codeAtCursor } from '../codeAtCursor.ts';
import { createCodePick } from '../codePick.ts';
import type { CodeInserter } from '../insertCode.ts';
import type { RecentCodes } from '../recentCodes.ts';
import { copyCode } from './copyCode.ts';
import { openOfficialPage } from './openOfficialPage.ts';

/** What the palette needs of the rest of the extension. */
interface Parts {
  readonly source: CatalogSource;
  readonly panel: CatalogPanel;
  readonly inserter: CodeInserter;
  readonly recent: RecentCodes;
}

/** `Search Codes…`: a quick pick over the whole catalog that begins at the code under the caret. */
export function registerSearchCodes({ source, panel, inserter, recent }: Parts): Disposable {
  return commands.registerCommand('whatsappErrors.searchCodes', async () => {
    // Read before the quick pick takes the focus away from the editor.
    const value = codeAtCursor(window.activeTextEditor, await source.catalog()) ?? '';
    const page = button('link-external', l10n.t('Open Official Page'));
    const copy = button('copy', l10n.t('Copy Code'));
    const insert = button('insert', l10n.t('Insert Code at Cursor'));
    const pick = createCodePick(await source.search(), {
      title: l10n.t('WhatsApp error codes'),
      value,
      recent: recent.keys(),
      buttons: ({ docs }) => (docs.length > 0 ? [page, copy, insert] : [copy, insert]),
      accept(entry, typed) {
        if (entry) recent.add(entryKey(entry));
        panel.open(entry ? { key: entryKey(entry) } : { query: typed });
      },
    });
    pick.onDidTriggerItemButton(async ({ item: { entry }, button: pressed }) => {
      pick.hide();
      if (!entry) return;
      if (pressed === page) await openOfficialPage(entry);
      else if (pressed === copy) await copyCode(`${entry.code}`);
      else await inserter.insert(`${entry.code}`);
    });
    pick.show();
  });
}

function button(icon: string, tooltip: string): QuickInputButton {
  return { iconPath: new ThemeIcon(icon), tooltip };
}
