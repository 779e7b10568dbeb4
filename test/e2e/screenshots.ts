// Takes the README's pictures from the packaged VSIX in a real VS Code: npm run screenshots
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { startEditor } from '../../scripts/editor/serve.ts';
import { launchBrowser } from './editor/browser.ts';
import { openSideBar, SideBarView } from './editor/sideBar.ts';
import { openWorkbench, type Workbench } from './editor/workbench.ts';
import { openAt } from './openAt.ts';
import { copyWorkspace, VSIX } from './workspaceCopy.ts';

const MEDIA = join(import.meta.dirname, '..', '..', 'media');
const CARD = 'Retry: yes';

/** What is shown in each theme; the dark one is the README's, the others prove that nothing depends on it. */
const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
} as const;

const SETTINGS = {
  'editor.fontSize': 14,
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  // Pictures are taken at once; nothing may be fading in.
  'workbench.reduceMotion': 'on',
};

/** All but the pictures of the side bar do without bars. */
const WITHOUT_BARS = { 'workbench.activityBar.location': 'hidden', 'workbench.sideBar.location': 'right' };

/** Waits until nothing fades in any more; a blinking caret never ends and does not count. */
async function whenStill(workbench: Workbench): Promise<void> {
  await workbench.page.waitForFunction(() =>
    document.getAnimations().every((animation) => {
      const { endTime } = animation.effect?.getComputedTiming() ?? {};
      return animation.playState !== 'running' || endTime === Number.POSITIVE_INFINITY;
    }),
  );
}

/** Takes the window, or the part of it around what is shown on top. */
async function take(workbench: Workbench, name: string, ...around: Locator[]): Promise<void> {
  await whenStill(workbench);
  const boxes = (await Promise.all(around.map((one) => one.boundingBox()))).filter((box) => box !== null);
  const view = workbench.page.viewportSize() ?? { width: 1280, height: 800 };
  const margin = { left: 160, top: 180, right: 120, bottom: 60 };
  const x = Math.max(0, Math.min(...boxes.map((box) => box.x)) - margin.left);
  const y = Math.max(0, Math.min(...boxes.map((box) => box.y)) - margin.top);
  const right = Math.min(view.width, Math.max(...boxes.map((box) => box.x + box.width)) + margin.right);
  const bottom = Math.min(view.height, Math.max(...boxes.map((box) => box.y + box.height)) + margin.bottom);
  const clip = boxes.length > 0 && { x, y, width: right - x, height: bottom - y };
  await workbench.page.screenshot({ path: join(MEDIA, `${name}.png`), ...(clip && { clip }) });
}

async function picturesOfTheEditor(workbench: Workbench, folder: string): Promise<void> {
  await openAt(workbench, folder, 'src/sender.ts', '131056');
  await workbench.showHover(CARD);
  await take(workbench, 'hover', workbench.hover().first());
  await workbench.hideHover();
  await workbench.lightbulb('Add retry for 131056');
  await take(workbench, 'quick-fix', workbench.page.locator('.action-widget').first());
  await workbench.press('Escape');
  await openAt(workbench, folder, 'logs/app.log', '131026');
  await workbench.showHover('131026');
  await take(workbench, 'hover-log', workbench.hover().first());
  await workbench.hideHover();
  await openAt(workbench, folder, 'src/sender.ts', '131056');
  await workbench.applyCodeAction('Add retry for 131056');
  await workbench.waitForText('withWhatsAppRetry(');
  await take(workbench, 'retry');
  await workbench.save();
  await workbench.runCommand('View: Close All Editors');
}

