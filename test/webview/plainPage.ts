import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { readCatalogData } from '../../scripts/catalog.ts';
import { type PlainPageServer, servePlainPage } from '../../scripts/plainPage.ts';
import { readCatalog } from '../../shared/src/catalog/catalog.ts';
import type { CatalogData, Entry, StoredEntry } from '../../shared/src/catalog/types.ts';
import type { FromPanel, ToPanel } from '../../shared/src/webviewMessages.ts';
import { launchBrowser } from '../e2e/editor/browser.ts';

/** The panel's page in a browser, served with the policy VS Code's page has. */
export interface PlainPages {
  readonly entries: readonly Entry[];
  /** Size of the minified script, in bytes. */
  scriptBytes(): number;
  /** Errors of the pages of this test, and breaches of the policy. A test that leaves one fails. */
  readonly problems: string[];
  /**
   * Opens a page that is closed after the test, and waits for the catalog. `path` is `index.html` (the plain page, as
   * without one) or `panel.html` (the page VS Code gets), with a query.
   */
  open(path?: string, options?: PageOptions): Promise<Page>;
}

/** Size of the page, in CSS pixels, and how the browser presents itself. */
export type PageOptions = { width?: number; height?: number } & Pick<
  BrowserContextOptions,
  'reducedMotion' | 'forcedColors' | 'deviceScaleFactor'
>;

/** What the panel has asked of VS Code so far; that it is ready, and which codes were looked at, is no question. */
export async function sent(page: Page): Promise<FromPanel[]> {
  const messages = await page.evaluate(
    () => (globalThis as unknown as { plainPage: { sent: FromPanel[] } }).plainPage.sent,
  );
  return messages.filter(({ type }) => type !== 'ready' && type !== 'viewed');
}

/** Sends the panel a message, as the extension does. */
export async function post(page: Page, message: ToPanel): Promise<void> {
  await page.evaluate((value) => window.postMessage(value, '*'), message);
}

/** A row of the list: a code, or the heading of the group that follows. */
export interface SeenRow {
  readonly key: string;
  readonly heading: string;
}

/** All rows of the list, top to bottom, as a reader sees them who scrolls through it; the list stays where it was. */
export function rowsOf(page: Page): Promise<SeenRow[]> {
  return page.locator('.results').evaluate(async (list) => {
    const before = list.scrollTop;
    const seen = new Map<number, SeenRow>();
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const size = () => Number(list.querySelector('[role="option"]')?.getAttribute('aria-setsize') ?? 0);
    for (list.scrollTop = 0; ; list.scrollTop += list.clientHeight) {
      await frame();
      for (const row of list.querySelectorAll<HTMLElement>('[role="option"]')) {
        const heading = row.closest('.group')?.getAttribute('aria-label') ?? '';
        seen.set(Number(row.getAttribute('aria-posinset')), { key: row.dataset.key ?? '', heading });
      }
      if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) break;
    }
    list.scrollTop = before;
    await frame();
    const rows = [...seen].sort(([a], [b]) => a - b).map(([, row]) => row);
    if (rows.length !== size()) throw new Error(`${rows.length} of ${size()} rows were seen`);
    return rows;
  });
}

/** Keys of the rows, top to bottom; the codes on top that were looked at lately are left out. */
export async function listed(page: Page): Promise<string[]> {
  const rows = await rowsOf(page);
  return rows.filter(({ heading }) => heading !== 'Recently viewed').map(({ key }) => key);
}

/** Takes the grouping away, or brings it back. */
export async function toggleGroups(page: Page): Promise<void> {
  await page.locator('.group-toggle').click();
}

/** Chooses a value of a filter, or gives it up, with the mouse, as a reader does. */
export async function chooseFilter(page: Page, filter: string, value: string): Promise<void> {
  const button = page.locator(`#filter-${filter}`);
  await button.click();
  await page.locator(`.choice[data-value="${value}"]`).click();
  await button.click();
}

/** Chooses an order of the list. */
export async function chooseSort(page: Page, label: string): Promise<void> {
  await page.locator('.sort').click();
  await page.locator('.sort li.option').getByText(label, { exact: true }).click();
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

/** Serves the panel on the loopback interface and runs a browser during the tests of a file. */
export function usePlainPages(data: CatalogData = readCatalogData()): PlainPages {
  let server: PlainPageServer;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];
  beforeAll(async () => {
    [server, browser] = await Promise.all([servePlainPage(data, { minify: true }), launchBrowser()]);
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    entries: readCatalog(data).entries,
    problems,
    scriptBytes: () => server.scriptBytes,
    async open(path = 'index.html', { width = 1100, height = 760, ...more } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, ...more });
      contexts.push(context);
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(`${server.origin}/${path}`);
      // The panel draws when the catalog has come; the search box is the last part to settle.
      await page.locator('#search input').waitFor();
      return page;
    },
  };
}
