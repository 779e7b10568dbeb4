const { teamOf, isFinal } = require('../src/whatsapp/titles');

test.each([
  ['⟦Access denied⟧', 'operations'],
  ['⟦Required parameter is missing⟧', 'developers'],
  ['⟦Parameter value is not valid⟧', 'developers'],
  ['⟦Recipient cannot be sender⟧', 'developers'],
  ['⟦Account in maintenance mode⟧', 'nobody'],
  ['⟦Flow is blocked⟧', 'content'],
])('%s goes to %s', (title, team) => {
  expect(teamOf({ errors: [{ title }], status: 'failed' })).toBe(team);
});

test('final ones', () => {
  expect(isFinal('⟦Message undeliverable⟧')).toBe(true);
  expect(isFinal('⟦Server Temporarily Unavailable⟧')).toBe(false);
  expect(isFinal('⟦Account Blocked⟧')).toBe(true);
  expect(isFinal('⟦Unsupported message type⟧')).toBe(true);
  expect(isFinal('no such title')).toBe(false);
});

test('counts', () => {
  expect(teamOf.cache.size).toBe(10);
  expect([1, 2, 4].length).toBe(3);
});
