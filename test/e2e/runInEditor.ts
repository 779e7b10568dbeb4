import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startEditor } from '../../scripts/editor/serve.ts';
import { bundleSuite, driverFolder } from './bundleSuite.ts';
import { unpackVsix } from './editor/unpackVsix.ts';
import { serveToWebHost } from './editor/webHost.ts';
import { openWorkbench } from './editor/workbench.ts';

/** Where and on what the in-editor tests run. */
export interface SuiteRunOptions {
  /** Version of the npm package `code-server`. */
  version: string;
  /** `node` is the desktop's extension host; `web` is the worker of vscode.dev. */
  host: 'node' | 'web';
  /** The packaged extension, absolute path. */
  vsix: string;
  /** `publisher.name` of the extension in it. */
  extensionId: string;
  /** Folder to open; a copy of it is used, so that tests may write. */
  workspace: string;
  /** Entry file of the suite if not the usual one, absolute. */
  suite?: string;
  /** A started Chromium. */
  browser: Browser;
  /** When to give up, in milliseconds. */
  timeoutMs?: number;
}

/** How the in-editor tests ended. */
export interface SuiteRunResult {
  /** Whether every test passed. */
  passed: boolean;
  /** The lines the tests printed, failures with their stacks included. */
  report: string;
  /** Everything the page's console said, to find out why when the report does not tell. */
  console: readonly string[];
}

/**
 * Runs the in-editor tests in the embedded editor and waits for their end. The extension under test comes from its
 * VSIX.
 *
 * @throws when the editor does not start or the tests do not end in time
 */
export async function runInEditor(options: SuiteRunOptions): Promise<SuiteRunResult> {
  const temp = await mkdtemp(join(tmpdir(), 'whatsapp-error-codes-suite-'));
  const inNode = options.host === 'node';
  const editor = await startEditor({
    version: options.version,
    extensions: inNode ? [options.vsix] : [],
    testDriver: true,
  });
  try {
    const bundle = join(temp, 'suite.js');
    const folder = join(temp, 'workspace');
    await bundleSuite(bundle, options.extensionId, options.suite);
    await cp(options.workspace, folder, { recursive: true });
    const extension = inNode ? undefined : await unpackVsix(options.vsix, join(temp, 'unpacked'), options.version);
    const ended = Promise.withResolvers<SuiteRunResult>();
    const lines: string[] = [];
    const workbench = await openWorkbench(options.browser, editor, {
      folder,
      ...(inNode && {
        payload: [
          ['extensionDevelopmentPath', editor.remoteUri(driverFolder)],
          ['extensionTestsPath', editor.remoteUri(bundle)],
        ],
      }),
      prepare: async (context) => {
        if (extension) {
          await serveToWebHost(context, editor, { extension, testBundle: bundle });
        }
      },
      preparePage: (page) => observeEnd(page, lines, ended.resolve),
    });
    return await ended.promise;
  } finally {
    await editor.stop();
    await rm(temp, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function observeEnd(page: Page, lines: string[], end: (r: SuiteRunResult)=>void): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown) => { console.log('LOG', type, JSON.stringify(args).slice(0,200)); });
  await page.exposeFunction('codeAutomationExit', (code: number) => { console.log('EXIT', code); end({passed: code===0, report:'', console: []}); });
  page.on('console', m=>{ console.log('CONSOLE', m.text().slice(0,300))});
  setTimeout(()=>end({passed:false,report:'TIMEOUT',console:[]}),15000);
}
