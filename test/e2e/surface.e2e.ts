import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { poll } from './editor/poll.ts';
import { openSideBar, SideBarView } from './editor/sideBar.ts';
import { followTerminalLink, runInTerminal } from './editor/terminal.ts';
import { openAt } from './openAt.ts';
import { useVsixEditor, type VsixEditor } from './vsixEditor.ts';

const vsix = useVsixEditor({
  settings: {
    'workbench.welcomePage.walkthroughs.openOnInstall': true,
    // Drawn as text, the terminal can be read.
    'terminal.integrated.gpuAcceleration': 'off',
  },
});
let workspace: VsixEditor['workspace'];
let workbench: VsixEditor['workbench'];
let inThisFile: SideBarView;
let codes: SideBarView;

beforeAll(() => {
  ({ workspace, workbench } = vsix);
  inThisFile = new SideBarView(workbench, 'In This File');
  codes = new SideBarView(workbench, 'Codes');
});

async function panelShows(code: RegExp): Promise<void> {
  const panel = await workbench.webviewFrame('main');
  await panel.getByRole('heading', { name: code }).first().waitFor();
  expect(await workbench.activeEditorLabel()).toBe('WhatsApp Error Codes');
}

describe('the side bar', () => {
  it('says what it is for while no file is open', async () => {
    await openSideBar(workbench);
    await inThisFile.waitForText('Open a source file, a log or a payload');
  });

  it('lists the codes of the file in front, the most frequent first', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    const rows = await inThisFile.rows((text) => text.includes('131056'));
    expect(rows[0]).toBe('1002 × Invalid parameter');
    expect(rows).toContain('131047Re-engagement message');
    expect(rows.join()).not.toContain('131072');
  });

  it('shows the card of a code, and jumps to it', async () => {
    expect(await inThisFile.tooltip('131047', 'Do not retry.')).toContain('131047 · Re-engagement message');
    await inThisFile.row('131047').click();
    await workbench.page.locator('[id="status.editor.selection"]', { hasText: 'Ln 5, Col 63 (6 selected)' }).waitFor();
  });

  it('lists them in order, and groups them again', async () => {
    await inThisFile.press('List in Order');
    const inOrder = await inThisFile.rows((text) => text.includes('Line 2'));
    expect(inOrder.map((text) => /Line \d+/.exec(text)?.[0])).toEqual(
      [2, 4, 5, 7, 7, 8, 9].map((line) => `Line ${line}`),
    );
    await inThisFile.press('Group by Code');
    await inThisFile.rows((text) => text.includes('2 ×'));
    await inThisFile.row('2 ×').click();
    const places = await inThisFile.rows((text) => text.startsWith('7: '));
    expect(places[2]).toContain('","code":100,"error_data"');
  });

  it('follows edits and other files', async () => {
    await openAt(workbench, workspace.folder, 'payloads/failed-status.json', '131056');
    expect(await inThisFile.rows((text) => text.includes('131056'))).toHaveLength(1);
    await workbench.runCommand('Select All');
    await workbench.press('Delete');
    await inThisFile.waitForText('No WhatsApp error codes in this file.');
    await workbench.runCommand('Undo');
    await inThisFile.rows((text) => text.includes('131056'));
    await workbench.runCommand('File: Revert File');
  });

  it('lists them when it is opened beside a file that was there before', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    await workbench.runCommand('View: Close Primary Side Bar');
    await workbench.reload();
    // The server runs.
    await workbench.waitForText('132001Template does not exist');
    await openSideBar(workbench);
    await inThisFile.rows((text) => text.includes('131056'));
  });

  it('has the whole catalog by area', async () => {
    const areas = await codes.rows((text) => text.startsWith('Analytics'));
    expect(areas[0]).toMatch(/^Account\d+$/);
    await codes.row(/^Calling/).click();
    expect(await codes.tooltip(/^138000Calling/, 'Calling not enabled')).toContain('138000 · ');
    await codes.row(/^138000Calling/).click();
    await panelShows(/138000/);
  });

  it('keeps the codes of the file behind the panel', async () => {
    await inThisFile.rows((text) => text.includes('131056'));
  });

  it('copies and inserts codes by the menu', async () => {
    await codes.contextMenu(/^138001/, 'Copy Code');
    await workbench.page.getByText('Copied 138001').first().waitFor();
    writeFileSync(join(workspace.folder, 'notes.md'), 'Calls:\n');
    await workbench.runCommand('View: Close All Editors');
    await openAt(workbench, workspace.folder, 'notes.md', 'Calls');
    await codes.contextMenu(/^138001/, 'Insert Code at Cursor');
    await workbench.save();
    expect(readFileSync(join(workspace.folder, 'notes.md'), 'utf8')).toBe('138001Calls:\n');
  });
});

