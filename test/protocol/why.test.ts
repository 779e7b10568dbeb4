import { afterEach, expect, it } from 'vitest';
import { type WhyInfo, WhyRequest } from '../../shared/src/protocol.ts';
import { type ClientProfile, inProcess, LspClient, type OpenDocument } from './lspClient.ts';
import { LOG, WEBHOOK_JSON } from './scenarios.ts';

let client: LspClient | undefined;

async function open(languageId: string, text: string, profile?: ClientProfile): Promise<OpenDocument> {
  client = await LspClient.start(inProcess(), profile);
  return client.open(languageId, text);
}

async function whyAt(document: OpenDocument, needle: string, nth = 0): Promise<WhyInfo | null | undefined> {
  const params = { textDocument: { uri: document.uri }, position: document.positionOf(needle, nth) };
  return client?.connection.sendRequest<WhyInfo | null>(WhyRequest.method, params);
}

afterEach(() => {
  client?.dispose();
  client = undefined;
});

it('says what makes a number a code', async () => {
  const document = await open('json', WEBHOOK_JSON);
  const why = await whyAt(document, '131056');
  const start = document.positionOf('131056');
  expect(why).toMatchObject({
    subject: '131056 · (Business Account, Consumer Account) pair rate limit hit',
    key: '131056',
    isMatch: true,
    range: { start, end: { ...start, character: start.character + 6 } },
    sections: [{ heading: 'For' }],
  });
  expect(why?.verdict).toMatch(/^131056 is a code here: \d+ points, 3 needed$/);
});

it('says why another is none', async () => {
  const why = await whyAt(await open('log', LOG), '131056', 1);
  expect(why).toMatchObject({ key: '131056', isMatch: false, sections: [{ heading: 'What would make it a code' }] });
});

it('follows edits', async () => {
  const document = await open('log', LOG);
  await document.change(LOG.replace('(#131056)', '(#999999)'));
  expect(await whyAt(document, '999999')).toMatchObject({ subject: '999999', isMatch: false });
});

it.each([
  ['ignoredCodes', { ignoredCodes: ['(#131056)'] }],
  ['limits.maxFileSizeKB', { limits: { maxFileSizeKB: 0.05 } }],
])('names whatsappErrors.%s where it keeps the code from being shown', async (setting, settings) => {
  const document = await open('log', LOG, { settings: () => settings });
  expect(await document.hoverText('131056')).toBeUndefined();
  const why = await whyAt(document, '131056');
  expect(why?.isMatch).toBe(false);
  expect(why?.verdict).toContain(`131056 would be a code here, but`);
  expect(why?.verdict).toContain(`whatsappErrors.${setting}`);
});

it('gives null where there is neither number nor title, and for documents that are not open', async () => {
  const document = await open('log', LOG);
  expect(await whyAt(document, 'INFO')).toBeNull();
  await document.close();
  expect(await whyAt(document, '131056')).toBeNull();
});
