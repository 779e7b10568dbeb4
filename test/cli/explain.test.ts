import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../scripts/catalog.ts';
import { explain } from '../../server/src/cli/explain.ts';
import { entryKey } from '../../shared/src/catalog/catalog.ts';
import { outputErrors } from './outputSchema.ts';
import { runCli } from './runCli.ts';

describe('explain', () => {
  it('says on its first lines what the code is and what to do', async () => {
    const { code, stdout } = await runCli(['explain', '131056']);
    expect(code).toBe(0);
    const [title, verdict] = stdout.split('\n');
    expect(title).toBe('131056  (Business Account, Consumer Account) pair rate limit hit');
    expect(verdict).toMatch(/^Retry: yes, for this recipient only\. 1 s, 4 s, 16 s, 64 s; at most one message per 6 s/);
  });

  it.each(['(#131056)', '#131056', '131_056', ' 131056 '])('takes %j', async (form) => {
    const { stdout } = await runCli(['explain', form]);
    expect(stdout).toMatch(/^131056 {2}/);
  });

  it('answers for every entry of the catalog in the form of its schema', () => {
    const catalog = loadCatalog();
    for (const key of catalog.entries.map(entryKey)) {
      const { stdout, exitCode } = explain(catalog, key, 'json');
      const answer = JSON.parse(stdout);
      expect(outputErrors('explain', answer), `explain ${key}`).toEqual([]);
      expect(entryKey(answer.entries[0]), `explain ${key}`).toBe(key);
      expect(exitCode).toBe(0);
    }
  });

  it.each([
    ['100:33', '100:33'],
    ['100/33', '100:33'],
    ['2388039', '100:2388039'],
    ['twilio:63016', 'twilio:63016'],
    ['Twilio 63016', 'twilio:63016'],
    ['250', '201'],
    ['bird:11xxx', 'bird:11000'],
    ['ABUSIVE_CONTENT', 'ABUSIVE_CONTENT'],
    ['telnyx:meta api error', 'telnyx:meta api error'],
  ])('takes %s', async (text, key) => {
    const { code, stdout } = await runCli(['explain', text, '--format', 'json']);
    expect(code).toBe(0);
    expect(entryKey(JSON.parse(stdout).entries[0])).toBe(key);
  });

  it('gives the codes of all providers under one number, Meta first', async () => {
    const { stdout } = await runCli(['explain', '1000', '--format', 'json']);
    const providers = JSON.parse(stdout).entries.map(({ provider }: { provider: string }) => provider);
    expect(providers).toEqual(['meta', 'vonage']);
  });

  it('gives the policy as numbers', async () => {
    const { stdout } = await runCli(['explain', '131056', '--format', 'json']);
    expect(JSON.parse(stdout).entries[0].retry).toEqual({
      when: 'backoff',
      scope: 'recipient-pair',
      delaysSeconds: [1, 4, 16, 64],
      maxAttempts: 5,
      limit: expect.stringContaining('6 s'),
    });
  });

  it('ends with 1 and the nearest codes for one it does not know', async () => {
    const { code, stdout, stderr } = await runCli(['explain', '131057999']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^No known WhatsApp error code "131057999"\. The nearest known codes are \d+, \d+, \d+\.\n$/,
    );
    const json = await runCli(['explain', 'nonsense', '--format', 'json']);
    expect(json).toMatchObject({ code: 1, stdout: '{"version":1,"entries":[]}\n' });
  });
});

describe('bad usage', () => {
  it.each([
    [[], 'A command is missing.'],
    [['explode'], 'Unknown command "explode".'],
    [['toString'], 'Unknown command "toString".'],
    [['explain'], 'explain takes one code'],
    [['explain', '1', '2'], 'explain takes one code'],
    [['explain', '131056', '--format', 'xml'], 'Unknown format "xml": use --format text or --format json.'],
    [['explain', '131056', '--colour'], "'--colour'"],
    [['lsp'], 'whatsapp-errors lsp --stdio'],
  ])('of %j ends with 2 and the mend', async (args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage:');
  });

  it('is not asking for help', async () => {
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await runCli(['--help'])).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Usage:') });
  });
});
