import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.ts';
import { openFixture, positionOf } from './document.ts';

/** Where what the providers of a kind give in a file lies, by the end of its path and the line. */
function placesOf(locations: readonly vscode.Location[]): string[] {
  return locations.map(({ uri, range }) => `${uri.path.split('/').slice(-2).join('/')}:${range.start.line}`).sort();
}

describe('completion', () => {
  it('offers codes in a case, with their titles, and takes the whole number', async () => {
    const document = await openFixture('src/sender.ts');
    const position = positionOf(document, '131056');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position.translate(0, 2),
      undefined,
      1_000,
    );
    const item = items.find(({ label }) => typeof label === 'object' && label.label === '131026');
    assert(item, `131026 is not offered among ${items.length} items`);
    assertEqual((item.label as vscode.CompletionItemLabel).description, 'Message Undeliverable', 'the title');
    assert(item.documentation, 'the card is not there');
  });
});

describe('inlay hints', () => {
  it('name a code in a log whose line does not', async () => {
    const document = await openFixture('logs/app.log');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'whatsapp send failed: error 131026\n');
    await vscode.workspace.applyEdit(edit);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      whole,
    );
    await vscode.commands.executeCommand('undo');
    assertEqual(hints[0]?.label, 'Message Undeliverable', 'the hint of the first line');
  });
});

describe('references', () => {
  it('are in files that are not open too', async () => {
    const document = await openFixture('logs/app.log');
    const locations = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      positionOf(document, '131056'),
    );
    assertEqual(
      placesOf(locations),
      [
        'billing/invoice.go:53',
        'logs/app.log:1',
        'logs/webhooks.ndjson:2',
        'notify/reminders.py:38',
        'payloads/failed-status.json:22',
        'shop/Receipt.php:25',
        'src/sender.ts:28',
      ],
      'the places of 131056',
    );
  });
});

describe('symbols of the workspace', () => {
  it('find codes by number', async () => {
    await openFixture('logs/app.log');
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      '131047',
    );
    const places = placesOf(symbols.filter(({ name }) => name.startsWith('131047')).map(({ location }) => location));
    assert(places.includes('logs/app.log:4'), `131047 of the log is not among ${places.join(', ')}`);
  });
});

describe('document highlights', () => {
  it('mark the same code', async () => {
    const document = await openFixture('src/sender.ts');
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      positionOf(document, '131056'),
    );
    assertEqual(
      highlights.map(({ range }) => range.start.line),
      [28],
      'the lines that are marked',
    );
  });
});
