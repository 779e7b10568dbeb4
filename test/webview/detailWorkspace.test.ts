import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { FoundFile, KeptScan, ScanEnd } from '../../shared/src/scanMessages.ts';
import { post, sent, usePlainPages } from './plainPage.ts';

const pages = usePlainPages();

const open = (path = 'index.html?code=131056') => pages.open(path);

function match(line: number, preview: string): FoundFile['matches'][number] {
  const start = preview.indexOf('131056');
  const range = { start: { line, character: start }, end: { line, character: start + 6 } };
  return { key: '131056', range, preview, previewRange: { start, end: start + 6 } };
}

const FILES: FoundFile[] = [
  {
    uri: 'file:///w/src/a.ts',
    path: 'src/a.ts',
    matches: [match(4, '    case 131056:'), match(9, 'if (code === 131056)')],
  },
  { uri: 'file:///w/app.log', path: 'app.log', matches: [match(0, 'failed (#131056)')] },
];

async function start(page: Page, files = FILES): Promise<void> {
  await page.locator('[data-action="scan"]').click();
  if (files.length > 0) await post(page, { type: 'scanResults', scan: 1, files });
}

async function end(page: Page, ended: Partial<ScanEnd> = {}): Promise<string> {
  await post(page, { type: 'scanEnded', scan: 1, end: 'done', files: 12, matches: 3, ...ended });
  await page.locator('[data-action="scan"]').waitFor();
  return page.locator('.scan-outcome').innerText();
}

const focusedText = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim());

describe('Where is it in my workspace', () => {
  it('asks the extension, shows how far it is, and lists what comes by file', async () => {
    const page = await open();
    await start(page);
    expect(await sent(page)).toContainEqual({ type: 'scan', scan: 1, key: '131056' });
    await post(page, { type: 'scanProgress', scan: 1, percentage: 40, message: '480 of 1,200 files' });
    await page.getByText('480 of 1,200 files').waitFor();
    expect(await page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value)).toBe(40);
    expect(await page.locator('.found-file').allTextContents()).toHaveLength(2);
    expect(await page.locator('.found-match').first().locator('.found-text').textContent()).toBe('case 131056:');
    expect(await page.locator('.found mark').allTextContents()).toEqual(['131056', '131056', '131056']);
    expect(await end(page)).toBe('3 matches in 2 files.');
    expect(await page.locator('progress').count()).toBe(0);
  });

  it('opens a place by click and by Enter', async () => {
    const page = await open();
    await start(page);
    await page.locator('.found-match').nth(2).click();
    await page.locator('.found-match').nth(0).press('Enter');
    const openings = (await sent(page)).filter(({ type }) => type === 'openMatch');
    expect(openings).toEqual([
      { type: 'openMatch', uri: 'file:///w/app.log', range: FILES[1]?.matches[0]?.range },
      { type: 'openMatch', uri: 'file:///w/src/a.ts', range: FILES[0]?.matches[0]?.range },
    ]);
  });

  it('is a tree by keyboard: up, down, in, out, fold', async () => {
    const page = await open();
    await start(page);
    await page.locator('.found-file').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await focusedText(page)).toContain('case 131056:');
    await page.keyboard.press('ArrowLeft');
    expect(await focusedText(page)).toContain('a.ts');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('.found-match').count()).toBe(1);
    expect(await page.locator('.found-file').first().getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('End');
    expect(await focusedText(page)).toContain('failed (#131056)');
    await page.keyboard.press('Home');
    expect(await focusedText(page)).toContain('a.ts');
    expect(await page.locator('.found [tabindex="0"]').count()).toBe(1);
  });

  it('can be stopped', async () => {
    const page = await open();
    await start(page, []);
    await page.locator('[data-action="cancel-scan"]').click();
    expect(await sent(page)).toContainEqual({ type: 'cancelScan' });
    expect(await end(page, { end: 'stopped', matches: 0 })).toBe(
      'The search was canceled. No matches for 131056 so far.',
    );
  });

  it.each<[string, Partial<ScanEnd>, string]>([
    ['nothing', { matches: 0, files: 30 }, 'No matches for 131056 in 30 files.'],
    ['no folder', { end: 'noFolder', matches: 0 }, 'No folder is open. Open one to search it.'],
    ['a failure', { end: 'failed', matches: 0, reason: 'No server.' }, 'The search failed: No server.'],
    ['a limit', { end: 'incomplete', matches: 0 }, 'Not everything was searched'],
  ])('says that there was %s', async (_name, ended, words) => {
    const page = await open();
    await start(page, []);
    expect(await end(page, ended)).toContain(words);
  });

  it('says when more was found than is listed', async () => {
    const page = await open();
    await start(page);
    expect(await end(page, { matches: 4000 })).toBe('4000 matches; the first 3 are listed.');
  });

  it('keeps to the code it was started for, and takes no news of an older scan', async () => {
    const page = await open();
    await start(page);
    await end(page);
    await post(page, { type: 'show', target: { key: '131026' } });
    await page.getByRole('heading', { name: '131026' }).waitFor();
    expect(await page.locator('.found').count()).toBe(0);
    await page.locator('[data-action="scan"]').click();
    await post(page, { type: 'scanResults', scan: 1, files: FILES });
    await post(page, { type: 'scanEnded', scan: 2, end: 'done', files: 12, matches: 0 });
    await page.getByText('No matches for 131026').waitFor();
    expect(await page.locator('.found').count()).toBe(0);
  });

  it('goes on with the scan a page before it had', async () => {
    const kept: KeptScan = { scan: 7, key: '131056', files: FILES };
    const page = await open(`index.html?code=131056&scan=${encodeURIComponent(JSON.stringify(kept))}`);
    await page.locator('.found').waitFor();
    await page.locator('[data-action="cancel-scan"]').click();
    await post(page, { type: 'scanEnded', scan: 7, end: 'stopped', files: 3, matches: 3 });
    await page.locator('[data-action="scan"]').click();
    expect(await sent(page)).toEqual([{ type: 'cancelScan' }, { type: 'scan', scan: 8, key: '131056' }]);
  });

  it('starts by itself where a target asks for it', async () => {
    const page = await open('index.html?code=131056&section=workspace');
    await page.locator('[data-action="cancel-scan"]').waitFor();
    expect(await sent(page)).toContainEqual({ type: 'scan', scan: 1, key: '131056' });
    const top = await page.locator('#workspace').evaluate((part) => part.getBoundingClientRect().top);
    expect(top).toBeLessThan(700);
  });

  it('leaves a long list as it is when anything else is drawn', async () => {
    const page = await open();
    const many = Array.from({ length: 100 }, (_, n) => ({
      uri: `file:///w/${n}.log`,
      path: `logs/${n}.log`,
      matches: Array.from({ length: 10 }, (_line, line) => match(line, `line ${line} (#131056)`)),
    }));
    await start(page, many);
    await end(page, { matches: 1000 });
    expect(await page.locator('.found-match').count()).toBe(1000);
    const changes = await page.locator('.found').evaluate(async (list) => {
      let count = 0;
      const observer = new MutationObserver((records) => {
        count += records.length;
      });
      observer.observe(list, { subtree: true, childList: true, attributes: true, characterData: true });
      document.querySelector<HTMLElement>('[data-action="copy-code"]')?.click();
      await new Promise((done) => setTimeout(done, 50));
      return count;
    });
    expect(changes).toBe(0);
  });
});
