import { describe, expect, it } from 'vitest';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import type { Entry } from '../../shared/src/catalog/types.ts';
import { chooseFilter, focused, listed, usePlainPages } from './plainPage.ts';

const pages = usePlainPages();

const keysWhere = (test: (entry: Entry) => boolean) => pages.entries.filter(test).map(entryKey).sort();

describe('filters', () => {
  it('let through any of the values of one, and what passes all of them', async () => {
    const page = await pages.open();
    await chooseFilter(page, 'retry', 'never');
    const never = keysWhere(({ retry }) => retry.when === 'never');
    expect((await listed(page)).sort()).toEqual(never);
    expect(await page.locator('.count').textContent()).toBe(`${never.length} of ${pages.entries.length} codes`);

    await chooseFilter(page, 'retry', 'backoff');
    const either = keysWhere(({ retry }) => retry.when === 'never' || retry.when === 'backoff');
    expect((await listed(page)).sort()).toEqual(either);

    await chooseFilter(page, 'category', 'groups');
    const groups = keysWhere(
      ({ retry, category }) => (retry.when === 'never' || retry.when === 'backoff') && category === 'groups',
    );
    expect(groups.length).toBeGreaterThan(1);
    expect((await listed(page)).sort()).toEqual(groups);

    await page.locator('#search').click();
    await page.keyboard.type(`${groups[0]}`);
    expect((await listed(page))[0]).toBe(groups[0]);
    expect((await listed(page)).every((key) => groups.includes(key))).toBe(true);
  });

  it.each([
    ['owner', 'recipient', ({ owner }: Entry) => owner === 'recipient'],
    ['httpStatus', '400', ({ httpStatus }: Entry) => httpStatus === 400],
    ['httpStatus', 'none', ({ httpStatus }: Entry) => httpStatus === null],
    ['status', 'sunset', ({ status }: Entry) => status === 'sunset'],
    ['provider', 'twilio', ({ provider }: Entry) => provider === 'twilio'],
  ])('%s %s', async (filter, value, test) => {
    const page = await pages.open();
    await chooseFilter(page, filter, value);
    expect((await listed(page)).sort()).toEqual(keysWhere(test));
  });

  it('say what each value would show, the search and the other filters as they are', async () => {
    const page = await pages.open();
    await chooseFilter(page, 'provider', 'meta');
    await page.locator('#filter-retry').click();
    const count = (value: string) => page.locator(`.choice[data-value="${value}"] .pill-count`).innerText();
    const meta = (when: string) => keysWhere((entry) => entry.provider === 'meta' && entry.retry.when === when).length;
    for (const when of ['backoff', 'after-fix', 'never']) expect(await count(when)).toBe(`${meta(when)}`);

    // The values of a filter do not narrow each other.
    await page.locator('.choice[data-value="never"]').click();
    expect(await count('backoff')).toBe(`${meta('backoff')}`);

    await page.locator('#search').click();
    await page.keyboard.type('131056');
    const found = (await page.locator('.choice .pill-count').allInnerTexts()).map(Number);
    expect(found.every((n) => n < meta('never'))).toBe(true);
    expect(await page.locator('.choice[data-value="never"]').getAttribute('aria-pressed')).toBe('true');
  });

  it('that are on can be taken away one by one, or all at once', async () => {
    const page = await pages.open();
    await chooseFilter(page, 'retry', 'never');
    await chooseFilter(page, 'owner', 'you');
    expect(await page.locator('#filter-retry .count-badge').innerText()).toBe('1');
    await page.getByRole('button', { name: 'Remove the filter Retry: Do not retry' }).click();
    expect((await listed(page)).sort()).toEqual(keysWhere(({ owner }) => owner === 'you'));
    expect(await focused(page)).not.toBe('body');
    await page.locator('.clear-filters').click();
    expect(await listed(page)).toHaveLength(pages.entries.length);
    expect(await focused(page)).toBe('search');
  });

  it('that hide everything say so', async () => {
    const page = await pages.open();
    await chooseFilter(page, 'retry', 'never');
    await page.locator('#search').click();
    await page.keyboard.type('zzqqxxyy');
    expect(await page.locator('.empty').innerText()).toContain('A filter may be hiding the code');
    await page.locator('.empty vscode-button').click();
    expect(await listed(page)).toHaveLength(pages.entries.length);
  });

  it('are used by keyboard alone', async () => {
    const page = await pages.open();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('filter-category');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('filter-retry');
    await page.keyboard.press('Enter');
    expect(await page.locator('#filter-retry').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    expect(await page.locator('.choice:focus').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('filter-retry');
    expect(await page.locator('.choices').count()).toBe(0);
    expect((await listed(page)).sort()).toEqual(keysWhere(({ retry }) => retry.when === 'never'));
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('search');
  });
});
