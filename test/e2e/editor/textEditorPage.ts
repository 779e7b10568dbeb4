import type { Locator, Page } from 'playwright-core';
import { poll } from './poll.ts';
import { quickInputText } from './quickInput.ts';

/** Selector of the tab of the editor that has the focus. */
export const activeTab = '.editor-group-container.active .tab.active';

/** What a person does in the active text editor of a workbench. Every verb waits for its own effect. */
export class TextEditorPage {
  /** The page, for what has no verb here. */
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Puts the caret of the active text editor at a place; line and column from 1, columns in UTF-16 code units. */
  async placeCaret(line: number, column: number): Promise<void> {
    await this.press('Control+G');
    await quickInputText(this.page, `:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput().waitFor({ state: 'hidden' });
    await this.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line}, Col` }).waitFor();
    await this.activeEditor().locator('.cursor').first().waitFor();
  }

  /**
   * Shows the hover at the caret by keyboard and gives its text.
   *
   * @param expected part of the text to wait for; VS Code fills a hover bit by bit, as its providers answer. Without
   * it the first complete text counts
   */
  async showHover(expected?: string): Promise<string> {
    return this.hoverText(expected, async () => {
      await this.press('ControlOrMeta+K');
      await this.press('ControlOrMeta+I');
    });
  }

  /** Like `showHover`, by resting the mouse on the character at line and column (from 1). */
  async hoverAt(line: number, column: number, expected?: string): Promise<string> {
    await this.placeCaret(line, column);
    const caret = await this.activeEditor().locator('.cursor').first().boundingBox();
    if (!caret) {
      throw new Error(`Line ${line}, column ${column} is not shown on the screen.`);
    }
    const middle = caret.y + caret.height / 2;
    return this.hoverText(expected, async () => {
      await this.page.mouse.move(caret.x + 3, middle - 40);
      await this.page.mouse.move(caret.x + 3, middle, { steps: 4 });
    });
  }

  /** Closes an open hover. */
  async hideHover(): Promise<void> {
    await this.press('Escape');
    await this.hover().waitFor({ state: 'hidden' });
  }

  /** The hover of a text editor, for what its text does not tell: its links, for instance. */
  hover(): Locator {
    return this.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)');
  }

  /** Opens the lightbulb's menu at the caret and gives the titles of its code actions, top down. */
  async lightbulb(expected?: string): Promise<string[]> {
    const rows = this.codeActionRows();
    return poll(
      `a code action${expected ? ` with "${expected}"` : ''}`,
      async () => {
        if (!(await rows.first().isVisible())) {
          await this.press('ControlOrMeta+.');
          await rows
            .first()
            .waitFor({ timeout: 2_000 })
            .catch(() => undefined);
        }
        const titles = await rows.allInnerTexts();
        const complete = expected === undefined ? titles.length > 0 : titles.some((title) => title.includes(expected));
        if (complete) {
          return titles.map((title) => title.trim());
        }
        await this.press('Escape');
        return undefined;
      },
      30_000,
    );
  }

  /**
   * Applies a code action at the caret by its exact title. What it does may come later: wait for it with
   * `waitForText` or `save`.
   */
  async applyCodeAction(title: string): Promise<void> {
    await this.lightbulb(title);
    const focused = this.codeActionRows().and(this.page.locator('.focused'));
    // By keyboard: the menu lies under a layer that takes the mouse until it is moved.
    await poll(`the code action "${title}" to be focused`, async () => {
      if ((await focused.allInnerTexts()).join('').trim() === title) {
        return true;
      }
      await this.press('ArrowDown');
      return undefined;
    });
    await this.press('Enter');
    await this.codeActionRows().first().waitFor({ state: 'hidden' });
  }

  /** Waits for a suggestion under what was typed and opens its documentation; gives that. */
  async suggestion(label: string, expected: string): Promise<string> {
    await this.page.locator('.suggest-widget .monaco-list-row', { hasText: label }).first().waitFor();
    const details = this.page.locator('.suggest-details-container', { hasText: expected });
    return poll(`the documentation of ${label} with "${expected}"`, async () => {
      if (await details.isVisible()) return details.innerText();
      await this.press('Control+Space');
      const opened = details.waitFor({ timeout: 2_000 });
      return opened.then(
        () => details.innerText(),
        () => undefined,
      );
    });
  }

  /** The lines of the active text editor that the screen shows, top down. Save and read the file for the whole text. */
  async visibleText(): Promise<string> {
    return this.activeEditor().evaluate((editor) =>
      [...editor.querySelectorAll<HTMLElement>('.view-line')]
        .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
        .map((line) => (line.textContent ?? '').replaceAll('\u00a0', ' ').replaceAll('\u200b', ''))
        .join('\n'),
    );
  }

  /** Waits until the shown lines of the active text editor hold this text. */
  async waitForText(expected: string): Promise<void> {
    let text = '';
    await poll(
      `"${expected}" in the editor`,
      async () => {
        text = await this.visibleText();
        return text.includes(expected) || undefined;
      },
      30_000,
      () => text,
    );
  }

  /** Saves the active editor, which must have unsaved changes, and waits until they are on disk. */
  async save(): Promise<void> {
    const tab = this.page.locator(activeTab);
    await tab.and(this.page.locator('.dirty')).waitFor();
    await this.press('ControlOrMeta+S');
    await tab.and(this.page.locator(':not(.dirty)')).waitFor();
  }

  /** The quick pick or input box on top of the window. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  /** Presses keys, in Playwright's words: `Escape`, `ControlOrMeta+S`. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  protected activeEditor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  private codeActionRows(): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action');
  }

  private async hoverText(expected: string | undefined, show: () => Promise<void>): Promise<string> {
    const hover = this.hover();
    let text = '';
    return poll(
      `a hover${expected ? ` with "${expected}"` : ''}`,
      async () => {
        if (!(await hover.first().isVisible())) {
          await show();
          await hover
            .first()
            .waitFor({ timeout: 2_000 })
            .catch(() => undefined);
        }
        text = (await hover.allInnerTexts()).join('\n').trim();
        const complete = expected === undefined ? text !== '' && !/loading\.\.\./i.test(text) : text.includes(expected);
        return complete ? text : undefined;
      },
      30_000,
      () => text || 'no hover',
    );
  }
}
