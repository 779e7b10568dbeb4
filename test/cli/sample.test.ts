import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.ts';

describe('sample', () => {
  it('prints a payload that scan finds again', async () => {
    for (const as of ['response', 'webhook']) {
      const { code, stdout } = await runCli(['sample', '131056', '--as', as]);
      expect(code).toBe(0);
      const { stdout: found } = await runCli(['scan', '-', '--format', 'json'], { input: stdout });
      expect(JSON.parse(found).matches).toMatchObject(
        as === 'response' ? [{ code: 131056 }, { code: 131056 }] : [{ code: 131056 }],
      );
    }
  });

  it('takes the shape the code is seen in first', async () => {
    expect(JSON.parse((await runCli(['sample', '130472'])).stdout)).toHaveProperty(
      'object',
      'whatsapp_business_account',
    );
    expect(JSON.parse((await runCli(['sample', '100'])).stdout)).toHaveProperty('error.code', 100);
  });

  it('says what it cannot do', async () => {
    expect(await runCli(['sample', '999999'])).toMatchObject({ code: 1, stderr: expect.stringContaining('No known') });
    expect(await runCli(['sample', '131056', '--as', 'letter'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Unknown shape "letter": use --as response or --as webhook.'),
    });
    expect(await runCli(['sample'])).toMatchObject({ code: 2, stderr: expect.stringContaining('takes one code') });
  });
});
