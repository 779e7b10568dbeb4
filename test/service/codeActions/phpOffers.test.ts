import { describe, expect, it } from 'vitest';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import { callAt } from '../../../shared/src/fixes/call/findSendCalls.ts';
import { fileStyleOf } from '../../../shared/src/fixes/fileStyle.ts';
import type { LanguageFixes } from '../../../shared/src/fixes/languageFixes.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { applyFix, applyRetry, CARET, retriesAtCaret, wrapsAtCaret } from './fixtures.ts';

const php = LANGUAGE_FIXES.php as LanguageFixes;
/** A class that handles the code of an exception of its own, around some statements. */
const caught = (statements: string, before = ''): string => `<?php
namespace App;
use Acme\\WhatsApp\\{Client, GraphException};
${before}
class Sender
{
    public function send(Client $client, string $to, array $list): mixed
    {
        try {
            ${statements}
        } catch (GraphException $e) {
            return $e->getCode() === 131056‸ ? null : throw $e;
        }
    }
}
`;
/** A class that makes its request with Guzzle. */
const guzzle = (statements: string): string =>
  caught(statements)
    .replace(
      'use Acme\\WhatsApp\\{Client, GraphException};',
      'use GuzzleHttp\\Client;\nuse GuzzleHttp\\Exception\\ClientException;',
    )
    .replace('GraphException $e', 'ClientException $e')
    .replace('$e->getCode()', "json_decode($e->getResponse()->getBody(), true)['error']['code']");

/** A method that sends with Laravel's client. */
const laravel = (statements: string): string => `<?php
use Illuminate\\Support\\Facades\\Http;
class Sender
{
    public function send(string $to)
    {
        ${statements}
        return $response->json('error.code') === 131056‸ ? null : $response;
    }
}
`;
const LARAVEL =
  "$response = Http::withBody($to, 'application/json')->post('https://graph.facebook.com/v23.0/1/messages');";
/** A method that sends with Symfony's client. */
const symfony = (statements: string): string => `<?php
use Symfony\\Contracts\\HttpClient\\HttpClientInterface;
class Sender
{
    public function send(HttpClientInterface $client, string $to, array $options)
    {
        ${statements}
        return $response->toArray(false)['error']['code'] === 131056‸;
    }
}
`;
const SYMFONY = "$response = $client->request('POST', 'https://graph.facebook.com/v23.0/1/messages', $options);";

