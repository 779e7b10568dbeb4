import { describe, expect, it } from 'vitest';
import { addCases, missingCases } from '../../../server/src/features/codeActions/addCases.ts';
import { applyChanges } from '../../../shared/src/fixes/textChange.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { applyFix, applyRetry, finderOf, onOneLine, openAtCaret, readCode, retriesAtCaret } from './fixtures.ts';

const IMPORT = "import { client } from '@acme/whatsapp-sdk';\n";

/** A send in a `try` whose `catch` handles the pair limit, with what comes before it. */
function caught(send: string, before = ''): string {
  return `async function f(to: string, user: any, queue: any) {
  ${before}
  try { ${send} } catch (e: any) { if (e.code === 131056‸) return; throw e; }
}`;
}

/** Calls that would not do the same when they are evaluated later or again. */
const ONCE: Record<string, string> = {
  'an argument taken from a queue': caught('await client.sendMessage(to, queue.shift());'),
  'an argument that counts': caught('await client.sendMessage(to, `${++user.sent}`);'),
  'an argument that stores something': caught('await client.sendMessage(to, await user.insertTicket());'),
  'a request object': caught(
    'await fetch(request);',
    "const request = new Request('https://graph.facebook.com/v23.0/1/messages');",
  ),
  'a body that is a stream': caught("await fetch('https://graph.facebook.com/v23.0/1/messages', { body: stream });"),
  'a race, whose losers go on': caught('await Promise.race([client.sendMessage(to), user.timeout()]);'),
  'a variable that changes meanwhile': `function f(to: string) {
  let text = 'a';
  client.sendMessage(to, text).catch((e: any) => { if (e.code === 131056‸) return; throw e; });
  text = 'b';
}`,
  'an observable that is retried': caught(
    "await firstValueFrom(user.post('https://graph.facebook.com/v23.0/1/messages').pipe(retry(3)));",
  ),
  'a method with a decorator that retries': `class Sender {
  @Retryable({ attempts: 3 })
  async send(to: string) {
    try { await client.sendMessage(to); } catch (e: any) { if (e.code === 131056‸) return; throw e; }
  }
}`,
  'an answer whose body can be read once': `import { request } from 'undici';
${caught("await request('https://graph.facebook.com/v23.0/1/messages');")}`,
  'a failure whose body is a text': caught("await got.post('https://graph.facebook.com/v23.0/1/messages').json();"),
};

/** Calls that might not compile inside an arrow function. */
const NARROWED: Record<string, string> = {
  'a property that was assigned': caught('await user.client.sendMessage(to);', 'user.client ??= client;'),
  'a property that was asserted': caught('await client.sendMessage(user.phone);', 'invariant(user.phone);'),
  'an element that was tested': caught("await client.sendMessage(user['phone']);", "if (!user['phone']) return;"),
  'an object whose kind was tested': caught(
    'await client.sendMessage(to, user.job.text);',
    "if (user.job.type !== 'text') return;",
  ),
  'an object whose kind was switched on': caught(
    'await client.sendMessage(to, user.job.text);',
    "switch (user.job.type) { case 'image': return; }",
  ),
  'a variable of the file that was tested and changes': `let shared: any;
function start() { shared = client; }
${caught('await shared.sendMessage(to);', "if (!shared) throw new Error('not started');")}`,
  'a variable that was tested and changes': caught(
    'await client.sendMessage(phone);',
    'let phone = user.phone; if (!phone) phone = user.mobile; if (!phone) return;',
  ),
};

describe('Add retry is not offered for', () => {
  it.each(Object.entries(ONCE))('%s', async (_name, text) => {
    expect(await retriesAtCaret(IMPORT + text, 'typescript')).toEqual([]);
  });

  it.each(Object.entries(NARROWED))('%s, in TypeScript', async (_name, text) => {
    expect(await retriesAtCaret(IMPORT + text, 'typescript')).toEqual([]);
  });

  it('these cases only: a test of something else, or a constant, is no reason', async () => {
    for (const before of ['if (!user.phone) return;', 'const body = user.body; if (!body) return;']) {
      const text = IMPORT + caught('await client.sendMessage(to, body);', before);
      expect(await retriesAtCaret(text, 'typescript')).toEqual(['Add retry for 131056']);
    }
  });

  it('errors whose code has another name than the helper of the file reads', async () => {
    const text = IMPORT + caught('await client.sendMessage(to);');
    const helped = await applyRetry(text, 'typescript');
    const other = caught('await client.sendImage(to);').replace('e.code', 'e.errorCode').replace(' f(', ' g(');
    expect(await retriesAtCaret(`${helped}\n${other}`, 'typescript')).toEqual([]);
  });
});

describe('the recipient', () => {
  const handled = 'catch (e) { if (e.response.data.error.code === 131056‸) return; throw e; }';
  const post = `try { await axios.post('https://graph.facebook.com/v23.0/1/messages', payload); } ${handled}`;

  it('is not read from a payload of another function', async () => {
    const text = `function a(to) { const payload = { to }; return payload; }\nasync function b(payload) { ${post} }`;
    expect(onOneLine(await applyRetry(text, 'javascript'))).toContain("/messages', payload))");
  });

  it('is read under the key that the payload has', async () => {
    const text = `async function b(x) { const payload = { recipient: x }; ${post} }`;
    expect(onOneLine(await applyRetry(text, 'javascript'))).toContain("/messages', payload), payload.recipient)");
  });

  it('of a template has to be known in the branch', async () => {
    const title = /^131047: send a template instead$/;
    const text = caught('const phone = user.phone; await client.sendMessage(phone);').replace(
      '131056‸) return;',
      '131047‸) { console.warn(to); }',
    );
    await expect(applyFix(IMPORT + text, 'typescript', title)).rejects.toThrow('no edit');
    const known = text.replace('const phone = user.phone; ', '').replace('sendMessage(phone)', 'sendMessage(to)');
    expect((await applyFix(IMPORT + known, 'typescript', title)).text).toContain('await sendWhatsAppTemplate(to);');
  });
});

