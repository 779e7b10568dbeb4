import { describe, expect, it } from 'vitest';
import { applyFix, applyRetry, onOneLine, retriesAtCaret, wrapsAtCaret } from './fixtures.ts';

const IMPORT = "import { client } from '@acme/whatsapp-sdk';\n";

/** Texts in which no retry may be offered at the caret, by what is in the way. */
const SCRIPTS: Record<string, string> = {
  'a code that must not be sent again': `async function f() {
  try { await client.sendMessage(to); } catch (e) { if (e.code === 131047‸) return; }
}`,
  'only a constant': 'const PAIR_LIMIT = 131056‸;\n',
  'a constant with a send elsewhere': `const CODES = new Set([131056‸]);
async function f() { await client.sendMessage(to); }`,
  'a condition in a function that sends nothing': `await client.sendMessage(to);
function isPairLimit(code) { return code === 131056‸; }`,
  'a catch around something else': `async function f() {
  try { await db.save(to); } catch (e) { if (e.code === 131056‸) return; }
}`,
  'a call nobody waits for': `function f() {
  try { client.sendMessage(to); } catch (e) { if (e.code === 131056‸) return; }
}`,
  'a call nobody waits for, without semicolons': `function f() {
  try { client.sendMessage(to) } catch (e) { if (e.code === 131056‸) return }
}`,
  'a call in a callback that is not async': `function f(list) {
  try { return list.map((to) => client.sendMessage(to)); } catch (e) { if (e.code === 131056‸) return; }
}`,
  'a generator': `function* f() {
  try { yield client.sendMessage(to); } catch (e) { if (e.code === 131056‸) return; }
}`,
  'a send to many': `async function f() {
  try { await client.sendMessages(list); } catch (e) { if (e.code === 131056‸) return; }
}`,
  'an argument that sends': `async function f() {
  try { await client.sendMessage(await client.uploadMedia(to)); } catch (e) { if (e.code === 131056‸) return; }
}`,
  'a retry of another library': `async function f() {
  try { await pRetry(async () => { await client.sendMessage(to); }); } catch (e) { if (e.code === 131056‸) return; }
}`,
  'a loop that counts attempts': `async function f() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try { return await client.sendMessage(to); } catch (e) { if (e.code === 131056‸) continue; }
  }
}`,
  'a helper name that means something else': `import { withWhatsAppRetry } from './mine.js';
async function f() {
  try { await client.sendMessage(to); } catch (e) { if (e.code === 131056‸) return; }
}`,
  'a function whose caller retries': `async function deliver(to) { return await client.send‸Message(to); }
async function f() { await withWhatsAppRetry([131056], () => deliver('1')); }
async function withWhatsAppRetry(codes, send) {}
async function whatsAppRetryDelay() { const policies = { 131056: { delays: [1], jitter: 0 } }; }`,
  'brackets that do not match': `async function f() {
  try { await client.sendMessage(to; } catch (e) { if (e.code === 131056‸) return; }
}`,
  'an answer to a browser': `app.post('/hook', async (req, res) => {
  try { await res.send(200); } catch (e) { if (e.code === 131056‸) return; }
})`,
  'a mail': `async function f() {
  try { await mailer.send(to); await sendEmail(to); } catch (e) { if (e.code === 131056‸) return; }
}`,
  'a send of something else that handles no code': 'async function f() { await sendMet‸rics(1); }',
};

describe('Add retry is not offered for', () => {
  it('these cases only: without what is in the way it is', async () => {
    const script = `async function f() {
  try { await client.sendMessage(to); } catch (e) { if (e.code === 131056‸) return; }
}`;
    expect(await retriesAtCaret(script, 'javascript')).toEqual(['Add retry for 131056']);
  });

  it.each(Object.entries(SCRIPTS))('%s', async (_name, text) => {
    expect(await retriesAtCaret(IMPORT + text, 'javascript')).toEqual([]);
    expect(await retriesAtCaret(IMPORT + text, 'typescript')).toEqual([]);
  });

  it.each(['json', 'log', 'plaintext'])('a file of language %s', async (languageId) => {
    const text = `${IMPORT}try { await client.sendMessage(to); } catch (e) { if (e.code === 131056‸) throw e; }`;
    expect(await retriesAtCaret(text, 'javascript')).toEqual(['Add retry for 131056']);
    expect(await retriesAtCaret(text, languageId)).toEqual([]);
  });
});