/** Texts in which no retry may be offered at the caret, by what is in the way. */
const NOT_OFFERED: Record<string, string> = {
  'a code that must not be sent again': caught('return $client->sendText($to);').replace('131056', '131047'),
  'only a constant': '<?php\nconst PAIR_LIMIT = 131056‸;\n',
  'a catch around something else': caught('return $this->save($to);'),
  'an exception whose code is read in two ways': caught('return $client->sendText($to);').replace(
    'return $e->getCode()',
    'if ($e->details["code"] === 1) { return null; } return $e->getCode()',
  ),
  'an exception that is not asked for its code': caught('return $client->sendText($to);').replace(
    '$e->getCode() ===',
    '$this->lastCode() ===',
  ),
  'a result nobody asks for a code': `<?php
function f($client, $to) {
    $sent = $client->sendText($to);
    return is_pair_limit($sent) ? 131056‸ : 0;
}`,
  'a result that is another by the time it is asked': `<?php
function f($client, $to) {
    $sent = $client->sendText($to);
    $sent = $client->status($sent);
    return $sent['error']['code'] === 131056‸;
}`,
  'an argument that is assigned': caught('return $client->sendText($to, $id = uniqid());'),
  'an argument that counts up': caught('return $client->sendText($to, $n++);'),
  'an argument by reference': caught('return $client->sendText($to, [&$id]);'),
  'a function that takes an argument by reference': caught('return $client->sendText($to, $id);').replace(
    'class Sender\n{',
    'class Sender\n{\n    public function sendText(string $to, ?string &$id) {}\n',
  ),
  'variables an arrow function does not see': caught("return $client->sendText(...compact('to'));"),
  'a variable variable': caught('return $client->sendText($$to);'),
  'a name of the function around': caught('return $client->sendText($to, __METHOD__);'),
  'an argument that is taken off a list': caught('return $client->sendText(array_shift($list));'),
  'an argument that sends': caught('return $client->sendImage($to, $client->uploadMedia($to));'),
  'a generator': caught('$x = $client->sendText(yield $to);'),
  'a value that is yielded': caught('yield $client->sendText($to);'),
  'answers that are collected': guzzle("$list[] = $client->post('/messages', ['json' => ['to' => $to]]);"),
  'a promise': guzzle("return $client->postAsync('/messages', ['json' => ['to' => $to]]);"),
  'a body that can be read once only': guzzle(
    "$file = fopen($to, 'r'); return $client->post('/messages', ['body' => $file]);",
  ),
  'another retry of Guzzle': `${guzzle("return $client->post('/messages', ['json' => ['to' => $to]]);")}// Middleware::retry`,
  'a request that reads': guzzle("return $client->request('GET', '/messages');"),
  'a loop that counts attempts': caught(
    'for ($attempt = 0; $attempt < 3; $attempt++) { return $client->sendText($to); }',
  ),
  'a retry of Laravel': caught('return retry(3, fn () => $client->sendText($to));'),
  'many messages at once': caught('return $client->sendMessages($list);'),
  'a notification to many': caught('return Notification::send($list, $to);'),
  'a function of the file that sends in a loop': caught('return $this->sendText($list);').replace(
    'class Sender\n{',
    'class Sender\n{\n    private function sendText($list) { foreach ($list as $to) { $this->client->sendText($to); } }\n',
  ),
  coroutines: caught('return $client->sendText($to);', 'use Swoole\\Coroutine;'),
  'a helper name that means something else': caught('return $client->sendText($to);').replace(
    'class Sender\n{',
    'class Sender\n{\n    public function withWhatsAppRetry() {}\n',
  ),
  'a function that another class runs': caught(
    "Http::macro('send', function ($client, $to) { try { $client->sendText($to); } catch (GraphException $e) { return $e->getCode() === 131056‸; } });",
  ).replace('return $e->getCode() === 131056‸', 'return $e->getCode() === 1'),
  'a trait': caught('return $client->sendText($to);').replace('class Sender', 'trait Sends'),
  'brackets that do not match': caught('return $client->sendText($to;'),
  'curl that prints the answer': `<?php
$answer = curl_exec($ch);
if ($answer['error']['code'] === 131056‸) { exit(1); }`,
  'a stream that hides the answer': `<?php
$answer = json_decode(file_get_contents($url, false, $context), true);
if ($answer['error']['code'] === 131056‸) { exit(1); }`,
  'a stream whose headers are read': `<?php
$options = ['http' => ['ignore_errors' => true]];
$answer = file_get_contents($url, false, $context);
if (json_decode($answer)->error->code === 131056‸) { exit($http_response_header[0]); }`,
  'a page': `<?php
// CURLOPT_RETURNTRANSFER
$answer = curl_exec($ch);
if (json_decode($answer)->error->code === 131056‸) { echo 'later'; } ?>
<p>Done</p>
`,
  'a page with code in its midst': `<?php
// CURLOPT_RETURNTRANSFER
$answer = json_decode(curl_exec($ch)); ?>
<p>Done</p>
<?php if ($answer->error->code === 131056‸) { exit(1); }`,
  'a transaction that is open': laravel(`DB::beginTransaction(); ${LARAVEL} DB::commit();`),
  'a transaction around it': laravel(
    `$response = DB::transaction(function () use ($to) { ${LARAVEL} return $response; });`,
  ),
  'a loop without end that its success leaves': caught('while (true) { return $client->sendText($to); }'),
  'a function that calls itself with a count of attempts': caught('return $client->sendText($to);')
    .replace('array $list', 'array $list, int $tries = 0')
    .replace('? null', '? $this->send($client, $to, $list, $tries + 1)'),
  'a request of Laravel that was given its body before': laravel(
    "$request = Http::withBody($to, 'application/json'); $response = $request->post('https://graph.facebook.com/v23.0/1/messages');",
  ),
  'answers of Symfony that come in side by side': symfony(SYMFONY.replace('$response =', '$all[1] =')),
  'an answer of Symfony that throws because nobody reads it': symfony(SYMFONY.replace('$response = ', '')),
  'an answer of Symfony that is read once only': symfony(`$options['buffer'] = false; ${SYMFONY}`).replace(
    "$options['buffer'] = false",
    "$options += ['buffer' => false]",
  ),
  'several namespaces': `<?php
namespace A;
// CURLOPT_RETURNTRANSFER
function f($ch) { $answer = curl_exec($ch); return json_decode($answer)->error->code === 131056‸; }
namespace B;
`,
};

