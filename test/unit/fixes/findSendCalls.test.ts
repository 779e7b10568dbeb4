import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import { callAt, callsHandledAt } from '../../../shared/src/fixes/call/findSendCalls.ts';
import { FIX_LANGUAGES, type FixLanguage } from '../../../shared/src/fixes/languages.ts';
import { goldens } from '../../service/codeActions/fixtures.ts';
import { parseSource } from './parseSource.ts';

const CARET = '‸';

/** The text of the call at the caret, and whether it can be handed over. */
async function callIn(marked: string, name: FixLanguage): Promise<{ call: string; safe: boolean } | undefined> {
  const text = marked.replace(CARET, '');
  const offset = marked.indexOf(CARET);
  const language = LANGUAGE_FIXES[name];
  if (!language) throw new Error(`No fixes are written in ${name}.`);
  const source = await parseSource(text, name);
  const call = callAt(source, language, offset, offset);
  return call && { call: text.slice(call.node.startIndex, call.node.endIndex), safe: language.isSafe(call, source) };
}

describe('callAt in TypeScript', () => {
  it.each([
    ['await client.se‸nd(a)', 'client.send(a)', true],
    [
      'const r = await this.wa.messages(to).send‸({\n  a: [1, (2)],\n});',
      'this.wa.messages(to).send({\n  a: [1, (2)],\n})',
      true,
    ],
    [
      "await superagent.post('/1/messages').sen‸d(b).set('x', y)",
      "superagent.post('/1/messages').send(b).set('x', y)",
      true,
    ],
    ['await sender[0]!.sendText<T>(‸a).then(f).finally(g)', 'sender[0]!.sendText<T>(a)', true],
    ['sendText‸(a).catch(f)', 'sendText(a)', true],
    ['aw‸ait sendText(a)', 'sendText(a)', true],
    ['async function f() { return sen‸dText(a) }', 'sendText(a)', true],
    ['const f = async (a: string): Promise<void> => sendTex‸t(a)', 'sendText(a)', true],
    ['class A { async f(): Promise<{ a: 1 }> { return sendT‸ext(a) } }', 'sendText(a)', true],
    ['await Promise.all(list.map((to) => sendT‸ext(to)))', 'sendText(to)', true],
    ['await Promise.all([sendT‸ext(a), b])', 'sendText(a)', true],
    ['list.map((to) => sendT‸ext(to))', 'sendText(to)', false],
    ['const f = () => sendTex‸t(a)', 'sendText(a)', false],
    ['class A { f(): Promise<void> { return sendTex‸t(a) } }', 'sendText(a)', false],
    ['sendTex‸t(a);', 'sendText(a)', false],
    ["await post(`/1/messages`, { a: '‸' })", "post(`/1/messages`, { a: '' })", true],
  ])('%j', async (text, call, safe) => {
    expect(await callIn(text, 'typescript')).toEqual({ call, safe });
  });

  it.each([
    'async function sendT‸ext(a) {}',
    'class A { async send‸Text(a: string): Promise<void> {} }',
    'await res.sen‸d(1)',
    'await db.message.cre‸ate(1)',
    '"await send‸Text(a)"',
    '// await send‸Text(a)',
    'const ans‸wer = await sendText(a)',
  ])('finds no send of a message in %j', async (text) => {
    expect(await callIn(text, 'typescript')).toBeUndefined();
  });
});

describe('callAt in Python', () => {
  it.each([
    ['client.se‸nd_text(a)', 'client.send_text(a)', true],
    ['r = client.messages(to) \\\n  .send‸(\n  a)', 'client.messages(to) \\\n  .send(\n  a)', true],
    ['x = requests.post(f"{BASE}/messages", a‸).json()', 'requests.post(f"{BASE}/messages", a)', true],
    ['async def f():\n    await client.se‸nd_text(a)', 'client.send_text(a)', true],
    ['async def f():\n    client.se‸nd_text(a)', 'client.send_text(a)', false],
    ['class A:\n    x = client.se‸nd_text(a)', 'client.send_text(a)', false],
    ['def f(x=client.se‸nd_text(a)):\n    pass', 'client.send_text(a)', false],
  ])('%j', async (text, call, safe) => {
    expect(await callIn(text, 'python')).toEqual({ call, safe });
  });

  it.each([
    'def send_te‸xt(a):\n    pass',
    '@app.po‸st("/messages")\ndef f(): pass',
    '"""send_te‸xt(a)"""',
    '# send_te‸xt(a)',
  ])('finds no send that can be handed over in %j', async (text) => {
    expect((await callIn(text, 'python'))?.safe ?? false).toBe(false);
  });
});

describe('the search while someone types', () => {
  it.each(FIX_LANGUAGES)('answers for any part of any text, with calls inside it, in %s', async (name) => {
    const language = LANGUAGE_FIXES[name];
    if (!language) throw new Error(`No fixes are written in ${name}.`);
    const texts = goldens(name).map(({ before, languageId }) => ({ text: before.replace(CARET, ''), languageId }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(2000),
        fc.nat(200),
        fc.nat(2000),
        async ({ text, languageId }, at, length, place) => {
          const cut = text.slice(0, at) + text.slice(at + length);
          const source = await parseSource(cut, languageId);
          const offset = Math.min(place, cut.length);
          for (const call of [...callsHandledAt(source, language, offset), callAt(source, language, offset, offset)]) {
            if (!call) continue;
            language.isSafe(call, source);
            expect(call.node.startIndex).toBeLessThan(call.node.endIndex);
            expect(call.node.endIndex).toBeLessThanOrEqual(cut.length);
          }
        },
      ),
      { numRuns: 60, seed: 131056 },
    );
  });
});
