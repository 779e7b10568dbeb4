import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { FromPanel } from '../../shared/src/webviewMessages.ts';
import { chooseFilter, focused, listed, post, rowsOf, usePlainPages } from './plainPage.ts';

const pages = usePlainPages();

const show = (page: Page, key: string) => post(page, { type: 'show', target: { key } });
const atCode = (page: Page, code: string) => page.getByRole('heading', { name: code, level: 2 }).waitFor();

/** Keys the panel says were looked at, in order. */
const viewed = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as { plainPage: { sent: FromPanel[] } }).plainPage.sent.flatMap((message) =>
      message.type === 'viewed' ? [message.key] : [],
    ),
  );

describe('history', () => {
  it('leads back and forward by the buttons', async () => {
    const page = await pages.open('index.html?code=131056');
    const back = page.getByRole('button', { name: 'Go Back' });
    const forward = page.getByRole('button', { name: 'Go Forward' });
    expect(await back.isDisabled()).toBe(true);
    await show(page, '131047');
    await atCode(page, '131047');
    await show(page, '131026');
    await atCode(page, '131026');
    await back.click();
    await atCode(page, '131047');
    await back.click();
    await atCode(page, '131056');
    expect(await back.isDisabled()).toBe(true);
    await forward.click();
    await atCode(page, '131047');
    await show(page, '132001');
    await atCode(page, '132001');
    expect(await forward.isDisabled()).toBe(true);
  });

  it('leads back by keyboard and by the buttons of the mouse, with the focus where it was', async () => {
    const page = await pages.open('index.html?code=131056');
    await show(page, '131047');
    await atCode(page, '131047');
    await page.keyboard.press('Alt+ArrowLeft');
    await atCode(page, '131056');
    expect(await focused(page)).toBe('detail-heading');
    await page.keyboard.press('Alt+ArrowRight');
    await atCode(page, '131047');
    const mouse = (button: number) =>
      page.locator('.detail-pane').evaluate((pane, number) => {
        pane.dispatchEvent(new MouseEvent('mouseup', { button: number, bubbles: true, cancelable: true }));
      }, button);
    await mouse(3);
    await atCode(page, '131056');
    await mouse(4);
    await atCode(page, '131047');
  });

  it('leaves the keys to VS Code where it ends', async () => {
    const page = await pages.open('index.html?code=131056');
    await page.evaluate(() => {
      window.addEventListener('keydown', ({ key }) => {
        if (key !== 'Alt') document.title = key;
      });
    });
    await page.keyboard.press('Alt+ArrowLeft');
    expect(await page.title()).toBe('ArrowLeft');
    await show(page, '131047');
    await atCode(page, '131047');
    await page.evaluate(() => {
      document.title = '';
    });
    await page.keyboard.press('Alt+ArrowLeft');
    await atCode(page, '131056');
    expect(await page.title()).toBe('');
  });

  it('brings back the search and the filters of then', async () => {
    const page = await pages.open();
    await page.keyboard.type('template');
    await chooseFilter(page, 'provider', 'meta');
    await page.locator('.result').nth(1).click();
    const key = await page.locator('.result[aria-selected="true"]').getAttribute('data-key');
    const keys = await listed(page);
    await show(page, '131056');
    await atCode(page, '131056');
    expect(await page.locator('#search input').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Go Back' }).click();
    await atCode(page, `${key}`);
    expect(await page.locator('#search input').inputValue()).toBe('template');
    expect(await listed(page)).toEqual(keys);
  });

  it('is still there after a reload', async () => {
    const page = await pages.open('index.html?code=131056');
    await show(page, '131047');
    await atCode(page, '131047');
    await page.goto(page.url().replace('?code=131056', ''));
    await atCode(page, '131047');
    await page.getByRole('button', { name: 'Go Back' }).click();
    await atCode(page, '131056');
  });
});

describe('codes looked at lately', () => {
  it('stand on top of the whole list, and in their places too', async () => {
    const page = await pages.open('index.html?recent=131056,131047,nobody');
    const rows = await rowsOf(page);
    expect(rows.slice(0, 2)).toEqual([
      { key: '131056', heading: 'Recently viewed' },
      { key: '131047', heading: 'Recently viewed' },
    ]);
    expect(rows.filter(({ key }) => key === '131056')).toHaveLength(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('131047');
    expect(await page.locator('.result[aria-selected="true"]').count()).toBe(1);
    await page.locator('#search').click();
    await page.keyboard.type('131');
    expect((await rowsOf(page)).map(({ heading }) => heading)).not.toContain('Recently viewed');
  });

  it('are told to VS Code: what was opened at once, what stayed open after a while, what was passed by never', async () => {
    const page = await pages.open();
    const keyOf = (n: number) => page.locator('.result').nth(n).getAttribute('data-key');
    const [first, second] = [await keyOf(0), await keyOf(1)];
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await viewed(page)).toEqual([]);
    await expect.poll(() => viewed(page), { timeout: 5000 }).toEqual([second]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await viewed(page)).toEqual([second, first]);
  });

  it('come from other parts of the extension too, and leave the list alone while one moves in it', async () => {
    const page = await pages.open('index.html?recent=131056');
    await post(page, { type: 'recent', keys: ['131047', '131056'] });
    await page.keyboard.press('ArrowDown');
    expect((await rowsOf(page))[0]?.key).toBe('131056');
    await page.keyboard.press('/');
    await page.keyboard.type('x');
    await page.keyboard.press('Escape');
    const recent = (await rowsOf(page)).filter(({ heading }) => heading === 'Recently viewed');
    expect(recent.map(({ key }) => key)).toEqual(expect.arrayContaining(['131047', '131056']));
  });
});
