import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import type { RunningEditor, StartPayload } from '../../../scripts/editor/serve.ts';
import { collectPageProblems, type PageProblems } from './pageProblems.ts';
import { poll } from './poll.ts';
import { acceptQuickInput, type QuickPickItem, quickInputText, readQuickPick } from './quickInput.ts';

const activeTab = '.editor-group-container.active .tab.active';

/** How a workbench page is opened. */
export interface WorkbenchOptions {
  /** Absolute folder to open; none gives an empty window. */
  folder?: string;
  /** Entries of VS Code's start payload. */
  payload?: StartPayload;
  /** Called with the new browser context before anything loads, for example to route requests. */
  prepare?: (context: BrowserContext) => Promise<void>;
  /** Called with the new page before anything loads. */
  preparePage?: (page: Page) => Promise<void>;
}

/**
 * Opens a workbench of a running editor (started with `testDriver: true`) in a browser context of its own, and
 * resolves when VS Code says that its window is restored.
 */
export async function openWorkbench(
  browser: Browser,
  editor: Pick<RunningEditor, 'url'>,
  options: WorkbenchOptions = {},
): Promise<Workbench> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write', 'local-network-access'],
  });
  try {
    await options.prepare?.(context);
    const page = await context.newPage();
    const problems = collectPageProblems(page);
    await options.preparePage?.(page);
    const workbench = new Workbench(page, problems);
    await page.goto(editor.url(options.folder, options.payload));
    await workbench.whenRestored();
    return workbench;
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** A workbench page, and what a person does in it. Every verb waits for its own effect. */
export class Workbench {
  /** The page, for what has no verb here. */
  readonly page: Page;
  /** Console, errors and CSP violations since the page was opened. */
  readonly problems: PageProblems;

  constructor(page: Page, problems: PageProblems) {
    this.page = page;
    this.problems = problems;
  }

  /** Resolves when the window is restored: views stand, the open editors are shown. Call it after a reload too. */
  async whenRestored(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.waitForFunction(() => 'driver' in window);
    await this.page.evaluate(() => {
      const { driver } = window as unknown as { driver: { whenWorkbenchRestored(): Promise<void> } };
      return driver.whenWorkbenchRestored();
    });
  }

  /** Loads the page again, as a person does, and waits until it stands. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.whenRestored();
  }

  /** Closes the page with its browser context. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  /**
   * Opens a file by Quick Open and waits until its text is shown.
   *
   * @param path absolute; a path needs no file search, which some installed editors lack
   */
  async openFile(path: string): Promise<void> {
    const name = path.split(/[\\/]/).at(-1) ?? path;
    await this.press('ControlOrMeta+P');
    await acceptQuickInput(this.page, path, (item) => item.label === name);
    await this.page.locator(`${activeTab}[data-resource-name=${JSON.stringify(name)}]`).waitFor();
    await this.activeEditor().locator('.view-line').first().waitFor();
  }

  /**
   * Runs a command by the Command Palette.
   *
   * @param title the full title as the palette shows it, with its category: `WhatsApp Errors: Open Catalog`
   */
  async runCommand(title: string): Promise<void> {
    await this.press('F1');
    await acceptQuickInput(this.page, `>${title}`, (item) => item.label === title);
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

  /** The entries of the open quick pick, after waiting for at least one that fits. */
  async quickPickItems(fits: (item: QuickPickItem) => boolean = () => true): Promise<QuickPickItem[]> {
    let items: QuickPickItem[] = [];
    return poll(
      'a quick pick entry that fits',
      async () => {
        items = await readQuickPick(this.page);
        return items.some(fits) ? items : undefined;
      },
      30_000,
      () => items.map((item) => item.label).join(' | '),
    );
  }

  /** Types into the open quick pick, replacing what is there. */
  async filterQuickPick(text: string): Promise<void> {
    await quickInputText(this.page, text);
  }

  /** Takes the first entry of the open quick pick that fits, by keyboard. */
  async pickQuickPickItem(fits: (item: QuickPickItem) => boolean): Promise<void> {
    await acceptQuickInput(this.page, undefined, fits);
  }

  /** The quick pick or input box on top of the window. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  /**
   * The document inside a webview panel.
   *
   * @param ready a selector in the document that says it stands
   */
  async webviewFrame(ready = 'body'): Promise<Frame> {
    return poll(
      `a webview with ${ready}`,
      async () => {
        for (const frame of this.page.frames()) {
          if (frame.name() === 'active-frame' || frame.name() === 'pending-frame' || /\/fake\.html/.test(frame.url())) {
            // A frame may go away between two steps while VS Code swaps documents.
            const shown = await frame
              .locator(ready)
              .first()
              .isVisible()
              .catch(() => false);
            if (shown) {
              return frame;
            }
          }
        }
        return undefined;
      },
      30_000,
      () =>
        `frames ${this.page
          .frames()
          .map((frame) => frame.url())
          .join(', ')}`,
    );
  }

  /** Whether the window says that it is in Restricted Mode. */
  async isRestricted(): Promise<boolean> {
    return this.page.locator('[id="status.workspaceTrust"]').isVisible();
  }

  /** Waits for a notification with this text in it and gives its whole text. */
  async notification(expected: string): Promise<string> {
    // Newer versions show no pop-ups while they are driven; the list holds every notification in all versions.
    await this.runCommand('Notifications: Show Notifications');
    const message = this.page.locator('.notifications-center .notification-list-item-message', { hasText: expected });
    const text = await message.first().innerText();
    await this.runCommand('Notifications: Hide Notifications');
    return text.trim();
  }

  /** Label of the active editor's tab, a file's name or a panel's title; undefined when no editor is open. */
  async activeEditorLabel(): Promise<string | undefined> {
    // Newer versions show a file's extension in an element of its own.
    const parts = this.page.locator(`${activeTab} :is(.label-name, .label-suffix)`);
    return (await parts.allInnerTexts()).join('') || undefined;
  }

  /** Presses keys, in Playwright's words: `Escape`, `ControlOrMeta+S`. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  private activeEditor(): Locator {
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
