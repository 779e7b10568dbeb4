import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyFix, CARET, FIXTURES } from './fixtures.ts';
import { GO_ENVIRONMENT, makeGoModule, writeGoPackage } from './goModule.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { runTool } from './realTool.ts';

const RUNS = path.join(FIXTURES, 'go/runs');
/** The waits of 131056, without jitter; jitter adds up to half of each. */
const DELAYS = [1, 4, 16, 64];

interface Sender {
  /** The package in the driver. */
  readonly name: string;
  readonly file: string;
  readonly library?: readonly [name: string, version: string];
}

const BACKOFF = ['github.com/cenkalti/backoff', 'v4.3.0'] as const;
const RETRY_GO = ['github.com/avast/retry-go', 'v4.6.0'] as const;
const SENDERS: readonly Sender[] = [
  { name: 'request', file: 'request.go' },
  { name: 'post', file: 'post.go' },
  { name: 'thrown', file: 'thrown.go' },
  { name: 'result', file: 'result.go' },
  { name: 'resty', file: 'resty.go' },
  { name: 'backoffrequest', file: 'request.go', library: BACKOFF },
  { name: 'backoffthrown', file: 'thrown.go', library: BACKOFF },
  { name: 'retrygorequest', file: 'request.go', library: RETRY_GO },
  { name: 'retrygothrown', file: 'thrown.go', library: RETRY_GO },
];
const NAMES = SENDERS.map(({ name }) => name);
/** Only outcomes that carry the answer's headers can be asked for `Retry-After`. */
const WITH_HEADERS = SENDERS.filter(({ file }) => !/thrown|result/.test(file)).map(({ name }) => name);

const folder = mkdtempSync(path.join(tmpdir(), 'go-runs-'));
const driver = path.join(folder, 'driver.bin');
let server: GraphServer;

beforeAll(async () => {
  server = await startGraphServer();
  makeGoModule(folder);
  for (const name of ['clock', 'driver']) cpSync(path.join(RUNS, name), path.join(folder, name), { recursive: true });
  for (const sender of SENDERS) writeGoPackage(folder, sender.name, { 'sender.go': await fixed(sender) });
  const built = runTool('golang-go', 'go', ['build', '-o', driver, './driver'], { cwd: folder, env: GO_ENVIRONMENT });
  expect(built).toBe('');
}, 120_000);

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A sender with the fix applied, its waits recorded and made short. */
async function fixed({ file, library }: Sender): Promise<string> {
  const before = readFileSync(path.join(RUNS, file), 'utf8').replace(/131056(?=[ :])/, `131056${CARET}`);
  const dependencies = new Map(library ? [library] : []);
  const { text } = await applyFix(before, 'go', /^Add retry for 131056$/, { dependencies });
  expect(text).toContain('\treturn wait, true');
  return text
    .replace('\treturn wait, true', '\treturn clock.Short(wait), true')
    .replace('import (\n', 'import (\n\t"fixtures/clock"\n');
}

interface Run {
  readonly outcome: string;
  readonly error: string;
  readonly waits: readonly number[];
  /** Recipients and the place each had among the sends, in the order in which they were done. */
  readonly done: readonly string[];
  readonly seconds: number;
}

async function run(sender: string, answers: Answers, recipients = ['a'], limit = 'none'): Promise<Run> {
  server.play(answers);
  const { stdout } = await promisify(execFile)(driver, [sender, server.url, limit, ...recipients]);
  return JSON.parse(stdout) as Run;
}

describe.each(NAMES)('the helper in Go, outcome seen as %s', (sender) => {
  it('sends again after 131056 and waits as long as is asked for', async () => {
    const { outcome, error, waits } = await run(sender, [131056, 131056, 'sent']);
    expect([outcome, error]).toEqual(['wamid.1', '']);
    expect(server.recipients).toEqual(['a', 'a', 'a']);
    expectWaits(waits, DELAYS.slice(0, 2));
  });

  it('gives up after its attempts and hands the last outcome on', async () => {
    const { error, waits } = await run(sender, [131056]);
    expect(error).toBe('too fast');
    expect(server.recipients).toHaveLength(DELAYS.length + 1);
    expectWaits(waits, DELAYS);
  });

  it('sends once where the code is another, or the error says it is final', async () => {
    expect((await run(sender, [131047])).error).toContain('131047');
    expect(server.recipients).toHaveLength(1);
    expect((await run(sender, [{ code: 131056, transient: false }])).error).toBe('too fast');
    expect(server.recipients).toHaveLength(1);
  });

  it.each(['drop', 'silence'] as const)('sends once where the answer is %s', async (answer) => {
    const { error, waits } = await run(sender, [answer], ['a'], answer === 'silence' ? '400' : 'none');
    expect(error).toMatch(/EOF|reset|closed|deadline/);
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it('keeps the order of messages to one recipient and holds nobody else back', async () => {
    const answers = { a: [131056, 131056, 'sent', 'sent'], b: ['sent'] } as const;
    const { done } = await run(sender, answers, ['a', 'a', 'a', 'b']);
    expect(done).toEqual(['b3', 'a0', 'a1', 'a2']);
    expect(server.recipients.filter((to) => to === 'a')).toHaveLength(5);
    expect(server.recipients.indexOf('b')).toBeLessThan(3);
  });

  it('ends its waits with the context, also those for a turn', async () => {
    const { error, seconds } = await run(sender, [131056], ['a', 'a'], '120');
    expect(error).toMatch(/too fast|deadline/);
    expect(seconds).toBeLessThan(0.6);
    expect(server.recipients.length).toBeLessThanOrEqual(4);
  });
});

describe.each(WITH_HEADERS)('Retry-After in Go, outcome seen as %s', (sender) => {
  it('is waited for where it is longer than the policy', async () => {
    const { waits } = await run(sender, [{ code: 131056, retryAfter: '30' }, 'sent']);
    expect(waits).toEqual([30]);
  });

  it('never shortens a wait', async () => {
    const { waits } = await run(sender, [{ code: 131056, retryAfter: '0' }, 'sent']);
    expectWaits(waits, DELAYS.slice(0, 1));
  });

  it.each(['3600', 'Wed, 21 Oct 2099 07:28:00 GMT'])('of %s is left to the caller', async (retryAfter) => {
    const { error, waits } = await run(sender, [{ code: 131056, retryAfter }, 'sent']);
    expect(error).toBe('too fast');
    expect(waits).toEqual([]);
  });
});

function expectWaits(waits: readonly number[], delays: readonly number[]): void {
  expect(waits).toHaveLength(delays.length);
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(delays[index] ?? 0);
    expect(wait).toBeLessThanOrEqual((delays[index] ?? 0) * 1.5);
  }
}