describe('Add retry in PHP is not offered for', () => {
  it('these cases only: without what is in the way it is', async () => {
    expect(await retriesAtCaret(caught('return $client->sendText($to);'), 'php')).toEqual(['Add retry for 131056']);
    const posts = guzzle("return $client->post('/messages', ['json' => ['to' => $to]]);");
    expect(await retriesAtCaret(posts, 'php')).toEqual(['Add retry for 131056']);
    expect(await retriesAtCaret(laravel(LARAVEL), 'php')).toEqual(['Add retry for 131056']);
    expect(await retriesAtCaret(symfony(SYMFONY), 'php')).toEqual(['Add retry for 131056']);
  });

  it.each(Object.entries(NOT_OFFERED))('%s', async (_name, text) => {
    expect(await retriesAtCaret(text, 'php')).toEqual([]);
  });

  it('a failure the helper of the class does not read', async () => {
    const first = await applyRetry(caught('return $client->sendText($to);'), 'php');
    const second = first.replace(
      'class Sender\n{',
      `class Sender
{
    public function other(Client $client, string $to): bool
    {
        $answer = $client->sendText($to);

        return $answer['error']['code'] === 131056${CARET};
    }
`,
    );
    expect(await retriesAtCaret(second, 'php')).toEqual([]);
  });

  it('a file of routes, which is read anew for each application', async () => {
    const text = `<?php
use Illuminate\\Support\\Facades\\Http;
$answer = Http::post('https://graph.facebook.com/v23.0/1/messages', []);
`;
    const source = await parseSource(text, 'php');
    const call = callAt(source, php, text.indexOf('post'), text.indexOf('post'));
    const [entry] = testCatalog.byCode(131056);
    const edit = (path: string) =>
      entry &&
      php.addRetry({
        source,
        style: fileStyleOf(source, php.custom),
        calls: call ? [call] : [],
        entry,
        project: { dependencies: new Map(), path },
        placement: 'file',
      });
    expect(edit('app/send.php')).toBeDefined();
    expect(edit('routes/console.php')).toBeUndefined();
  });
});

