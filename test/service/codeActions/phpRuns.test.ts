import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyFix, applyRetry, CARET, FIXTURES } from './fixtures.ts';
import { type Answers, type GraphServer, startGraphServer } from './graphServer.ts';
import { runTool } from './realTool.ts';
import { describeRetryContract, type RetryRun } from './retryContract.ts';

const PHP = path.join(FIXTURES, 'php');
const SENDERS = readdirSync(path.join(PHP, 'runs')).map((file) => file.replace('.php', ''));
/** What the helper waits with, replaced by a record of the wait. */
const PAUSE = 'time_sleep_until(microtime(true) + $wait);';

const DRIVER = `<?php
require __DIR__ . '/clients.php';
error_reporting(E_ALL);
set_error_handler(fn (int $type, string $message) => error_reporting() & $type ? throw new ErrorException($message) : true);
$waits = [];
function record_wait(float $wait): void
{
    $GLOBALS['waits'][] = $wait;
}
[, $sender, $url, $recipients] = $argv;
require __DIR__ . "/$sender.php";
$class = "Runs\\\\$sender";
$send = class_exists($class) ? [new $class(), 'send'] : (function_exists($class) ? $class : $sender);
foreach (explode(',', $recipients) as $to) {
    try {
        $outcome = $send($url, $to);
    } catch (Throwable $e) {
        $outcome = ['threw' => $e->getMessage()];
    }
}
echo json_encode(['outcome' => $outcome, 'waits' => $waits]);
`;

const folder = mkdtempSync(path.join(tmpdir(), 'php-runs-'));
let server: GraphServer;

beforeAll(async () => {
  const hasCurl = runTool('php-cli', 'php', ['-r', "exit(extension_loaded('curl') ? 0 : 1);"]);
  expect(hasCurl, "PHP lacks curl: install Debian's package php-curl.").toBe('');
  server = await startGraphServer();
  cpSync(path.join(PHP, 'support/clients.php'), path.join(folder, 'clients.php'));
  writeFileSync(path.join(folder, 'run.php'), DRIVER);
  for (const sender of SENDERS) {
    const before = readFileSync(path.join(PHP, 'runs', `${sender}.php`), 'utf8');
    const after = await applyRetry(before.replace('/*here*/', CARET), 'php');
    expect(after).toContain(PAUSE);
    writeFileSync(path.join(folder, `${sender}.php`), after.replace(PAUSE, '\\record_wait($wait);'));
  }
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(sender: string, answers: Answers, recipients = 'a'): Promise<RetryRun> {
  server.play(answers);
  const { stdout } = await promisify(execFile)('php', [path.join(folder, 'run.php'), sender, server.url, recipients]);
  return JSON.parse(stdout) as RetryRun;
}

const SENT = { messages: [{ id: 'wamid.1' }] };

describeRetryContract('PHP', SENDERS, {
  server: () => server,
  run: (sender, answers) => run(sender, answers),
  success: SENT,
  otherCode: /131047|400|not sent/,
  threw: expect.objectContaining({ threw: expect.any(String) }),
  tellsLeft: false,
  withHeaders: SENDERS.filter((sender) => /Guzzle|Laravel|Symfony|Netflie/.test(sender)),
  withTransient: SENDERS.filter((sender) => sender !== 'Thrown'),
});

describe.each(SENDERS)('the PHP helper, several messages sent by %s', (sender) => {
  it('keeps the order of messages to one recipient and sends none twice', async () => {
    const { outcome } = await run(sender, { a: [131056, 'sent'], b: ['sent'] }, 'a,a,b');
    expect(server.recipients).toEqual(['a', 'a', 'a', 'b']);
    expect(outcome).toEqual(SENT);
  });
});

/** Runs a script that a fix has changed, with its requests sent to the server. */
async function runScript(text: string, env: Record<string, string> = {}, args: readonly string[] = []) {
  const file = path.join(folder, 'script.php');
  writeFileSync(file, text.replaceAll('https://graph.facebook.com/v23.0/', server.url.replace('1/messages', '')));
  const given = { ...process.env, WHATSAPP_TOKEN: 'token', WHATSAPP_PHONE_NUMBER_ID: '1', ...env };
  return promisify(execFile)('php', ['-d', 'display_errors=stderr', file, ...args], { env: given });
}

describe('the template that is sent instead', () => {
  const script = async (): Promise<string> => {
    const name = 'template-script.131047-send-a-template-instead.before.php';
    const fix = /^131047: send a template instead$/;
    return (await applyFix(readFileSync(path.join(PHP, name), 'utf8'), 'php', fix)).text;
  };

  it('goes to the same recipient', async () => {
    server.play([131047, 'sent']);
    await runScript(await script(), {}, ['a', 'Hi']);
    expect(server.recipients).toEqual(['a', 'a']);
  });

  it('says why it was not sent', async () => {
    server.play([131047, 131047]);
    await expect(runScript(await script(), {}, ['a', 'Hi'])).rejects.toThrow(/The template was not sent: .*131047/);
  });
});

describe('the token that is refreshed', () => {
  const TEXT = `<?php
$token = 'old';
$ch = curl_init('https://graph.facebook.com/v23.0/1/messages');
curl_setopt_array($ch, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => ["Authorization: Bearer $token"],
    CURLOPT_POSTFIELDS => json_encode(['messaging_product' => 'whatsapp', 'to' => 'a']),
]);
$answer = json_decode(curl_exec($ch), true);
if ($answer['error']['code'] === 190${CARET}) {
    echo "expired\n";
}
echo $token;
`;
  const run190 = async (env: Record<string, string>): Promise<string> => {
    server.play([190]);
    return (await runScript((await applyFix(TEXT, 'php', /^190: refresh the token$/)).text, env)).stdout;
  };

  it('is read anew', async () => {
    writeFileSync(path.join(folder, 'token'), 'new\n');
    expect(await run190({ WHATSAPP_TOKEN_FILE: path.join(folder, 'token') })).toBe('expired\nnew');
  });

  it('fails where it is missing or still the old one', async () => {
    writeFileSync(path.join(folder, 'token'), 'old\n');
    await expect(run190({ WHATSAPP_TOKEN_FILE: path.join(folder, 'token') })).rejects.toThrow(/new access token/);
    await expect(run190({})).rejects.toThrow(/new access token/);
  });
});
