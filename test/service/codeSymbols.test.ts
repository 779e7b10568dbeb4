import { describe, expect, it } from 'vitest';
import { codeSymbols, entriesOfQuery } from '../../server/src/features/codeSymbols.ts';
import { catalog } from './openDocument.ts';

const keysOf = (query: string) => [...entriesOfQuery(catalog, query).keys()];

describe('a query for symbols', () => {
  it.each([
    ['131056', '131056'],
    ['#131056', '131056'],
    ['131_056', '131056'],
    ['1310', '131047'],
    ['100:33', '100:33'],
    ['re-eng', '131047'],
    ['undeliverable', '131026'],
    ['Message Undel', '131026'],
    ['undel mess', '131026'],
    ['twilio:63016', 'twilio:63016'],
    ['63016', 'twilio:63016'],
  ])('%s finds %s', (query, key) => {
    expect(keysOf(query)).toContain(key);
  });

  it.each(['', ' ', '13', 'me', 'getUserById', '/', '()', 'undeliverablee', 'message xyz'])(
    '%j finds nothing',
    (query) => {
      expect(keysOf(query)).toEqual([]);
    },
  );
});

it('symbols say what the code is and which file it is in', () => {
  const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 10 } };
  const other = { key: '131026', range, preview: '131026', previewRange: { start: 0, end: 6 } };
  const uri = 'file:///work/my%20app.log';
  const found = codeSymbols({ uri, matches: [{ ...other, key: '131047' }, other] }, entriesOfQuery(catalog, '131047'));
  expect(found).toEqual([
    { name: '131047 Re-engagement message', kind: 14, containerName: 'my app.log', location: { uri, range } },
  ]);
});
