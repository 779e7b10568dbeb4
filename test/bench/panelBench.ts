import type { Browser, Page } from 'playwright-core';
import { readCatalogData } from '../../scripts/catalog.ts';
import { type PlainPageServer, servePlainPage } from '../../scripts/plainPage.ts';
import type { CatalogData } from '../../shared/src/catalog/types.ts';
import { launchBrowser } from '../e2e/editor/browser.ts';
import { median, percentile, ratioLine } from './statistics.ts';

/** As many entries as the panel has to be fast with; the real catalog is filled up with copies under other codes. */
const ENTRIES = 1500;
const LOADS = 15;
const QUERIES = ['131056', 'template params mismatch', 'mensagem não entregue', 'rate limit', 'twilio 63016'];
const FILTERS = ['category', 'retry', 'owner', 'httpStatus', 'status', 'provider'];

/** The panel's page in a headless browser: time to the first drawing, and the work of a keystroke and of a filter. */
export async function benchPanel(): Promise<string[]> {
  const browser = await launchBrowser();
  const full = await servePlainPage(filledUp(readCatalogData()), { minify: true });
  const empty = await servePlainPage({ version: 1, sources: {}, entries: [] }, { minify: true });
  try {
    const shown = { full: [] as number[], empty: [] as number[] };
    for (let load = 0; load < LOADS; load++) {
      shown.full.push(await timeToShow(browser, full));
      shown.empty.push(await timeToShow(browser, empty));
    }
    const ours = await timeUse(browser, full);
    const none = await timeUse(browser, empty);
    const worst = (values: readonly number[]) => `95 % below ${percentile(values, 0.95).toFixed(1)} ms (limit 16)`;
    return [
      ratioLine(
        `First drawing of ${ENTRIES} entries (limit 200 ms), median of ${LOADS} loads, against an empty catalog`,
        median(shown.full),
        median(shown.empty),
      ),
      `${ratioLine('A keystroke, layout included, against an empty catalog', median(ours.keystrokes), median(none.keystrokes))}, ${worst(ours.keystrokes)}`,
      `Reading the index, once the list is shown: ${ours.index.toFixed(1)} ms`,
      `A filter: ${median(ours.filters).toFixed(2)} ms, ${worst(ours.filters)}`,
    ];
  } finally {
    await browser.close();
    await Promise.all([full.close(), empty.close()]);
  }
}

function filledUp(data: CatalogData): CatalogData {
  const copies = data.entries.map((entry, n) => ({ ...entry, provider: 'meta', code: 5_000_000 + n, subcode: null }));
  const twice = copies.map((entry) => ({ ...entry, code: entry.code + 10_000 }));
  return { ...data, entries: [...data.entries, ...copies, ...twice].slice(0, ENTRIES) };
}

/** From the empty page to the list, the script's start included. */
async function timeToShow(browser: Browser, { origin }: PlainPageServer): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
  const work = await workOf(page);
  const before = await work();
  await page.goto(`${origin}/index.html`);
  await page.waitForFunction(() => performance.getEntriesByName('catalog-shown').length > 0);
  const after = await work();
  await page.close();
  return after - before;
}

/** The work of each keystroke and of each filter, layout included. */
async function timeUse(browser: Browser, { origin }: PlainPageServer) {
  const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
  await page.goto(`${origin}/index.html`);
  await page.waitForFunction(() => performance.getEntriesByName('search-ready').length > 0);
  const index = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return at('search-ready') - at('catalog-shown');
  });
  const work = await workOf(page);
  const timed = async (action: () => Promise<void>): Promise<number> => {
    const before = await work();
    await action();
    return (await work()) - before;
  };
  const keystrokes: number[] = [];
  for (const query of QUERIES) {
    for (let length = 1; length <= query.length; length++) {
      keystrokes.push(await timed(() => setQuery(page, query.slice(0, length))));
    }
  }
  await setQuery(page, '');
  const filters: number[] = [];
  for (const filter of FILTERS) {
    await page.locator(`#filter-${filter}`).click();
    const values = await page.locator('.choice').count();
    for (let n = 0; n < values; n++) filters.push(await timed(() => clickChoice(page, n)));
    await page.locator(`#filter-${filter}`).click();
    if (values > 0) await page.locator('.clear-filters').click();
  }
  await page.close();
  return { index, keystrokes, filters };
}

const WORK = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];

/**
 * Milliseconds the page's main thread has worked so far, on scripts, styles and layout. What other programs take of the
 * processor does not count, nor does what this measurement takes.
 */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.reduce((sum, { name, value }) => sum + (WORK.includes(name) ? value * 1000 : 0), 0);
  };
}

function setQuery(page: Page, query: string): Promise<void> {
  return page.locator('#search').evaluate(async (box, text) => {
    const field = box as unknown as { value: string; updateComplete: Promise<unknown> };
    field.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await field.updateComplete;
    document.body.getBoundingClientRect();
  }, query);
}

function clickChoice(page: Page, n: number): Promise<void> {
  return page
    .locator('.choice')
    .nth(n)
    .evaluate((choice) => {
      (choice as HTMLElement).click();
      document.body.getBoundingClientRect();
    });
}
