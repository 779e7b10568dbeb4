import { expect, it } from 'vitest';
import { actionsAtCaret } from './fixtures.ts';

it('opens the panel at the code', () => {
  const { actions } = actionsAtCaret('error 131000‸ while sending', 'log');
  expect(actions).toMatchObject([
    {
      title: 'Open 131000 in the catalog',
      command: { command: 'whatsappErrors.openCatalog', arguments: [{ key: '131000' }] },
    },
  ]);
});
