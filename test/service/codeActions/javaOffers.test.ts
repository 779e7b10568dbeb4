import { describe, expect, it } from 'vitest';
import { fileStyleOf } from '../../../shared/src/fixes/fileStyle.ts';
import { java } from '../../../shared/src/fixes/java/index.ts';
import { closest, nodeAt } from '../../../shared/src/fixes/syntax.ts';
import { applyChanges } from '../../../shared/src/fixes/textChange.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { actionsAtCaret, applyFix, applyRetry, CARET, retriesAtCaret } from './fixtures.ts';

/** A class around a method's statements. */
function inMethod(body: string, { head = 'void f(String to)', members = '', imports = '' } = {}): string {
  return `package a;

import com.acme.whatsapp.WhatsAppClient;
import com.acme.whatsapp.WhatsAppException;
${imports}
class A extends B {
    private final WhatsAppClient client = null;
    private String token;
${members}
    ${head} {
        ${body}
    }
}
`;
}

const caught = (call: string): string =>
  `try { ${call} } catch (WhatsAppException e) { if (e.getCode() == 131056‸) return; throw e; }`;

const HTTP = `import java.net.http.*;
import java.net.http.HttpResponse.BodyHandlers;
`;
const http = (call: string, json = 'import org.json.JSONObject;\n'): string =>
  inMethod(`var r = ${call}; int code = read(r); if (code == 131056‸) return;`, {
    imports: HTTP + json,
    head: 'void f(HttpClient whatsapp, HttpRequest q, String to) throws Exception',
  });

