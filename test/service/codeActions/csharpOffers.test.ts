import { describe, expect, it } from 'vitest';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import { fileStyleOf } from '../../../shared/src/fixes/fileStyle.ts';
import type { LanguageFixes } from '../../../shared/src/fixes/languageFixes.ts';
import { nodeAt } from '../../../shared/src/fixes/syntax.ts';
import { applyChanges } from '../../../shared/src/fixes/textChange.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { applyFix, applyRetry, CARET, retriesAtCaret } from './fixtures.ts';

const csharp = LANGUAGE_FIXES.csharp as LanguageFixes;
const SEND = 'await client.SendTextAsync(to, body);';

/** A class with a method that catches what a statement throws. */
const caught = (
  statement = SEND,
  { head = 'public async Task F(string to, string body)', test = 'ex.Code == 131056‸' } = {},
) => `using System;
using System.Threading.Tasks;
using Acme.WhatsApp;

namespace Acme
{
    public class Sender
    {
        ${head}
        {
            try
            {
                ${statement}
            }
            catch (WhatsAppException ex) when (${test})
            {
            }
        }
    }
}
`;

/** A class with a method that sends a request and reads the answer's code. */
const posted = (
  statements: string,
  head = 'public async Task<int> F(string to, string body)',
) => `using System.Net.Http;
using System.Threading.Tasks;

namespace Acme
{
    public class Sender
    {
        private readonly HttpClient _http = new HttpClient();

        ${head}
        {
            ${statements}
            if (Read(response) == 131056‸)
            {
                return 1;
            }

            return 0;
        }
    }
}
`;

