import { describe, expect, it } from 'vitest';
import { builtIpc, builtStdio, LspClient } from './lspClient.ts';
import { LOG, TYPESCRIPT, UNRELATED, WEBHOOK_JSON } from './scenarios.ts';

describe.each([
  ['over stdio, as any editor starts it', builtStdio],
  ['over IPC, as the extension starts it', builtIpc],
])('the built server %s', (_name, transport) => {
  it('answers, and ends with 0 when told to', async () => {
    const client = await LspClient.start(transport());
    for (const [languageId, text] of [
      ['typescript', TYPESCRIPT],
      ['log', LOG],
      ['json', WEBHOOK_JSON],
    ] as const) {
      const document = await client.open(languageId, text);
      expect(await document.hoverText('131056')).toContain('Retry: yes, for this recipient only.');
      expect(await document.links()).not.toEqual([]);
    }
    const code = await client.open('typescript', TYPESCRIPT);
    const retry = (await code.codeActions('131056')).find(({ title }) => title === 'Add retry for 131056');
    expect((await client.resolve(retry ?? { title: '' })).edit).toBeDefined();
    expect(await (await client.open('javascript', UNRELATED)).hoverText('131056')).toBeUndefined();
    expect(await client.stop()).toBe(0);
  });
});