/** Texts in which no retry may be offered at the caret, by what is in the way. */
const REFUSED: Record<string, string> = {
  'a code that must not be sent again': inMethod(caught('client.sendText(to);').replace('131056', '131047')),
  'a code nobody compares': inMethod('client.sendText(to);', { members: '    static final int LIMIT = 131056‸;' }),
  'an exception whose code is not read': inMethod(
    'try { client.sendText(to); } catch (WhatsAppException e) { if (e.getMessage().contains("131056‸")) return; }',
  ),
  'a code that comes from elsewhere': inMethod(
    'try { client.sendText(to); } catch (WhatsAppException e) { if (lastCode() == 131056‸) return; }',
  ),
  'a local that is given another value': inMethod(caught('client.sendText(text);'), {
    head: 'void f(String to, String text)',
  }).replace('try {', 'if (text == null) text = "";\n        try {'),
  'the variable of a counting loop': inMethod(`for (int i = 0; i < 3; i++) { ${caught('client.sendText(to, i);')} }`),
  'a local that is given its value later': inMethod(`String text; text = read(); ${caught('client.sendText(text);')}`),
  'an argument that assigns': inMethod(caught('client.sendText(token = read());')),
  'an argument that counts': inMethod(caught('client.sendText(to, count++);')),
  'an argument that sends': inMethod(caught('client.sendText(to, client.uploadMedia(to));')),
  'an argument that takes from a queue': inMethod(caught('client.sendText(to, texts.poll());')),
  'a call that answers later': inMethod(caught('client.sendTextAsync(to);')),
  'a future that is chained': inMethod(caught('client.sendText(to).thenAccept(x -> {});')),
  'a future that is waited for': inMethod(caught('client.sendText(to).get(3, SECONDS);')),
  'a future that is returned': inMethod(
    caught('return client.sendText(to);').replace('return; throw', 'return null; throw'),
    {
      head: 'CompletableFuture<String> f(String to)',
    },
  ),
  'a synchronized method': inMethod(caught('client.sendText(to);'), { head: 'synchronized void f(String to)' }),
  'a synchronized block': inMethod(`synchronized (this) { ${caught('client.sendText(to);')} }`),
  'a result whose error is optional': inMethod(
    'SendReceipt r = client.sendText(to); if (r.getError().isPresent() && r.getError().get().getCode() == 131056‸) return;',
  ),
  'a method in a transaction': inMethod(caught('client.sendText(to);'), { head: '@Transactional void f(String to)' }),
  'a class in transactions': inMethod(caught('client.sendText(to);')).replace('class A', '@Transactional\nclass A'),
  'a lambda in a transaction': inMethod(
    `transactionTemplate.executeWithoutResult(status -> { ${caught('client.sendText(to);')} });`,
  ),
  'a lock': inMethod(`lock.lock(); ${caught('client.sendText(to);')} finally { lock.unlock(); }`),
  'a handler that waits by itself': inMethod(
    `while (true) { ${caught('client.sendText(to); break;').replace('return;', '{ Thread.sleep(6000); continue; }')} }`,
  ),
  'a branch that waits by itself': inMethod(
    'SendReceipt r = client.sendText(to); if (r.getCode() == 131056‸) { Thread.sleep(6000); f(to); }',
  ),
  'a static initializer': `import com.acme.whatsapp.*;\nclass A { static { ${caught('CLIENT.sendText("1");')} } }`,
  'an interface': `import com.acme.whatsapp.*;\ninterface A { default void f() { ${caught('client().sendText("1");')} } }`,
  'a lambda that may need no value': inMethod(caught('pool.execute(() -> client.sendText(to));')),
  'a retry of another library': inMethod(caught('retryTemplate.execute(c -> client.sendText(to));')),
  'an annotated method': inMethod(caught('client.sendText(to);'), {
    head: '@Retryable(maxAttempts = 3) void f(String to)',
  }),
  'a loop that counts attempts': inMethod(
    `for (int attempt = 0; attempt < 3; attempt++) { ${caught('client.sendText(to);')} }`,
  ),
  'a helper name that means something else': inMethod(caught('client.sendText(to);'), {
    members: '    Object withWhatsAppRetry(Object x) { return x; }',
  }),
  'another List': inMethod(caught('client.sendText(to);'), { imports: 'import java.awt.List;' }),
  'an exception type that a method brings': inMethod(
    'try { client.sendText(to); } catch (E e) { if (e.getCode() == 131056‸) return; throw e; }',
    { head: '<E extends Exception> void f(String to, Class<E> type) throws E' },
  ),
  'two exceptions, one of which is caught as any and thrown on': inMethod(
    'try { client.sendText(to); } catch (WhatsAppException e) { if (e.getCode() == 131056‸) return; } catch (Exception e) { throw e; }',
    { head: 'void f(String to) throws IOException, SQLException' },
  ),
  'an answer read without a JSON library': http('whatsapp.send(q, BodyHandlers.ofString())', ''),
  'a body that is a stream': http('whatsapp.send(q, BodyHandlers.ofInputStream())'),
  'a body that can be sent once': `${http('whatsapp.send(q, BodyHandlers.ofString())')}// BodyPublishers.ofInputStream(x)\n`,
  'arguments that may throw what the helper cannot': http(
    'whatsapp.send(signed(q, to), BodyHandlers.ofString())',
  ).replace('throws Exception', 'throws IOException, InterruptedException, java.security.GeneralSecurityException'),
  'a request that is only put together': inMethod(
    'HttpRequest q = HttpRequest.newBuilder(messagesUri).POST(body).build(); if (code == 131056‸) return;',
    { imports: HTTP },
  ),
  'an error handler of its own': inMethod(
    'rest.setErrorHandler(x); try { rest.postForObject(whatsappUrl, to, String.class); } catch (HttpStatusCodeException e) { if (read(e) == 131056‸) return; }',
    { imports: 'import org.springframework.web.client.*;\nimport org.json.JSONObject;' },
  ),
  'a value that an overloaded method takes': inMethod(caught('System.out.println(client.sendText(to));')),
  'a stream that is read once': inMethod(caught('client.sendImage(to, image);'), {
    head: 'void f(String to, InputStream image)',
  }),
  'brackets that do not match': inMethod(caught('client.sendText(to;')),
};

