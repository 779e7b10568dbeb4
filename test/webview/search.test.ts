import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chooseSort, focused, listed, rowsOf, toggleGroups, usePlainPages } from './plainPage.ts';

const pages = usePlainPages();

/** Pastes a text into what has the focus, as the clipboard gives it. */
const paste = (page: Page, text: string) =>
  page.locator('#search input').evaluate((input, value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
    if (input.dispatchEvent(event)) document.execCommand('insertText', false, value);
  }, text);

const PAYLOAD = JSON.stringify(
  {
    statuses: [
      {
        status: 'failed',
        errors: [
          {
            code: 132000,
            title: 'Template Param Count Mismatch',
            error_data: {
              details: 'body: number of localizable_params (2) does not match the expected number of params (1)',
            },
          },
          { code: 131026, title: 'Message undeliverable' },
        ],
      },
    ],
  },
  null,
  2,
);

describe('a pasted text', () => {
  it('shows the codes inside, with what it says about them', async () => {
    const page = await pages.open();
    await paste(page, PAYLOAD);
    expect(await listed(page)).toEqual(['132000', '131026']);
    expect(await page.locator('.count').textContent()).toBe('2 codes in the pasted text');
    expect(await page.locator('[data-key="132000"] .row-reading').innerText()).toContain('2');
    expect(await page.locator('h2').innerText()).toContain('132000');
  });

  it('replaces what was selected, and one line goes in as usual', async () => {
    const page = await pages.open();
    await page.keyboard.type('limit');
    await page.keyboard.press('Control+a');
    await paste(page, PAYLOAD);
    expect(await listed(page)).toEqual(['132000', '131026']);
    await page.keyboard.press('Control+a');
    await paste(page, 'error: {"code": 131056}');
    expect(await listed(page)).toEqual(['131056']);
    expect(await page.locator('.count').textContent()).toBe('1 code in the pasted text');
    expect(await page.locator('#search input').inputValue()).toBe('error: {"code": 131056}');
  });

  it('is kept over a reload', async () => {
    const page = await pages.open();
    await paste(page, PAYLOAD);
    await page.reload();
    await page.getByRole('heading', { name: '132000' }).waitFor();
    expect(await page.locator('.count').textContent()).toBe('2 codes in the pasted text');
  });
});

describe('words', () => {
  it('that neither code nor title shows are shown under them, marked', async () => {
    const page = await pages.open();
    await page.keyboard.type('24 hours');
    expect((await listed(page)).slice(0, 3)).toContain('131047');
    const reasons = page.locator('.row-reason mark');
    expect(await reasons.count()).toBeGreaterThan(0);
  });

  it('are cleared by the button in the box', async () => {
    const page = await pages.open();
    await page.keyboard.type('template');
    await page.getByRole('button', { name: 'Clear Search' }).click();
    expect(await page.locator('.count').textContent()).toBe(`${pages.entries.length} codes`);
    expect(await focused(page)).toBe('search');
  });
});

describe('order', () => {
  it('is by code, by title or by area', async () => {
    const page = await pages.open();
    await toggleGroups(page);
    const byCode = await listed(page);
    await chooseSort(page, 'Title');
    const byTitle = await listed(page);
    expect(byTitle).not.toEqual(byCode);
    expect([...byTitle].sort()).toEqual([...byCode].sort());
    await chooseSort(page, 'Area');
    const areas = (await listed(page)).map((key) => {
      const entry = pages.entries.find(
        (one) => `${one.code}` === key && one.provider === 'meta' && one.subcode === null,
      );
      return entry?.category;
    });
    const met = areas.filter((area) => area !== undefined);
    const changes = met.filter((area, n) => area !== met[n - 1]);
    expect(changes).toHaveLength(new Set(changes).size);
  });

  it('of a search is by relevance, and its groups come in that order', async () => {
    const page = await pages.open();
    await page.keyboard.type('template limit');
    const best = await listed(page);
    expect((await rowsOf(page)).every(({ heading }) => heading === '')).toBe(true);
    await toggleGroups(page);
    const rows = await rowsOf(page);
    expect(rows[0]?.key).toBe(best[0]);
    const headings = rows.map(({ heading }) => heading);
    expect(headings.filter((heading, n) => heading !== headings[n - 1])).toHaveLength(new Set(headings).size);
    // Looking through the catalog has its own choice.
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(await page.locator('.group-toggle').getAttribute('aria-pressed')).toBe('true');
  });

  it('keeps the heading of a group in view', async () => {
    const page = await pages.open('index.html?code=132001');
    const heading = page.locator('.group[aria-label="Templates"] .group-heading');
    const top = await heading.evaluate((element) => {
      const list = element.closest('.results')?.getBoundingClientRect();
      return element.getBoundingClientRect().top - (list?.top ?? 0);
    });
    expect(Math.round(top)).toBe(0);
  });
});
