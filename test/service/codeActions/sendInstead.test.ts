import { describe, expect, it } from 'vitest';
import { actionsAtCaret } from './fixtures.ts';

const TITLE = '131047: send a template instead';

describe('what to do instead of sending again', () => {
  it('opens the fixes in the catalog where no code can be written', async () => {
    const { actions } = await actionsAtCaret('error 131047‸ while sending', 'log');
    expect(actions.find(({ title }) => title === TITLE)?.command).toEqual({
      title: TITLE,
      command: 'whatsappErrors.openCatalog',
      arguments: [{ key: '131047', section: 'fixes' }],
    });
  });

  it('writes the code where the code has a branch of its own and the recipient is in sight', async () => {
    const branch = `import { client } from '@acme/whatsapp-sdk';
async function reply(to) {
  try { await client.sendMessage(to); } catch (e) { if (e.code === 131047‸) { return; } }
}`;
    const own = await actionsAtCaret(branch, 'javascript');
    expect(own.actions.find(({ title }) => title === TITLE)?.command).toBeUndefined();
    const shared = await actionsAtCaret(branch.replace('131047‸', '131047‸ || e.code === 131026'), 'javascript');
    expect(shared.actions.find(({ title }) => title === TITLE)?.command).toBeDefined();
  });
});
