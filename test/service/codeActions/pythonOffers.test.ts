import { describe, expect, it } from 'vitest';
import { fileStyleOf } from '../../../shared/src/fixes/fileStyle.ts';
import { python } from '../../../shared/src/fixes/python/index.ts';
import { nodeAt } from '../../../shared/src/fixes/syntax.ts';
import { applyChanges } from '../../../shared/src/fixes/textChange.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { actionsAtCaret, applyFix, applyRetry, retriesAtCaret, wrapsAtCaret } from './fixtures.ts';

const IMPORT = 'from whatsapp_sdk import client\n';
/** A send in the middle of which something can be put: arguments, and lines above. */
const caught = (send: string, more: { readonly head?: string; readonly async?: boolean } = {}): string =>
  `${more.head ?? ''}${more.async ? 'async ' : ''}def f(to):
    try:
        ${send}
    except Error as e:
        if e.code == 131056‸:
            return
`;

/** Texts in which no retry may be offered at the caret, by what is in the way. */
const UNSAFE: Record<string, string> = {
  'a code that must not be sent again': caught('client.send_message(to)').replace('131056', '131047'),
  'only a constant': 'PAIR_LIMIT = 131056‸\n',
  'a decorator': '@app.post("/messages")\ndef f(code):\n    return code == 131056‸\n',
  'a blocking call in a coroutine': caught('client.send_message(to)', { async: true }),
  'a blocking call in a function that a coroutine calls': `${caught('client.send_message(to)')}
async def webhook(request):
    f(request.to)
`,
  'a coroutine that is run elsewhere': caught('asyncio.run(client.send_message(to))', { head: 'import asyncio\n' }),
  'coroutines that are gathered, each of which would see the last name only': caught(
    'await asyncio.gather(*[client.send_message(each) for each in to])',
    { head: 'import asyncio\n', async: true },
  ),
  'a task nobody waits for': caught('asyncio.create_task(client.send_message(to))', { async: true }),
  'a coroutine function of the file': caught('task = send_later(to)', {
    head: 'async def send_later(to):\n    pass\n',
  }),
  'a client that gives coroutines': caught('task = http.post(URL)', {
    head: 'import httpx\nURL = "https://graph.facebook.com/v23.0/1/messages"\nhttp = httpx.AsyncClient()\n',
  }),
  'an argument that awaits': caught('await client.send_message(await number())', { async: true }),
  'an asynchronous comprehension': caught('await client.send_message([x async for x in to])', { async: true }),
  'a name that is given in an argument': caught('client.send_message(to := to.strip())'),
  'super() in a lambda': caught('super().send_message(to)'),
  'local names in a lambda': caught('client.send_message(to, **locals())'),
  'an argument that sends': caught('client.send_caption(client.upload_media(to))'),
  'an argument that takes the next one': caught('client.send_message(to, next(texts))'),
  'an argument that is read': caught('client.send_message(to, file.read())'),
  'a file that is at its end after one attempt': caught('client.send_document(to, file)', {
    head: 'file = open("a.pdf", "rb")\n',
  }),
  'a body that is made while it is sent': caught('client.send_document(to, parts)', {
    head: 'parts = (x for x in y)\n',
  }),
  'files to upload': caught('client.send_document(to, files={"file": file})'),
  'a generator': caught('x = client.send_message((yield 1))'),
  'a default value': 'def f(sent=client.send_message(1)):\n    if sent.code == 131056‸:\n        return\n',
  'the body of a class': 'class A:\n    sent = client.send_message(1)\n    if sent.code == 131056‸:\n        pass\n',
  'a retry of another library': caught('client.send_message(to)', { head: '@retry(stop=stop_after_attempt(3))\n' }),
  'a decorator over several lines': caught('client.send_message(to)', {
    head: '@shared_task(\n    max_retries=3,\n)\n',
  }),
  'a task that starts itself again': caught('client.send_message(to)').replace('return', 'raise self.retry(exc=e)'),
  'a retry of another library around the call': caught('backoff_call(lambda: client.send_message(to))'),
  'another event loop than that of asyncio': caught('await client.send_message(to)', {
    head: 'import trio\n',
    async: true,
  }),
  'a loop that counts attempts': `def f(to):
    for attempt in range(3):
        try:
            return client.send_message(to)
        except Error as e:
            if e.code == 131056‸:
                continue
`,
  'a helper name that means something else': caught('client.send_message(to)', {
    head: 'from mine import with_whatsapp_retry\n',
  }),
  'a name of the helper that is taken': caught('client.send_message(to)', { head: '_whatsapp_queues = 1\n' }),
  'a fixed number of rounds': `def f(to):
    for i in range(3):
        try:
            return client.send_message(to)
        except Error as e:
            if e.code == 131056‸:
                time.sleep(i)
`,
  'a loop that waits before it sends again': `def f(to):
    while True:
        sent = client.send_message(to)
        if sent.code == 131056‸:
            time.sleep(6)
            continue
        return sent
`,
  'a function that calls itself': caught('client.send_message(to)').replace('return', 'return f(to)'),
  'a task that queues itself again': caught('client.send_message(to)').replace('return', 'f.apply_async((to,))'),
  'a function of the file that is sent again by its decorator': caught('send_message(to)', {
    head: '@retry(stop=stop_after_attempt(3))\ndef send_message(to):\n    pass\n',
  }),
  'a transaction around it': caught('client.send_message(to)').replace('def', '@transaction.atomic\ndef'),
  'a transaction it is in': `def f(to):
    with transaction.atomic(), log():
        sent = client.send_message(to)
    if sent.code == 131056‸:
        return
`,
  'a lock around it': `async def f(to):
    async with locks[to]:
        sent = await client.send_message(to)
    if sent.code == 131056‸:
        return
`,
  'a time limit around it': `async def f(to):
    async with asyncio.timeout(5) as limit:
        sent = await client.send_message(to)
    if sent.code == 131056‸:
        return
`,
  'a result that is taken apart': `def f(to):
    status, body = client.send_message(to)
    if body["error"]["code"] == 131056‸:
        return
`,
  'a client whose request gives no answer': `import http.client
def f(to):
    connection = http.client.HTTPSConnection("graph.facebook.com")
    connection.request("POST", "/v23.0/1/messages", to)
    if json.load(connection.getresponse())["error"]["code"] == 131056‸:
        return
`,
  'a client whose answers are of a kind of its own': `import urllib3
http = urllib3.PoolManager()
def f(to):
    answer = http.request("POST", "https://graph.facebook.com/v23.0/1/messages", body=to)
    if json.loads(answer.data)["error"]["code"] == 131056‸:
        return
`,
  'an answer to a browser': caught('self.send_response(200)'),
  'brackets that do not match': caught('client.send_message(to'),
};

