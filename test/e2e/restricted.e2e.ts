import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningEditor, startEditor } from '../../scripts/editor/serve.ts';
import { launchBrowser } from './editor/browser.ts';
import { openWorkbench } from './editor/workbench.ts';
import { openAt } from './openAt.ts';
import { copyWorkspace, VSIX, type WorkspaceCopy } from './workspaceCopy.ts';

let browser: Browser;
let editor: RunningEditor;
let workspace: WorkspaceCopy;

beforeAll(async () => {
  workspace = copyWorkspace();
  const options = { extensions: [VSIX], testDriver: true, workspaceTrust: false };
  [browser, editor] = await Promise.all([launchBrowser(), startEditor(options)]);
});

afterAll(async () => {
  await browser?.close();
  await editor?.stop();
  workspace?.remove();
});

it('works in Restricted Mode', async () => {
  const workbench = await openWorkbench(browser, editor, { folder: workspace.folder });
  expect(await workbench.isRestricted()).toBe(true);
  await openAt(workbench, workspace.folder, 'payloads/failed-status.json', '131056');
  expect(await workbench.showHover('131056 ·')).toContain('Retry: yes');
  await workbench.runCommand('WhatsApp Errors: Explain Code at Cursor');
  const panel = await workbench.webviewFrame('main');
  await panel.getByRole('heading', { name: /131056/, level: 2 }).waitFor();
});
