import * as vscode from 'vscode';
import { assert, assertEqual } from './assert.ts';

/** `publisher.name` of the extension under test; set when the bundle is made. */
declare const extensionUnderTest: string;

describe('activation', () => {
  it('starts without an error', async () => {
    const extension = vscode.extensions.getExtension(extensionUnderTest);
    assert(extension, `${extensionUnderTest} is not installed in this editor`);
    await extension.activate();
    assert(extension.isActive, `${extensionUnderTest} is not active after its start`);
  });

  it('registers every command of its manifest', async () => {
    const manifest = vscode.extensions.getExtension(extensionUnderTest)?.packageJSON;
    const contributed: { command: string }[] = manifest?.contributes?.commands ?? [];
    assert(contributed.length > 0, 'the manifest contributes no command');
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributed.filter(({ command }) => !registered.has(command));
    assertEqual(missing, [], 'contributed commands that are not registered');
  });
});
