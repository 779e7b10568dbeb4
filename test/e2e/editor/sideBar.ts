import type { Locator } from 'playwright-core';
import { poll } from './poll.ts';
import type { Workbench } from './workbench.ts';

/** One of our views in the side bar, and what a person does in it. */
export class SideBarView {
  readonly #workbench: Workbench;
  readonly #pane: Locator;

  /** `title` as the view is headed: `In This File`. */
  constructor(workbench: Workbench, title: string) {
    this.#workbench = workbench;
    this.#pane = workbench.page.locator('.sidebar .pane', {
      has: workbench.page.locator('.pane-header', { hasText: title }),
    });
  }

  /** The texts of the rows on the screen, top down, once there is one that fits. */
  async rows(fits: (text: string) => boolean): Promise<string[]> {
    let texts: string[] = [];
    return poll(
      'a row of the view that fits',
      async () => {
        const rows = this.#pane.locator('.monaco-list-row');
        // Rows are drawn in any order.
        const read = await rows.evaluateAll((elements) =>
          elements
            .map((row) => ({ index: Number(row.getAttribute('data-index')), text: row.textContent ?? '' }))
            .sort((a, b) => a.index - b.index)
            .map(({ text }) => text.replaceAll('\u00a0', ' ')),
        );
        texts = read;
        return texts.some(fits) ? texts : undefined;
      },
      30_000,
      () => texts.join(' | '),
    );
  }

  /** The first row with this text in it. */
  row(text: string | RegExp): Locator {
    return this.#pane.locator('.monaco-list-row', { hasText: text }).first();
  }

  /** Presses a button in the head of the view. */
  async press(button: string): Promise<void> {
    await this.#pane.locator('.pane-header').hover();
    await this.#pane.getByRole('button', { name: button, exact: true }).click();
  }

  /** Everything written in the view, its welcome text too. */
  async waitForText(text: string): Promise<void> {
    await this.#pane.getByText(text).first().waitFor();
  }

  /** The card that comes up when the mouse rests on a row. */
  async tooltip(row: string | RegExp, expected: string): Promise<string> {
    const tooltip = this.#workbench.page.locator('.monaco-hover.workbench-hover:visible', { hasText: expected });
    await this.#workbench.page.mouse.move(0, 0);
    await this.row(row).hover();
    await tooltip.first().waitFor();
    return tooltip.first().innerText();
  }

  /** Runs an item of the menu of a row. */
  async contextMenu(row: string | RegExp, item: string): Promise<void> {
    await this.row(row).click({ button: 'right' });
    // A menu takes no click right after it opened.
    await this.#workbench.page.getByRole('menuitem', { name: item, exact: true }).hover();
    await this.#workbench.press('Enter');
  }
}

/** Brings our side bar up. */
export async function openSideBar(workbench: Workbench): Promise<void> {
  const icon = workbench.page.locator('.activitybar .action-item', {
    has: workbench.page.locator('[aria-label^="WhatsApp Errors"]'),
  });
  if (!(await icon.and(workbench.page.locator('.checked')).isVisible())) await icon.click();
  await workbench.page.locator('.sidebar .pane-header', { hasText: 'In This File' }).waitFor();
}
