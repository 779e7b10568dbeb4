import { commands, type Disposable, env, type QuickInputButton, type QuickPick, ThemeIcon, window } from 'vscode';
import type { CatalogSource } from '../catalogData.ts';
import type { CatalogPanel } from '../catalogPanel/panel.ts';
import { codeAtCursor } from '../codeAtCursor.ts';
import { type CodeItem, createCodePick } from '../codePick.ts';
import type { CodeInserter } from '../insertCode.ts';

const INSERT: QuickInputButton = { iconPath: new ThemeIcon('insert'), tooltip: 'Insert the code at the caret' };
const COPY: QuickInputButton = { iconPath: new ThemeIcon('copy'), tooltip: 'Copy the code' };

/** `Search Codes…`: a quick pick over code, title and meaning that begins at the code under the caret. */
export function registerSearchCodes(source: CatalogSource, panel: CatalogPanel, inserter: CodeInserter): Disposable {
  return commands.registerCommand('whatsappErrors.searchCodes', async () => {
    const catalog = await source.catalog();
    // Read before the quick pick takes the focus away from the editor.
    const value = codeAtCursor(window.activeTextEditor, catalog) ?? '';
    const pick = createCodePick(await source.search(), {
      title: 'WhatsApp error codes',
      value,
      buttons: [INSERT, COPY],
    });
    serve(pick, panel, inserter);
    pick.show();
  });
}

function serve(pick: QuickPick<CodeItem>, panel: CatalogPanel, inserter: CodeInserter): void {
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    pick.hide();
    void panel.open(item ? { key: item.key } : { query: pick.value });
  });
  pick.onDidTriggerItemButton(async ({ item, button }) => {
    const code = `${item.entry.code}`;
    pick.hide();
    if (button === INSERT) await inserter.insert(code);
    else await env.clipboard.writeText(code);
  });
  pick.onDidHide(() => pick.dispose());
}
