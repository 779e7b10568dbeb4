import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyRetry, CARET, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';

/** The waits of 131056, without jitter; jitter adds up to half of each. */
const DELAYS = [1, 4, 16, 64];

interface Run {
  /** What the sender gave back, or the name and message of what it threw. */
  readonly outcome: unknown;
  /** The waits between attempts, in seconds; they are recorded and not waited for. */
  readonly waits: readonly number[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'script-runs-'));
let server: GraphServer;

beforeAll(async () => {
  server = await startGraphServer();
  writeFileSync(path.join(folder, 'sender.mjs'), transformSync(await scriptSource(), { loader: 'ts' }).code);
  writeFileSync(path.join(folder, 'run.mjs'), SCRIPT_DRIVER);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const SCRIPT_DRIVER = `
import { pathToFileURL } from 'node:url';
const waits = [];
const { setTimeout: realSetTimeout } = globalThis;
globalThis.setTimeout = (done, ms, ...rest) => {
  const ours = new Error().stack.includes('/sender.mjs');
  if (ours) waits.push(ms / 1000);
  return realSetTimeout(done, ours ? ms / Number(scale) : ms, ...rest);
};
const [name, url, scale] = process.argv.slice(2);
const sender = await import(new URL('./sender.mjs', import.meta.url).href);
const outcome = await sender[name](url, 'a').catch((error) => ({ threw: error.name, message: error.message }));
console.log(JSON.stringify({ outcome, waits }));
process.exit(0);
`;

/** Every sender of the TypeScript fixture with the fix applied where its comment marks the code. */
async function scriptSource(): Promise<string> {
  let text = readFileSync(path.join(FIXTURES, 'typescript/runs/sender.ts'), 'utf8');
  for (const name of SCRIPT_SENDERS) text = await applyRetry(text.replace(`/*${name}*/`, CARET), 'typescript');
  return text;
}

async function run(sender: string, answers: Answers, scale = 10_000): Promise<Run> {
  server.play(answers);
  const args = [path.join(folder, 'run.mjs'), sender, server.url, `${scale}`];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Run;
}

const SCRIPT_SENDERS = ['response', 'body', 'thrown', 'axiosError', 'caused'];
describe.each(SCRIPT_SENDERS)('the helper, outcome seen as %s', (sender) => {
  it('sends again after 131056 and waits as long as is asked for', async () => {
    const { outcome, waits } = await run(sender, [131056, 131056, 'sent']);
    expect(outcome).toEqual({ messages: [{ id: 'wamid.1' }] });
    expect(server.recipients).toEqual(['a', 'a', 'a']);
    expectWaits(waits, DELAYS.slice(0, 2));
  });

  it('gives up after its attempts and hands the last outcome on', async () => {
    const { outcome, waits } = await run(sender, [131056]);
    expect(outcome).toBe('too fast');
    expect(server.recipients).toHaveLength(DELAYS.length + 1);
    expectWaits(waits, DELAYS);
  });

  it('sends once where the code is another', async () => {
    const { outcome, waits } = await run(sender, [131047]);
    expect(JSON.stringify(outcome)).toMatch(/131047|400|not sent/);
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it.each(['drop', 'silence'] as const)('sends once where the answer is %s', async (answer) => {
    const { outcome, waits } = await run(sender, [answer]);
    expect(outcome).toHaveProperty('threw');
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
  });
});

describe.each(['response', 'body', 'axiosError'])('is_transient, outcome seen as %s', (sender) => {
  it('sends once where the answer says that it is not transient', async () => {
    const { outcome, waits } = await run(sender, [{ code: 131056, transient: false }]);
    expect(outcome).toBe('too fast');
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
  });
});

/** Only outcomes that carry the answer's headers can be asked for `Retry-After`. */
const WITH_HEADERS = SCRIPT_SENDERS.filter((sender) => sender !== 'body');

describe.each(WITH_HEADERS)('Retry-After, outcome seen as %s', (sender) => {
  it('is waited for where it is longer than the policy', async () => {
    const { waits } = await run(sender, [{ code: 131056, retryAfter: '30' }, 'sent']);
    expect(waits).toEqual([30]);
  });

  it('never shortens a wait', async () => {
    const { waits } = await run(sender, [{ code: 131056, retryAfter: '0' }, 'sent']);
    expectWaits(waits, DELAYS.slice(0, 1));
  });

  it.each(['3600', 'Wed, 21 Oct 2099 07:28:00 GMT'])('of %s is left to the caller', async (retryAfter) => {
    const { outcome, waits } = await run(sender, [{ code: 131056, retryAfter }, 'sent']);
    expect(outcome).toBe('too fast');
    expect(waits).toEqual([]);
  });
});

describe('messages to the same recipient', () => {
  it('go out one after the other, and hold back no other', async () => {
    const { outcome } = await run('order', { a: [131056, 'sent'], b: ['sent'] }, 5);
    // The first to `a` fails and is sent again before the second to `a` begins; `b` does not wait for either.
    expect(server.recipients.toSorted()).toEqual(['a', 'a', 'a', 'b']);
    expect(outcome).toEqual(['b', 'a1', 'a2']);
  });
});

function expectWaits(waits: readonly number[], delays: readonly number[]): void {
  expect(waits).toHaveLength(delays.length);
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(delays[index] ?? 0);
    expect(wait).toBeLessThanOrEqual((delays[index] ?? 0) * 1.5);
  }
}