/** What is there while one types and reads, without asking for it. */
async function picturesOfTyping(workbench: Workbench, folder: string): Promise<void> {
  await openAt(workbench, folder, 'src/sender.ts', 'return sendReopenTemplate');
  await workbench.press('End');
  await workbench.press('Enter');
  await workbench.press('Shift+Tab');
  await workbench.page.keyboard.type('case 13102');
  await workbench.suggestion('131026', 'Do not retry.');
  const list = workbench.page.locator('.suggest-widget').first();
  await take(workbench, 'completion', list, workbench.page.locator('.suggest-details-container').first());
  await workbench.press('Escape');
  await workbench.runCommand('File: Revert File');
  await openAt(workbench, folder, 'logs/app.log', 'account is restricted');
  await workbench.waitForText('132001Template does not exist');
  await workbench.page.setViewportSize({ width: 1280, height: 340 });
  await take(workbench, 'inlay-hints');
  await workbench.page.setViewportSize({ width: 1280, height: 800 });
  await workbench.runCommand('View: Close All Editors');
}

async function picturesOfThePalette(workbench: Workbench): Promise<void> {
  await workbench.runCommand('WhatsApp Errors: Search Codes…');
  await workbench.filterQuickPick('template');
  await workbench.quickPickItems(({ label }) => label.includes('132001'));
  await take(workbench, 'palette', workbench.quickInput());
  await workbench.press('Escape');
}

/** The side bar with a log beside it. */
async function pictureOfTheSideBar(workbench: Workbench, folder: string): Promise<void> {
  await openAt(workbench, folder, 'logs/app.log', '2026-11-20 21:00:03.655');
  await openSideBar(workbench);
  const inThisFile = new SideBarView(workbench, 'In This File');
  const codes = new SideBarView(workbench, 'Codes');
  await inThisFile.rows((text) => text.includes('131056'));
  await inThisFile.row('2 ×').click();
  await codes.row(/^Calling/).click();
  await codes.tooltip(/^138004/, '138004 ·');
  await take(workbench, 'side-bar');
}

async function picturesOfThePanel(workbench: Workbench, theme: string): Promise<void> {
  await workbench.runCommand('WhatsApp Errors: Open Catalog');
  const panel = await workbench.webviewFrame('main');
  await panel.getByRole('option').first().waitFor();
  await workbench.page.keyboard.type('rate limit');
  await panel.getByRole('option', { name: /131056/ }).click();
  await panel.getByRole('heading', { name: /131056/, level: 2 }).waitFor();
  await take(workbench, `panel-${theme}`);
  if (theme === 'dark') {
    await workbench.page.setViewportSize({ width: 520, height: 800 });
    await take(workbench, 'panel-narrow');
  }
}

type Pictures = (workbench: Workbench, folder: string) => Promise<void>;

async function inEditor(browser: Browser, settings: Record<string, string>, takePictures: Pictures): Promise<void> {
  const workspace = copyWorkspace();
  const editor = await startEditor({
    extensions: [VSIX],
    testDriver: true,
    settings: { ...SETTINGS, ...settings },
  });
  try {
    const workbench = await openWorkbench(browser, editor, { folder: workspace.folder });
    await takePictures(workbench, workspace.folder);
    await workbench.close();
  } finally {
    await editor.stop();
    workspace.remove();
  }
}

async function inTheme(browser: Browser, name: keyof typeof THEMES): Promise<void> {
  const settings = { ...WITHOUT_BARS, 'workbench.colorTheme': THEMES[name] };
  await inEditor(browser, settings, async (workbench, folder) => {
    await workbench.runCommand('View: Close Primary Side Bar');
    if (name === 'dark') {
      await picturesOfThePalette(workbench);
      await picturesOfTyping(workbench, folder);
      await picturesOfTheEditor(workbench, folder);
    }
    await picturesOfThePanel(workbench, name);
  });
}

mkdirSync(MEDIA, { recursive: true });
const browser = await launchBrowser();
try {
  for (const name of ['dark', 'light', 'high-contrast'] as const) await inTheme(browser, name);
  await inEditor(browser, { 'workbench.colorTheme': THEMES.dark }, pictureOfTheSideBar);
} finally {
  await browser.close();
}
