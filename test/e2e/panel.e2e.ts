import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { poll } from './editor/poll.ts';
import { openAt } from './openAt.ts';
import { useVsixEditor, type VsixEditor } from './vsixEditor.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const vsix = useVsixEditor();
let workspace: VsixEditor['workspace'];
let workbench: VsixEditor['workbench'];

beforeAll(() => {
  ({ workspace, workbench } = vsix);
});

describe('panel', () => {
  const DETAIL = { level: 2 } as const;
  const count = /^\d+ of \d+ codes$/;

  it('is searched and used by keyboard alone', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('WhatsApp Errors: Open Catalog');
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('option').first().waitFor();
    await workbench.page.keyboard.type('pair rate');
    await panel.getByRole('option', { name: /131056/ }).waitFor();
    await panel.getByText(count).waitFor();
    await workbench.press('ArrowDown');
    await workbench.press('Enter');
    await panel.getByRole('heading', { name: /131056/, ...DETAIL }).waitFor();
    expect(await panel.evaluate(() => document.activeElement?.id)).toBe('detail-heading');
  });

  it('filters by what to do', async () => {
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('button', { name: 'Clear Search' }).click();
    await panel.locator('#filter-retry').click();
    await panel.getByRole('button', { name: /^Retry with backoff/ }).click();
    await panel.getByText(count).waitFor();
    const rows = panel.locator('.result');
    expect(await rows.count()).toBeGreaterThan(5);
    expect(await rows.allInnerTexts()).toSatisfy((texts: string[]) =>
      texts.every((text) => text.includes('Retry: yes')),
    );
    await panel
      .getByRole('option', { name: /130429/ })
      .first()
      .click();
    await panel.getByRole('heading', { name: /130429/, ...DETAIL }).waitFor();
  });

  it('goes back', async () => {
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('button', { name: 'Go Back' }).click();
    await panel.getByRole('heading', { name: /131056/, ...DETAIL }).waitFor();
    expect(await panel.locator('#search input').inputValue()).toBe('pair rate');
    await panel.getByRole('button', { name: 'Go Forward' }).click();
    await panel.getByRole('heading', { name: /130429/, ...DETAIL }).waitFor();
  });

  it('has nothing that axe finds', async () => {
    const panel = await workbench.webviewFrame('main');
    await panel.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const violations = await panel.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(violations).toEqual([]);
  });

  it('keeps its state when the window is loaded again', async () => {
    await workbench.reload();
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('heading', { name: /130429/, ...DETAIL }).waitFor();
    await panel.getByText(count).waitFor();
    await panel.getByRole('button', { name: 'Remove the filter Retry: Retry with backoff' }).click();
    await workbench.runCommand('View: Close All Editors');
  });

  it('opens at a link from outside', async () => {
    const { publisher, name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    await workbench.runCommand('Developer: Open URL');
    await workbench.filterQuickPick(`vscode://${publisher}.${name}/code/131031`);
    await workbench.press('Enter');
    // VS Code asks before an address from outside reaches an extension.
    await workbench.page.getByRole('button', { name: 'Open', exact: true }).click();
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('heading', { name: /131031/, ...DETAIL }).waitFor();
    await workbench.runCommand('View: Close All Editors');
  });

  it('shows first what was looked at last', async () => {
    await workbench.runCommand('WhatsApp Errors: Open Catalog');
    const panel = await workbench.webviewFrame('main');
    const recent = panel.getByRole('group', { name: 'Recently viewed' }).getByRole('option');
    await recent.first().waitFor();
    expect((await recent.allInnerTexts()).join()).toContain('130429');
    await workbench.runCommand('View: Close All Editors');
  });
});

describe('where a code is in the workspace', () => {
  it('is found from the panel, and a click opens the place beside it', async () => {
    await workbench.runCommand('View: Close All Editors');
    await openAt(workbench, workspace.folder, 'src/sender.ts', '131056');
    await workbench.runCommand('WhatsApp Errors: Explain Code at Cursor');
    const panel = await workbench.webviewFrame('main');
    await panel.getByRole('heading', { name: /131056/ }).waitFor();
    await panel.getByText('Find 131056 in Workspace').click();
    await panel.getByText(/^\d+ matches in \d+ files\.$/).waitFor();
    const files = await panel
      .locator('.found-file')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).title));
    expect(files).toEqual(
      expect.arrayContaining(['src/sender.ts', 'logs/app.log', 'logs/webhooks.ndjson', 'payloads/failed-status.json']),
    );
    expect(files).not.toContain('README.md');
    await panel.locator('[title="logs/app.log"] + .found-match').click();
    await poll('the file to open', async () =>
      (await workbench.activeEditorLabel())?.startsWith('app.log') ? true : undefined,
    );
    expect(await workbench.page.locator('.cursors-layer .cursor').count()).toBeGreaterThan(0);
    // The panel is still there, with what it found; also after something else stood in its place.
    const found = await panel.locator('.found-match').count();
    expect(found).toBeGreaterThan(3);
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.openFile(join(workspace.folder, 'README.md'));
    await workbench.runCommand('WhatsApp Errors: Open Catalog');
    const again = await workbench.webviewFrame('main');
    await again.locator('.found-match').first().waitFor();
    expect(await again.locator('.found-match').count()).toBe(found);
    await workbench.runCommand('View: Close All Editors');
  });
});
