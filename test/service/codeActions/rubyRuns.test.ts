import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyFix, CARET, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { runTool } from './realTool.ts';

/** The waits of 131056, without jitter; jitter adds up to half of each. */
const DELAYS = [1, 4, 16, 64];
const RUBY = path.join(FIXTURES, 'ruby');
const SENDERS = readdirSync(path.join(RUBY, 'runs'))
  .filter((file) => file !== 'drive.rb')
  .map((file) => file.replace('.rb', ''));
const SENT = { messages: [{ id: 'wamid.1' }] };

interface Run {
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

async function run(sender: string, played: Answers, options: object = {}): Promise<Run> {
  server.play(played);
  const name = sender.replace(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase());
  driver.stdin.write(`${JSON.stringify({ file: sender, class: name, url: server.url, ...options })}\n`);
  const { value, done } = await answers.next();
  if (done) throw new Error(`Ruby has ended: ${errors}`);
  return JSON.parse(value) as Run;
}

describe.each(SENDERS)('the Ruby helper, outcome seen as %s', (sender) => {
  it('sends again after 131056 and waits as long as is asked for', async () => {
    const { outcome, waits, kept } = await run(sender, [131056, 131056, 'sent']);
    expect(outcome).toEqual(SENT);
    expect(server.recipients).toEqual(['a', 'a', 'a']);
    expectWaits(waits, DELAYS.slice(0, 2));
    expect(kept).toBe(0);
  });

  it('gives up after its attempts and hands the last outcome on', async () => {
    const { outcome, waits } = await run(sender, [131056]);
    expect(outcome).toBe('too fast');
    expect(server.recipients).toHaveLength(DELAYS.length + 1);
    expectWaits(waits, DELAYS);
  });

  it('sends once where the code is another', async () => {
    const { outcome, waits, kept } = await run(sender, [131047]);
    expect(JSON.stringify(outcome)).toMatch(/131047|400|not sent|HttpResponseError|BadRequest/);
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(kept).toBe(0);
  });

  it.each(['drop', 'silence'] as const)('sends once where the answer is %s', async (answer) => {
    const { outcome, waits, kept } = await run(sender, [answer]);
    expect(outcome).toHaveProperty('threw', expect.stringMatching(/Timeout|EOF|Connection|Reset/));
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(kept).toBe(0);
  });

  it('keeps the order of messages to one recipient, holds back no other, and sends none twice', async () => {
    const played = { a: [131056, 131056, 131056, 'sent'], b: ['sent'] } as const;
    const { outcome, kept } = await run(sender, played, { run: 'order', recipients: ['a', 'a', 'b'] });
    expect(outcome).toEqual(['b2', 'a0', 'a1']);
    expect(server.recipients.filter((to) => to === 'a')).toHaveLength(5);
    expect(server.recipients.filter((to) => to === 'b')).toHaveLength(1);
    expect(kept).toBe(0);
  });

  it('goes on where a thread that waits for its turn is killed', async () => {
    const { outcome, kept } = await run(sender, [131056, 131056, 131056, 'sent'], { run: 'killed' });
    expect(outcome).toEqual(SENT);
    expect(server.recipients).toHaveLength(5);
    expect(kept).toBe(0);
  });
});

/** An exception that has nothing but a code cannot say that it is final. */
describe.each(SENDERS.filter((sender) => sender !== 'own_error'))('is_transient, outcome seen as %s', (sender) => {
  it('sends once where the answer says that it is not transient', async () => {
    const { outcome, waits } = await run(sender, [{ code: 131056, transient: false }]);
    expect(outcome).toBe('too fast');
    expect(server.recipients).toHaveLength(1);
    expect(waits).toEqual([]);
  });
});

/** Only outcomes that carry the answer's headers can be asked for `Retry-After`. */
const WITH_HEADERS = SENDERS.filter((sender) => /net_http|faraday|httparty|rest_client|own_module|any/.test(sender));

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

describe('the Ruby helper', () => {
  it('gives no warnings', () => {
    expect(errors).toBe('');
  });
});

function expectWaits(waits: readonly number[], delays: readonly number[]): void {
  // Retriable waits no time at all by itself, but does so in front of each attempt.
  const own = waits.filter((wait) => wait > 0);
  expect(own).toHaveLength(delays.length);
  for (const [index, wait] of own.entries()) {
    expect(wait).toBeGreaterThanOrEqual(delays[index] ?? 0);
    expect(wait).toBeLessThanOrEqual((delays[index] ?? 0) * 1.5);
  }
}
