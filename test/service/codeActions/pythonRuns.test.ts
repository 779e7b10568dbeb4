import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyFix, applyRetry, CARET, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { runTool } from './realTool.ts';

/** The waits of 131056, without jitter; jitter adds up to half of each. */
const DELAYS = [1, 4, 16, 64];
const RUNS = path.join(FIXTURES, 'python/runs');
/** Real seconds per second of a wait, where two sends have to meet. */
const SCALE = 0.3;

interface Run {
  /** What the sender gave back, or the name and message of what it raised. */
  readonly outcome: unknown;
  /** The waits between attempts, in seconds; they are recorded, and waited for as `scale` says. */
  readonly waits: readonly number[];
  /** How many recipients the helper still remembers. */
  readonly kept: number;
}

/** A sender by its module and its function. */
type Sender = readonly [module: string, name: string];

const folder = mkdtempSync(path.join(tmpdir(), 'python-runs-'));
let server: GraphServer;
let python: ChildProcess;
const answered: ((line: string) => void)[] = [];

/** Senders in files of their own, by what their project depends on. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  with_requests: [],
  with_urllib: [],
  with_httpx: [],
  with_aiohttp: [],
  with_pywa: [],
  with_heyoo: [],
  with_tenacity: ['tenacity'],
  with_tenacity_async: ['tenacity'],
  with_backoff: ['backoff'],
  with_backoff_async: ['backoff'],
};
const TOGETHER = ['response', 'thrown', 'urllib_error', 'awaited'];
const ASYNC = ['with_httpx', 'with_aiohttp', 'with_tenacity_async', 'with_backoff_async'];

beforeAll(async () => {
  expect(runTool('python3', 'python3', ['--version'])).toBe('');
  server = await startGraphServer();
  cpSync(path.join(FIXTURES, 'python/support'), folder, { recursive: true });
  cpSync(path.join(RUNS, 'drive.py'), path.join(folder, 'drive.py'));
  writeFileSync(path.join(folder, 'sender.py'), await allApplied());
  for (const [name, libraries] of Object.entries(FILES)) {
    const dependencies = new Map(libraries.map((library) => [library, '']));
    const { text } = await applyFix(readSender(name), 'python', /^Add retry for 131056$/, { dependencies });
    writeFileSync(path.join(folder, `${name}.py`), text);
  }
  const own = await applyFix(readSender('with_module'), 'python', /own file/);
  writeFileSync(path.join(folder, 'with_module.py'), own.text);
  writeFileSync(path.join(folder, 'whatsapp_retry.py'), own.module ?? '');
  python = spawn('python3', ['-B', 'drive.py'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  // A driver that stops must not leave a test waiting.
  const stopped = JSON.stringify({ outcome: 'Python has stopped', waits: [], kept: -1 });
  python.on('exit', () => {
    for (const answer of answered.splice(0)) answer(stopped);
  });
  if (python.stdout) createInterface(python.stdout).on('line', (line) => answered.shift()?.(line));
});

afterAll(async () => {
  python?.stdin?.end();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function readSender(name: string): string {
  return readFileSync(path.join(RUNS, `${name}.py`), 'utf8');
}

/** The senders that share a file, each with the fix applied where its comment marks the code. */
async function allApplied(): Promise<string> {
  let text = readSender('sender');
  for (const name of TOGETHER) text = await applyRetry(text.replace(`131056:  # ${name}`, `131056${CARET}:`), 'python');
  return text;
}

async function run(
  [module, sender]: Sender,
  answers: Answers,
  more: { readonly way?: string; readonly scale?: number } = {},
): Promise<Run> {
  server.play(answers);
  const line = await new Promise<string>((resolve) => {
    answered.push(resolve);
    python.stdin?.write(`${JSON.stringify({ module, sender, url: server.url, ...more })}\n`);
  });
  return JSON.parse(line) as Run;
}

const SENDERS: readonly Sender[] = [
  ...TOGETHER.map((name) => ['sender', name] as const),
  ...[...Object.keys(FILES), 'with_module'].map((module) => [module, 'send'] as const),
];

