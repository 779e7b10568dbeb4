import { expect, it } from 'vitest';
import { openAt } from './openAt.ts';
import { useVsixEditor } from './vsixEditor.ts';

const vsix = useVsixEditor({ workspaceTrust: false });

it('works in Restricted Mode', async () => {
  const { workbench, workspace } = vsix;
  expect(await workbench.isRestricted()).toBe(true);
  await openAt(workbench, workspace.folder, 'payloads/failed-status.json', '131056');
  expect(await workbench.showHover('131056 ·')).toContain('Retry: yes');
  await workbench.runCommand('WhatsApp Errors: Explain Code at Cursor');
  const panel = await workbench.webviewFrame('main');
  await panel.getByRole('heading', { name: /131056/, level: 2 }).waitFor();
});