describe('Add retry in Python', () => {
  it('is offered where nothing is in the way', async () => {
    expect(await retriesAtCaret(IMPORT + caught('client.send_message(to)'), 'python')).toEqual([
      'Add retry for 131056',
    ]);
    const awaited = caught('await client.send_message(to)', { async: true });
    expect(await retriesAtCaret(IMPORT + awaited, 'python')).toEqual(['Add retry for 131056']);
  });

  it.each(Object.entries(UNSAFE))('is not offered for %s', async (_name, text) => {
    expect(await retriesAtCaret(IMPORT + text, 'python')).toEqual([]);
  });

  it('covers calls that are awaited in a list, and calls in a lambda for a thread', async () => {
    const list = caught('a = [await client.send(x) for x in to]', { async: true });
    const after = (await applyRetry(IMPORT + list, 'python')).replace(/\s+/g, ' ');
    expect(after).toContain('[await with_whatsapp_retry_async( [131056], lambda: client.send(x), ) for x in to]');
    const thread = caught('await asyncio.to_thread(lambda: client.send_message(to))', { async: true });
    expect(await applyRetry(IMPORT + thread, 'python')).toMatch(
      /with_whatsapp_retry\(\s{1,20}\[131056\],\s{1,20}lambda: client/,
    );
  });

  it.each([
    ['a client with a time limit', 'with httpx.Client(timeout=5) as client:'],
    ['a number of places to send at once', 'with semaphore:'],
    ['one round for each message', 'for i in range(len(to)):'],
  ])('is offered in %s', async (_name, head) => {
    const text = `def f(to):
    ${head}
        sent = client.send_message(to)
        if sent.code == 131056‸:
            return
`;
    expect(await retriesAtCaret(IMPORT + text, 'python')).toEqual(['Add retry for 131056']);
  });

  it('is offered in a function that a coroutine hands to a thread', async () => {
    const text = `${IMPORT}${caught('client.send_message(to)')}
async def webhook(request):
    await asyncio.to_thread(f, request.to)
    await loop.run_in_executor(None, lambda: f(request.to))
`;
    expect(await retriesAtCaret(text, 'python')).toEqual(['Add retry for 131056']);
  });

  it('adds cases behind `case None`', async () => {
    const text = 'match code:\n    case None:\n        pass\n    case 131056:\n        pass\n';
    const source = await parseSource(text, 'python');
    const found = python.switchAt(nodeAt(source.root, text.indexOf('131056')));
    const cases = [{ name: '', code: '131000', doc: '131000: Wrong.' }];
    const changes = found ? python.addCases(found, cases, source, fileStyleOf(source, python.custom)) : [];
    expect(applyChanges(text, changes)).toBe(`${text}    # 131000: Wrong.\n    case 131000:\n        pass\n`);
  });

  it('leaves alone what another code is handled for', async () => {
    const text = `def f(to, body):
    if body:
        sent = client.send_text(to, body)
        log(sent)
    else:
        sent = client.send_template(to)
        if sent.code == 131056‸:
            return
`;
    expect(await applyRetry(IMPORT + text, 'python')).toContain('        sent = client.send_text(to, body)\n');
  });

  it('leaves text over several lines as it is', async () => {
    const text = `${IMPORT}${caught('client.send_message(to, """A\n  B""")')}`;
    expect(await applyRetry(text, 'python')).toContain(
      '        with_whatsapp_retry([131056], lambda: client.send_message(to, """A\n  B"""), to)\n',
    );
  });

  it('hands no recipient to a helper that was written before it knew any', async () => {
    const text = `${IMPORT}import random
WHATSAPP_RETRY_POLICIES = {
    131056: ([1, 4, 16, 64], 0.5),
}
def with_whatsapp_retry(codes, send):
    return send()
def _whatsapp_retry_delay(outcome, codes, attempt):
    for part in (outcome, outcome.__cause__):
        return None
${caught('client.send_message(to)')}`;
    const after = await applyRetry(text, 'python');
    expect(after).toContain('with_whatsapp_retry([131056], lambda: client.send_message(to))');
    expect(after.match(/131056: \(/g)).toHaveLength(1);
  });

  it('does not take a recipient that the call cannot see', async () => {
    const text = `${IMPORT}${caught('client.send_message(payloads)', {
      head: 'def g(to):\n    payloads = {"to": to}\n',
    }).replace('def f(to)', 'def f(payloads)')}`;
    expect(await applyRetry(text, 'python')).toContain('lambda: client.send_message(payloads))');
  });

  it('is offered on a send that handles no code, in a file that clearly works with the Cloud API', async () => {
    expect(
      await wrapsAtCaret('from pywa import WhatsApp\ndef f(wa):\n    wa.send_mess‸age("1", "2")\n', 'python'),
    ).toBe(true);
    expect(await wrapsAtCaret('def f(wa):\n    client.send_mess‸age("1", "2")\n', 'python')).toBe(false);
  });
});

describe('a module of the project that has the helper', () => {
  const send = `from .settings import client\n${caught('client.send_message(to)')}`;
  const own = async () => (await applyFix(send, 'python', /own file/)).module ?? '';

  it('is imported, and keeps what it has', async () => {
    const before = await own();
    const { text, module } = await applyFix(send, 'python', /^Add retry for 131056$/, { module: before });
    expect(text).toContain('from .settings import client\nfrom .whatsapp_retry import with_whatsapp_retry\n');
    expect(text).not.toContain('def with_whatsapp_retry');
    expect(module).toBe(before);
  });

  it('gets the policy of another code', async () => {
    const other = send.replace('131056', '80007');
    const { module } = await applyFix(other, 'python', /^Add retry for 80007$/, { module: await own() });
    expect(module).toContain('    80007: ([60, 120], 1),\n}');
  });

  it('gets the helper that is awaited, beside the one that blocks', async () => {
    const awaited = send.replace('def f', 'async def f').replace('client.send', 'await client.send');
    const { text, module } = await applyFix(awaited, 'python', /^Add retry for 131056$/, { module: await own() });
    expect(text).toContain('from .whatsapp_retry import with_whatsapp_retry_async\n');
    expect(module).toContain('async def with_whatsapp_retry_async(');
    expect(module).toContain('import asyncio\nimport contextvars\nimport random\n');
  });
});

describe('other fixes in Python', () => {
  it.each([
    ['error["message"] == "Title‸ of 131047"', 'error["code"] == 131047'],
    ["'Title‸ of 131047' in error.get('message', '')", "error.get('code') == 131047"],
    ['"Title‸ of 131047" not in data["error"]["message"].lower()', 'data["error"]["code"] != 131047'],
    ['not error["title"].startswith("Title‸ of 131047")', 'error["code"] != 131047'],
    ['error.title == "Title‸ of 131047"', 'error.code == 131047'],
  ])('compare the code instead of %s', async (condition, expected) => {
    const { text } = await applyFix(`if ${condition}:\n    pass\n`, 'python', /instead of its title/);
    expect(text).toBe(`if ${expected}:\n    pass\n`);
  });

  it.each([
    'error.message == "Title‸ of 131047"',
    'error["message"] in "Title‸ of 131047"',
    'log("Title‸ of 131047")',
    'str(error) == "Title‸ of 131047"',
  ])('compare no code where its name is not certain: %s', async (condition) => {
    const { actions } = await actionsAtCaret(`if ${condition}:\n    pass\n`, 'python');
    expect(actions.filter(({ title }) => /instead of its title/.test(title))).toEqual([]);
  });

  it('compare the code of an exception by the name the file reads it by', async () => {
    const text = 'if error.error_code == 1 or "Title‸ of 131047" in error.message:\n    pass\n';
    expect((await applyFix(text, 'python', /instead of its title/)).text).toContain('or error.error_code == 131047:');
  });

  it('leave a number alone that is read before the constants are there', async () => {
    const text = 'A = [131056‸]\n\n\nclass WhatsAppErrorCode(IntEnum):\n    OTHER = 1\n';
    const { actions } = await actionsAtCaret(text, 'python');
    expect(actions.filter(({ title }) => /named constant/.test(title))).toEqual([]);
  });

  it.each([
    ['two codes share the branch', 'code == 131047‸ or code == 1'],
    ['the branch is for all others', 'not code == 131047‸'],
    ['the code is one of several', 'code in (131047‸, 1)'],
  ])('send no template where %s', async (_name, condition) => {
    const text = `${IMPORT}def f(to):\n    code = client.send_message(to).code\n    if ${condition}:\n        return\n`;
    const { actions } = await actionsAtCaret(text, 'python');
    expect(actions.filter(({ title, command }) => /send a template/.test(title) && !command)).toEqual([]);
  });
});