describe.each(SENDERS)('the helper in %s %s', (module, name) => {
  const sender = [module, name] as const;

  it('sends again after 131056 and waits as long as is asked for', async () => {
    const { outcome, waits, kept } = await run(sender, [131056, 131056, 'sent']);
    expect(outcome).toEqual({ messages: [{ id: 'wamid.1' }] });
    expect(server.recipients).toEqual(['a', 'a', 'a']);
    expectWaits(waits, DELAYS.slice(0, 2));
    expect(kept).toBe(0);
  });

  it('gives up after its attempts and hands the last outcome on, its body still readable', async () => {
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
    const { outcome, waits, kept } = await run(sender, [answer]);
    expect(outcome).toHaveProperty('threw');
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(kept).toBe(0);
  });

  it('keeps the order of messages to one recipient, and holds nobody else back', async () => {
    const answers = { a: [131056, 'sent' as const], b: ['sent' as const] };
    const { outcome, kept } = await run(sender, answers, { way: 'order', scale: SCALE });
    expect(outcome).toEqual(['b', 'a1', 'a2']);
    expect(server.recipients).toEqual(['a', 'b', 'a', 'a']);
    expect(kept).toBe(0);
  });

  it('does not wait for itself where a send is within a send', async () => {
    const { outcome, kept } = await run(sender, ['sent'], { way: 'nested' });
    expect(outcome).toEqual({ messages: [{ id: 'wamid.1' }] });
    expect(kept).toBe(0);
  });
});

/** Senders whose failures say whether they pass: the error of the test's own SDK does not. */
const WITH_FLAG = SENDERS.filter(([, name]) => name !== 'thrown' && name !== 'awaited');

describe.each(WITH_FLAG)('is_transient in %s %s', (module, name) => {
  const sender = [module, name] as const;

  it('is believed where it is false', async () => {
    const { outcome, waits } = await run(sender, [{ code: 131056, transient: false }, 'sent']);
    expect(outcome).toBe('too fast');
    expect(waits).toEqual([]);
  });

  it('changes nothing where it is true', async () => {
    const { waits } = await run(sender, [{ code: 131056, transient: true }, 'sent']);
    expectWaits(waits, DELAYS.slice(0, 1));
  });
});

/** Only outcomes that carry the answer's headers can be asked for `Retry-After`. */
const WITH_HEADERS = SENDERS.filter(([module]) => module !== 'with_heyoo');

describe.each(WITH_HEADERS)('Retry-After in %s %s', (module, name) => {
  const sender = [module, name] as const;

  it('is waited for where it is longer than the policy, and never shortens a wait', async () => {
    const { waits } = await run(sender, [
      { code: 131056, retryAfter: '30' },
      { code: 131056, retryAfter: '0' },
      'sent',
    ]);
    expect(waits[0]).toBe(30);
    expectWaits(waits.slice(1), DELAYS.slice(1, 2));
  });

  it.each(['3600', 'Wed, 21 Oct 2099 07:28:00 GMT'])('of %s is left to the caller', async (retryAfter) => {
    const { outcome, waits } = await run(sender, [{ code: 131056, retryAfter }, 'sent']);
    expect(outcome).toBe('too fast');
    expect(waits).toEqual([]);
  });
});

describe.each(ASYNC)('event loops in %s', (module) => {
  it('may be several in one process', async () => {
    const answers = [131056, 'sent'] as const;
    expect((await run([module, 'send'], answers, { way: 'loops', scale: 0.01 })).outcome).toBe(6);
    expect(server.recipients).toHaveLength(7);
  });

  it('go on in order where a waiting send is cancelled', async () => {
    const { outcome, kept } = await run([module, 'send'], [131056, 'sent'], { way: 'cancelled', scale: SCALE });
    expect(outcome).toEqual(['first', 'third']);
    expect(server.recipients).toHaveLength(3);
    expect(kept).toBe(0);
  });
});

function expectWaits(waits: readonly number[], delays: readonly number[]): void {
  expect(waits).toHaveLength(delays.length);
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(delays[index] ?? 0);
    expect(wait).toBeLessThanOrEqual((delays[index] ?? 0) * 1.5);
  }
}
