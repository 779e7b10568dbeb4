import { expect, it } from 'vitest';
import { actionsAtCaret } from './fixtures.ts';

it('opens the panel at the code', async () => {
  const { actions } = await actionsAtCaret('error 131000‸ while sending', 'log');
  expect(actions.find(({ title }) => title === 'Open 131000 in the catalog')?.command).toMatchObject({
    command: 'whatsappErrors.openCatalog',
    arguments: [{ key: '131000' }],
  });
});
