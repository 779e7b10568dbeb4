import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { poll } from './editor/poll.ts';
import { openWorkbench } from './editor/workbench.ts';
import { openAt } from './openAt.ts';
import { killServerOf } from './serverProcess.ts';
import { useVsixEditor, type VsixEditor } from './vsixEditor.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CARD = 'Retry: yes, for this recipient only.';

const vsix = useVsixEditor();
let workspace: VsixEditor['workspace'];
let workbench: VsixEditor['workbench'];
let browser: VsixEditor['browser'];
let editor: VsixEditor['editor'];

beforeAll(() => {
  ({ workspace, workbench, browser, editor } = vsix);
});

describe('hover', () => {
  it.each(['src/sender.ts', 'logs/app.log', 'payloads/failed-status.json', 'logs/webhooks.ndjson'])(
    'shows the card in %s',
    async (path) => {
      await openAt(workbench, workspace.folder, path, '131056');
      const text = await workbench.showHover(CARD);
      expect(text).toContain('131056 · (Business Account, Consumer Account) pair rate limit hit');
      expect(text).toContain('1 s, 4 s, 16 s, 64 s; at most one message per 6 s to the same user.');
      expect(await workbench.hover().first().getByRole('link').allInnerTexts()).toEqual(
        expect.arrayContaining(['Open in catalog', 'Official page']),
      );
    },
  );

  it('leads into the catalog', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    await workbench.showHover(CARD);
    await workbench.hover().first().getByText('Open in catalog').click();
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('heading', { name: /131056/, level: 2 }).waitFor();
    await workbench.runCommand('View: Close All Editors');
  });
});

/** A file of the workspace in each of four languages, and how its own tool checks what became of it. */
const RETRIED = [
  {
    path: 'src/sender.ts',
    helper: '() => sendMessage(',
    check: [process.execPath, join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'],
  },
  {
    path: 'notify/reminders.py',
    helper: 'lambda: send_template(',
    check: ['python3', '-m', 'py_compile', 'notify/reminders.py'],
  },
  { path: 'billing/invoice.go', helper: 'func() error', check: ['go', 'vet', 'billing/invoice.go'] },
  { path: 'shop/Receipt.php', helper: '[131056]', check: ['php', '-l', 'shop/Receipt.php'] },
] as const;

describe('lightbulb', () => {
  it.each(RETRIED)(
    'adds a retry in $path that compiles, and undo restores every byte',
    async ({ path, helper, check }) => {
      const file = join(workspace.folder, path);
      const before = readFileSync(file);
      await openAt(workbench, workspace.folder, path, '131056');
      await workbench.applyCodeAction('Add retry for 131056');
      await workbench.save();
      expect(readFileSync(file, 'utf8')).toContain(helper);
      const [command, ...args] = check;
      execFileSync(command, args, { cwd: workspace.folder, encoding: 'utf8', stdio: 'pipe' });
      await workbench.runCommand('Undo');
      await workbench.save();
      expect(readFileSync(file).equals(before)).toBe(true);
    },
  );

  it('adds the codes chosen to a switch in one step', async () => {
    const file = join(workspace.folder, 'src/sender.ts');
    const before = readFileSync(file, 'utf8');
    await openAt(workbench, workspace.folder, 'src/sender.ts', '131056');
    await workbench.applyCodeAction('Add missing WhatsApp codes to this switch…');
    await workbench.chooseInQuickPick('131026');
    await workbench.waitForText('case 131026:');
    await workbench.save();
    expect(readFileSync(file, 'utf8')).toContain('      // 131026: ');
    await workbench.runCommand('Undo');
    await workbench.save();
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('ignores a code in the workspace, and takes it back', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    await workbench.applyCodeAction('Ignore 131056 in this workspace');
    const settings = join(workspace.folder, '.vscode', 'settings.json');
    await workbench.notification('131056 is now ignored in this workspace.');
    expect(JSON.parse(readFileSync(settings, 'utf8'))).toMatchObject({ 'whatsappErrors.ignoredCodes': ['131056'] });
    await workbench.notificationButton('131056 is now ignored', 'Undo');
    await poll('the setting to be gone', async () =>
      readFileSync(settings, 'utf8').includes('131056') ? undefined : true,
    );
  });

  it('copies a retry for a code in a log, in the language of the workspace', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    await workbench.applyCodeAction('Copy retry for 131056 as TypeScript');
    await workbench.page.getByText('Copied the retry for 131056').first().waitFor();
  });

  it('explains instead where a retry is wrong', async () => {
    await openAt(workbench, workspace.folder, 'src/sender.ts', '131047');
    const titles = await workbench.lightbulb('131047');
    expect(titles).toContain('131047: send a template instead');
    expect(titles).not.toContain('Add retry for 131047');
    await workbench.press('Escape');
  });
});

describe('while one types and reads', () => {
  it('a code is completed from its first digits, its card beside the list', async () => {
    const { page } = workbench;
    await openAt(workbench, workspace.folder, 'src/sender.ts', 'default:');
    await workbench.press('Enter');
    await workbench.press('ArrowUp');
    await page.keyboard.type('case 13104', { delay: 50 });
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.filter({ hasText: '131049' }).first().waitFor();
    expect(await rows.first().innerText()).toContain('131049');
    expect(await rows.filter({ hasText: '131047' }).count()).toBe(1);
    await workbench.press('Enter');
    await workbench.waitForText('case 131049');
    await workbench.runCommand('File: Revert File');
  });

  it('a code in a log has its title behind it', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', 'error 368');
    // What sets the hint off from the number is no text.
    await workbench.waitForText('error 368Temporarily blocked for policies…, sending stopped');
  });
});

