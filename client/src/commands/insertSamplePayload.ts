import { commands, type Disposable, l10n, window } from 'vscode';
import type { Entry, Surface } from '../../../shared/src/catalog/types.ts';
import { hasSamples, samplePayload } from '../../../shared/src/samples/samplePayload.ts';
import type { CatalogSource } from '../catalogData.ts';
import { codeAtCursor } from '../codeAtCursor.ts';
import { askForCode } from '../codePick.ts';
import type { CodeInserter } from '../insertCode.ts';

/** `Insert Sample Payload…`: asks for a code and a shape, and inserts the JSON at the caret. */
export function registerInsertSamplePayload(source: CatalogSource, inserter: CodeInserter): Disposable {
  return commands.registerCommand('whatsappErrors.insertSamplePayload', async () => {
    const value = codeAtCursor(window.activeTextEditor, await source.catalog()) ?? '';
    const title = l10n.t('Sample payload with which code?');
    const entry = await askForCode(source, { title, value, offers: hasSamples });
    const shape =
      entry && (await window.showQuickPick(shapes(entry), { title: l10n.t('Sample payload with {0}', entry.code) }));
    if (!entry || !shape) return;
    await inserter.insert(JSON.stringify(samplePayload(entry, shape.surface), null, 2));
  });
}

/** The shape the code is seen in comes first. */
function shapes(entry: Entry): { label: string; description: string; surface: Surface }[] {
  return [
    { label: l10n.t('Response'), description: l10n.t('body of the HTTP response'), surface: 'response' as const },
    { label: l10n.t('Webhook'), description: l10n.t('body of the webhook request'), surface: 'webhook' as const },
  ].sort((a, b) => Number(entry.surface.includes(b.surface)) - Number(entry.surface.includes(a.surface)));
}
