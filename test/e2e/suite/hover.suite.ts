import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.ts';
import { openFixture, positionOf } from './document.ts';

async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)))
    .join('\n');
}

describe('hover', () => {
  for (const path of ['src/sender.ts', 'logs/app.log', 'logs/webhooks.ndjson', 'payloads/failed-status.json']) {
    it(`shows the card of 131056 in ${path}`, async () => {
      const document = await openFixture(path);
      const text = await hoverText(document, positionOf(document, '131056'));
      assert(text.includes('Retry: yes, for this recipient only.'), `no card in the hover: "${text}"`);
    });
  }

  it('stays away from a number that is no code', async () => {
    const document = await openFixture('logs/app.log');
    const text = await hoverText(document, positionOf(document, '/orders/131056').translate(0, '/orders/'.length));
    assertEqual(text, '', 'hover of an order number');
  });
});