describe('palette', () => {
  it('searches codes and opens the panel at one', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('WhatsApp Errors: Search Codes…');
    await workbench.filterQuickPick('template does not exist');
    await workbench.pickQuickPickItem(({ label }) => label.includes('132001'));
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('heading', { name: /132001/, level: 2 }).waitFor();
    expect(await workbench.activeEditorLabel()).toBe('WhatsApp Error Codes');
  });

  it('begins at the code at the cursor', async () => {
    await openAt(workbench, workspace.folder, 'src/webhook.ts', '131026');
    await workbench.runCommand('WhatsApp Errors: Search Codes…');
    const items = await workbench.quickPickItems(({ label }) => label.includes('131026'));
    expect(items[0]?.label).toContain('131026');
    await workbench.press('Escape');
  });

  it('inserts a sample payload that has its own card', async () => {
    await openAt(workbench, workspace.folder, 'README.md', 'A small shop');
    await workbench.runCommand('WhatsApp Errors: Insert Sample Payload…');
    await workbench.filterQuickPick('132000');
    await workbench.pickQuickPickItem(({ label }) => label.includes('132000'));
    await workbench.pickQuickPickItem(({ label }) => label === 'Response');
    await workbench.save();
    const text = readFileSync(join(workspace.folder, 'README.md'), 'utf8');
    expect(text).toContain('"message": "(#132000) Number of parameters does not match the expected number of params"');
    await openAt(workbench, workspace.folder, 'README.md', '132000,');
    expect(await workbench.showHover('132000 ·')).toContain('has 1 variable, but the request has 2: send exactly 1.');
    await workbench.hideHover();
  });

  it('explains the code at the cursor', async () => {
    await workbench.runCommand('View: Close All Editors');
    await openAt(workbench, workspace.folder, 'src/errors.ts', '131031');
    await workbench.runCommand('WhatsApp Errors: Explain Code at Cursor');
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('heading', { name: /131031/, level: 2 }).waitFor();
  });
});

describe('why a number is or is not a code', () => {
  const COMMAND = 'WhatsApp Errors: Why Is This (Not) a Code?';

  it('shows the evidence for a code, and leads into the catalog', async () => {
    await openAt(workbench, workspace.folder, 'payloads/failed-status.json', '131056');
    await workbench.runCommand(COMMAND);
    const items = await workbench.quickPickItems(({ label }) => label.startsWith('+'));
    expect(items[0]?.label).toBe('+4  json key "code" inside an errors array');
    expect(items[0]?.detail).toContain('failed-message webhook');
    await workbench
      .quickInput()
      .getByText(/^131056 is a code here: \d+ points, 3 needed$/)
      .waitFor();
    await workbench.pickQuickPickItem(({ label }) => label.includes('Show 131056'));
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('heading', { name: /131056/, level: 2 }).waitFor();
    await workbench.runCommand('View: Close All Editors');
  });

  it('shows what a number lacks, from the menu of the editor', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131072 bytes');
    await workbench.press('Shift+F10');
    // A menu takes no click right after it opened.
    await workbench.page.getByRole('menuitem', { name: 'Why Is This (Not) a Code?' }).hover();
    await workbench.press('Enter');
    const items = await workbench.quickPickItems(({ label }) => label.includes('catalog'));
    expect(items.map(({ label }) => label)).toEqual(['A number of the catalog', 'Search Codes…']);
    await workbench.press('Escape');
  });

  it('says so where there is nothing to explain', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', 'order 100458');
    await workbench.runCommand(COMMAND);
    await workbench.notification('neither a number nor the title');
    writeFileSync(join(workspace.folder, 'theme.css'), 'a { color: #131026 }\n');
    await openAt(workbench, workspace.folder, 'theme.css', '131026');
    await workbench.runCommand(COMMAND);
    await workbench.notification('not checked for WhatsApp error codes (css)');
  });
});

describe('the language server', () => {
  it('comes back by itself after SIGKILL', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    await workbench.showHover(CARD);
    await workbench.hideHover();
    const killed = await killServerOf(editor);
    await openAt(workbench, workspace.folder, 'payloads/failed-status.json', '131056');
    await workbench.showHover(CARD);
    expect(await killServerOf(editor, { only: 'find' })).not.toBe(killed);
  });
});

describe('without a folder', () => {
  it('the palette and the panel work', async () => {
    const empty = await openWorkbench(browser, editor);
    await empty.runCommand('WhatsApp Errors: Search Codes…');
    await empty.filterQuickPick('131047');
    await empty.pickQuickPickItem(({ label }) => label.includes('131047'));
    const panel = await empty.webviewFrame('main');
    await panel.getByRole('heading', { name: /131047/, level: 2 }).waitFor();
    await empty.close();
  });
});
