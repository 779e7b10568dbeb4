import { commands, type Disposable, type QuickPick, window } from 'vscode';
import type { Entry, Surface } from '../../../shared/src/catalog/types.ts';
import { hasSamples, samplePayload } from '../../../shared/src/samples/samplePayload.ts';
import type { CatalogSource } from '../catalogData.ts';
import { codeAtCursor } from '../codeAtCursor.ts';
import { type CodeItem, createCodePick } from '../codePick.ts';
import type { CodeInserter } from '../insertCode.ts';

const SURFACES: readonly { readonly label: string; readonly description: string; readonly surface: Surface }[] = [
  { label: 'Response', description: 'body of the HTTP response', surface: 'response' },
  { label: 'Webhook', description: 'body of the webhook request', surface: 'webhook' },
];

/** `Insert Sample Payload…`: asks for a code and a shape, and inserts the JSON at the caret. */
export function registerInsertSamplePayload(source: CatalogSource, inserter: CodeInserter): Disposable {
  return commands.registerCommand('whatsappErrors.insertSamplePayload', async () => {
    const catalog = await source.catalog();
    const value = codeAtCursor(window.activeTextEditor, catalog) ?? '';
    const title = 'Sample payload with which code?';
    const entry = await chosen(createCodePick(await source.search(), { title, value, offers: hasSamples }));
    const shape = entry && (await window.showQuickPick(ordered(entry), { title: `Sample payload with ${entry.code}` }));
    if (!entry || !shape) return;
    await inserter.insert(JSON.stringify(samplePayload(entry, shape.surface), null, 2));
  });
}

function chosen(pick: QuickPick<CodeItem>): Promise<Entry | undefined> {
  pick.show();
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.entry);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
  });
}

/** The shape the code is seen in comes first. */
function ordered(entry: Entry): typeof SURFACES {
  return SURFACES.toSorted(
    (a, b) => Number(entry.surface.includes(b.surface)) - Number(entry.surface.includes(a.surface)),
  );
}
