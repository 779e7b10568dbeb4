import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, expect } from 'vitest';
import { applyRetry, CARET, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { describeRetryContract, type RetryContract, type RetryRun } from './retryContract.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'script-runs-'));
let server: GraphServer;

beforeAll(async () => {
  server = await startGraphServer();
  const source = readFileSync(path.join(FIXTURES, 'typescript/runs/sender.ts'), 'utf8');
  const typescript = await withRetries(source, 'typescript');
  const javascript = await withRetries(stripTypeScriptTypes(source), 'javascript');
  writeFileSync(path.join(folder, 'typescript.mjs'), transformSync(typescript, { loader: 'ts' }).code);
  writeFileSync(path.join(folder, 'javascript.mjs'), javascript);
  writeFileSync(path.join(folder, 'run.mjs'), SCRIPT_DRIVER);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const SCRIPT_DRIVER = `
const [language, name, url, scale] = process.argv.slice(2);
const waits = [];
const { setTimeout: realSetTimeout } = globalThis;
globalThis.setTimeout = (done, ms, ...rest) => {
  const ours = new Error().stack.includes('/' + language + '.mjs');
  if (ours) waits.push(ms / 1000);
  return realSetTimeout(done, ours ? ms / Number(scale) : ms, ...rest);
};
const sender = await import(new URL('./' + language + '.mjs', import.meta.url).href);
const outcome = await sender[name](url, 'a').catch((error) => ({ threw: error.name, message: error.message }));
console.log(JSON.stringify({ outcome, waits }));
process.exit(0);
`;

type Language = 'typescript' | 'javascript';

/** The senders of the fixture with the fix applied where a comment marks the code of each. */
async function withRetries(source: string, language: Language): Promise<string> {
  let text = source;
  for (const name of SCRIPT_SENDERS) text = await applyRetry(text.replace(`/*${name}*/`, CARET), language);
  return text;
}

async function run(language: Language, sender: string, answers: Answers, scale = 10_000): Promise<RetryRun> {
  server.play(answers);
  const args = [path.join(folder, 'run.mjs'), language, sender, server.url, `${scale}`];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as RetryRun;
}

const SCRIPT_SENDERS = ['response', 'body', 'thrown', 'axiosError', 'caused'];

/** Both languages have the same senders, and so the same contract. */
const contractOf = (language: Language): RetryContract => ({
  server: () => server,
  run: (sender, answers) => run(language, sender, answers),
  success: { messages: [{ id: 'wamid.1' }] },
  otherCode: /131047|400|not sent/,
  threw: expect.objectContaining({ threw: expect.any(String) }),
  tellsLeft: false,
  withHeaders: SCRIPT_SENDERS.filter((sender) => sender !== 'body'),
  withTransient: ['response', 'body', 'axiosError'],
  order: {
    // Sends with `thrown`, and notes itself what is done.
    senders: ['order'],
    messages: ['a', 'a', 'b'],
    failures: 1,
    // A second of a wait has to be long enough for `b` to be sent meanwhile.
    run: (sender, answers) => run(language, sender, answers, 5),
    ended: ['b', 'a1', 'a2'],
  },
});

describeRetryContract('TypeScript', SCRIPT_SENDERS, contractOf('typescript'));
describeRetryContract('JavaScript', SCRIPT_SENDERS, contractOf('javascript'));
