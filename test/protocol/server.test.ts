import { afterEach, describe, expect, it } from 'vitest';
import { CodeActionKind, DocumentDiagnosticReportKind, ErrorCodes } from 'vscode-languageserver-protocol';
import { MatchesInTextRequest, MatchesRequest, type MatchInfo, type TextMatch } from '../../shared/src/protocol.ts';
import { type ClientProfile, inProcess, LspClient } from './lspClient.ts';
import { CALLING, LOG, MISMATCH, TYPESCRIPT, UNRELATED, WEBHOOK_JSON } from './scenarios.ts';

let client: LspClient | undefined;

async function start(profile?: ClientProfile): Promise<LspClient> {
  client = await LspClient.start(inProcess(), profile);
  return client;
}

afterEach(() => {
  client?.dispose();
  client = undefined;
});

describe('initialize', () => {
  it('offers what the features can do', async () => {
    const { initializeResult } = await start();
    expect(initializeResult?.capabilities).toEqual({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      documentLinkProvider: {},
      documentHighlightProvider: true,
      referencesProvider: true,
      workspaceSymbolProvider: true,
      inlayHintProvider: true,
      completionProvider: { triggerCharacters: [...'0123456789'], resolveProvider: true },
      codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'source'], resolveProvider: true },
      diagnosticProvider: { identifier: 'whatsappErrors', interFileDependencies: false, workspaceDiagnostics: false },
    });
  });

  it('asks to hear of changed settings where the client can tell', async () => {
    const { registrations } = await start();
    const document = await client?.open('log', LOG);
    await document?.hoverText('131056');
    expect(registrations).toEqual(['workspace/didChangeConfiguration']);
  });

  it('serves a client that says nothing about itself', async () => {
    const started = await start({ capabilities: {}, initializationOptions: null });
    expect(started.initializeResult?.capabilities.diagnosticProvider).toBeUndefined();
    const document = await started.open('log', LOG);
    expect(await document.hoverText('131056')).toContain('131056');
  });
});

