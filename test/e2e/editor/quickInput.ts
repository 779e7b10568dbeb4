import type { Page } from 'playwright-core';
import { poll } from './poll.ts';

/** One entry of a quick pick, as shown. */
export interface QuickPickItem {
  /** First text of the entry. */
  label: string;
  /** Text behind the label, empty when there is none. */
  description: string;
  /** Second line, empty when there is none. */
  detail: string;
}

const widget = '.quick-input-widget';

/** The entries of the open quick pick that the screen shows, top down; empty when there is none. */
export async function readQuickPick(page: Page): Promise<QuickPickItem[]> {
  // A closed quick input keeps its last entries in the document.
  const rows = page.locator(`${widget}:visible .quick-input-list .monaco-list-row`);
  return rows.evaluateAll((elements) =>
    elements.map((row) => {
      const text = (selector: string) =>
        [...row.querySelectorAll(selector)]
          .map((part) => part.textContent ?? '')
          .join('')
          .replaceAll('\u00a0', ' ')
          .trim();
      return {
        label: text('.quick-input-list-row:first-child .monaco-icon-name-container'),
        description: text('.quick-input-list-row:first-child .monaco-icon-description-container'),
        detail: text('.quick-input-list-label-meta'),
      };
    }),
  );
}

/** Replaces the text in the open quick input. */
export async function quickInputText(page: Page, text: string): Promise<void> {
  const input = page.locator(`${widget} .quick-input-box input`);
  await input.waitFor();
  await input.fill(text);
}

/**
 * Types into the open quick input and takes the first entry on the screen that fits.
 *
 * @param text undefined leaves what is typed as it is
 * @param timeoutMs how long to wait for the entry, in milliseconds
 * @throws when there is no such entry in time; the message lists what was there
 */
export async function acceptQuickInput(
  page: Page,
  text: string | undefined,
  fits: (item: QuickPickItem) => boolean,
  timeoutMs = 30_000,
): Promise<void> {
  if (text !== undefined) {
    await quickInputText(page, text);
  }
  let seen = '';
  await poll(
    `an entry that fits${text === undefined ? '' : ` "${text}"`} in the quick input`,
    async () => {
      // Entries come in steps: a row is taken only after two looks that saw the same, and only if it is still there.
      const previous = seen;
      const items = await readQuickPick(page);
      seen = JSON.stringify(items);
      const index = items.findIndex(fits);
      return index >= 0 && seen === previous && (await clickRow(page, index)) ? true : undefined;
    },
    timeoutMs,
    () => seen,
  );
}

/** Clicks a row; false when the list changed before it could be. */
async function clickRow(page: Page, index: number): Promise<boolean> {
  const before = await snapshot(page);
  const row = await page.$$(`${widget}:visible .quick-input-list .monaco-list-row`).then((rows) => rows[index]);
  const clicked = await row?.click({ timeout: 1_000 }).then(
    () => true,
    () => false,
  );
  if (!clicked) {
    return false;
  }
  // The command may close the quick input, show another one in its place, or load the whole page again.
  await poll(
    'the quick input to take an entry',
    async () => ((await snapshot(page).catch(() => 'gone')) === before ? undefined : true),
    10_000,
  );
  return true;
}

async function snapshot(page: Page): Promise<string> {
  if (!(await page.locator(widget).isVisible())) {
    return 'hidden';
  }
  const value = await page.locator(`${widget} .quick-input-box input`).inputValue();
  return JSON.stringify([value, await readQuickPick(page)]);
}
