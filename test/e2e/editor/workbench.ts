import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { RunningEditor, StartPayload } from '../../../scripts/editor/serve.ts';
import { collectPageProblems, type PageProblems } from './pageProblems.ts';
import { poll } from './poll.ts';
import { acceptQuickInput, type QuickPickItem, quickInputText, readQuickPick } from './quickInput.ts';
import { activeTab, TextEditorPage } from './textEditorPage.ts';

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
export class Workbench extends TextEditorPage {
  /** Console, errors and CSP violations since the page was opened. */
  readonly problems: PageProblems;

  constructor(page: Page, problems: PageProblems) {
    super(page);
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

  /** Loads the window again by its own command, which writes its state first, and waits until it stands. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
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
    await poll(`"${path}" in Quick Open`, async () => {
      await this.press('ControlOrMeta+P');
      const taken = await acceptQuickInput(this.page, path, (item) => item.label === name, 5_000).then(
        () => true,
        () => undefined,
      );
      // A search that was answered while the machine was busy may stay empty; another one finds the file.
      if (!taken) await this.press('Escape');
      return taken;
    });
    await this.page.locator(`${activeTab}[data-resource-name=${JSON.stringify(name)}]`).waitFor();
    await this.activeEditor().locator('.view-line').first().waitFor();
  }

  /**
   * Runs a command by the Command Palette.
   *
   * @param title the full title as the palette shows it, with its category: `WhatsApp Errors: Open Catalog`
   */
  async runCommand(title: string): Promise<void> {
    await poll(`the command "${title}" in the palette`, async () => {
      await this.press('F1');
      const ran = await acceptQuickInput(this.page, `>${title}`, (item) => item.label === title, 3_000).then(
        () => true,
        () => undefined,
      );
      if (!ran) {
        // An open palette does not notice commands of an extension that is still being loaded.
        await this.press('Escape');
      }
      return ran;
    });
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

  /**
   * What the language status of the editor in front says, once it holds `words` and all of it, its command included, is
   * inside the window.
   */
  async languageStatus(words: string): Promise<string> {
    const item = this.page.locator('[id="status.languageStatus"]');
    const details = this.page.locator('.hover-language-status', { hasText: words });
    let seen = '';
    return poll(
      `a language status with "${words}" that fits into the window`,
      async () => {
        seen = (await item.getAttribute('aria-label')) ?? '';
        if (!seen.includes(words)) return undefined;
        await item.hover();
        const box = await details.locator('a').last().boundingBox();
        const width = this.page.viewportSize()?.width ?? 0;
        seen = `${await details.innerText()}, up to ${box && box.x + box.width} of ${width}`;
        return box && box.x + box.width <= width ? seen : undefined;
      },
      30_000,
      () => seen,
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

  /** Presses a button of a notification that holds a text. */
  async notificationButton(text: string, button: string): Promise<void> {
    await this.runCommand('Notifications: Show Notifications');
    const item = this.page.locator('.notifications-center .notification-list-item', { hasText: text }).first();
    await item.getByRole('button', { name: button, exact: true }).click();
  }

  /** Takes the entry of a label, and no other, in an open quick pick of many. */
  async chooseInQuickPick(label: string): Promise<void> {
    await quickInputText(this.page, label);
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
    await row.locator('.monaco-checkbox, .monaco-custom-toggle, input[type=checkbox]').first().click();
    await this.page.locator('.quick-input-widget').getByRole('button', { name: 'OK', exact: true }).click();
  }

  /** Label of the active editor's tab, a file's name or a panel's title; undefined when no editor is open. */
  async activeEditorLabel(): Promise<string | undefined> {
    // Newer versions show a file's extension in an element of its own.
    const parts = this.page.locator(`${activeTab} :is(.label-name, .label-suffix)`);
    return (await parts.allInnerTexts()).join('') || undefined;
  }
}