describe('Add retry in Java', () => {
  it('is offered where nothing is in the way', async () => {
    expect(await retriesAtCaret(inMethod(caught('client.sendText(to);')), 'java')).toEqual(['Add retry for 131056']);
    expect(await retriesAtCaret(http('whatsapp.send(q, BodyHandlers.ofString())'), 'java')).toEqual([
      'Add retry for 131056',
    ]);
  });

  it.each(Object.entries(REFUSED))('is not offered for %s', async (_name, text) => {
    expect(await retriesAtCaret(text, 'java')).toEqual([]);
  });

  it('declares the exceptions that are handled where it is called', async () => {
    const one = await applyRetry(inMethod(caught('client.sendText(to);')), 'java');
    expect(one).toContain('<T, E extends Exception> T withWhatsAppRetry(');
    const runtime = await applyRetry(
      `${inMethod(caught('client.sendText(to);'))}class WhatsAppException extends RuntimeException { }\n`,
      'java',
    );
    expect(runtime).toContain('List<Integer> codes, Supplier<T> send, Object recipient)');
    const two = inMethod(caught('client.sendText(to);'), { head: 'void f(String to) throws IOException' });
    expect(await applyRetry(two, 'java')).toContain('throws WhatsAppException, IOException {');
  });

  it('leaves an empty line between the imports it adds and what follows', async () => {
    const text = `import com.acme.whatsapp.*;\nclass A { WhatsAppClient client;\n    void f(String to) { ${caught('client.sendText(to);')} }\n}\n`;
    expect(await applyRetry(text, 'java')).toContain('ThreadLocalRandom;\n\nclass A {');
  });

  it('hands on a value only where there is one', async () => {
    const own = inMethod(caught('sendText(to);'), { members: '    String sendText(String to) { return to; }' });
    expect(await applyRetry(own, 'java')).toContain('List.of(131056), () -> sendText(to), to);');
    const none = inMethod(caught('sendText(to);'), { members: '    void sendText(String to) { }' });
    expect(await applyRetry(none, 'java')).toContain('return null;');
  });

  it('uses the helper in its own class, and adds the code to it', async () => {
    const text = inMethod(caught('client.sendText(to);'));
    const title = /helper in its own file/;
    const { text: first, module = '' } = await applyFix(text, 'java', title);
    expect(first).toContain('WhatsAppRetry.withWhatsAppRetry(List.of(131056), () -> {');
    expect(first).toContain('import java.util.List;');
    const other = inMethod(caught('client.sendText(to);').replace('131056', '80007'));
    const second = await applyFix(other, 'java', /^Add retry for 80007$/, { module });
    expect(second.text).toContain('WhatsAppRetry.withWhatsAppRetry(List.of(80007), () -> {');
    expect(second.module).toContain('case 80007:');
    const unlike = inMethod(caught('client.sendText(to);').replace('e.getCode()', 'e.getError().code()'));
    const { actions } = await actionsAtCaret(unlike, 'java', { module });
    expect(actions.filter(({ title: offered }) => offered.startsWith('Add retry'))).toEqual([]);
  });

  it('has a snippet that names the policy', () => {
    const [entry] = testCatalog.byCode(131056);
    const snippet = entry && java.snippet(entry, { dependencies: new Map() });
    expect(snippet).toContain('case 131056:');
    expect(snippet).toContain('WhatsAppRetry.withWhatsAppRetry(');
  });
});

const CONSTANTS = `package a;

class A {
    private final int limit = 3;

    boolean f(int code) {
        return code == 131056‸ || code == 131047;
    }
}
`;