/** Texts in which no retry may be offered at the caret, by what is in the way. */
const NOT_OFFERED: Record<string, string> = {
  'a code that must not be sent again': caught().replace('131056', '131047'),
  'only a constant': 'public class A { private const int PairLimit = 131056‸; }',
  'a catch around something else': caught('await db.SaveAsync(to);'),
  'an exception that is not asked for its code': caught(SEND, { test: 'LastCode() == 131056‸' }),
  'a code that the class reads from an exception': caught(SEND, { test: 'CodeOf(ex) == 131056‸' }),
  'a call nobody waits for': caught('client.SendTextAsync(to, body);'),
  'a blocking call in a function that waits': caught('client.SendText(to, body);'),
  'a task that is waited for later': caught('var sending = client.SendText(to, body); await sending;', {
    head: 'public async Task F(string to, string body)',
  }),
  'a ValueTask': caught('return client.SendTextAsync(to, body);', {
    head: 'public ValueTask<int> F(string to, string body)',
  }),
  'a reference parameter': caught('client.SendText(ref to, body);', {
    head: 'public void F(ref string to, string body)',
  }),
  'a parameter by reference that is only read': caught('client.SendText(to, body);', {
    head: 'public void F(in Phone to, string body)',
  }),
  'an argument that declares': caught('client.SendText(to, body, out var id); Console.WriteLine(id);', {
    head: 'public void F(string to, string body)',
  }),
  'an argument that counts up': caught('await client.SendTextAsync(to, body, n++);'),
  'an argument that is assigned': caught('await client.SendTextAsync(to, id = NewId());'),
  'an argument that is taken off a queue': caught('await client.SendTextAsync(queue.Dequeue(), body);'),
  'an argument that sends': caught('await client.SendImageAsync(to, await client.UploadMediaAsync(body));'),
  'a span': caught('client.SendText(text);', { head: 'public void F(Span<char> text)' }),
  'something dynamic': caught('await client.SendTextAsync(to, body);', {
    head: 'public async Task F(dynamic client, string to, string body)',
  }),
  'the this of a struct': caught().replace('public class', 'public struct'),
  'an interface': caught().replace('public class', 'public interface'),
  'many messages at once': caught('await client.SendMessagesAsync(list);'),
  'a method of the class that sends in a loop': caught('await SendTextAsync(list);').replace(
    'public class Sender\n    {',
    'public class Sender\n    {\n        async Task SendTextAsync(List<string> list) { foreach (var one in list) { await Client.SendOneAsync(one); } }\n',
  ),
  'a policy of Polly': caught('await retryPolicy.ExecuteAsync(() => client.SendTextAsync(to, body));'),
  'a loop that counts attempts': caught(`for (var attempt = 0; attempt < 3; attempt++) { ${SEND} }`),
  'a field that begins with a send': `class A { private readonly Task<int> _sent = Client.SendTextAsync("1"); bool F() => _sent.Result == 131056‸; }`,
  'a helper name that means something else': caught().replace(
    'public class Sender\n    {',
    'public class Sender\n    {\n        private int WhatsAppQueues;\n',
  ),
  'brackets that do not match': caught('await client.SendTextAsync(to, body;'),
  'a mail': caught('await mailer.SendAsync(to); await SendEmailAsync(to);'),
  'a request that is not made here': posted(
    'var response = await _http.SendAsync(request);',
    'public async Task<int> F(HttpRequestMessage request)',
  ),
  'a content that is not made here': posted(
    'var response = await _http.PostAsync(Url, content);',
    'public async Task<int> F(HttpContent content)',
  ),
  'a body that can be read once only': posted(
    'var response = await _http.PostAsync(Url, new StreamContent(File.OpenRead(body)));',
  ),
  'a request that is used after it was sent': posted(
    'var request = new HttpRequestMessage(HttpMethod.Post, Url); var response = await _http.SendAsync(request); Log(request);',
  ),
  'a request in a using statement': posted(
    'using (var request = new HttpRequestMessage(HttpMethod.Post, Url)) { response = await _http.SendAsync(request); }',
  ),
  'an answer that is not one of HttpClient, read in an unknown way': posted(
    'var response = await gateway.SendAsync(to);',
  ),
  'a request that somebody else made': posted(
    'var request = Cached(to); var response = await _http.SendAsync(request);',
  ),
  'a semaphore that lets in one at a time': caught(
    'await _gate.WaitAsync(); try { await client.SendTextAsync(to, body); } finally { _gate.Release(); }',
  ).replace(
    'public class Sender\n    {',
    'public class Sender\n    {\n        private readonly SemaphoreSlim _gate = new SemaphoreSlim(1, 1);\n',
  ),
  'a transaction': caught(`using var transaction = await db.Database.BeginTransactionAsync(); ${SEND}`),
  'a handler that waits by itself': caught().replace(
    '            {\n            }\n        }',
    '            {\n                await Task.Delay(6000);\n            }\n        }',
  ),
  'a lock': caught('lock (gate) { client.SendText(to, body); }', { head: 'public void F(string to, string body)' }),
  'the wrapper of a task': caught('client.SendTextAsync(to, body).Wait();', {
    head: 'public void F(string to, string body)',
  }).replace('WhatsAppException ex', 'AggregateException ex'),
  'HttpClient without waiting': posted('var response = _http.Send(request);', 'public int F(string to)'),
};