describe('Add retry on a send call', () => {
  const handled = (code: string): string => `${IMPORT}async function f(to) {
  const answer = await client.send‸Message(to);
  switch (answer.error?.code) {
    ${code}
  }
}`;

  it('is offered for each code to retry that is handled after it', async () => {
    const titles = await retriesAtCaret(
      handled('case 80007:\n    case 131000: return 1;\n    case 131047: return 2;'),
      'typescript',
    );
    expect(titles).toEqual(['Add retry for 80007', 'Add retry for 131000']);
  });

  it('is offered for the pair limit where none is handled and the file names the Cloud API', async () => {
    expect(await wrapsAtCaret(handled('case 131047: return 2;'), 'typescript')).toBe(true);
    expect(await wrapsAtCaret('async function f() { await client.send‸Message(1); }', 'typescript')).toBe(false);
    const web = "import { Client } from 'whatsapp-web.js';\nasync function f() { await client.send‸Message(1); }";
    expect(await wrapsAtCaret(web, 'typescript')).toBe(false);
  });

  it('is offered nowhere but on the call', async () => {
    const text = `${IMPORT}async function f(to) {\n  const ans‸wer = await client.sendMessage(to);\n}`;
    expect(await wrapsAtCaret(text, 'typescript')).toBe(false);
  });

  it('wraps the requests of a catch only where no call says more about itself', async () => {
    const text = `async function f(to, url) {
  try {
    const user = await fetch(url);
    await wa.sendText(to, user.name);
  } catch (error) {
    if (error.code === 131056‸) return;
  }
}`;
    expect(await applyRetry(text, 'javascript')).toContain('const user = await fetch(url);');
    const unclear = text.replace('    await wa.sendText(to, user.name);\n', '');
    expect(await applyRetry(unclear, 'javascript')).toContain('await withWhatsAppRetry([131056], () => fetch(url));');
  });

  it('follows the address through variables', async () => {
    const text = `const API = { base: 'https://graph.facebook.com/v23.0' };
const url = \`\${API.base}/1/messages\`;
async function f(body) {
  const other = await fetch('https://example.com/log');
  return await fe‸tch(url, body);
}`;
    expect(await wrapsAtCaret(text, 'javascript')).toBe(true);
    expect(
      await wrapsAtCaret(text.replace('fe‸tch', 'fetch').replace('await fetch(', 'await ‸fetch('), 'javascript'),
    ).toBe(false);
  });

  it('is not offered in TypeScript where an arrow function would forget what a condition said of a property', async () => {
    const text = `${IMPORT}async function f(user: { phone?: string; name: string }) {
  if (!user.phone) return;
  await client.send‸Message(user.phone, user.name);
}`;
    expect(await wrapsAtCaret(text, 'typescript')).toBe(false);
    expect(await wrapsAtCaret(text, 'javascript')).toBe(true);
    const other = text.replace('!user.phone', '!user.name.length').replace('user.phone,', 'String(user),');
    expect(await wrapsAtCaret(other, 'typescript')).toBe(true);
  });

  it('covers optional calls, non-null marks and type arguments', async () => {
    for (const call of [
      'client?.sendMessage(to)',
      'this.wa!.sendMessage<Sent<Text[]>>(to)',
      'new WhatsApp(1).sendMessage(to)',
    ]) {
      const text = `${IMPORT}async function f(to: string) { return (await ${call.replace('send', 'se‸nd')}).id; }`;
      const { text: wrapped } = await applyFix(text, 'typescript', /^Wrap/);
      expect(onOneLine(wrapped)).toContain(onOneLine(`(await withWhatsAppRetry([131056], () => ${call}, to)).id`));
    }
  });
});
