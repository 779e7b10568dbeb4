import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { contentSecurityPolicy, panelHtml } from '../../client/src/catalogPanel/html.ts';
import { readCatalogData } from '../../scripts/catalog.ts';
import { readCatalog } from '../../shared/src/catalog/catalog.ts';
import type { CatalogData, Entry, StoredEntry } from '../../shared/src/catalog/types.ts';
import type { FromPanel, ToPanel } from '../../shared/src/webviewMessages.ts';
import { launchBrowser } from '../e2e/editor/browser.ts';

const WEBVIEW = join(import.meta.dirname, '..', '..', 'client', 'webview');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The panel's page in a browser, served with the policy VS Code's page has. */
export interface PlainPages {
  readonly entries: readonly Entry[];
  /** Size of the minified script, in bytes. */
  readonly scriptBytes: number;
  /**
   * Opens the page and waits for the catalog. Every error and every breach of the policy is put into `problems`.
   * `path` is `index.html` (the plain page) or `panel.html` (the page VS Code gets), with a query.
   */
  open(path: string, options?: { width?: number; height?: number }): Promise<OpenPage>;
  close(): Promise<void>;
}

/** A page that shows the catalog, and what went wrong on it so far. */
export interface OpenPage {
  readonly page: Page;
  readonly problems: string[];
}

/** What the panel has sent to VS Code so far, without the first `ready`. */
export async function sent(page: Page): Promise<FromPanel[]> {
  const messages = await page.evaluate(
    () => (globalThis as unknown as { plainPage: { sent: FromPanel[] } }).plainPage.sent,
  );
  return messages.slice(1);
}

/** Sends the panel a message, as the extension does. */
export async function post(page: Page, message: ToPanel): Promise<void> {
  await page.evaluate((value) => window.postMessage(value, '*'), message);
}

/** Keys of the rows, top to bottom. */
export function listed(page: Page): Promise<string[]> {
  return page.locator('.result').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.key ?? ''));
}

/** Chooses a value of a filter with the mouse, as a reader does. */
export async function chooseFilter(page: Page, filter: string, label: string): Promise<void> {
  const select = page.locator(`vscode-single-select[data-filter="${filter}"]`);
  await select.click();
  await select.locator('li.option').getByText(label, { exact: true }).click();
}

/** What has the focus: a row by its key, anything else by its element id or name; the search box is `search`. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    return element?.dataset.key ?? (element?.id || element?.localName || '');
  });
}

/** What not every catalog holds: no official title, no HTTP status, a range, a related code nobody knows. */
const MADE_UP: Partial<StoredEntry> = {
  provider: 'meta',
  code: 900000,
  codeTo: 900099,
  subcode: null,
  title: null,
  label: 'Made up for this test',
  httpStatus: null,
  related: ['987654321'],
};

/** The real catalog, with an entry that has what no real one may have. */
export function catalogWithMadeUpEntry(): CatalogData {
  const data = readCatalogData();
  const [first] = data.entries;
  if (!first) throw new Error('The catalog has no entry.');
  return { ...data, entries: [...data.entries, { ...first, ...MADE_UP }] };
}

/** Bundles the panel into a temporary folder, serves it on the loopback interface and starts the browser. */
export async function startPlainPages(data: CatalogData = readCatalogData()): Promise<PlainPages> {
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-error-codes-webview-'));
  await build({
    entryPoints: ['main.ts', 'plainPage.ts', 'style.css', 'themes/*.css'].map((name) => join(WEBVIEW, name)),
    outdir: folder,
    outbase: WEBVIEW,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  await writeFile(join(folder, 'catalog.js'), `globalThis.plainPageCatalog = ${JSON.stringify(data)};`);
  const nonce = 'plainPage';
  const index = await readFile(join(WEBVIEW, 'index.html'), 'utf8');
  await writeFile(join(folder, 'index.html'), index.replaceAll('<script ', `<script nonce="${nonce}" `));
  const page = panelHtml({ cspSource: `'self'`, nonce, scriptUri: 'main.js', styleUri: 'style.css' });
  const standIn = ['catalog.js', 'plainPage.js'].map((src) => `<script nonce="${nonce}" src="${src}"></script>`);
  await writeFile(join(folder, 'panel.html'), page.replace('</main>', `</main>${standIn.join('')}`));

  const server = createServer(async (request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    try {
      const content = await readFile(join(folder, name));
      response.setHeader('content-type', CONTENT_TYPES[extname(name)] ?? 'application/octet-stream');
      // The page VS Code gets brings its own; one policy is enough, so that a breach is reported once.
      if (name === 'index.html') {
        response.setHeader('content-security-policy', contentSecurityPolicy({ cspSource: `'self'`, nonce }));
      }
      response.end(content);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();

  return {
    entries: readCatalog(data).entries,
    scriptBytes: (await readFile(join(folder, 'main.js'))).length,
    async open(path, { width = 1100, height = 760 } = {}) {
      const context = await browser.newContext({ viewport: { width, height } });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(`${origin}/${path}`);
      // The panel draws when the catalog has come; the search box is the last part to settle.
      await page.locator('#search input').waitFor();
      return { page, problems };
    },
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
