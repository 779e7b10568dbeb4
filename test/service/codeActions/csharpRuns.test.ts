import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyRetry, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { runTool } from './realTool.ts';

const RUNS = path.join(FIXTURES, 'csharp/runs');
const NEWTONSOFT = '/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll';
/** The waits of 131056, without jitter; jitter adds up to half of each. */
const DELAYS = [1, 4, 16, 64];
const SENDERS = ['Answered', 'Requested', 'Thrown', 'Acted', 'Given', 'Blocking'];
/** Only outcomes that carry the answer can be asked for its headers. */
const WITH_ANSWER = ['Answered', 'Requested'];

interface Run {
  readonly outcome: string;
  /** The waits between attempts, in seconds; they are recorded and hardly waited for. */
  readonly waits: readonly number[];
  /** How many recipients the helper still holds. */
  readonly left: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'csharp-runs-'));
let server: GraphServer;
let mono: ChildProcess;
let answers: Interface;

beforeAll(async () => {
  server = await startGraphServer();
  const program = path.join(folder, 'Runs.exe');
  const files = [...(await senders()), path.join(RUNS, 'support/Runs.cs')];
  const options = ['-langversion:latest', `-out:${program}`, '-r:System.Net.Http.dll', `-r:${NEWTONSOFT}`];
  expect(runTool('mono-mcs', 'mcs', [...options, ...files])).toBe('');
  copyFileSync(NEWTONSOFT, path.join(folder, 'Newtonsoft.Json.dll'));
  mono = spawn('mono', [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!mono.stdout) throw new Error('mono has no output.');
  answers = createInterface({ input: mono.stdout });
}, 60_000);

afterAll(async () => {
  mono?.kill();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The senders with the fix applied; the helpers' pauses go through the driver. */
async function senders(): Promise<string[]> {
  const written: string[] = [];
  // One after the other: only a few syntax trees are kept at a time.
  for (const file of readdirSync(RUNS).filter((name) => name.endsWith('.cs'))) {
    const fixed = await applyRetry(readFileSync(path.join(RUNS, file), 'utf8'), 'csharp');
    const target = path.join(folder, file);
    writeFileSync(target, fixed.replace('Task.Delay(', 'Clock.Delay(').replace('Thread.Sleep(', 'Clock.Sleep('));
    written.push(target);
  }
  return written;
}

async function run(sender: string, played: Answers): Promise<Run> {
  server.play(played);
  const line = new Promise<string>((read) => answers.once('line', read));
  mono.stdin?.write(`${sender} ${server.url}\n`);
  const [outcome = '', waits = '', left = ''] = (await line).split('\t');
  return { outcome, waits: JSON.parse(waits) as number[], left: Number(left) };
}

function expectWaits(waits: readonly number[], delays: readonly number[]): void {
  expect(waits).toHaveLength(delays.length);
  for (const [n, delay] of delays.entries()) {
    expect(waits[n]).toBeGreaterThanOrEqual(delay);
    expect(waits[n]).toBeLessThanOrEqual(delay * 1.5);
  }
}

describe.each(SENDERS)('the C# helper, outcome seen as %s', (sender) => {
  it('sends again after 131056 and waits as long as is asked for', async () => {
    const { outcome, waits, left } = await run(sender, [131056, 131056, 'sent']);
    expect(outcome).toBe('{"messages":[{"id":"wamid.1"}]}');
    expect(server.recipients).toEqual(['a', 'a', 'a']);
    expectWaits(waits, DELAYS.slice(0, 2));
    expect(left).toBe(0);
  });

  it('gives up after its attempts and hands the last outcome on', async () => {
    const { outcome, waits } = await run(sender, [131056]);
    expect(outcome).toBe('too fast');
    expect(server.recipients).toHaveLength(DELAYS.length + 1);
    expectWaits(waits, DELAYS);
  }, 20_000);

  it('sends once where the code is another', async () => {
    const { outcome, waits } = await run(sender, [131047]);
    expect(outcome).toMatch(/131047/);
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it.each(['drop', 'silence'] as const)('sends once where the answer is %s', async (answer) => {
    const { outcome, waits, left } = await run(sender, [answer]);
    expect(outcome).toMatch(/^threw /);
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(left).toBe(0);
  });

  it('keeps the order of messages to one recipient and holds back no other', async () => {
    const { outcome, left } = await run(`order ${sender}`, { a: [131056, 131056, 'sent'], b: ['sent'] });
    const requests = outcome.split(' ');
    // One begins only when the one before it has ended, all attempts of the first before the second.
    expect(requests.filter((line) => !line.endsWith('other')).join(' ')).toBe(
      '+first -first +first -first +first -first +second -second +third -third',
    );
    expect(requests.indexOf('+other')).toBeLessThan(requests.lastIndexOf('+first'));
    expect(server.recipients.filter((recipient) => recipient === 'a')).toHaveLength(5);
    expect(left).toBe(0);
  });
});

describe.each(WITH_ANSWER)('what else the answer says in C#, outcome seen as %s', (sender) => {
  it('waits for Retry-After where it is longer than the policy, and never shorter', async () => {
    expect((await run(sender, [{ code: 131056, retryAfter: '30' }, 'sent'])).waits).toEqual([30]);
    expectWaits((await run(sender, [{ code: 131056, retryAfter: '0' }, 'sent'])).waits, [1]);
  });

  it.each(['3600', 'Wed, 21 Oct 2026 07:28:00 GMT'])('leaves a Retry-After of %s to the caller', async (retryAfter) => {
    const { outcome, waits } = await run(sender, [{ code: 131056, retryAfter }, 'sent']);
    expect(outcome).toBe('too fast');
    expect(waits).toEqual([]);
  });

  it('takes an error that is not transient as final', async () => {
    const { outcome } = await run(sender, [{ code: 131056, transient: false }, 'sent']);
    expect(outcome).toBe('too fast');
    expect(server.recipients).toHaveLength(1);
  });
});