describe('hover', () => {
  it.each([
    ['typescript', TYPESCRIPT],
    ['log', LOG],
    ['json', WEBHOOK_JSON],
  ])('shows the card in %s', async (languageId, text) => {
    const document = await (await start()).open(languageId, text);
    const [first, second] = (await document.hoverText('131056'))?.split('\n') ?? [];
    expect(first).toMatch(/^\*\*131056\*\* · .*pair rate limit hit/);
    expect(second).toMatch(
      /^\*\*Retry: yes, for this recipient only\.\*\* 1 s, 4 s, 16 s, 64 s; at most one message per 6 s/,
    );
  });

  it('reads the details that stand beside the code', async () => {
    const document = await (await start()).open('json', MISMATCH);
    expect(await document.hoverText('132000,')).toContain(
      "**Here:** The template's body has 1 variable, but the request has 2: send exactly 1.",
    );
  });

  it('shows the meaning the text around the code tells', async () => {
    const started = await start();
    const calling = await (await started.open('json', CALLING)).hoverText('100,');
    const general = await (
      await started.open('json', CALLING.replace('sdp', 'it').replace('/calls', '/messages'))
    ).hoverText('100,');
    expect(general).toContain('_Also:_');
    expect(calling).not.toContain('_Also:_');
    expect(calling).not.toBe(general);
  });

  it('marks exactly the number', async () => {
    const document = await (await start()).open('log', LOG);
    const position = document.positionOf('131056');
    const hover = await document.hoverAt(position);
    expect(hover?.range).toEqual({ start: position, end: { ...position, character: position.character + 6 } });
  });

  it('says the same far down in a large document, and on a line of megabytes', async () => {
    const started = await start();
    const small = await (await started.open('json', MISMATCH)).hoverText('132000');
    const below = await started.open('json', `${'{"status":"delivered"}\n'.repeat(100_000)}${MISMATCH}`);
    expect(await below.hoverText('132000')).toBe(small);
    const beside = await started.open('json', `[${'{"status":"delivered"},'.repeat(100_000)}${MISMATCH}]`);
    expect(await beside.hoverText('132000')).toBe(small);
  });

  it('counts UTF-16 units before the number', async () => {
    const line = `😀 日本 ${LOG}`;
    const document = await (await start()).open('log', line);
    const position = document.positionOf('131056');
    expect((await document.hoverAt(position))?.range?.start).toEqual(position);
  });

  it('stays silent where a number is no code', async () => {
    const started = await start();
    const log = await started.open('log', LOG);
    expect(await log.hoverText('131056', 1)).toBeUndefined();
    const unrelated = await started.open('javascript', UNRELATED);
    expect(await unrelated.hoverText('131056')).toBeUndefined();
    expect(await unrelated.hoverText('100;')).toBeUndefined();
  });

  it('links to the panel only for clients that have one', async () => {
    const withPanel = await (await start()).open('log', LOG);
    expect(await withPanel.hoverText('131056')).toContain('(command:whatsappErrors.openCatalog?');
    client?.dispose();
    const without = await (await start({ initializationOptions: {} })).open('log', LOG);
    expect(await without.hoverText('131056')).not.toContain('command:');
  });

  it('speaks plain text to clients that do not render Markdown', async () => {
    const started = await start({ capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
    const document = await started.open('log', LOG);
    const hover = await document.hoverAt(document.positionOf('131056'));
    expect(hover?.contents).toMatchObject({ kind: 'plaintext', value: expect.stringMatching(/^131056 · /) });
  });
});

describe('edits', () => {
  it('follows incremental changes', async () => {
    const document = await (await start()).open('log', LOG);
    const start131056 = document.positionOf('131056');
    const range = { start: start131056, end: { ...start131056, character: start131056.character + 6 } };
    await document.change(LOG.replace('131056', '131047'), [{ range, text: '131047' }]);
    expect(await document.hoverText('131047')).toContain('Do not retry');
  });

  it('knows nothing of closed documents', async () => {
    const document = await (await start()).open('log', LOG);
    await document.close();
    expect(await document.hoverText('131056')).toBeUndefined();
    expect(await document.codeActions('131056')).toEqual([]);
    expect(await document.links()).toEqual([]);
    expect(await document.diagnostics()).toEqual({ kind: DocumentDiagnosticReportKind.Full, items: [] });
  });
});

describe('settings', () => {
  it('are asked for per document and obeyed', async () => {
    const off = { hover: { enabled: false }, codeActions: { enabled: false }, documentLinks: { enabled: false } };
    const started = await start({ settings: (uri) => (uri?.includes('quiet') ? off : null) });
    const quiet = await started.open('log', LOG, 'file:///quiet.log');
    expect(await quiet.hoverText('131056')).toBeUndefined();
    expect(await quiet.codeActions('131056')).toEqual([]);
    expect(await quiet.links()).toEqual([]);
    const other = await started.open('log', LOG);
    expect(await other.hoverText('131056')).toContain('131056');
  });

  it('change at once', async () => {
    let ignoredCodes: string[] = [];
    const started = await start({ settings: () => ({ ignoredCodes }) });
    const document = await started.open('log', LOG);
    expect(await document.hoverText('131056')).toBeDefined();
    ignoredCodes = ['131056'];
    await started.changeConfiguration(null);
    expect(await document.hoverText('131056')).toBeUndefined();
  });

  it('may be pushed by clients that do not answer questions', async () => {
    const started = await start();
    const document = await started.open('log', LOG);
    await started.changeConfiguration({ whatsappErrors: { hover: { enabled: false } } });
    expect(await document.hoverText('131056')).toBeUndefined();
  });

  it('of the wrong type are replaced by their defaults, one by one', async () => {
    const wrong = { hover: 'yes', ignoredCodes: 7, limits: { maxFileSizeKB: -1, maxMatches: '9' } };
    const document = await (await start({ settings: () => wrong })).open('log', LOG);
    expect(await document.hoverText('131056')).toContain('131056');
  });

  it('limit the size of examined files, and the client hears of it', async () => {
    const started = await start({ settings: () => ({ limits: { maxFileSizeKB: 1 } }) });
    const heard: unknown[] = [];
    started.connection.onNotification('whatsappErrors/documentLimit', (change) => void heard.push(change));
    const document = await started.open('log', LOG + ' '.repeat(2000));
    expect(await document.hoverText('131056')).toBeUndefined();
    await document.change(LOG);
    expect(await document.hoverText('131056')).toBeDefined();
    expect(heard).toEqual([
      { uri: document.uri, limited: 'file-size' },
      { uri: document.uri, limited: null },
    ]);
  });
});

describe('document links', () => {
  it('lead to the official page', async () => {
    const document = await (await start()).open('log', LOG);
    const [link, ...more] = await document.links();
    expect(more).toEqual([]);
    expect(link?.range.start).toEqual(document.positionOf('131056'));
    expect(link?.target).toMatch(/^https:\/\/developers\.facebook\.com\//);
  });
});

describe('code actions', () => {
  it('offer the retry lazily and resolve it to one edit', async () => {
    const started = await start();
    const document = await started.open('typescript', TYPESCRIPT);
    const actions = await document.codeActions('131056');
    const retry = actions.find(({ title }) => title === 'Add retry for 131056');
    expect(retry).toMatchObject({ kind: CodeActionKind.QuickFix });
    expect(retry?.edit).toBeUndefined();
    const resolved = await started.resolve(retry ?? { title: '' });
    expect(JSON.stringify(resolved.edit)).toContain('131056');
  });

  it('carry their edits at once for clients that do not resolve', async () => {
    const document = await (await start({ capabilities: {} })).open('typescript', TYPESCRIPT);
    const retry = (await document.codeActions('131056')).find(({ title }) => title === 'Add retry for 131056');
    expect(retry?.edit?.changes?.[document.uri]).toBeDefined();
  });

  it('never offer a retry for a code that must not be sent again', async () => {
    const document = await (await start()).open('typescript', TYPESCRIPT);
    const titles = (await document.codeActions('131047')).map(({ title }) => title);
    expect(titles).toContain('131047: send a template instead');
    expect(titles.join()).not.toMatch(/Add retry|Copy retry/);
  });

  it('honour the kind that is asked for', async () => {
    const document = await (await start()).open('typescript', TYPESCRIPT);
    expect(await document.codeActions('131056', [CodeActionKind.SourceFixAll])).toEqual([]);
    expect(await document.codeActions('131056', [CodeActionKind.QuickFix])).not.toEqual([]);
  });

  it('of others come back from resolve as they were', async () => {
    const started = await start();
    expect(await started.resolve({ title: 'Other', data: 42 })).toEqual({ title: 'Other', data: 42 });
  });
});

describe('diagnostics', () => {
  it('are pulled; an unchanged document costs nothing', async () => {
    const document = await (await start()).open('typescript', TYPESCRIPT);
    const first = await document.diagnostics();
    expect(first).toMatchObject({ kind: DocumentDiagnosticReportKind.Full, items: [] });
    const again = await document.diagnostics(first.kind === 'full' ? first.resultId : undefined);
    expect(again.kind).toBe(DocumentDiagnosticReportKind.Unchanged);
  });

  it('are pushed to clients that do not pull', async () => {
    const started = await start({ capabilities: {} });
    const pushed = new Promise((resolve) =>
      started.connection.onNotification('textDocument/publishDiagnostics', resolve),
    );
    const document = await started.open('typescript', TYPESCRIPT);
    expect(await pushed).toEqual({ uri: document.uri, version: 1, diagnostics: [] });
  });
});

describe('whatsappErrors/matchAt', () => {
  it('gives the match and its evidence', async () => {
    const document = await (await start()).open('log', LOG);
    const match = await document.matchAt('131056');
    expect(match).toMatchObject({ kind: 'code', key: '131056' });
    expect(match?.evidence.length).toBeGreaterThan(0);
    expect(await document.matchAt('INFO')).toBeNull();
  });
});

describe('whatsappErrors/matches', () => {
  it('gives all matches of a document in their order', async () => {
    const started = await start();
    const document = await started.open('typescript', TYPESCRIPT);
    const params = { textDocument: { uri: document.uri } };
    const matches: MatchInfo[] = await started.connection.sendRequest(MatchesRequest.method, params);
    expect(matches.map(({ key, kind, range }) => [key, kind, range.start])).toEqual([
      ['131056', 'code', document.positionOf('131056')],
      ['131047', 'code', document.positionOf('131047')],
    ]);
    await document.close();
    expect(await started.connection.sendRequest(MatchesRequest.method, params)).toEqual([]);
  });
});

describe('whatsappErrors/matchesInText', () => {
  it('gives the codes of a line of a terminal, with no document open', async () => {
    const { connection } = await start({ settings: () => ({ ignoredCodes: ['131047'] }) });
    const codes = async (text: string) => {
      const matches: TextMatch[] = await connection.sendRequest(MatchesInTextRequest.method, { text });
      return matches.map(({ start: from, end, key }) => [text.slice(from, end), key]);
    };
    expect(await codes('Error: (#131056) pair rate limit hit')).toEqual([['131056', '131056']]);
    expect(await codes('whatsapp send failed: {"code":100,"error_subcode":33}')).toContainEqual(['100', '100:33']);
    expect(await codes('Error: (#131047) Re-engagement message')).toEqual([]);
    expect(await codes('GET /orders/131056 200 in 131 ms, pid 131026')).toEqual([]);
    expect(await codes('')).toEqual([]);
  });
});

describe('bad input', () => {
  it('does not end the server', async () => {
    const started = await start();
    const { connection } = started;
    const nowhere = { textDocument: { uri: 'not a uri' }, position: { line: 9e9, character: -3 } };
    expect(await connection.sendRequest('textDocument/hover', nowhere)).toBeNull();
    await expect(connection.sendRequest('whatsappErrors/unknown', {})).rejects.toMatchObject({
      code: ErrorCodes.MethodNotFound,
    });
    const document = await started.open('log', LOG);
    expect(await document.hoverAt({ line: 9e6, character: 9e6 })).toBeNull();
    expect(await document.hoverText('131056')).toContain('131056');
  });
});
