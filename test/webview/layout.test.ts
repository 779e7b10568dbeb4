import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FoundFile } from '../../shared/src/scanMessages.ts';
import { post, usePlainPages } from './plainPage.ts';

const THEMES = ['dark', 'light', 'high-contrast', 'high-contrast-light'];

const FOUND: FoundFile = {
  uri: 'file:///w/src/sender.ts',
  path: 'src/sender.ts',
  matches: [
    {
      key: '131056',
      range: { start: { line: 4, character: 7 }, end: { line: 4, character: 13 } },
      preview: '  case 131056:',
      previewRange: { start: 7, end: 13 },
    },
  ],
};

const pages = usePlainPages();
let axeSource: string;

beforeAll(async () => {
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  expect(results.passes.length).toBeGreaterThan(10);
  return results.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`,
  );
}

const boxes = (page: Page) =>
  page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().toJSON() as DOMRect;
    return { list: box('.list-pane'), detail: box('.detail-pane'), width: document.documentElement.scrollWidth };
  });

describe.each(THEMES)('in the theme %s axe finds nothing', (theme) => {
  it.each([
    ['at the start', ''],
    ['with a code open and focused', '&code=131056'],
    ['with a search', '&query=template'],
    ['with nothing found', '&query=zzqqxxyy'],
    ['with codes looked at lately, in another language', '&recent=131056,131047&lang=pt-br'],
  ])('%s', async (_name, query) => {
    const page = await pages.open(`index.html?theme=${theme}${query}`);
    await page.waitForFunction(() => getComputedStyle(document.body).getPropertyValue('--vscode-foreground') !== '');
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('with the menu of copies open, and with places found in the workspace', async () => {
    const page = await pages.open(`index.html?theme=${theme}&code=131056`);
    await page.locator('[data-action="copy-more"]').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('[data-action="scan"]').click();
    await post(page, { type: 'scanProgress', scan: 1, percentage: 40, message: '4 of 10 files' });
    await post(page, { type: 'scanResults', scan: 1, files: [FOUND] });
    await page.locator('.found-match').first().focus();
    expect(await accessibilityProblems(page)).toEqual([]);
    await post(page, { type: 'scanEnded', scan: 1, end: 'incomplete', files: 10, matches: 1 });
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('with the focus in the list and a list of values open', async () => {
    const page = await pages.open(`index.html?theme=${theme}&query=group`);
    await page.keyboard.press('ArrowDown');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.locator('.sort').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('#filter-category').click();
    await page.locator('.choice').nth(1).click();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('axe finds nothing', () => {
  it.each([
    ['when narrow', { width: 360, height: 700 }],
    ['at a zoom of 200 %', { width: 550, height: 380, deviceScaleFactor: 2 }],
  ])('%s', async (_name, options) => {
    const page = await pages.open('index.html?theme=dark&query=limit', options);
    await page.locator('#filter-retry').click();
    await page.locator('.choice').first().click();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('high contrast', () => {
  it.each(['high-contrast', 'high-contrast-light'])('%s draws borders in the contrast colour', async (theme) => {
    const page = await pages.open(`index.html?theme=${theme}&code=131056`);
    const drawn = await page.evaluate(() => {
      const probe = document.createElement('i');
      document.body.append(probe);
      probe.style.color = 'var(--vscode-contrastBorder)';
      const border = getComputedStyle(probe).color;
      const sides: Array<[string, 'borderTopColor' | 'borderBottomColor' | 'borderRightColor']> = [
        ['.toolbar', 'borderBottomColor'],
        ['.list-pane', 'borderRightColor'],
        ['.verdict', 'borderTopColor'],
        ['blockquote', 'borderTopColor'],
      ];
      return sides.map(([selector, side]) => {
        const element = document.querySelector(selector);
        return element !== null && getComputedStyle(element)[side] === border;
      });
    });
    expect(drawn).toEqual([true, true, true, true]);
  });
});

describe('layout', () => {
  it('puts list and detail side by side, each with its own scrolling', async () => {
    const page = await pages.open('index.html?code=131056', { width: 1100, height: 700 });
    const { list, detail } = await boxes(page);
    expect(detail.left).toBeGreaterThanOrEqual(list.right);
    expect(detail.top).toBe(list.top);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(700);
  });

  it('stacks them when narrow, with nothing wider than the page', async () => {
    const page = await pages.open('index.html?code=131056', { width: 380, height: 800 });
    const { list, detail, width } = await boxes(page);
    expect(detail.top).toBeGreaterThanOrEqual(list.bottom);
    expect(detail.left).toBe(list.left);
    expect(width).toBe(380);
  });

  it('stays usable at a zoom of 200 %: the page scrolls, every part has room', async () => {
    const page = await pages.open('index.html?code=131056', { width: 550, height: 360 });
    const { list, detail, width } = await boxes(page);
    expect(width).toBe(550);
    expect(list.height).toBeGreaterThan(150);
    expect(detail.height).toBeGreaterThan(360);
  });

  it('keeps the open code in view when the window gets smaller', async () => {
    const page = await pages.open('index.html?code=132001', { width: 1100, height: 1600 });
    await page.setViewportSize({ width: 420, height: 700 });
    const inView = () =>
      page.locator('.result[aria-selected="true"]').evaluate((row) => {
        const list = row.closest('.results')?.getBoundingClientRect();
        return list !== undefined && row.getBoundingClientRect().bottom <= list.bottom + 1;
      });
    await expect.poll(inView).toBe(true);
  });
});

describe('another language', () => {
  it('is that of the interface, and the catalog says that it is English', async () => {
    const page = await pages.open('index.html?lang=pt-br&query=131056');
    expect(await page.locator('html').getAttribute('lang')).toBe('pt-br');
    expect(await page.locator('#filter-category').innerText()).toBe('Área');
    expect(await page.locator('.row-title').first().getAttribute('lang')).toBe('en');
  });
});

describe('nothing is open', () => {
  it('and the list has all the room of a narrow page', async () => {
    const page = await pages.open('index.html', { width: 380, height: 800 });
    const { list } = await boxes(page);
    expect(list.bottom).toBe(800);
    expect(await page.locator('.welcome').isVisible()).toBe(false);
  });
});

describe('the colours of the system', () => {
  it('leave every state to be seen by its shape', async () => {
    const page = await pages.open('index.html?code=131056', { forcedColors: 'active' });
    await page.locator('#filter-retry').click();
    await page.locator('.choice').first().click();
    expect(await page.locator('.choice[aria-pressed="true"] .icon').count()).toBe(2);
    const drawn = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
      const row = style('.result[aria-selected="true"]');
      return [row.outlineStyle, row.outlineColor === style('body').color, style('.pill').borderTopStyle];
    });
    expect(drawn).toEqual(['solid', true, 'solid']);
  });
});

describe('less motion', () => {
  it('marks a part without fading it out', async () => {
    const page = await pages.open('index.html?code=131056&section=fixes', { reducedMotion: 'reduce' });
    const timing = await page.locator('#fixes').evaluate((fixes) => getComputedStyle(fixes).animationTimingFunction);
    expect(timing).toBe('steps(1)');
  });
});

describe('size', () => {
  it('keeps the script small', () => {
    expect(pages.scriptBytes()).toBeLessThan(400_000);
  });
});
