import {
  commands,
  type Disposable,
  env,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  ThemeIcon,
  window,
} from 'vscode';
import { codeLabel, entryKey, entryTitle } from '../../../shared/src/catalog/catalog.ts';
import { createSearch } from '../../../shared/src/catalog/search.ts';
import type { Entry, RetryWhen } from '../../../shared/src/catalog/types.ts';
import { verdictOf } from '../../../shared/src/render/card.ts';
import type { CatalogSource } from '../catalogData.ts';
import type { CatalogPanel } from '../catalogPanel/panel.ts';
import { codeAtCursor } from '../codeAtCursor.ts';
import type { CodeInserter } from '../insertCode.ts';

const INSERT: QuickInputButton = { iconPath: new ThemeIcon('insert'), tooltip: 'Insert the code at the caret' };
const COPY: QuickInputButton = { iconPath: new ThemeIcon('copy'), tooltip: 'Copy the code' };

const VERDICT_ICONS: Record<RetryWhen, string> = {
  backoff: '$(sync)',
  'after-wait': '$(watch)',
  'after-fix': '$(tools)',
  never: '$(circle-slash)',
};

interface CodeItem extends QuickPickItem {
  readonly key: string;
}

/** `Search Codes…`: a quick pick over code, title and meaning that begins at the code under the caret. */
export function registerSearchCodes(source: CatalogSource, panel: CatalogPanel, inserter: CodeInserter): Disposable {
  return commands.registerCommand('whatsappErrors.searchCodes', async () => {
    const catalog = await source.catalog();
    const pick = window.createQuickPick<CodeItem>();
    pick.title = 'WhatsApp error codes';
    pick.placeholder = 'Code, title or a word of the meaning';
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    const search = createSearch(catalog.entries);
    const showHits = (query: string) => {
      pick.items = search.search(query).map(({ entry }) => codeItem(entry));
    };
    pick.onDidChangeValue(showHits);
    // Read before the quick pick takes the focus away from the editor.
    pick.value = codeAtCursor(window.activeTextEditor, catalog) ?? '';
    showHits(pick.value);
    serve(pick, panel, inserter);
    pick.show();
  });
}

function codeItem(entry: Entry): CodeItem {
  return {
    key: entryKey(entry),
    label: `${VERDICT_ICONS[entry.retry.when]} ${codeLabel(entry)}`,
    description: entryTitle(entry),
    detail: `${verdictOf(entry).lead} ${entry.meaning}`,
    buttons: [INSERT, COPY],
    // The search has decided already, and it forgives more than the editor's own filter.
    alwaysShow: true,
  };
}

function serve(pick: QuickPick<CodeItem>, panel: CatalogPanel, inserter: CodeInserter): void {
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    pick.hide();
    void panel.open(item ? { key: item.key } : { query: pick.value });
  });
  pick.onDidTriggerItemButton(async ({ item, button }) => {
    const code = item.key.split(':')[0] ?? item.key;
    pick.hide();
    if (button === INSERT) await inserter.insert(code);
    else await env.clipboard.writeText(code);
  });
  pick.onDidHide(() => pick.dispose());
}
