import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, beforeAll, expect } from 'vitest';
import { applyRetry, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { runTool } from './realTool.ts';
import { describeRetryContract, type RetryRun } from './retryContract.ts';

const RUNS = path.join(FIXTURES, 'csharp/runs');
const NEWTONSOFT = '/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll';
const SENDERS = ['Answered', 'Requested', 'Thrown', 'Acted', 'Given', 'Blocking'];
/** Those that see the answer itself, with its headers and all that it says of the error. */
const WITH_ANSWER = ['Answered', 'Requested'];

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

async function run(sender: string, played: Answers): Promise<RetryRun & { readonly outcome: string }> {
  server.play(played);
  const line = new Promise<string>((read) => answers.once('line', read));
  mono.stdin?.write(`${sender} ${server.url}\n`);
  const [outcome = '', waits = '', left = ''] = (await line).split('\t');
  return { outcome, waits: JSON.parse(waits) as number[], left: Number(left) };
}

describeRetryContract('C#', SENDERS, {
  server: () => server,
  run,
  success: '{"messages":[{"id":"wamid.1"}]}',
  otherCode: /131047/,
  threw: expect.stringMatching(/^threw /),
  tellsLeft: true,
  withHeaders: WITH_ANSWER,
  withTransient: WITH_ANSWER,
  order: {
    messages: ['a', 'a', 'a', 'b'],
    failures: 2,
    run: async (sender, answers) => {
      const { outcome, ...more } = await run(`order ${sender}`, answers);
      const requests = outcome.split(' ');
      const inTurn = requests.filter((line) => !line.endsWith('other')).join(' ');
      const heldBack = !(requests.indexOf('+other') < requests.lastIndexOf('+first'));
      return { outcome: { inTurn, heldBack }, ...more };
    },
    // One begins only when the one before it has ended, all attempts of the first before the second.
    ended: {
      inTurn: '+first -first +first -first +first -first +second -second +third -third',
      heldBack: false,
    },
  },
});
