import { expect, it } from 'vitest';
import { actionsAtCaret } from './fixtures.ts';

it('opens the fixes of a code that must not be sent again', () => {
  const { actions } = actionsAtCaret('error 131047‸ while sending', 'log');
  expect(actions.map(({ title }) => title)).toEqual(['131047: send a template instead', 'Open 131047 in the catalog']);
  expect(actions[0]?.command).toEqual({
    title: '131047: send a template instead',
    command: 'whatsappErrors.openCatalog',
    arguments: [{ key: '131047', section: 'fixes' }],
  });
});
