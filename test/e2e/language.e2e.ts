import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentEditorVersion } from '../../scripts/editor/install.ts';
import { type RunningEditor, startEditor } from '../../scripts/editor/serve.ts';
import { launchBrowser } from './editor/browser.ts';
import { unpackVsix } from './editor/unpackVsix.ts';
import { serveToWebHost } from './editor/webHost.ts';
import { openWorkbench, type Workbench } from './editor/workbench.ts';
import { openAt } from './openAt.ts';
import { copyWorkspace, VSIX, type WorkspaceCopy } from './workspaceCopy.ts';

const ROOT = join(import.meta.dirname, '..', '..');

let browser: Browser;
let workspace: WorkspaceCopy;
const temp = mkdtempSync(join(tmpdir(), 'whatsapp-errors-language-'));

beforeAll(async () => {
  workspace = copyWorkspace();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  workspace?.remove();
  rmSync(temp, { recursive: true, force: true, maxRetries: 3 });
});

describe.each([
  { language: 'pt-br', host: 'node' },
  { language: 'es', host: 'web' },
] as const)('in $language, with the extension host of $host', ({ language, host }) => {
  const texts = read(`l10n/bundle.l10n.${language}.json`);
  // In a browser the texts of the manifest come from the gallery, which has not seen this extension.
  const manifest = read(host === 'node' ? `package.nls.${language}.json` : 'package.nls.json');
  let editor: RunningEditor;
  let workbench: Workbench;

  beforeAll(async () => {
    editor = await startEditor({ extensions: host === 'node' ? [VSIX] : [], testDriver: true });
    const extension = host === 'web' ? await unpackVsix(VSIX, join(temp, 'unpacked'), currentEditorVersion) : undefined;
    workbench = await openWorkbench(browser, editor, {
      folder: workspace.folder,
      ...(extension && { prepare: (context: BrowserContext) => serveToWebHost(context, editor, { extension }) }),
      // What a language pack sets. The editor's own words stay English without one, extensions speak the language.
      async preparePage(page) {
        await page.addInitScript((chosen) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: chosen }), language);
      },
    });
  });

  afterAll(async () => {
    await workbench?.close();
    await editor?.stop();
  });

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
