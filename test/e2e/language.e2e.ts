import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningEditor, startEditor } from '../../scripts/editor/serve.ts';
import { launchBrowser } from './editor/browser.ts';
import { openWorkbench, type Workbench } from './editor/workbench.ts';
import { openAt } from './openAt.ts';
import { copyWorkspace, VSIX, type WorkspaceCopy } from './workspaceCopy.ts';

const ROOT = join(import.meta.dirname, '..', '..');

let browser: Browser;
let editor: RunningEditor;
let workspace: WorkspaceCopy;

beforeAll(async () => {
  workspace = copyWorkspace();
  [browser, editor] = await Promise.all([launchBrowser(), startEditor({ extensions: [VSIX], testDriver: true })]);
});

afterAll(async () => {
  await browser?.close();
  await editor?.stop();
  workspace?.remove();
});

describe.each(['pt-br', 'es'])('in %s', (language) => {
  const texts = read(`l10n/bundle.l10n.${language}.json`);
  const manifest = read(`package.nls.${language}.json`);
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await openWorkbench(browser, editor, {
      folder: workspace.folder,
      // What a language pack sets. The editor's own words stay English without one, extensions speak the language.
      async preparePage(page) {
        await page.addInitScript((chosen) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: chosen }), language);
      },
    });
  });

  afterAll(() => workbench?.close());

  it('the hover speaks it', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    const lead = say('Retry: yes, {0}.', say('for this recipient only'));
    const text = await workbench.showHover(lead);
    expect(text).toContain(say('Open in catalog'));
  });

  it('the palette and the panel speak it', async () => {
    await workbench.runCommand(`${manifest['commands.category']}: ${manifest['commands.openCatalog']}`);
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('search', { name: say('Codes') }).waitFor();
    expect(await panel.locator('html').getAttribute('lang')).toBe(language);
  });

  function say(english: string, ...values: string[]): string {
    return (texts[english] ?? '').replace(/\{(\d)\}/g, (_sign, index) => values[Number(index)] ?? '');
  }
});

function read(file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
