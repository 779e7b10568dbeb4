import { describe, expect, it } from 'vitest';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import { areaName } from '../../shared/src/render/areaName.ts';
import {
  catalogWithMadeUpEntry,
  chooseFilter,
  chooseSort,
  focused,
  listed,
  post,
  rowsOf,
  toggleGroups,
  usePlainPages,
} from './plainPage.ts';

const pages = usePlainPages(catalogWithMadeUpEntry());

const keysWhere = (test: (entry: Entry) => boolean) => pages.entries.filter(test).map(entryKey).sort();

describe('at the start', () => {
  it('lists the whole catalog by area, opens nothing and waits in the search box', async () => {
    const page = await pages.open();
    const rows = await rowsOf(page);
    expect(rows.map(({ key }) => key).sort()).toEqual(keysWhere(() => true));
    const headings = [...new Set(rows.map(({ heading }) => heading))];
    expect(headings).toEqual(headings.toSorted((a, b) => a.localeCompare(b)));
    expect(headings).toContain('Throttling');
    for (const { key, heading } of rows) {
      const entry = pages.entries.find((one) => entryKey(one) === key);
      expect(areaName(entry?.category ?? '')).toBe(heading);
    }
    expect(await page.locator('.count').textContent()).toBe(`${pages.entries.length} codes`);
    expect(await page.locator('.welcome').isVisible()).toBe(true);
    expect(await focused(page)).toBe('search');
  });

  it('lists it by code without the groups', async () => {
    const page = await pages.open();
    await toggleGroups(page);
    const keys = await listed(page);
    expect([...keys].sort()).toEqual(keysWhere(() => true));
    const numbers = keys.filter((key) => /^\d+(:|$)/.test(key)).map(Number.parseFloat);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    // Meta's codes, then its names, then the other providers.
    const kinds = keys.map((key) => (/^\d+(:|$)/.test(key) ? 0 : key.includes(':') ? 2 : 1));
    expect(kinds).toEqual(kinds.toSorted());
  });

  it('draws only the rows in view', async () => {
    const page = await pages.open();
    expect(await page.locator('.result').count()).toBeLessThan(60);
    await page.locator('.results').evaluate((list) => {
      list.scrollTop = list.scrollHeight / 2;
    });
    await expect.poll(() => page.locator('.result').nth(1).getAttribute('aria-posinset')).not.toBe('2');
    expect(await page.locator('.result').count()).toBeLessThan(60);
  });

  it('runs on the page VS Code gets', async () => {
    const page = await pages.open('panel.html?code=131047');
    expect(await page.locator('h2').textContent()).toContain('131047');
  });

  it('reports a breach of the policy, so that these tests can fail on one', async () => {
    const page = await pages.open('panel.html');
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('script'), { text: '1' })));
    await expect.poll(() => pages.problems.length).toBe(2);
    pages.problems.length = 0;
  });
});

describe('search', () => {
  it('opens the best hit while one types', async () => {
    const page = await pages.open();
    await page.keyboard.type('131056');
    expect((await listed(page))[0]).toBe('131056');
    expect(await page.locator('h2').textContent()).toContain('131056');
    expect(await page.locator('.result mark').first().textContent()).toBe('131056');
    expect(await focused(page)).toBe('search');
  });

  it('says how many it found where a screen reader hears it', async () => {
    const page = await pages.open();
    await page.keyboard.type('template');
    const found = (await listed(page)).length;
    const status = page.locator('.count[role="status"]');
    expect(await status.textContent()).toBe(`${found} of ${pages.entries.length} codes`);
  });

  it('that finds nothing says what to do, and gets back', async () => {
    const page = await pages.open();
    await page.keyboard.type('zzqqxxyy');
    expect(await page.locator('.count').textContent()).toBe('No codes found');
    expect(await page.locator('.empty').innerText()).toContain('Check the digits');
    await page.locator('.empty vscode-button').click();
    expect(await listed(page)).toHaveLength(pages.entries.length);
    expect(await focused(page)).toBe('search');
  });
});

