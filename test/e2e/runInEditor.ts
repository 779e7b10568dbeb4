import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type RunningEditor, startEditor } from '../../scripts/editor/serve.ts';
import { bundleSuite, driverFolder } from './bundleSuite.ts';
import { unpackVsix } from './editor/unpackVsix.ts';
import { serveToWebHost } from './editor/webHost.ts';
import { openWorkbench, type WorkbenchOptions } from './editor/workbench.ts';
import { readLine } from './suite/report.ts';

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
  /** When to give up, in milliseconds; two minutes if not given. */
  timeoutMs?: number;
}

/** How the in-editor tests ended. */
export interface SuiteRunResult {
  /** Whether every test passed. */
  passed: boolean;
  /** What the tests printed, failures with their stacks included. */
  report: string;
  /** Everything the page's console said, to find out why when the report does not tell. */
  console: readonly string[];
}

/**
 * Runs the in-editor tests in the embedded editor and waits for their end. The extension under test comes from its
 * VSIX.
 *
 * @throws when the editor does not start; tests that do not end in time count as failed
 */
export async function runInEditor(options: SuiteRunOptions): Promise<SuiteRunResult> {
  const temp = await mkdtemp(join(tmpdir(), 'whatsapp-error-codes-suite-'));
  const extensions = options.host === 'node' ? [options.vsix] : [];
  const editor = await startEditor({ version: options.version, extensions, testDriver: true });
  try {
    const bundle = join(temp, 'suite.js');
    const folder = join(temp, 'workspace');
    await bundleSuite(bundle, options.extensionId, options.suite);
    await cp(options.workspace, folder, { recursive: true });
    const loading =
      options.host === 'node'
        ? loadInNodeHost(editor, bundle)
        : await loadInWebHost(editor, bundle, await unpackVsix(options.vsix, join(temp, 'unpacked'), options.version));
    return await watchSuite(options, editor, { folder, ...loading });
  } finally {
    await editor.stop();
    await rm(temp, { recursive: true, force: true, maxRetries: 3 });
  }
}

function loadInNodeHost(editor: RunningEditor, bundle: string): WorkbenchOptions {
  return {
    payload: [
      ['extensionDevelopmentPath', editor.remoteUri(driverFolder)],
      ['extensionTestsPath', editor.remoteUri(bundle)],
    ],
  };
}

function loadInWebHost(editor: RunningEditor, testBundle: string, extension: string): WorkbenchOptions {
  return { prepare: (context) => serveToWebHost(context, editor, { extension, testBundle }) };
}

async function watchSuite(
  options: SuiteRunOptions,
  editor: RunningEditor,
  workbenchOptions: WorkbenchOptions,
): Promise<SuiteRunResult> {
  const report: string[] = [];
  const ended = Promise.withResolvers<boolean>();
  const fail = (why: string) => {
    report.push(why);
    ended.resolve(false);
  };
  const seconds = (options.timeoutMs ?? 120_000) / 1000;
  const timer = setTimeout(() => fail(`The tests did not end within ${seconds} s.`), seconds * 1000);
  const workbench = await openWorkbench(options.browser, editor, {
    ...workbenchOptions,
    preparePage: (page) => observeSuite(page, report, ended.resolve, fail),
  });
  try {
    const passed = await ended.promise;
    return { passed, report: report.join('\n'), console: workbench.problems.console };
  } finally {
    clearTimeout(timer);
    await workbench.close();
  }
}

/** VS Code hands the console of its extension hosts and their exit codes to these two functions of a test page. */
async function observeSuite(
  page: Page,
  report: string[],
  end: (passed: boolean) => void,
  fail: (why: string) => void,
): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (_level: string, values: unknown[]) => {
    const line = readLine(values.map(String).join(' '));
    if (line.kind === 'report') {
      report.push(line.text);
    } else if (line.kind === 'end') {
      end(line.passed);
    }
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    // Every host says when it ends, and the one without tests ends with 0; a bundle that cannot be loaded says only this.
    if (code !== 0) {
      fail(`The extension host ended with ${code} before the tests did.`);
    }
  });
}