describe('what the other fixes leave alone', () => {
  it('a type, a member of an enum, and a value whose numbers are part of its type', async () => {
    const text = `enum Codes { Pair = 131056 }
type Code = 131056 | 80007;
export const RETRIED = [131056, 80007] as const;
export const isPair = (code: Code): boolean => code === 131056‸ && Codes.Pair > 0;
`;
    const { text: named } = await applyFix(text, 'typescript', /^Create constants/);
    expect(named).toContain(text.slice(0, text.indexOf('export const isPair')));
    expect(named).toContain('code === WhatsAppErrorCode.TitleOf131056 &&');
  });

  it('a message of an error of any kind', async () => {
    const text = "try { run(); } catch (error) { if (error.message.includes('131047‸')) stop(); }";
    await expect(applyFix(text, 'javascript', /^Compare/)).rejects.toThrow('is offered');
  });

  it('a token that cannot be assigned', async () => {
    const text = `class Sender {
  constructor(private readonly token: string) {}
  async send() {
    const answer = await fetch('https://graph.facebook.com/v23.0/1/messages', {
      headers: { Authorization: \`Bearer \${this.token}\` },
    });
    const { error } = await answer.json();
    if (error?.code === 190‸) { console.error('expired'); }
  }
}`;
    const title = /^190: refresh the token$/;
    await expect(applyFix(text, 'typescript', title)).rejects.toThrow('no edit');
    expect((await applyFix(text.replace('readonly ', ''), 'typescript', title)).text).toContain('this.token = await');
  });

  it('the meaning of two negations', async () => {
    const text = "const closed = !!answer.error.message.includes('Title of 131047‸');";
    const { text: compared } = await applyFix(text, 'javascript', /^Compare/);
    expect(compared).toBe('const closed = !(answer.error.code !== 131047);');
  });
});

describe('the import of the helper in its own file', () => {
  const send = 'try { await client.sendMessage(to); } catch (e) { if (e.code === 131056‸) throw e; }';
  const importOf = async (head: string, languageId: string, extension: string): Promise<string | undefined> => {
    const text = `${head}export async function f(client, to) { ${send} }`;
    const fixed = await applyFix(text, languageId, /own file/, { extension });
    return /'(\.[^']*whatsappRetry[^']*)'/.exec(fixed.text)?.[1];
  };

  it('ends as those of scripts do, or as Node needs it', async () => {
    const data = "import data from './data.json' with { type: 'json' };\n";
    expect(await importOf(data, 'javascript', 'js')).toBe('./whatsappRetry.js');
    expect(await importOf('', 'typescript', 'mts')).toBe('./whatsappRetry.mjs');
    expect(await importOf('', 'typescript', 'ts')).toBe('./whatsappRetry');
    expect(await importOf(`${data}import { a } from './a.js';\n`, 'typescript', 'ts')).toBe('./whatsappRetry.js');
  });
});

describe('p-retry in the project', () => {
  const dependencies = new Map([['p-retry', '^6.2.0']]);
  const send = `import axios from 'axios';
export async function f(to) {
  try { await axios.post('https://graph.facebook.com/v23.0/1/messages', { to }); }
  catch (e) { if (e.response?.data?.error?.code === 131056‸) return; throw e; }
}
`;
  const applied = async (text: string) =>
    (await applyFix(text, 'javascript', /^Add retry for 131056$/, { dependencies })).text;

  it('is used where both its names are free or imported', async () => {
    expect(await applied(send)).toContain("import pRetry, { AbortError } from 'p-retry';");
    const imported = await applied(`import pRetry, { AbortError } from 'p-retry';\n${send}`);
    expect(imported.match(/from 'p-retry'/g)).toHaveLength(1);
    expect(imported).toContain('throw new AbortError(error)');
  });

  it('is not used where one of its names is missing or means something else', async () => {
    for (const head of ["import pRetry from 'p-retry';\n", 'class AbortError extends Error {}\n']) {
      expect(await applied(head + send)).not.toContain('throw new AbortError');
    }
  });
});

describe('the cases added to a switch', () => {
  const text = `const QUOTA = 80007;
export function isSlow(code: number): boolean {
  switch (code) { // of a send
    case QUOTA:
    case 131056‸:
      return true;
    // everything else
    default:
      return false;
  }
}
`;

  it('are not those it has by name, and stand above the comment of the default one', async () => {
    const { document } = openAtCaret(text, 'typescript');
    const code = await readCode(document.getText(), 'typescript');
    const source = { document, find: finderOf(document.getText()), catalog: testCatalog, code };
    const at = text.indexOf('131056');
    expect(missingCases(source, at).map(({ key }) => key)).not.toContain('80007');
    const added = applyChanges(document.getText(), addCases(source, at, ['131047', '80007'])?.changes ?? []);
    const cases = '    // 131047: A code.\n    case 131047:\n      break;\n';
    expect(added).toBe(text.replace('‸', '').replace('    // everything else', `${cases}    // everything else`));
  });
});