describe('Add retry in PHP', () => {
  it('is offered on a send call only where its failure has a known shape', async () => {
    const sends = "<?php\nuse Acme\\WhatsApp\\Client;\n(new Client())->send‸Text('1');\n";
    expect(await wrapsAtCaret(sends, 'php')).toBe(false);
    const posts =
      "<?php\nuse GuzzleHttp\\Client;\n(new Client())->po‸st('https://graph.facebook.com/v23.0/1/messages');\n";
    expect(await wrapsAtCaret(posts, 'php')).toBe(true);
  });

  it('hands over a promise together with the wait for it', async () => {
    const text = guzzle("return $client->postAsync('/messages', ['json' => ['to' => $to]])->wait();");
    const changed = await applyRetry(text, 'php');
    expect(changed).toContain("fn () => $client->postAsync('/messages', ['json' => ['to' => $to]])->wait(),\n");
  });

  it('keeps what hangs on the answer outside', async () => {
    const text = guzzle("return $client->post('/messages', ['json' => ['to' => $to]])->getStatusCode();");
    expect(await applyRetry(text, 'php')).toContain("['to' => $to]]),\n            )->getStatusCode();");
  });

  it('uses the class the project has, and adds the policy it lacks', async () => {
    const name = 'Add retry for 131056 \\(helper in its own file\\)';
    const plain = guzzle("return $client->post('/messages', ['json' => ['to' => $to]]);");
    const first = await applyFix(plain, 'php', new RegExp(name));
    expect(first.module).toContain('namespace App;');
    expect(first.text).not.toContain('require');
    const other = plain.replace('131056', '80007');
    const second = await applyFix(other, 'php', /^Add retry for 80007$/, { module: first.module ?? '' });
    expect(second.text).toContain('WhatsAppRetry::run([80007], fn () => $client->post(');
    expect(second.text).not.toContain('function withWhatsAppRetry');
    expect(second.module).toMatch(/131056 => \['delays'[^\n]+\n[^\n]+80007[^\n]+\n[^\n]+\n +80007 => \['delays'/);
    const elsewhere = other
      .replace('namespace App;', 'namespace Shop;')
      .replace('Exception\\ClientException;', 'Exception\\ClientException;\nuse Psr\\Log\\LoggerInterface;');
    const third = await applyFix(elsewhere, 'php', /^Add retry for 80007$/, { module: first.module ?? '' });
    expect(third.text).toContain('use App\\WhatsAppRetry;\nuse GuzzleHttp\\Client;\n');
  });

  it('gives the class a helper of its own where the project has one for other failures', async () => {
    const { module } = await applyFix(
      guzzle("return $client->post('/messages', ['json' => ['to' => $to]]);"),
      'php',
      /^Add retry for 131056 \(helper in its own file\)$/,
    );
    const { text } = await applyFix(caught('return $client->sendText($to);'), 'php', /^Add retry for 131056$/, {
      module: module ?? '',
    });
    expect(text).toContain('private static function withWhatsAppRetry(');
  });

  it('adds the code to a call that has the helper and hands the other one over', async () => {
    const first = await applyRetry(caught('return $client->sendText($to);'), 'php');
    const both = first
      .replace('return self::', '$client->sendImage($to);\n            return self::')
      .replace('$e->getCode() === 131056', `in_array($e->getCode(), [131056, 80007${CARET}], true)`);
    const changed = await applyRetry(both, 'php', '80007');
    expect(changed).toContain('self::withWhatsAppRetry([80007], fn () => $client->sendImage($to));');
    expect(changed).toContain('self::withWhatsAppRetry([131056, 80007], fn () => $client->sendText($to));');
  });

  it('stands before the mark that ends the code', async () => {
    const text = `<?php
// CURLOPT_RETURNTRANSFER
$answer = curl_exec($ch);
if (json_decode($answer)->error->code === 131056‸) { echo 'later'; }
?>
`;
    expect(await applyRetry(text, 'php')).toMatch(/\}\n\n\?>\n$/);
  });

  it('has a snippet for the client of the project', () => {
    const [entry] = testCatalog.byCode(131056);
    const snippet = (name: string) => entry && php.snippet(entry, { dependencies: new Map([[name, '']]) });
    expect(snippet('guzzlehttp/guzzle')).toContain('\\GuzzleHttp\\Exception\\BadResponseException $failure');
    expect(snippet('symfony/http-client')).toContain('$response->getContent(false)');
    expect(snippet('none')).toContain('fn () => curl_exec($curl)');
  });
});