describe('the other Java fixes', () => {
  it('name a code', async () => {
    const { text } = await applyFix(CONSTANTS, 'java', /^Replace 131056 with a named constant$/);
    expect(text).toContain(
      'class A {\n    /** 131056: A code. */\n    private static final int TITLE_OF_131056 = 131056;\n',
    );
    expect(text).toContain('return code == TITLE_OF_131056 || code == 131047;');
    const again = text.replace('131047;', `131056${CARET};`);
    const { text: second } = await applyFix(again, 'java', /^Replace 131056 with a named constant$/);
    expect(second.match(/= 131056;/g)).toHaveLength(1);
  });

  it('add cases to a switch of either form', async () => {
    const old = 'switch (code) {\n    case 131056‸:\n        f();\n        break;\n    default:\n        g();\n}';
    expect(await withCases(old)).toContain(
      '        break;\n    // 131047: what it is\n    case 131047:\n        break;\n    default:',
    );
    const arrows = 'switch (code) {\n    case 131056‸ -> f();\n    default -> g();\n}';
    expect(await withCases(arrows)).toContain(
      '-> f();\n    // 131047: what it is\n    case 131047 -> { }\n    default',
    );
    const value = 'int x = switch (code) {\n    case 131056‸ -> 1;\n    default -> 2;\n};';
    expect(await withCases(value)).toContain('case 131047 -> throw new UnsupportedOperationException(');
    const leaving = 'switch (code) {\n    case 131056‸:\n        return;\n    default:\n        throw e;\n}';
    expect(await withCases(leaving)).toContain('return;\n    // 131047: what it is\n    case 131047:\n    default:\n');
    const left = 'switch (code) {\n    case 131056‸ -> g();\n    default -> throw e;\n}';
    expect(await withCases(left)).toContain('case 131047 -> throw new UnsupportedOperationException(');
    const oneLine = 'switch (code) { case 131056‸: f(); break; default: g(); }';
    expect(await withCases(oneLine)).toContain('f(); break; case 131047: break; default: g(); }');
    const falling = 'switch (code) {\n    case 131056‸:\n    default:\n        g();\n}';
    expect(await withCases(falling)).toMatch(/\{\n {4}\/\/ 131047/);
  });

  it.each([
    ['e.getMessage().contains("(#131056‸) no")', 'e.getCode() == 131056'],
    ['!e.getTitle().equals("131056‸")', 'e.getCode() != 131056'],
    ['"131056‸".equals(e.getTitle())', 'e.getCode() == 131056'],
    ['error.path("message").asText().startsWith("(#131056‸)")', 'error.path("code").asInt() == 131056'],
    ['error.getString("message").contains("131056‸")', 'error.getInt("code") == 131056'],
  ])('compare the code instead of %s', async (condition, expected) => {
    const text = `class A { void f() { if (e.getCode() == 5) g(); if (${condition}) h(); } }`;
    const title = (await compared(text)) ?? '';
    expect(title).toContain(`if (${expected}) h();`);
  });

  it.each(['other.getMessage().contains("131056‸")', '"131056‸ and more".contains(e.getMessage())', 'log("131056‸")'])(
    'leave %s alone',
    async (condition) => {
      expect(
        await compared(`class A { void f() { if (e.getCode() == 5) g(); if (${condition}) h(); } }`),
      ).toBeUndefined();
    },
  );

  it('send a template in the branch of its code', async () => {
    const text = inMethod(
      'try {\n            client.sendText(to, "Hi");\n        } catch (WhatsAppException e) {\n            if (e.getCode() == 131047‸) {\n                log(e);\n            }\n        }',
    );
    const { text: sent } = await applyFix(text, 'java', /^131047: send a template instead$/);
    expect(sent).toContain('== 131047) {\n                sendWhatsAppTemplate(to);\n                log(e);');
    expect(sent).toContain('import java.net.http.HttpClient;');
    expect(sent).toContain('private static void sendWhatsAppTemplate(String to) {');
  });
});

async function withCases(statement: string): Promise<string> {
  const { file, style } = await parsed(`class A { void f(int code) {\n${statement}\n} }`);
  const found = java.switchAt(nodeAt(file.root, file.caret));
  if (!found) throw new Error('There is no switch.');
  const added = java.addCases(found, [{ name: '', code: '131047', doc: '131047: what it is' }], file, style);
  return applyChanges(file.text, added);
}

async function compared(marked: string): Promise<string | undefined> {
  const { file } = await parsed(marked);
  const literal = closest(nodeAt(file.root, file.caret), java.strings);
  const changes = literal && java.compareCode(literal, '131056', file);
  return changes && applyChanges(file.text, changes);
}

async function parsed(marked: string) {
  const caret = marked.indexOf(CARET) - 1;
  const source = await parseSource(marked.replace(CARET, ''), 'java');
  return { file: { ...source, caret }, style: fileStyleOf(source, java.custom) };
}
