import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { currentEditorVersion, oldestEditorVersion } from '../../scripts/editor/install.ts';
import { launchBrowser } from './editor/browser.ts';
import { runInEditor } from './runInEditor.ts';
import { EXTENSION_ID, VSIX, WORKSPACE } from './workspaceCopy.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

it.each([
  { name: 'the Node extension host', version: currentEditorVersion, host: 'node' },
  { name: 'the web extension host', version: currentEditorVersion, host: 'web' },
  { name: 'the Node extension host of the oldest supported editor', version: oldestEditorVersion, host: 'node' },
] as const)('the in-editor suite passes in $name', async ({ version, host }) => {
  const run = { version, host, vsix: VSIX, extensionId: EXTENSION_ID, workspace: WORKSPACE, browser };
  const { passed, report } = await runInEditor(run);
  expect(passed, report).toBe(true);
});
