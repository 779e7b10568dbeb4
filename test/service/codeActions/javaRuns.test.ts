import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect } from 'vitest';
import { applyRetry, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { describeRetryContract, type RetryRun } from './retryContract.ts';

const RUNS = path.join(FIXTURES, 'java/runs');
const SENDERS = ['http', 'thrown', 'result', 'okhttp', 'spring'];
/** What the helper waits with, replaced by a record of the wait. */
const PAUSE = 'Thread.sleep(';
/** Those that see the answer itself, with its headers and all that it says of the error. */
const WITH_ANSWER = ['http', 'okhttp', 'spring'];

const folder = mkdtempSync(path.join(tmpdir(), 'java-runs-'));
let server: GraphServer;
let java: ChildProcess;
let answers: Interface;

beforeAll(async () => {
  server = await startGraphServer();
  const files = [...(await senders()), ...support()];
  try {
    await promisify(execFile)('javac', ['-proc:none', '-d', folder, ...files]);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    throw new Error('javac does not run: install the Debian package default-jdk-headless.', { cause: error });
  }
  java = spawn('java', ['-cp', folder, 'Runs'], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!java.stdout) throw new Error('java has no output.');
  answers = createInterface({ input: java.stdout });
}, 60_000);

afterAll(async () => {
  java?.kill();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The senders with the fix applied; the helpers' pauses go through the driver. */
async function senders(): Promise<string[]> {
  const written: string[] = [];
  // One after the other: only a few syntax trees are kept at a time.
  for (const file of readdirSync(RUNS).filter((name) => name.endsWith('.java'))) {
    const text = readFileSync(path.join(RUNS, file), 'utf8');
    const fixed = file === 'Runs.java' ? text : (await applyRetry(text, 'java')).replace(PAUSE, 'Runs.sleep(');
    written.push(write(file, fixed));
  }
  return written;
}

/** The classes the senders use, each from its package or `public` on. */
function support(): string[] {
  return readdirSync(path.join(RUNS, 'support')).flatMap((file) => {
    const text = readFileSync(path.join(RUNS, 'support', file), 'utf8');
    const parts = text.split(text.startsWith('package') ? /^(?=package )/m : /^(?=public )/m);
    return parts.map((part) => {
      const folders = /^package ([\w.]+);/.exec(part)?.[1]?.split('.') ?? [];
      const name = /^public (?:final )?(?:class|interface) (\w+)/m.exec(part)?.[1];
      return write(path.join(...folders, `${name}.java`), part);
    });
  });
}

function write(name: string, text: string): string {
  const file = path.join(folder, 'source', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function run(sender: string, played: Answers): Promise<RetryRun> {
  server.play(played);
  const line = new Promise<string>((read) => answers.once('line', read));
  java.stdin?.write(`${sender} ${server.url}\n`);
  const [outcome = '', waits = '', left = ''] = (await line).split('\t');
  return { outcome, waits: JSON.parse(waits) as number[], left: Number(left) };
}

describeRetryContract('Java', SENDERS, {
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
    failures: 3,
    run: (sender, answers) => run(`order ${sender}`, answers),
    ended: 'other first second third',
  },
});
