import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyFix, applyRetry, CARET, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { runTool } from './realTool.ts';
import { describeRetryContract, type RetryRun } from './retryContract.ts';

const RUNS = path.join(FIXTURES, 'python/runs');
/** Real seconds per second of a wait, where two sends have to meet. */
const SCALE = 0.3;

interface Told {
  /** What the sender gave back, or the name and message of what it raised. */
  readonly outcome: unknown;
  /** The waits between attempts, in seconds; they are recorded, and waited for as `scale` says. */
  readonly waits: readonly number[];
  /** How many recipients the helper still remembers. */
  readonly kept: number;
}

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
  name: string,
  answers: Answers,
  more: { readonly way?: string; readonly scale?: number } = {},
): Promise<RetryRun> {
  server.play(answers);
  const [module, sender] = name.split('.');
  const line = await new Promise<string>((resolve) => {
    answered.push(resolve);
    python.stdin?.write(`${JSON.stringify({ module, sender, url: server.url, ...more })}\n`);
  });
  const { outcome, waits, kept } = JSON.parse(line) as Told;
  return { outcome, waits, left: kept };
}

/** Senders as `module.function`. */
const SENDERS: readonly string[] = [
  ...TOGETHER.map((name) => `sender.${name}`),
  ...[...Object.keys(FILES), 'with_module'].map((module) => `${module}.send`),
];
const SENT = { messages: [{ id: 'wamid.1' }] };

describeRetryContract('Python', SENDERS, {
  server: () => server,
  run,
  success: SENT,
  otherCode: /131047|400|not sent/,
  threw: expect.objectContaining({ threw: expect.any(String) }),
  tellsLeft: true,
  withHeaders: SENDERS.filter((sender) => sender !== 'with_heyoo.send'),
  // The error of the test's own SDK has only a code.
  withTransient: SENDERS.filter((sender) => sender !== 'sender.thrown' && sender !== 'sender.awaited'),
  order: {
    messages: ['a', 'a', 'b'],
    failures: 1,
    run: async (sender, answers) => {
      const { outcome, ...more } = await run(sender, answers, { way: 'order', scale: SCALE });
      return { outcome: { ended: outcome, requests: [...server.recipients] }, ...more };
    },
    // The second to `a` is not so much as begun before the first is sent.
    ended: { ended: ['b', 'a1', 'a2'], requests: ['a', 'b', 'a', 'a'] },
  },
});

describe.each(SENDERS)('the Python helper in %s', (sender) => {
  it('does not wait for itself where a send is within a send', async () => {
    const { outcome, left } = await run(sender, ['sent'], { way: 'nested' });
    expect(outcome).toEqual(SENT);
    expect(left).toBe(0);
  });
});

describe.each(ASYNC)('event loops in %s', (module) => {
  it('may be several in one process', async () => {
    const answers = [131056, 'sent'] as const;
    expect((await run(`${module}.send`, answers, { way: 'loops', scale: 0.01 })).outcome).toBe(6);
    expect(server.recipients).toHaveLength(7);
  });

  it('go on in order where a waiting send is cancelled', async () => {
    const { outcome, left } = await run(`${module}.send`, [131056, 'sent'], { way: 'cancelled', scale: SCALE });
    expect(outcome).toEqual(['first', 'third']);
    expect(server.recipients).toHaveLength(3);
    expect(left).toBe(0);
  });
});
