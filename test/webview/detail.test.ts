import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import { cardOf } from '../../shared/src/render/card.ts';
import { cardMarkdown } from '../../shared/src/render/markdown.ts';
import { catalogWithMadeUpEntry, type OpenPage, type PlainPages, post, sent, startPlainPages } from './plainPage.ts';

let pages: PlainPages;
let opened: OpenPage | undefined;

beforeAll(async () => {
  pages = await startPlainPages(catalogWithMadeUpEntry());
});
afterAll(() => pages?.close());

/** Whatever a test does, the page must not report an error or a breach of its policy. */
afterEach(async () => {
  await opened?.page.context().close();
  expect(opened?.problems).toEqual([]);
});

async function open(path = 'index.html') {
  opened = await pages.open(path);
  return opened.page;
}

describe('the detail', () => {
  it('shows everything an entry says', async () => {
    const page = await open();
    // Every kind of entry: a tenth of all, and whatever is out of the ordinary.
    const shown = pages.entries.filter(
      (entry, n) => n % 10 === 0 || entry.variants || entry.codeTo || entry.label === 'Made up for this test',
    );
    for (const entry of shown) {
      await post(page, { type: 'show', target: { key: entryKey(entry) } });
      const text = await page.locator('.entry').evaluate((element) => element.textContent?.replace(/\s+/g, ' '));
      const card = cardOf(entry);
      // A title that is the entry's own, but for letter case, says nothing new.
      const isNew = (title: string | null) => title && title.toLowerCase() !== entry.title?.toLowerCase();
      const variants = (entry.variants ?? []).flatMap(({ title, meaning }) => [
        isNew(title) ? (title ?? '') : '',
        meaning,
      ]);
      const said = [
        card.code,
        card.title,
        card.verdict.lead,
        card.verdict.rest,
        card.meaning,
        ...card.causes,
        ...card.fixes,
      ];
      const more = [...card.caveats, ...entry.aliases, ...variants, entry.retry.limit ?? ''];
      for (const part of [...said, ...more]) expect(text).toContain(part.replace(/\s+/g, ' '));
      for (const { date } of entry.sources) expect(text).toContain(date);
      const links = await page
        .locator('.entry a')
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
      for (const url of [...entry.docs, ...entry.sources.map((source) => source.url)]) expect(links).toContain(url);
    }
  });

  it('says when a title is ours, and names a range and a related code nobody knows', async () => {
    const page = await open('index.html?code=900042');
    expect(await page.locator('h2').innerText()).toMatch(/900000–900099\s+Made up for this test\s+unofficial title/);
    expect(await page.locator('#related').innerText()).toContain('987654321');
    expect(await page.locator('#related button').count()).toBe(0);
  });

  it('draws the waits of a policy', async () => {
    const page = await open('index.html?code=131056');
    expect(await page.locator('.delay').allInnerTexts()).toEqual(['Send', '1 s', '4 s', '16 s', '64 s']);
  });

  it('asks VS Code to copy, insert and open', async () => {
    const page = await open('index.html?code=131056');
    const entry = pages.entries.find((one) => entryKey(one) === '131056');
    if (!entry) throw new Error('The catalog has no 131056.');
    const card = cardOf(entry);
    for (const action of ['insert', 'copy-copy', 'copy-markdown', 'copy-link']) {
      await page.locator(`[data-action="${action}"]`).click();
    }
    await page.getByText('Copied to the clipboard.').waitFor({ state: 'attached' });
    await page.locator('#docs a').first().click();
    expect(await sent(page)).toEqual([
      { type: 'insert', code: '131056' },
      { type: 'copy', text: '131056' },
      { type: 'copy', text: cardMarkdown(card) },
      { type: 'copy', text: card.officialPage },
      { type: 'open', url: card.officialPage },
    ]);
    expect(page.url()).toContain('index.html');
  });

  it('leads to related codes, also ones the search hides', async () => {
    const page = await open();
    await page.keyboard.type('131056');
    const related = page.locator('.related').first();
    const code = await related.locator('.code').innerText();
    await related.click();
    await page.getByRole('heading', { name: code }).waitFor();
    expect(await page.locator('.result[aria-selected="true"]').getAttribute('data-key')).toBe(code);
  });
});
