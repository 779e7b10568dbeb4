import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyFix, CARET, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { runTool } from './realTool.ts';
import { describeRetryContract, type RetryRun } from './retryContract.ts';

const RUBY = path.join(FIXTURES, 'ruby');
const SENDERS = readdirSync(path.join(RUBY, 'runs'))
  .filter((file) => file !== 'drive.rb')
  .map((file) => file.replace('.rb', ''));
const SENT = { messages: [{ id: 'wamid.1' }] };

interface Told {
  /** What a send gave back, or the class and message of what it raised; of several, the order they ended in. */
  readonly outcome: unknown;
  /** The waits between attempts, in seconds; a small part of each is waited for. */
  readonly waits: readonly number[];
  /** How many recipients the helper still remembers. */
  readonly kept: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'ruby-runs-'));
let server: GraphServer;
let driver: ChildProcessWithoutNullStreams;
let answers: AsyncIterator<string>;
let lines: Interface;
let errors = '';

beforeAll(async () => {
  expect(runTool('ruby', 'ruby', ['--version'])).toBe('');
  server = await startGraphServer();
  cpSync(path.join(RUBY, 'support'), folder, { recursive: true });
  cpSync(path.join(RUBY, 'runs/drive.rb'), path.join(folder, 'drive.rb'));
  for (const sender of SENDERS) await writeSender(sender);
  // One process for all runs: Ruby takes longer to start than to send.
  driver = spawn('ruby', ['-w', '-I', folder, path.join(folder, 'drive.rb')]);
  driver.stderr.on('data', (part) => (errors += part));
  lines = createInterface({ input: driver.stdout });
  answers = lines[Symbol.asyncIterator]();
});

afterAll(async () => {
  driver.kill();
  lines.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a sender with the fix applied where its comment marks the code. */
async function writeSender(sender: string): Promise<void> {
  const before = readFileSync(path.join(RUBY, 'runs', `${sender}.rb`), 'utf8');
  const marked = before.replace(/131056(.*) # here/, `131056${CARET}$1`);
  const own = sender === 'own_module';
  const title = own ? /^Add retry for 131056 \(helper in its own file\)$/ : /^Add retry for 131056$/;
  const dependencies = new Map(sender.endsWith('retriable') ? [['retriable', '~> 3.1']] : []);
  const { text, module } = await applyFix(marked, 'ruby', title, { dependencies });
  expect(text.includes('Retriable.retriable')).toBe(sender.endsWith('retriable'));
  writeFileSync(path.join(folder, `${sender}.rb`), text);
  if (own) writeFileSync(path.join(folder, 'whatsapp_retry.rb'), module ?? '');
}

async function run(sender: string, played: Answers, options: object = {}): Promise<RetryRun> {
  server.play(played);
  const name = sender.replace(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase());
  driver.stdin.write(`${JSON.stringify({ file: sender, class: name, url: server.url, ...options })}\n`);
  const { value, done } = await answers.next();
  if (done) throw new Error(`Ruby has ended: ${errors}`);
  const { outcome, waits, kept } = JSON.parse(value) as Told;
  // Retriable waits no time at all by itself, but does so in front of each attempt.
  const own = sender.endsWith('retriable') ? waits.filter((wait) => wait > 0) : waits;
  return { outcome, waits: own, left: kept };
}

describeRetryContract('Ruby', SENDERS, {
  server: () => server,
  run,
  success: SENT,
  otherCode: /131047|400|not sent|HttpResponseError|BadRequest/,
  threw: expect.objectContaining({ threw: expect.stringMatching(/Timeout|EOF|Connection|Reset/) }),
  tellsLeft: true,
  withHeaders: SENDERS.filter((sender) => /net_http|faraday|httparty|rest_client|own_module|any/.test(sender)),
  withTransient: SENDERS.filter((sender) => sender !== 'own_error'),
  order: {
    messages: ['a', 'a', 'b'],
    failures: 3,
    run: (sender, answers) => run(sender, answers, { run: 'order', recipients: ['a', 'a', 'b'] }),
    ended: ['b2', 'a0', 'a1'],
  },
});

describe.each(SENDERS)('the turns in Ruby, outcome seen as %s', (sender) => {
  it('go on where a thread that waits for its turn is killed', async () => {
    const { outcome, left } = await run(sender, [131056, 131056, 131056, 'sent'], { run: 'killed' });
    expect(outcome).toEqual(SENT);
    expect(server.recipients).toHaveLength(5);
    expect(left).toBe(0);
  });
});

describe('the Ruby helper', () => {
  it('gives no warnings', () => {
    expect(errors).toBe('');
  });
});