describe('keyboard', () => {
  it('goes from the search through the list into the detail and back', async () => {
    const page = await pages.open();
    await page.keyboard.type('group');
    const keys = await listed(page);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(keys[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(keys[1]);
    expect(await page.locator('h2').textContent()).toContain(keys[1]);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('detail-heading');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('search');
    await page.keyboard.press('Escape');
    expect(await listed(page)).toHaveLength(pages.entries.length);
  });

  it('moves by page and to the ends, and up from the first row to the search', async () => {
    const page = await pages.open();
    const keys = await listed(page);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(keys[0]);
    await page.keyboard.press('PageDown');
    expect(await focused(page)).toBe(keys[10]);
    await page.keyboard.press('End');
    expect(await focused(page)).toBe(keys.at(-1));
    await page.keyboard.press('PageUp');
    expect(await focused(page)).toBe(keys.at(-11));
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe(keys[0]);
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('search');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe(keys.at(-1));
  });

  it('keeps the focus in the list however fast the keys come', async () => {
    const page = await pages.open();
    const lost = await page.evaluate(async () => {
      const press = (key: string) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      document.querySelector<HTMLElement>('.result')?.focus();
      const places: string[] = [];
      for (const keys of ['End PageUp', 'Home PageDown', 'End ArrowUp', 'PageUp PageUp', 'Home', 'End PageUp PageUp']) {
        for (const key of keys.split(' ')) press(key);
        for (let n = 0; n < 10; n++) await frame();
        if (document.activeElement?.getAttribute('role') !== 'option') places.push(keys);
      }
      return places;
    });
    expect(lost).toEqual([]);
  });

  it('has one tab stop in the list, on the open code', async () => {
    const page = await pages.open('index.html?code=131047');
    const stops = page.locator('.result[tabindex="0"]');
    expect(await stops.count()).toBe(1);
    expect(await stops.getAttribute('data-key')).toBe('131047');
    expect(await stops.getAttribute('aria-selected')).toBe('true');
  });

  it('leads back to the search by slash and by typing, and Enter there opens the best hit', async () => {
    const page = await pages.open('index.html?code=131047');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('search');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('131047');
    await page.keyboard.type('131026');
    expect(await focused(page)).toBe('search');
    expect((await listed(page))[0]).toBe('131026');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('detail-heading');
    expect(await page.locator('h2').textContent()).toContain('131026');
  });
});

describe('a target', () => {
  it('at the start opens the code and brings its fixes into view, marked for a moment', async () => {
    const page = await pages.open('index.html?code=131056&section=fixes', { width: 1000, height: 400 });
    expect(await focused(page)).toBe('detail-heading');
    const fixes = page.locator('#fixes');
    expect(await fixes.getAttribute('class')).toContain('marked');
    const place = await fixes.evaluate((element) => element.getBoundingClientRect().top);
    expect(place).toBeLessThan(200);
    await expect.poll(() => fixes.getAttribute('class'), { timeout: 5000 }).not.toContain('marked');
  });

  it('later opens the code, also one that search and filters hide', async () => {
    const page = await pages.open('index.html?query=template');
    await chooseFilter(page, 'retry', 'after-fix');
    await post(page, { type: 'show', target: { key: '(#131047)' } });
    await page.getByRole('heading', { name: '131047' }).waitFor();
    const row = page.locator('[data-key="131047"]');
    const inView = await row.evaluate((element) => {
      const list = element.closest('.results')?.getBoundingClientRect();
      const { top, bottom } = element.getBoundingClientRect();
      return list !== undefined && top >= list.top && bottom <= list.bottom + 1;
    });
    expect(inView).toBe(true);
    expect(await listed(page)).toHaveLength(pages.entries.length);
  });

  it('with a search shows its hits', async () => {
    const page = await pages.open();
    await post(page, { type: 'show', target: { query: 'undeliverable' } });
    await page.getByRole('heading', { name: '131026' }).waitFor();
    expect(await focused(page)).toBe('search');
  });

  it('that nobody knows becomes the search', async () => {
    const page = await pages.open();
    await post(page, { type: 'show', target: { key: '424242424' } });
    await page.getByText('No code matches “424242424”.').waitFor();
  });
});

describe('after a reload', () => {
  it('search, filters and the open code are as before', async () => {
    const page = await pages.open();
    await page.keyboard.type('group');
    await chooseFilter(page, 'retry', 'after-fix');
    await chooseFilter(page, 'provider', 'meta');
    await chooseSort(page, 'Title');
    const keys = await listed(page);
    const [, second] = keys;
    await page.locator(`[data-key="${second}"]`).click();
    await page.reload();
    await page.getByRole('heading', { name: `${second}` }).waitFor();
    expect(await listed(page)).toEqual(keys);
    expect(await page.locator('#search input').inputValue()).toBe('group');
    expect(await page.locator('.chosen-value .chosen-label').allInnerTexts()).toEqual(['Retry after a fix', 'Meta']);
  });

  it('a state nobody can read is forgotten', async () => {
    const page = await pages.open();
    await page.evaluate(() => sessionStorage.setItem('panel-state', '{"version":99,"query":7}'));
    await page.reload();
    await page.locator('.welcome').waitFor();
    expect(await listed(page)).toHaveLength(pages.entries.length);
  });
});
