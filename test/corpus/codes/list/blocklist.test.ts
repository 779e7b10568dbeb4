import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { blockAll, needsAnotherTry } from '../src/blocklist.ts';

test('another try', () => {
  for (const code of [⟦139102⟧, ⟦139103⟧, ⟦135002⟧]) assert.equal(needsAnotherTry(code), true);
  for (const code of [⟦139100⟧, ⟦139101⟧, ⟦130403⟧, ⟦100⟧, ⟦10⟧]) assert.equal(needsAnotherTry(code), false);
});

test('blocks in parts of 100', async () => {
  const calls: number[] = [];
  await blockAll(Array.from({ length: 368 }, (_, n) => `1555010${n}`), async (part) => calls.push(part.length));
  assert.deepEqual(calls, [100, 100, 100, 68]);
});

test('names who stayed', async () => {
  const result = await blockAll(['15550100123', '15550100124'], async () => {
    throw Object.assign(new Error('whatsapp'), { code: ⟦139100⟧, failed: ['15550100124'] });
  });
  assert.deepEqual(result, { blocked: 1, failed: 1, code: ⟦139100⟧ });
});

test('waits', async () => {
  assert.deepEqual([0, 1, 2, 3].map((n) => 4 ** n), [1, 4, 16, 64]);
  assert.equal(await fetchStatus('/blocklist?limit=190'), 200);
});