describe('Add retry in C#', () => {
  it('is offered without what is in the way', async () => {
    expect(await retriesAtCaret(caught(), 'csharp')).toEqual(['Add retry for 131056']);
    const text = posted('var response = await _http.PostAsync(Url, new StringContent(body));');
    expect(await retriesAtCaret(text, 'csharp')).toEqual(['Add retry for 131056']);
  });

  it.each(Object.entries(NOT_OFFERED))('is not offered for %s', async (_name, text) => {
    expect(text).toContain(CARET);
    expect(await retriesAtCaret(text, 'csharp')).toEqual([]);
  });

  it.each([
    ['ex.Code is 131056‸ or 80007', 'ex.Code == code'],
    ['ex is { Code: 131056‸ }', 'ex.Code == code'],
    ['(int)ex.Data["code"] == 131056‸', '(int)ex.Data["code"] == code'],
    ['(ex as ApiException)?.Error.Code == 131056‸', '(ex as ApiException)?.Error.Code == code'],
    ['ex.Error?.Code == "131056‸"', 'ex.Error?.Code == code.ToString()'],
    ['ex.Message.Contains("131056‸")', 'ex.Message.Contains(code.ToString())'],
    ['ex.Message.Contains("(#131056‸)")', 'ex.Message.Contains($"(#{code})")'],
    ['131056‸ == ex.Code', 'ex.Code == code'],
    ['ex.Code switch { 131056‸ => true, _ => false }', 'ex.Code == code'],
  ])('reads the code as the file does: %s', async (test, read) => {
    const text = await applyRetry(caught(SEND, { test }), 'csharp');
    expect(text).toContain(`Array.Find(codes, code => ${read})`);
  });

  it('moves statements with comments behind them', async () => {
    const text = posted(
      'var content = new StringContent(body); // JSON\n            var response = await _http.PostAsync(Url, content);',
    );
    expect(await applyRetry(text, 'csharp')).toContain(
      '{\n                var content = new StringContent(body); // JSON\n                return _http.PostAsync(Url, content);',
    );
  });

  it('reads a code that an enum names as a number', async () => {
    const text = caught(SEND, { test: 'ex.Code == Codes.PairLimit' }).replace(
      '    public class Sender',
      '    public enum Codes { PairLimit = 131056‸ }\n\n    public class Sender',
    );
    expect(await applyRetry(text, 'csharp')).toContain('code => (int)ex.Code == code');
  });

  it('catches the exception that a pattern names', async () => {
    const text = caught(SEND, { test: 'ex is WhatsAppApiException { } api && api.Code == 131056‸' });
    expect(await applyRetry(text, 'csharp')).toContain('catch (WhatsAppApiException ex)');
  });

  it('hands over an awaited argument in an async lambda, and what hangs on the task stays outside', async () => {
    const text = await applyRetry(
      caught('await client.SendTextAsync(to, await TextAsync()).ConfigureAwait(false);'),
      'csharp',
    );
    expect(text).toContain('async () => await client.SendTextAsync(to, await TextAsync())');
    expect(text).toContain('.ConfigureAwait(false);');
    expect(text).toContain('await Task.Delay(wait).ConfigureAwait(false);');
  });

  it.each(['  ', '\t'])('adds a second code as deep as the first stands, in a file indented by %j', async (indent) => {
    const text = caught(SEND, { test: 'ex.Code == 131056‸ || ex.Code == 80007' }).replaceAll('    ', indent);
    const once = (await applyRetry(text, 'csharp')).replace('ex.Code == 80007)', `ex.Code == 80007${CARET})`);
    const twice = await applyRetry(once, 'csharp', '80007');
    expect(twice).toContain('new[] { 131056, 80007 }');
    const rows = [...twice.matchAll(/^(\s*)\[(\d+)\] = /gm)].map(([, deep, code]) => [deep, code]);
    expect(rows).toEqual([
      [indent.repeat(4), '131056'],
      [indent.repeat(4), '80007'],
    ]);
  });

  it('uses the module of the project, and imports its namespace', async () => {
    const title = /^Add retry for 131056 \(helper in its own file\)$/;
    const { module } = await applyFix(caught(), 'csharp', title);
    const elsewhere = (module ?? '').replace('namespace Acme', 'namespace Other.Place').replaceAll('131056', '80007');
    const other = { module: elsewhere };
    const applied = await applyFix(caught(), 'csharp', /^Add retry for 131056$/, other);
    expect(applied.text).toContain('using Acme.WhatsApp;\nusing Other.Place;\n');
    expect(applied.text).toContain('await WhatsAppRetry.WithWhatsAppRetryAsync(');
    expect(applied.text).not.toContain('WhatsAppPolicies');
    expect(applied.module).toContain('[131056] = (new double[] { 1, 4, 16, 64 }, 0.5),');
    expect(applied.module).toContain('[80007]');
  });

  it('gives a snippet that stands alone', () => {
    const entry = testCatalog.byCode(131056)[0];
    if (!entry) throw new Error('The catalog has no 131056.');
    const text = csharp.snippet(entry, { dependencies: new Map() });
    expect(text).toContain('using System.Text.Json;');
    expect(text).toContain('internal static class WhatsAppRetry\n{');
  });
});

