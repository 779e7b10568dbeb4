import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { BlockDocument } from '../../../server/src/blockDocument.ts';
import { createDocumentMatches, type DocumentMatches } from '../../../server/src/documentMatches.ts';
import type { DocumentLimitParams } from '../../../shared/src/protocol.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/src/settings.ts';
import { testCatalog } from '../detect/testCatalog.ts';

const URI = 'file:///project/a.log';
const WHOLE = { start: 0, end: Number.POSITIVE_INFINITY };
const FAILED = '2026-11-20 WARN whatsapp send failed: (#131056) pair rate limit hit\n';

interface Setup {
  readonly matches: DocumentMatches;
  readonly heard: DocumentLimitParams['limited'][];
  /** How often other messages were let in. */
  turns(): number;
}

/** `onTurn` is called where other messages are handled. */
function setup(onTurn: () => void = () => {}): Setup {
  const heard: DocumentLimitParams['limited'][] = [];
  let turns = 0;
  const nextTurn = async () => {
    turns++;
    onTurn();
  };
  const matches = createDocumentMatches(testCatalog(), { nextTurn }, ({ limited }) => void heard.push(limited));
  return { matches, heard, turns: () => turns };
}

function documentOf(text: string): BlockDocument {
  return new BlockDocument(URI, 'log', 1, text);
}

function limits(changed: Partial<Settings['limits']>): Settings {
  return { ...DEFAULT_SETTINGS, limits: { ...DEFAULT_SETTINGS.limits, ...changed } };
}

/** What is found in the whole document; fails where the answer was given up. */
async function all({ matches }: Setup, document: BlockDocument, settings = DEFAULT_SETTINGS) {
  const find = await matches.find(document, WHOLE, settings);
  if (!find) throw new Error('The answer was given up');
  return find(WHOLE.start, WHOLE.end);
}

async function at({ matches }: Setup, document: BlockDocument, offset: number, settings = DEFAULT_SETTINGS) {
  const find = await matches.find(document, { start: offset, end: offset }, settings);
  return find?.(offset, offset);
}

describe('finding the matches of a document', () => {
  const large = FAILED.repeat(30_000);

  it('lets other messages in while a large document is examined', async () => {
    const given = setup();
    expect((await all(given, documentOf(large), limits({ maxMatches: 1e9 }))).length).toBe(30_000);
    expect(given.turns()).toBeGreaterThan(3);
  });

  it('gives the answer up where the document changes meanwhile', async () => {
    const document = documentOf(large);
    const { matches } = setup(() => document.update([{ text: 'other' }], document.version + 1));
    expect(await matches.find(document, WHOLE, DEFAULT_SETTINGS)).toBeUndefined();
  });

  it('gives the answer up where the client no longer wants it', async () => {
    const source = new CancellationTokenSource();
    const { matches } = setup(() => source.cancel());
    expect(await matches.find(documentOf(large), WHOLE, DEFAULT_SETTINGS, source.token)).toBeUndefined();
  });

  it('gives the answer up where the document is closed or opened again', async () => {
    const closed = setup(() => closed.matches.forget(URI));
    expect(await closed.matches.find(documentOf(large), WHOLE, DEFAULT_SETTINGS)).toBeUndefined();
  });

  it('leaves out the ignored codes', async () => {
    const settings = { ...DEFAULT_SETTINGS, ignoredCodes: ['#131056'] };
    expect(await all(setup(), documentOf(FAILED), settings)).toEqual([]);
    expect((await all(setup(), documentOf(FAILED))).length).toBe(1);
  });
});

describe('the limits', () => {
  it('leave a document that is too large alone, and say so until it is smaller', async () => {
    const given = setup();
    const document = documentOf(FAILED + ' '.repeat(2_000));
    expect(await all(given, document, limits({ maxFileSizeKB: 1 }))).toEqual([]);
    expect(await at(given, document, 50, limits({ maxFileSizeKB: 1 }))).toEqual([]);
    expect(given.heard).toEqual(['file-size']);
    document.update([{ text: FAILED }], 2);
    expect((await all(given, document, limits({ maxFileSizeKB: 1 }))).length).toBe(1);
    expect(given.heard).toEqual(['file-size', null]);
  });

  it('end an answer about the whole document at the number of matches; a place beyond is still answered', async () => {
    const given = setup();
    const document = documentOf(FAILED.repeat(2_000));
    const few = limits({ maxMatches: 10 });
    expect((await all(given, document, few)).length).toBe(10);
    expect(given.heard).toEqual(['matches']);
    const last = document.getText().lastIndexOf('131056');
    expect((await at(given, document, last, few))?.length).toBe(1);
    expect(given.heard).toEqual(['matches']);
    expect((await all(given, document)).length).toBe(2_000);
    expect(given.heard).toEqual(['matches', null]);
  });

  it('count what the settings ignore', async () => {
    const settings = { ...limits({ maxMatches: 10 }), ignoredCodes: ['131056'] };
    const given = setup();
    expect(await all(given, documentOf(FAILED.repeat(2_000)), settings)).toEqual([]);
    expect(given.heard).toEqual(['matches']);
  });

  it('say that a line was too long once it was looked at, until none is left', async () => {
    const given = setup();
    const long = `${'x'.repeat(20_000)} ${FAILED.trim()} ${'y'.repeat(20_000)}\n`;
    const document = documentOf(FAILED + long);
    expect((await at(given, document, FAILED.indexOf('131056')))?.length).toBe(1);
    expect(given.heard).toEqual([]);
    expect((await at(given, document, document.getText().lastIndexOf('131056')))?.length).toBe(1);
    expect(given.heard).toEqual(['line-length']);
    expect((await at(given, document, FAILED.indexOf('131056')))?.length).toBe(1);
    expect(given.heard).toEqual(['line-length']);
    document.update([{ text: FAILED }], 2);
    expect((await at(given, document, FAILED.indexOf('131056')))?.length).toBe(1);
    expect(given.heard).toEqual(['line-length', null]);
  });

  it('are taken back when the document is closed', async () => {
    const given = setup();
    await all(given, documentOf(FAILED.repeat(20)), limits({ maxMatches: 10 }));
    given.matches.forget(URI);
    given.matches.forget(URI);
    expect(given.heard).toEqual(['matches', null]);
  });
});