describe('the palette', () => {
  const SEARCH = 'WhatsApp Errors: Search Codes…';

  it('narrows to an area behind #', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand(SEARCH);
    await workbench.filterQuickPick('#');
    const areas = await workbench.quickPickItems(({ label }) => label === 'Calling');
    expect(areas[0]).toMatchObject({ label: 'Account', description: '9 codes' });
    await workbench.pickQuickPickItem(({ label }) => label === 'Calling');
    const inArea = await workbench.quickPickItems(({ label }) => label.includes('138000'));
    for (const { label } of inArea) expect(label).toMatch(/^\D*(138|613|Twilio)/);
    await workbench.filterQuickPick('#throttling pair');
    await poll('only one code', async () => {
      const items = await workbench.quickPickItems();
      return items.length === 1 && items[0]?.label.includes('131056') ? true : undefined;
    });
  });

  it('reads a pasted line of a log', async () => {
    await workbench.runCommand(SEARCH);
    const details = 'number of localizable_params (2) does not match the expected number of params (1)';
    await workbench.filterQuickPick(`ERROR {"error":{"code":132000,"error_data":{"details":"body: ${details}"}}}`);
    await workbench.quickPickItems(({ detail }) => detail.startsWith("Here: The template's body has 1 variable"));
    await workbench.pickQuickPickItem(({ label }) => label.includes('132000'));
    await panelShows(/132000/);
  });

  it('offers first what was looked at last', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand(SEARCH);
    const items = await workbench.quickPickItems(({ label }) => label.includes('132000'));
    expect(items[0]?.label).toContain('132000');
    await workbench.quickInput().getByText('Recent', { exact: true }).waitFor();
  });

  it('inserts a code by its button', async () => {
    await openAt(workbench, workspace.folder, 'notes.md', 'Calls');
    await workbench.runCommand(SEARCH);
    await workbench.filterQuickPick('131047');
    await poll('131047 first', async () => {
      const [first] = await workbench.quickPickItems();
      return first?.label.includes('131047') || undefined;
    });
    await workbench.quickInput().getByRole('button', { name: 'Insert Code at Cursor' }).first().click();
    await workbench.waitForText('131047Calls');
    await workbench.save();
    expect(readFileSync(join(workspace.folder, 'notes.md'), 'utf8')).toContain('131047Calls:');
  });
});

describe('in the text', () => {
  it('titles stand behind codes in JSON, and not in source code', async () => {
    await workbench.runCommand('View: Close All Editors');
    await openAt(workbench, workspace.folder, 'src/errors.ts', '131031');
    await workbench.showHover('131031 ·');
    await workbench.hideHover();
    expect(await workbench.visibleText()).toContain('[368, 131031, 131048]');
    writeFileSync(join(workspace.folder, 'error.json'), '{"error":{"code":131026,"fbtrace_id":"AbC1dEf2GhI"}}');
    await openAt(workbench, workspace.folder, 'error.json', '131026');
    await workbench.waitForText('Message Undeliverable');
  });

  it('codes are completed where one is expected, with their card', async () => {
    await openAt(workbench, workspace.folder, 'src/sender.ts', 'return null;');
    await workbench.press('End');
    await workbench.press('Enter');
    await workbench.page.keyboard.type('case 13102');
    expect(await workbench.suggestion('131026', 'Do not retry.')).toContain('Message Undeliverable');
    await workbench.press('Escape');
    await workbench.runCommand('File: Revert File');
  });

  it('a code is marked where it is one, and not where it is another number', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    const marks = workbench.page.locator(
      '.editor-instance :is(.wordHighlight, .wordHighlightText, .wordHighlightStrong)',
    );
    await poll('one mark', async () => ((await marks.count()) === 1 ? true : undefined));
  });
});

it('Go to Symbol in Workspace leads to a code', async () => {
  await workbench.runCommand('View: Close All Editors');
  await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
  await workbench.press('ControlOrMeta+T');
  await workbench.filterQuickPick('#131030');
  await workbench.pickQuickPickItem(({ label }) => label.startsWith('131030'));
  await panelShows(/131030/);
  // What the symbol was opened as is gone.
  expect(await workbench.page.locator('.editor-group-container .tab').count()).toBe(2);
});

it('Next and Previous WhatsApp Code go round the file', async () => {
  await workbench.runCommand('View: Close All Editors');
  await openAt(workbench, workspace.folder, 'logs/app.log', 'error 368');
  await workbench.runCommand('WhatsApp Errors: Next WhatsApp Code');
  await workbench.page.getByText(': 7 of 7').first().waitFor();
  await workbench.runCommand('WhatsApp Errors: Next WhatsApp Code');
  await workbench.page.locator('[id="status.editor.selection"]', { hasText: 'Ln 2, Col' }).waitFor();
  await workbench.runCommand('WhatsApp Errors: Previous WhatsApp Code');
  await workbench.page.locator('[id="status.editor.selection"]', { hasText: 'Ln 9, Col' }).waitFor();
});

it('a code in the terminal leads to its card', async () => {
  await workbench.runCommand('View: Close All Editors');
  await runInTerminal(workbench, 'clear; grep engagement logs/app.log', 'Re-engagement');
  const words = await followTerminalLink(workbench, '131047');
  expect(words).toContain('131047 Re-engagement message · Do not retry');
  await panelShows(/131047/);
  await workbench.runCommand('Terminal: Kill All Terminals');
});

it('the walkthrough opens when it is asked for, and never by itself', async () => {
  await workbench.runCommand('View: Close All Editors');
  expect(await workbench.activeEditorLabel()).toBeUndefined();
  await workbench.runCommand('WhatsApp Errors: Get Started');
  await workbench.page.locator('.getting-started-step', { hasText: 'Hover over a code' }).waitFor();
  await workbench.page.getByRole('button', { name: 'Open Sample Log' }).first().click();
  await workbench.waitForText('pair rate limit hit');
  await workbench.runCommand('View: Close All Editors');
});