describe('cases in C#', () => {
  const cases = [{ name: '', code: '80007', doc: '80007: Too many calls.' }];
  const added = async (marked: string): Promise<string | undefined> => {
    const source = await parseSource(marked.replace(CARET, ''), 'csharp');
    const found = csharp.switchAt(nodeAt(source.root, marked.indexOf(CARET)));
    if (!found) return undefined;
    const style = fileStyleOf(source, csharp.custom);
    return applyChanges(source.text, csharp.addCases(found, cases, source, style));
  };
  const method = (body: string): string => `class A\n{\n    string F(int code)\n    {\n${body}\n    }\n}\n`;

  it('stand in front of a default that ends with break, and end so, too', async () => {
    const body =
      '        switch (code)\n        {\n            case 131056‸:\n                G();\n                break;\n            default:\n                break;\n        }';
    expect(await added(method(body))).toContain(
      '            // 80007: Too many calls.\n            case 80007:\n                break;\n            default:',
    );
  });

  it('share a default that returns: behind the switch there may be nothing to go on with', async () => {
    const body =
      '        switch (code)\n        {\n            case 131056‸:\n                return "a";\n            default:\n                return "b";\n        }';
    expect(await added(method(body))).toContain(
      '            // 80007: Too many calls.\n            case 80007:\n            default:\n',
    );
  });

  it('stay on the line of a switch that has one only', async () => {
    const body = '        switch (code) { case 131056‸: return "a"; default: return "b"; }';
    expect(await added(method(body))).toContain('case 131056: return "a"; case 80007: default: return "b"; }');
  });

  it('give what the discard gives in an expression', async () => {
    const body =
      '        return code switch\n        {\n            131056‸ => "a",\n            _ => "b",\n        };';
    expect(await added(method(body))).toContain(
      '            // 80007: Too many calls.\n            80007 => "b",\n            _ => "b",',
    );
    expect(await added(method(body.replace('            _ => "b",\n', '')))).toBeUndefined();
  });

  it('need numbers', async () => {
    expect(
      await added(method('        switch (name) { case "131056‸": return "a"; default: return "b"; }')),
    ).toBeUndefined();
  });
});

describe('other C# fixes', () => {
  it('compare the code only where its name is certain', async () => {
    const compared = async (marked: string): Promise<string | undefined> => {
      const source = await parseSource(marked.replace(CARET, ''), 'csharp');
      const node = source.root.namedDescendantForIndex(marked.indexOf(CARET));
      const literal = node?.type === 'string_literal' ? node : node?.parent;
      const changes = literal ? csharp.compareCode(literal, '131056', source) : undefined;
      return changes && applyChanges(source.text, changes);
    };
    expect(await compared('var a = ex.Title == "T‸itle";')).toBeUndefined();
    expect(await compared('var a = ex.Name == "T‸itle"; var b = ex.Code;')).toBeUndefined();
    expect(await compared('var a = ex.Title == "T‸itle" || ex.Code == 1;')).toBe(
      'var a = ex.Code == 131056 || ex.Code == 1;',
    );
    expect(await compared('var a = ex.Title == "T‸itle" || ex.Code == "1";')).toBeUndefined();
    expect(await compared('var a = (string)error["title"] != "T‸itle";')).toBe(
      'var a = (int?)error["code"] != 131056;',
    );
  });

  it('send a template only from a function that can wait for it', async () => {
    const title = /^131047: send a template instead$/;
    const text = caught('client.SendText(to, body);', {
      head: 'public void F(string to, string body)',
      test: 'ex.Code == 131047‸',
    });
    await expect(applyFix(text, 'csharp', title)).rejects.toThrow();
    const awaited = caught(SEND, { test: 'ex.Code == 131047‸' });
    const { text: written } = await applyFix(awaited, 'csharp', title);
    expect(written).toContain('await SendWhatsAppTemplateAsync(to);');
  });

  it('refresh a token only where it can be given another value', async () => {
    const title = /^190: refresh the token$/;
    const text = caught(SEND, { test: 'ex.Code == 190‸' });
    const field = (modifiers: string): string =>
      text.replace(
        'public class Sender\n    {',
        `public class Sender\n    {\n        private ${modifiers}string _token;\n`,
      );
    expect((await applyFix(field(''), 'csharp', title)).text).toContain('_token = FreshWhatsAppToken(_token);');
    await expect(applyFix(field('readonly '), 'csharp', title)).rejects.toThrow();
  });

  it('keep an enum of the constants’ name as it is', async () => {
    const source = await parseSource('enum WhatsAppErrorCode { PairLimit = 131056 }', 'csharp');
    const constants = [{ name: 'A', code: '131056', doc: 'a' }];
    expect(csharp.constants.declare(source, constants, fileStyleOf(source, csharp.custom))).toBeUndefined();
  });
});
