import { afterEach, describe, expect, it } from 'vitest';
import { InlayHintRefreshRequest } from 'vscode-languageserver-protocol';
import { type ClientProfile, inProcess, LspClient } from './lspClient.ts';
import { LOG, TYPESCRIPT } from './scenarios.ts';

let client: LspClient | undefined;

async function start(profile?: ClientProfile): Promise<LspClient> {
  client = await LspClient.start(inProcess(), profile);
  return client;
}

afterEach(() => {
  client?.dispose();
  client = undefined;
});

const TYPING = TYPESCRIPT.replace('131056', '13');
const BARE = '2026-11-20 21:00:03 WARN whatsapp send failed: error 131047\n';
const ALL = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

describe('completion', () => {
  it('offers codes with their titles, and the card when one is looked at', async () => {
    const completionItem = { labelDetailsSupport: true, documentationFormat: ['markdown' as const] };
    const started = await start({ capabilities: { textDocument: { completion: { completionItem } } } });
    const document = await started.open('typescript', TYPING);
    const item = (await document.completion(') return')).find(({ label }) => label === '131056');
    expect(item?.labelDetails?.description).toMatch(/pair rate limit hit$/);
    expect(item?.documentation).toBeUndefined();
    const resolved = await started.resolveCompletion(item ?? { label: '' });
    expect(resolved.documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/^\*\*131056\*\* · /),
    });
  });

  it('speaks to clients that show less', async () => {
    const started = await start({ capabilities: {} });
    const document = await started.open('typescript', TYPING);
    const item = (await document.completion(') return')).find(({ label }) => label === '131056');
    expect(item?.labelDetails).toBeUndefined();
    expect(item?.detail).toMatch(/pair rate limit hit$/);
    const resolved = await started.resolveCompletion(item ?? { label: '' });
    expect(resolved.documentation).toMatchObject({ kind: 'plaintext' });
  });

  it('is silent elsewhere, and where it is switched off', async () => {
    let enabled = true;
    const started = await start({ settings: () => ({ completion: { enabled } }) });
    const document = await started.open('typescript', TYPING);
    expect(await document.completion('WhatsAppClient')).toEqual([]);
    expect(await document.completion(') return')).not.toEqual([]);
    enabled = false;
    await started.changeConfiguration(null);
    expect(await document.completion(') return')).toEqual([]);
  });
});

describe('completion in a file above the limit', () => {
  it('is silent', async () => {
    const settings = () => ({ limits: { maxFileSizeKB: 1 } });
    const document = await (await start({ settings })).open('typescript', `${TYPING}${'// more\n'.repeat(200)}`);
    expect(await document.completion(') return')).toEqual([]);
  });
});

describe('inlay hints', () => {
  it('are shown in logs, and in source where that is wanted', async () => {
    let show = 'logsAndJson';
    const refreshed: unknown[] = [];
    const capabilities = { workspace: { inlayHint: { refreshSupport: true } } };
    const started = await start({ capabilities, settings: () => ({ inlayHints: { show } }) });
    started.connection.onRequest(InlayHintRefreshRequest.type, () => void refreshed.push(show));
    const log = await started.open('log', BARE);
    const source = await started.open('typescript', TYPESCRIPT);
    const count = async () => [(await log.inlayHints(ALL)).length, (await source.inlayHints(ALL)).length];
    expect(await count()).toEqual([1, 0]);
    show = 'everywhere';
    await started.changeConfiguration(null);
    expect(await count()).toEqual([1, 2]);
    show = 'never';
    await started.changeConfiguration(null);
    expect(await count()).toEqual([0, 0]);
    expect(refreshed).toEqual(['everywhere', 'never']);
  });

  it('are still given where the client refuses to ask again', async () => {
    const capabilities = { workspace: { inlayHint: { refreshSupport: true } } };
    const started = await start({ capabilities });
    started.connection.onRequest(InlayHintRefreshRequest.type, () => Promise.reject(new Error('refused')));
    await started.changeConfiguration(null);
    expect(await (await started.open('log', BARE)).inlayHints(ALL)).toHaveLength(1);
  });

  it('are given for the range that is asked for', async () => {
    const document = await (await start()).open('log', BARE.repeat(50));
    const range = { start: { line: 10, character: 0 }, end: { line: 12, character: 0 } };
    expect((await document.inlayHints(range)).map(({ position }) => position.line)).toEqual([10, 11]);
  });
});

describe('document highlights', () => {
  it('mark the same code in the whole document', async () => {
    const document = await (await start()).open('log', LOG.repeat(3));
    expect((await document.highlights('131056')).map(({ range }) => range.start.line)).toEqual([0, 2, 4]);
    expect(await document.highlights('INFO')).toEqual([]);
  });

  it('can be switched off', async () => {
    const document = await (await start({ settings: () => ({ documentHighlights: { enabled: false } }) })).open(
      'log',
      LOG,
    );
    expect(await document.highlights('131056')).toEqual([]);
  });
});
