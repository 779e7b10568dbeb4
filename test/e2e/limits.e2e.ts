import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningEditor, startEditor } from '../../scripts/editor/serve.ts';
import { launchBrowser } from './editor/browser.ts';
import { openWorkbench, type Workbench } from './editor/workbench.ts';
import { openAt } from './openAt.ts';
import { copyWorkspace, VSIX, type WorkspaceCopy } from './workspaceCopy.ts';

const FAILED = 'whatsapp send failed: (#131056) wamid.HBgN\n';
const SETTINGS = {
  'whatsappErrors.documentLinks.enabled': true,
  'whatsappErrors.limits.maxFileSizeKB': 100,
  'whatsappErrors.limits.maxMatches': 50,
};

let browser: Browser;
let editor: RunningEditor;
let workspace: WorkspaceCopy;
let workbench: Workbench;

beforeAll(async () => {
  workspace = copyWorkspace();
  const starting = startEditor({ extensions: [VSIX], testDriver: true, settings: SETTINGS });
  [browser, editor] = await Promise.all([launchBrowser(), starting]);
  workbench = await openWorkbench(browser, editor, { folder: workspace.folder });
});

afterAll(async () => {
  await browser?.close();
  await editor?.stop();
  workspace?.remove();
});

describe('a limit that was reached', () => {
  it.each([
    ['fileSize.log', FAILED.repeat(5_000), 'File too large, not checked'],
    ['matches.log', FAILED.repeat(100), 'Only the first codes are marked'],
    ['lineLength.log', `${FAILED.trim()} ${'y'.repeat(20_000)}\n`, 'Long lines were read in parts'],
  ])('is told in full by the language status: %s', async (name, text, words) => {
    writeFileSync(join(workspace.folder, name), text);
    await openAt(workbench, workspace.folder, name, '131056');
    expect(await workbench.languageStatus(words)).toContain('WhatsApp errors: limited');
  });

  it('is not told of other files', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    expect(await workbench.languageStatus('Hover over a code to learn more')).toContain('WhatsApp errors: on');
  });
});
