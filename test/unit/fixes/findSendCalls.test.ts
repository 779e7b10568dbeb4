import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSendCalls } from '../../../shared/src/fixes/findSendCalls.ts';
import type { FixLanguage } from '../../../shared/src/fixes/languages.ts';

/** The text of the call at `‸`, with what would run it. */
function callIn(marked: string, language: FixLanguage): { call: string; runs: string | undefined } | undefined {
  const text = marked.replace('‸', '');
  const offset = marked.indexOf('‸');
  const call = findSendCalls(text, language)?.callAt(offset, offset);
  return call && { call: text.slice(call.span.start, call.span.end), runs: call.runs };
}

describe('findSendCalls in scripts', () => {
  it.each([
    ['await client.se‸nd(a)', 'client.send(a)', 'async'],
    [
      'const r = await this.wa.messages(to).send‸({\n  a: [1, (2)],\n});',
      'this.wa.messages(to).send({\n  a: [1, (2)],\n})',
      'async',
    ],
    [
      "await superagent.post('/1/messages').sen‸d(b).set('x', y)",
      "superagent.post('/1/messages').send(b).set('x', y)",
      'async',
    ],
    ['await sender[0]!.sendText<T>(‸a).then(f).finally(g)', 'sender[0]!.sendText<T>(a)', 'async'],
    ['sendText‸(a).catch(f)', 'sendText(a)', 'async'],
    ['async function f() { return sen‸dText(a) }', 'sendText(a)', 'async'],
    ['const f = async (a: string): Promise<void> => sendTex‸t(a)', 'sendText(a)', 'async'],
    ['class A { async f(): Promise<{ a: 1 }> { return sendT‸ext(a) } }', 'sendText(a)', 'async'],
    ['const f = () => sendTex‸t(a)', 'sendText(a)', undefined],
    ['class A { f(): Promise<void> { return sendTex‸t(a) } }', 'sendText(a)', undefined],
    ['sendTex‸t(a);', 'sendText(a)', undefined],
    ["await post(`/1/messages`, { a: '‸' })", "post(`/1/messages`, { a: '' })", 'async'],
  ])('%j', (text, call, runs) => {
    expect(callIn(text, 'typescript')).toEqual({ call, runs });
  });

  it.each([
    'async function sendT‸ext(a) {}',
    'class A { async send‸Text(a: string): Promise<void> {} }',
    "fe‸tch('/users')",
    'await res.sen‸d(1)',
    'await db.message.cre‸ate(1)',
    '"await send‸Text(a)"',
    '// await send‸Text(a)',
  ])('finds no send of a message in %j', (text) => {
    const found = callIn(text, 'typescript');
    expect(found === undefined || found.runs === undefined).toBe(true);
  });
});

describe('findSendCalls in Python', () => {
  it.each([
    ['client.se‸nd_text(a)', 'client.send_text(a)', 'sync'],
    ['r = client.messages(to) \\\n  .send‸(\n  a)', 'client.messages(to) \\\n  .send(\n  a)', 'sync'],
    ['x = requests.post(f"{BASE}/messages", a‸).json()', 'requests.post(f"{BASE}/messages", a)', 'sync'],
    ['async def f():\n    await client.se‸nd_text(a)', 'client.send_text(a)', 'async'],
    ['async def f():\n    client.se‸nd_text(a)', 'client.send_text(a)', undefined],
    ['class A:\n    x = client.se‸nd_text(a)', 'client.send_text(a)', undefined],
    ['def f(x=client.se‸nd_text(a)):\n    pass', 'client.send_text(a)', undefined],
  ])('%j', (text, call, runs) => {
    expect(callIn(text, 'python')).toEqual({ call, runs });
  });

  it.each([
    'def send_te‸xt(a):\n    pass',
    '@app.po‸st("/messages")\ndef f(): pass',
    '"""send_te‸xt(a)"""',
    '# send_te‸xt(a)',
  ])('finds no send of a message in %j', (text) => {
    expect(callIn(text, 'python')).toBeUndefined();
  });
});

describe('findSendCalls while someone types', () => {
  const folder = path.join(import.meta.dirname, '../../fixtures/codeActions');
  const files = readdirSync(folder).filter((file) => file.includes('.after.'));

  it('answers for any part of any text, with ranges inside it', () => {
    const texts = files.map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(8000),
        fc.nat(400),
        fc.nat(8000),
        ({ file, text }, at, length, place) => {
          const cut = text.slice(0, at) + text.slice(at + length);
          const calls = findSendCalls(cut, file.endsWith('.py') ? 'python' : 'typescript');
          const offset = Math.min(place, cut.length);
          for (const call of [...(calls?.callsHandledAt(offset) ?? []), calls?.callAt(offset, offset)]) {
            if (!call) continue;
            expect(call.span.start).toBeLessThan(call.span.end);
            expect(call.span.end).toBeLessThanOrEqual(cut.length);
          }
        },
      ),
      { numRuns: 300, seed: 131056 },
    );
  });

  it('gives up on a text that is too long', () => {
    expect(findSendCalls(`await sendText(a);${' '.repeat(1_000_000)}`, 'typescript')).toBeUndefined();
  });
});
