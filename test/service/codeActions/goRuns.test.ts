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
import { describeRetryContract } from './retryContract.ts';

const RUNS = path.join(FIXTURES, 'go/runs');

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

describeRetryContract('Go', NAMES, {
  server: () => server,
  run: async (sender, answers) => {
    // Go's client waits for an answer as long as its context lets it.
    const limit = answers.includes('silence') ? '400' : 'none';
    const { outcome, error, waits } = await run(sender, answers, ['a'], limit);
    return { outcome: error === '' ? { sent: outcome } : error, waits };
  },
  success: { sent: 'wamid.1' },
  otherCode: /131047/,
  threw: expect.stringMatching(/EOF|reset|closed|deadline/),
  tellsLeft: false,
  withHeaders: SENDERS.filter(({ file }) => !/thrown|result/.test(file)).map(({ name }) => name),
  withTransient: NAMES,
  order: {
    messages: ['a', 'a', 'a', 'b'],
    failures: 2,
    run: async (sender, answers) => {
      const { done, waits } = await run(sender, answers, ['a', 'a', 'a', 'b']);
      return { outcome: done, waits };
    },
    ended: ['b3', 'a0', 'a1', 'a2'],
  },
});

describe.each(NAMES)('the context in Go, outcome seen as %s', (sender) => {
  it('ends the waits, also those for a turn', async () => {
    const { error, seconds } = await run(sender, [131056], ['a', 'a'], '120');
    expect(error).toMatch(/too fast|deadline/);
    expect(seconds).toBeLessThan(0.6);
    expect(server.recipients.length).toBeLessThanOrEqual(4);
  });
});
