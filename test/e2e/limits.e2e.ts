import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openAt } from './openAt.ts';
import { useVsixEditor, type VsixEditor } from './vsixEditor.ts';

const FAILED = 'whatsapp send failed: (#131056) wamid.HBgN\n';
const SETTINGS = {
  'whatsappErrors.documentLinks.enabled': true,
  'whatsappErrors.limits.maxFileSizeKB': 100,
  'whatsappErrors.limits.maxMatches': 50,
};

const vsix = useVsixEditor({ settings: SETTINGS });
let workspace: VsixEditor['workspace'];
let workbench: VsixEditor['workbench'];

beforeAll(() => {
  ({ workspace, workbench } = vsix);
});

describe('a limit that was reached', () => {
  it.each([
    ['fileSize.log', FAILED.repeat(5_000), 'File too large, not checked'],
    ['matches.log', FAILED.repeat(100), 'Only the first codes are marked'],
    ['lineLength.log', `${FAILED.trim()} ${'y'.repeat(20_000)}\n`, 'Long lines were read in parts'],
  ])('is told in full by the language status: %s', async (name, text, words) => {
    writeFileSync(join(workspace.folder, name), text);
    await openAt(workbench, workspace.folder, name, '131056');
    expect(await workbench.languageStatus(words)).toContain('WhatsApp errors: limited');
  });

  it('is not told of other files', async () => {
    await openAt(workbench, workspace.folder, 'logs/app.log', '131056');
    expect(await workbench.languageStatus('Hover over a code to learn more')).toContain('WhatsApp errors: on');
  });
});
