import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyRetry, CARET, FIXTURES } from './fixtures.ts';
import { type Answer, type GraphServer, startGraphServer } from './graphServer.ts';

/** The waits of 131056, without jitter; jitter adds up to half of each. */
const DELAYS = [1, 4, 16, 64];

interface Run {
  /** What the sender gave back, or the name and message of what it threw. */
  readonly outcome: unknown;
  /** The waits between attempts, in seconds; they are recorded and not waited for. */
  readonly waits: readonly number[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'add-retry-runs-'));
let server: GraphServer;

beforeAll(async () => {
  server = await startGraphServer();
  writeFileSync(path.join(folder, 'sender.mjs'), transformSync(scriptSource(), { loader: 'ts' }).code);
  writeFileSync(path.join(folder, 'run.mjs'), SCRIPT_DRIVER);
  writeFileSync(path.join(folder, 'sender.py'), pythonSource());
  writeFileSync(path.join(folder, 'run.py'), PYTHON_DRIVER);
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
  return realSetTimeout(done, ours ? 0 : ms, ...rest);
};
const [name, url] = process.argv.slice(2);
const sender = await import(new URL('./sender.mjs', import.meta.url).href);
const outcome = await sender[name](url, 'a').catch((error) => ({ threw: error.name, message: error.message }));
console.log(JSON.stringify({ outcome, waits }));
process.exit(0);
`;

const PYTHON_DRIVER = `
import asyncio, inspect, json, sys, time
waits = []
real_sleep = asyncio.sleep
time.sleep = waits.append
async def sleep(seconds):
    waits.append(seconds)
    await real_sleep(0)
asyncio.sleep = sleep
import sender
try:
    outcome = getattr(sender, sys.argv[1])(sys.argv[2], "a")
    if inspect.isawaitable(outcome):
        outcome = asyncio.run(outcome)
except Exception as error:
    outcome = {"threw": type(error).__name__, "message": str(error)}
print(json.dumps({"outcome": outcome, "waits": waits}))
`;

/** Every sender of the TypeScript fixture with the fix applied where its comment marks the code. */
function scriptSource(): string {
  let text = readFileSync(path.join(FIXTURES, 'runs/sender.ts'), 'utf8');
  for (const name of SCRIPT_SENDERS) text = applyRetry(text.replace(`/*${name}*/`, CARET), 'typescript');
  return text;
}

function pythonSource(): string {
  let text = readFileSync(path.join(FIXTURES, 'runs/sender.py'), 'utf8');
  for (const name of PYTHON_SENDERS) text = applyRetry(text.replace(`131056:  # ${name}`, `131056${CARET}:`), 'python');
  return text;
}

async function run(language: 'script' | 'python', sender: string, answers: readonly Answer[]): Promise<Run> {
  server.play(answers);
  const [command, file] = language === 'script' ? [process.execPath, 'run.mjs'] : ['python3', 'run.py'];
  const { stdout } = await promisify(execFile)(command, [path.join(folder, file), sender, server.url]);
  return JSON.parse(stdout) as Run;
}

const SCRIPT_SENDERS = ['response', 'body', 'thrown', 'axiosError', 'caused'];
const PYTHON_SENDERS = ['response', 'thrown', 'urllib_error', 'awaited'];
const SENDERS = [
  ...SCRIPT_SENDERS.map((sender) => ['script', sender] as const),
  ...PYTHON_SENDERS.map((sender) => ['python', sender] as const),
];

describe.each(SENDERS)('the helper in a %s, outcome seen as %s', (language, sender) => {
  it('sends again after 131056 and waits as long as is asked for', async () => {
    const { outcome, waits } = await run(language, sender, [131056, 131056, 'sent']);
    expect(outcome).toEqual({ messages: [{ id: 'wamid.1' }] });
    expect(server.recipients).toEqual(['a', 'a', 'a']);
    expectWaits(waits, DELAYS.slice(0, 2));
  });

  it('gives up after its attempts and hands the last outcome on', async () => {
    const { outcome, waits } = await run(language, sender, [131056]);
    expect(outcome).toBe('too fast');
    expect(server.recipients).toHaveLength(DELAYS.length + 1);
    expectWaits(waits, DELAYS);
  });

  it('sends once where the code is another', async () => {
    const { outcome, waits } = await run(language, sender, [131047]);
    expect(JSON.stringify(outcome)).toMatch(/131047|400|not sent/);
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it.each(['drop', 'silence'] as const)('sends once where the answer is %s', async (answer) => {
    const { outcome, waits } = await run(language, sender, [answer]);
    expect(outcome).toHaveProperty('threw');
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
  });
});

/** Only outcomes that carry the answer's headers can be asked for `Retry-After`. */
const WITH_HEADERS = SENDERS.filter(([, sender]) => sender !== 'body');

describe.each(WITH_HEADERS)('Retry-After in a %s, outcome seen as %s', (language, sender) => {
  it('is waited for where it is longer than the policy', async () => {
    const { waits } = await run(language, sender, [{ code: 131056, retryAfter: '30' }, 'sent']);
    expect(waits).toEqual([30]);
  });

  it('never shortens a wait', async () => {
    const { waits } = await run(language, sender, [{ code: 131056, retryAfter: '0' }, 'sent']);
    expectWaits(waits, DELAYS.slice(0, 1));
  });

  it.each(['3600', 'Wed, 21 Oct 2099 07:28:00 GMT'])('of %s is left to the caller', async (retryAfter) => {
    const { outcome, waits } = await run(language, sender, [{ code: 131056, retryAfter }, 'sent']);
    expect(outcome).toBe('too fast');
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
