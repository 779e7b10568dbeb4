import { describe, expect, it } from 'vitest';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import type { Surface } from '../../shared/src/catalog/types.ts';
import { cardOf } from '../../shared/src/render/card.ts';
import { customerText } from '../../shared/src/render/customerText.ts';
import { entryJson } from '../../shared/src/render/entryJson.ts';
import { cardMarkdown } from '../../shared/src/render/markdown.ts';
import { supportText } from '../../shared/src/render/supportText.ts';
import { samplePayload } from '../../shared/src/samples/samplePayload.ts';
import { catalogWithMadeUpEntry, post, sent, usePlainPages } from './plainPage.ts';

const pages = usePlainPages(catalogWithMadeUpEntry());

describe('the detail', () => {
  it('shows everything an entry says', async () => {
    const page = await pages.open();
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
    const page = await pages.open('index.html?code=900042');
    expect(await page.locator('h2').innerText()).toMatch(/900000–900099\s+Made up for this test\s+unofficial title/);
    expect(await page.locator('#related').innerText()).toContain('987654321');
    expect(await page.locator('#related button').count()).toBe(0);
  });

  it.each([
    ['131056', ['Send', '1 s', '4 s', '16 s', '64 s', 'give up']],
    ['131049', ['Send', '24 h', 'give up']],
    ['132000', ['Send', 'Fix the cause', 'Send again']],
    ['131047', ['Send', 'Stop']],
  ])('draws the retry policy of %s, and says it in words', async (key, steps) => {
    const page = await pages.open(`index.html?code=${key}`);
    const words = await page.locator('.timeline li').allTextContents();
    expect(words).toHaveLength(steps.length);
    for (const [n, step] of steps.entries()) expect(words[n]).toContain(step);
    // The picture shows the same, and is silent.
    const drawing = page.locator('.timeline > svg');
    expect(await drawing.getAttribute('aria-hidden')).toBe('true');
    const drawn = (await drawing.locator('text').allTextContents()).join(' ').toLowerCase();
    for (const step of steps) expect(drawn).toContain(step.toLowerCase());
  });

  it('draws longer waits longer, in order, inside the picture', async () => {
    const page = await pages.open('index.html?code=131056');
    const places = await page.locator('.timeline .attempt circle').evaluateAll((circles) =>
      circles.map((circle) => {
        const { left, width } = circle.getBoundingClientRect();
        return left + width / 2;
      }),
    );
    expect(places).toHaveLength(5);
    const gaps = places.slice(1).map((place, n) => place - (places[n] ?? 0));
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    const box = await page.locator('.timeline').boundingBox();
    expect(places.at(-1)).toBeLessThan((box?.x ?? 0) + (box?.width ?? 0));
  });

  it('asks VS Code to copy, insert and open', async () => {
    const page = await pages.open('index.html?code=131056');
    const entry = pages.entries.find((one) => entryKey(one) === '131056');
    if (!entry) throw new Error('The catalog has no 131056.');
    const copies = ['markdown', 'json', 'link', 'page', 'customer', 'support'];
    await page.locator('[data-action="insert"]').click();
    await page.locator('[data-action="copy-code"]').click();
    for (const name of copies) {
      await page.locator('[data-action="copy-more"]').click();
      await page.locator(`[data-action="copy-${name}"]`).click();
      expect(await page.locator('[role="menu"]').count()).toBe(0);
    }
    await page.getByText('Copied to the clipboard.').waitFor({ state: 'attached' });
    await page.locator('.copied').waitFor();
    await page.locator('#docs a').first().click();
    expect(await sent(page)).toEqual([
      { type: 'insert', code: '131056' },
      { type: 'copy', text: '131056' },
      { type: 'copy', text: cardMarkdown(cardOf(entry)) },
      { type: 'copy', text: `${JSON.stringify(entryJson(entry), null, 2)}\n` },
      { type: 'copy', text: 'vscode://whatsapp-error-codes.whatsapp-error-codes/code/131056' },
      { type: 'copy', text: entry.docs[0] },
      { type: 'copy', text: customerText(entry) },
      { type: 'copy', text: supportText(entry) },
      { type: 'open', url: entry.docs[0] },
    ]);
    expect(page.url()).toContain('index.html');
  });

  it('has a menu of copies with the keys of a menu', async () => {
    const page = await pages.open('index.html?code=131056');
    const item = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.action);
    await page.locator('[data-action="copy-more"]').focus();
    await page.keyboard.press('ArrowDown');
    expect(await item()).toBe('copy-markdown');
    await page.keyboard.press('ArrowUp');
    expect(await item()).toBe('copy-support');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await item()).toBe('copy-json');
    await page.keyboard.press('Escape');
    expect(await page.locator('[role="menu"]').count()).toBe(0);
    expect(await item()).toBe('copy-more');
    await page.keyboard.press('Enter');
    expect(await item()).toBe('copy-markdown');
    await page.keyboard.press('Tab');
    expect(await page.locator('[role="menu"]').count()).toBe(0);
  });

  it('gives words for a customer, where a customer notices the code at all', async () => {
    const page = await pages.open('index.html?code=131026');
    await page.locator('#customer button').click();
    const [message] = await sent(page);
    expect(message).toEqual({ type: 'copy', text: await page.locator('#customer p').innerText() });
    await post(page, { type: 'show', target: { key: '100:2388019' } });
    await page.getByRole('heading', { name: '2388019' }).waitFor();
    expect(await page.locator('#customer').count()).toBe(0);
  });

  it('shows a sample as it arrives, to copy and to insert', async () => {
    const page = await pages.open('index.html?code=131056');
    const entry = pages.entries.find((one) => entryKey(one) === '131056');
    if (!entry) throw new Error('The catalog has no 131056.');
    const textOf = (surface: Surface) => JSON.stringify(samplePayload(entry, surface), null, 2);
    const shown = page.locator('.json');
    expect(await shown.textContent()).toBe(textOf('response'));
    expect(await page.locator('.json-code').allTextContents()).toEqual(['131056']);
    await page.getByRole('tab', { name: 'Response' }).press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Webhook');
    expect(await shown.textContent()).toBe(textOf('webhook'));
    await page.locator('[data-action="copy-sample"]').click();
    await page.locator('[data-action="insert-sample"]').click();
    expect(await sent(page)).toEqual([
      { type: 'copy', text: textOf('webhook') },
      { type: 'insert', code: textOf('webhook') },
    ]);
  });

  it('leads to related codes, also ones the search hides', async () => {
    const page = await pages.open();
    await page.keyboard.type('131056');
    const related = page.locator('#related .related').first();
    const code = await related.locator('.code').innerText();
    await related.click();
    await page.getByRole('heading', { name: code }).waitFor();
    expect(await page.locator('.result[aria-selected="true"]').getAttribute('data-key')).toBe(code);
  });

  it('says why codes belong together, and folds long lists', async () => {
    const page = await pages.open('index.html?code=131047');
    expect(await page.locator('#seen-as').textContent()).toContain('Twilio 63016');
    await post(page, { type: 'show', target: { key: '190' } });
    const others = page.locator('#subcodes');
    await others.waitFor();
    expect(await others.locator('h3').textContent()).toBe('Other cases of 190');
    const known = pages.entries.filter(({ provider, code, subcode }) => provider === 'meta' && code === 190 && subcode);
    expect(await others.locator('.related').count()).toBeGreaterThan(5);
    expect(await others.locator('.related').count()).toBeLessThanOrEqual(known.length);
    expect(await others.locator('.related:visible').count()).toBe(5);
    for (const hint of await others.locator('.related-hint').allTextContents()) expect(hint.length).toBeGreaterThan(5);
    await others.locator('summary').click();
    expect(await others.locator('.related:visible').count()).toBe(await others.locator('.related').count());
  });
});
